/**
 * What the person did, as campaigns and reviews look at it. A worker reads it once and keeps it up with what is stored
 * from then on: only the background writes.
 */
import { type Act, actOf } from '../campaign/act.ts';
import type { Event } from '../insight/event.ts';
import type { Answered } from '../practice/schedule.ts';
import type { World } from './world.ts';

const KINDS = ['shown', 'answered', 'practised', 'hint', 'campaign'] as const;
const COUNT: ReadonlySet<Event['kind']> = new Set(KINDS);

interface Own {
  readonly acts: Act[];
  readonly answers: Answered[];
}

/** What each person did who was at this device, and the ids of all that was read. */
interface Log {
  readonly people: Map<string, Own>;
  readonly ids: Set<string>;
}

const logs = new WeakMap<World['database'], Promise<Log>>();

function logOf({ database }: World): Promise<Log> {
  const known = logs.get(database);
  if (known) return known;
  const reading = database.ofKinds(KINDS).then((events) => {
    const log: Log = { people: new Map(), ids: new Set() };
    for (const event of events) take(log, event);
    return log;
  });
  logs.set(database, reading);
  // The next one tries again.
  reading.catch(() => logs.delete(database));
  return reading;
}

function take({ people, ids }: Log, event: Event): void {
  if (ids.has(event.id)) return;
  ids.add(event.id);
  const own = people.get(event.person) ?? { acts: [], answers: [] };
  people.set(event.person, own);
  const act = actOf(event);
  if (act) own.acts.push(act);
  if (event.kind !== 'answered') return;
  const { at, lesson, revision, data } = event;
  own.answers.push({ at, lesson, revision, ...data });
}

const NOTHING: Own = { acts: [], answers: [] };

async function ownOf(world: World): Promise<Own> {
  const { people } = await logOf(world);
  // Asking who it is would make somebody known of whom nothing is kept.
  return people.size === 0 ? NOTHING : (people.get(await world.person()) ?? NOTHING);
}

/**
 * The person's own acts, in any order.
 * @throws Failure where the database cannot be read
 */
export const actsOf = async (world: World): Promise<readonly Act[]> => (await ownOf(world)).acts;

/**
 * The person's answers to checks, in any order.
 * @throws Failure where the database cannot be read
 */
export const answersOf = async (world: World): Promise<readonly Answered[]> => (await ownOf(world)).answers;

/** An event was stored. */
export function noteAct({ database }: World, event: Event): void {
  // Where nothing is read yet, it is among what will be.
  if (COUNT.has(event.kind))
    void logs
      .get(database)
      ?.then((log) => take(log, event))
      .catch(() => {});
}

/** Everything was deleted. */
export function forgetActs({ database }: World): void {
  logs.delete(database);
}

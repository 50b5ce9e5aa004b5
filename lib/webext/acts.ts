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

interface Log {
  readonly person: string;
  readonly acts: Act[];
  readonly answers: Answered[];
  readonly ids: Set<string>;
}

const logs = new WeakMap<World['database'], Promise<Log>>();

async function logOf(world: World): Promise<Log> {
  const person = await world.person();
  const before = await logs.get(world.database)?.catch(() => null);
  if (before?.person === person) return before;
  const reading = world.database.ofKinds(KINDS).then((events) => {
    const log: Log = { person, acts: [], answers: [], ids: new Set() };
    for (const event of events) take(log, event);
    return log;
  });
  logs.set(world.database, reading);
  return reading;
}

function take(log: Log, event: Event): void {
  if (event.person !== log.person || log.ids.has(event.id)) return;
  log.ids.add(event.id);
  const act = actOf(event);
  if (act) log.acts.push(act);
  if (event.kind !== 'answered') return;
  const { at, lesson, revision, data } = event;
  log.answers.push({ at, lesson, revision, ...data });
}

/**
 * The person's own acts, in any order.
 * @throws Failure where the database cannot be read
 */
export const actsOf = async (world: World): Promise<readonly Act[]> => (await logOf(world)).acts;

/**
 * The person's answers to checks, in any order.
 * @throws Failure where the database cannot be read
 */
export const answersOf = async (world: World): Promise<readonly Answered[]> => (await logOf(world)).answers;

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

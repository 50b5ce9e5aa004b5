/** The person's events and the packs that were added, on this device. Only the background writes; other pages of ours may read. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { Failure, type FailureCode } from '../answer.ts';
import { type Event, firstId, type HintEvent, isLasting } from '../insight/event.ts';
import type { RatingEvent } from '../insight/rating.ts';
import { type Rollup, rollupKey, saidBefore } from '../insight/rollup.ts';
import type { Recalled } from '../practice/memory.ts';
import type { Frozen } from '../xapi/statement.ts';
import { createPackStores, type PackStore, type PackStores, packStore } from './packs/store.ts';
import { undo } from './transaction.ts';
import {
  addStatement,
  createOutboxStores,
  OUTBOX,
  type OutboxStore,
  type OutboxStores,
  outboxStore,
} from './xapi/store.ts';

const NAME = 'cuecard';
/** What is kept of the person. */
const STORES = ['events', 'rollups', 'places', ...OUTBOX] as const;
const VERSION = 4;

/** How far a person was in a lesson. */
export interface PlaceRecord extends Recalled {
  readonly ref: string;
  readonly revision: string;
  readonly person: string;
}

interface Schema extends DBSchema, PackStores, OutboxStores {
  events: { key: string; value: Event; indexes: { kind: string } };
  rollups: { key: string; value: Rollup };
  places: { key: string; value: PlaceRecord };
}

export interface Database {
  /**
   * Stores an event once; its day's roll-up is counted, and its statement put into the outbox, in the same transaction.
   * @param isDaily one like it, of the same day, makes it superfluous
   * @returns whether it was stored now
   */
  append(event: Event, statement?: Frozen | null, isDaily?: boolean): Promise<boolean>;
  /** Tells whether something counted under this key of a roll-up already. */
  isCounted(key: string): Promise<boolean>;
  /** Clears away single events from before a time (UTC, ms); their days' counts stay, and so do hints that were closed. */
  tidy(before: number): Promise<void>;
  /** What reports are made from: the days' counts, from a day on if one is given, and the events of these kinds. */
  counted(
    kinds: readonly Event['kind'][],
    from: string | null,
  ): Promise<{ events: Event[]; rollups: Rollup[] }>;
  /** All events of these kinds. */
  ofKinds(kinds: readonly Event['kind'][]): Promise<Event[]>;
  ratings(): Promise<RatingEvent[]>;
  hints(): Promise<HintEvent[]>;
  /** How far somebody was in a lesson; the last one counts. */
  place(ref: string): Promise<PlaceRecord | null>;
  setPlace(place: PlaceRecord): Promise<void>;
  readonly packs: PackStore;
  readonly outbox: OutboxStore;
  /** Everything that is kept of the person, for the person. */
  all(): Promise<{ events: Event[]; rollups: Rollup[]; places: PlaceRecord[] }>;
  erase(): Promise<void>;
}

/**
 * Opens the database at the first call, and again after it was closed.
 * @throws Failure from every call: 'full', 'blocked' (another version is open), 'newer' or 'database'
 */
export function openDatabase(): Database {
  let opening: Opening | null = null;
  const close = () => {
    opening?.db.then((db) => db.close()).catch(() => {});
    opening = null;
  };
  const open = () => {
    opening ??= connect(close);
    return Promise.race([opening.db, opening.blocked]);
  };
  const run = async <T>(work: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T> => {
    try {
      return await work(await open());
    } catch (error) {
      // A blocked request goes on by itself, and a second one would only wait behind it, without a word.
      if (!(error instanceof Failure)) close();
      throw await failure(error);
    }
  };
  return {
    append: (event, statement = null, isDaily = false) => run((db) => append(db, event, statement, isDaily)),
    isCounted: (key) => run(async (db) => (await db.getKey('rollups', key)) !== undefined),
    tidy: (before) => run((db) => tidy(db, before)),
    counted: (kinds, from) =>
      run(async (db) => {
        const [rollups, events] = await Promise.all([
          // Keys begin with their day.
          db.getAll('rollups', from === null ? null : IDBKeyRange.lowerBound(from)),
          ofKinds(db, kinds),
        ]);
        return { events, rollups };
      }),
    ofKinds: (kinds) => run((db) => ofKinds(db, kinds)),
    ratings: () => run((db) => db.getAllFromIndex('events', 'kind', 'rating') as Promise<RatingEvent[]>),
    hints: () => run((db) => db.getAllFromIndex('events', 'kind', 'hint') as Promise<HintEvent[]>),
    place: (ref) => run(async (db) => (await db.get('places', ref)) ?? null),
    setPlace: (place) => run(async (db) => void (await db.put('places', place))),
    packs: packStore((work) => run((db) => work(db as unknown as IDBPDatabase<PackStores>))),
    outbox: outboxStore((work) => run((db) => work(db as unknown as IDBPDatabase<OutboxStores>))),
    all: () =>
      run(async (db) => ({
        events: await db.getAll('events'),
        rollups: await db.getAll('rollups'),
        places: await db.getAll('places'),
      })),
    erase: () =>
      run(async (db) => {
        const tx = db.transaction(STORES, 'readwrite');
        await Promise.all([...STORES.map((name) => tx.objectStore(name).clear()), tx.done]);
      }),
  };
}

async function ofKinds(db: IDBPDatabase<Schema>, kinds: readonly Event['kind'][]): Promise<Event[]> {
  return (await Promise.all(kinds.map((kind) => db.getAllFromIndex('events', 'kind', kind)))).flat();
}

/** A connection that is there or will be; `blocked` only ever rejects, once it is known that this takes long. */
interface Opening {
  readonly db: Promise<IDBPDatabase<Schema>>;
  readonly blocked: Promise<never>;
}

function connect(close: () => void): Opening {
  const { promise: blocked, reject } = Promise.withResolvers<never>();
  const db = openDB<Schema>(NAME, VERSION, {
    upgrade,
    // A page with an older version holds the database: waiting would look like loading for ever.
    blocked: () => reject(new Failure('blocked', 'another Cuecard page holds the database')),
    blocking: close,
    terminated: close,
  });
  return { db, blocked };
}

/** Adds what is missing; nothing that is there is touched. Version 1 had no places, version 2 no packs, version 3 no outbox. */
function upgrade(db: IDBPDatabase<Schema>): void {
  const { objectStoreNames: there } = db;
  if (!there.contains('events'))
    db.createObjectStore('events', { keyPath: 'id' }).createIndex('kind', 'kind');
  if (!there.contains('rollups')) db.createObjectStore('rollups', { keyPath: 'key' });
  if (!there.contains('places')) db.createObjectStore('places', { keyPath: 'ref' });
  if (!there.contains('packs')) createPackStores(db as unknown as IDBPDatabase<PackStores>);
  if (!there.contains('outbox')) createOutboxStores(db as unknown as IDBPDatabase<OutboxStores>);
}

async function append(
  db: IDBPDatabase<Schema>,
  event: Event,
  statement: Frozen | null,
  isDaily: boolean,
): Promise<boolean> {
  const tx = db.transaction([...STORES], 'readwrite', { durability: 'strict' });
  const [events, rollups] = [tx.objectStore('events'), tx.objectStore('rollups')];
  let isNew = false;
  try {
    if ((await events.getKey(event.id)) === undefined) {
      const others = event.kind === 'rating' ? await events.index('kind').getAll('rating') : [];
      const key = rollupKey(event, saidBefore(others, event));
      const count = (await rollups.get(key))?.count ?? 0;
      isNew = !isDaily || count === 0;
      if (isNew) {
        await Promise.all([events.add(event), rollups.put({ key, count: count + 1 })]);
        if (statement) await addStatement(tx as never, statement);
      }
    }
    await tx.done;
    return isNew;
  } catch (error) {
    return undo(tx, error);
  }
}

/** Ids sort by their time, so that the old ones are found without reading the others. */
async function tidy(db: IDBPDatabase<Schema>, before: number): Promise<void> {
  const tx = db.transaction('events', 'readwrite');
  const range = IDBKeyRange.upperBound(firstId(before), true);
  for (let cursor = await tx.store.openCursor(range); cursor; cursor = await cursor.continue())
    // An id of another form says nothing of its time.
    if (cursor.value.at < before && !isLasting(cursor.value)) await cursor.delete();
  await tx.done;
}

const CODES: Record<string, FailureCode> = { QuotaExceededError: 'full', VersionError: 'newer' };

async function failure(error: unknown): Promise<Failure> {
  if (error instanceof Failure) return error;
  const { name = '', message = String(error) } = error as DOMException;
  return new Failure(CODES[name] ?? ((await isFull()) ? 'full' : 'database'), message);
}

/** A disk without room has no error of its own in Chromium 156 ("UnknownError"), but no room is left on it. */
async function isFull(): Promise<boolean> {
  const { quota = Infinity, usage = 0 } = await navigator.storage.estimate();
  return quota - usage < 65_536;
}

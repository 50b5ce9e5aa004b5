/** The person's events and the packs that were added, on this device. Only the background writes; other pages of ours may read. */
import { openDB } from 'idb';
import { Failure, type FailureCode } from '../answer.ts';
import { counted, countIn, type DayRecord, rollupsIn } from '../insight/days.ts';
import { type Event, firstId, type HintEvent, isLasting } from '../insight/event.ts';
import type { Kept } from '../insight/exchange.ts';
import type { RatingEvent } from '../insight/rating.ts';
import { dayIn, type Rollup, rollupKey, saidBefore } from '../insight/rollup.ts';
import type { Frozen } from '../xapi/statement.ts';
import { bring } from './bring.ts';
import { isFull } from './full.ts';
import { type PackStore, packStore } from './packs/store.ts';
import type { Db, PlaceRecord, Schema, Stores } from './schema.ts';
import { undo } from './transaction.ts';
import { upgrade, VERSION } from './upgrade.ts';
import { addStatement, OUTBOX, type OutboxStore, outboxStore } from './xapi/store.ts';

export type { PlaceRecord } from './schema.ts';

const NAME = 'cuecard';
/** What is kept of the person. */
const STORES = ['events', 'days', 'places', ...OUTBOX] as const;

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
  /** The days' counts, from a day on if one is given (UTC: YYYY-MM-DD), in the order of the days. */
  days(from: string | null): Promise<DayRecord[]>;
  /** All events of these kinds. */
  ofKinds(kinds: readonly Event['kind'][]): Promise<Event[]>;
  /**
   * Brings a piece of the person's own export in; nothing that is here is changed or counted twice.
   * @returns how many events were not here before
   */
  bring(piece: Kept, isKept?: (event: Event) => boolean): Promise<number>;
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
  const run = async <T>(work: (db: Db) => Promise<T>): Promise<T> => {
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
    isCounted: (key) =>
      run(async (db) => {
        const [day, rest] = dayIn(key);
        return countIn(await db.get('days', day), rest) > 0;
      }),
    tidy: (before) => run((db) => tidy(db, before)),
    days: (from) => run((db) => db.getAll('days', from === null ? null : IDBKeyRange.lowerBound(from))),
    ofKinds: (kinds) => run((db) => ofKinds(db, kinds)),
    bring: (piece, isKept = () => true) => run((db) => bring(db, piece, isKept)),
    ratings: () => run((db) => db.getAllFromIndex('events', 'kind', 'rating') as Promise<RatingEvent[]>),
    hints: () => run((db) => db.getAllFromIndex('events', 'kind', 'hint') as Promise<HintEvent[]>),
    place: (ref) => run(async (db) => (await db.get('places', ref)) ?? null),
    setPlace: (place) => run(async (db) => void (await db.put('places', place))),
    packs: packStore(run),
    outbox: outboxStore(run),
    all: () =>
      run(async (db) => ({
        events: await db.getAll('events'),
        rollups: rollupsIn(await db.getAll('days')),
        places: await db.getAll('places'),
      })),
    erase: () =>
      run(async (db) => {
        const tx = db.transaction(STORES, 'readwrite');
        await Promise.all([...STORES.map((name) => tx.objectStore(name).clear()), tx.done]);
      }),
  };
}

async function ofKinds(db: Db, kinds: readonly Event['kind'][]): Promise<Event[]> {
  return (await Promise.all(kinds.map((kind) => db.getAllFromIndex('events', 'kind', kind)))).flat();
}

/** A connection that is there or will be; `blocked` only ever rejects, once it is known that this takes long. */
interface Opening {
  readonly db: Promise<Db>;
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

async function append(db: Db, event: Event, statement: Frozen | null, isDaily: boolean): Promise<boolean> {
  const tx = db.transaction<Stores, 'readwrite'>([...STORES], 'readwrite', { durability: 'strict' });
  const [events, days] = [tx.objectStore('events'), tx.objectStore('days')];
  let isNew = false;
  try {
    if ((await events.getKey(event.id)) === undefined) {
      const others = event.kind === 'rating' ? await events.index('kind').getAll('rating') : [];
      const [day, rest] = dayIn(rollupKey(event, saidBefore(others, event)));
      const record = (await days.get(day)) ?? { day, keys: [], counts: [] };
      const count = countIn(record, rest);
      isNew = !isDaily || count === 0;
      if (isNew) {
        await Promise.all([events.add(event), days.put(counted(record, rest, count + 1))]);
        if (statement) await addStatement(tx, statement);
      }
    }
    await tx.done;
    return isNew;
  } catch (error) {
    return undo(tx, error);
  }
}

/** Ids sort by their time, so that the old ones are found without reading the others. */
async function tidy(db: Db, before: number): Promise<void> {
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

/** The outbox in the database. Each change is one transaction: whatever dies, nothing is lost and nothing waits twice. */
import type { DBSchema, IDBPObjectStore } from 'idb';
import type { Answer } from '../../xapi/answer.ts';
import {
  added,
  BATCH,
  departed,
  EMPTY,
  type Entry,
  entryOf,
  gaveUp,
  isOverfull,
  mayDepart,
  type Outbox,
  pick,
  type Refused,
  resumed,
} from '../../xapi/outbox.ts';
import { recovered, type Settlement, settled } from '../../xapi/settle.ts';
import type { Frozen } from '../../xapi/statement.ts';
import type { Stores as All, Db, Schema, Writing } from '../schema.ts';
import { undo } from '../transaction.ts';

export interface OutboxStores extends DBSchema {
  outbox: { key: string; value: Entry; indexes: { due: number; rank: number } };
  outboxState: { key: string; value: Outbox };
  refused: { key: string; value: Refused; indexes: { at: number } };
}

export const OUTBOX = ['outbox', 'outboxState', 'refused'] as const;

/** The outbox and what waits in it. */
export interface Waiting {
  readonly outbox: Outbox;
  /** When the first of it is due: UTC ms. */
  readonly due: number | null;
}

export interface OutboxStore {
  look(): Promise<Waiting>;
  /** Takes the next batch; what is taken counts as sent, with an unknown end, until it is settled. */
  depart(now: number): Promise<Entry[]>;
  settle(ids: readonly string[], answer: Answer, now: number, random: number): Promise<void>;
  /** Whatever held it up is tried anew. */
  resume(): Promise<void>;
  /** What was put aside, the newest first. */
  refused(): Promise<Refused[]>;
  /** The texts of all that waits or was put aside. */
  texts(): Promise<string[]>;
}

/** Of what was put aside, no more is kept than this. */
const MOST_REFUSED = 1000;
const STATE = 'state';

type Store<N extends (typeof OUTBOX)[number]> = IDBPObjectStore<Schema, All, N, 'readwrite'>;

interface Stores {
  readonly entries: Store<'outbox'>;
  readonly state: Store<'outboxState'>;
  readonly refused: Store<'refused'>;
}

export function createOutboxStores(db: Db): void {
  const entries = db.createObjectStore('outbox', { keyPath: 'id' });
  entries.createIndex('due', 'due');
  entries.createIndex('rank', 'rank');
  db.createObjectStore('outboxState');
  db.createObjectStore('refused', { keyPath: 'id' }).createIndex('at', 'at');
}

/** Adds a statement within the transaction that stores its event. @param tx holds `OUTBOX` */
export async function addStatement(tx: Writing, frozen: Frozen): Promise<void> {
  const { entries, state } = storesIn(tx);
  const entry = entryOf(frozen);
  let outbox = added((await state.get(STATE)) ?? EMPTY, entry);
  await entries.put(entry);
  while (isOverfull(outbox)) {
    // Ids sort by the time they were made.
    const oldest = await entries.index('rank').openCursor();
    if (!oldest) break;
    outbox = gaveUp(outbox, oldest.value);
    await oldest.delete();
  }
  await state.put(outbox, STATE);
}

/** @param run runs work on the open database */
export function outboxStore(run: <T>(work: (db: Db) => Promise<T>) => Promise<T>): OutboxStore {
  const change = <T>(work: (stores: Stores) => Promise<T>) => run((db) => inOne(db, work));
  return {
    look: () =>
      run(async (db) => {
        const tx = db.transaction(['outbox', 'outboxState']);
        const [outbox, first] = await Promise.all([
          tx.objectStore('outboxState').get(STATE),
          tx.objectStore('outbox').index('due').openKeyCursor(),
        ]);
        return { outbox: outbox ?? EMPTY, due: first?.key ?? null };
      }),
    depart: (now) => change((stores) => depart(stores, now)),
    settle: (ids, answer, now, random) =>
      change(async (stores) => {
        const outbox = (await stores.state.get(STATE)) ?? EMPTY;
        await write(stores, settled(outbox, await thoseThere(stores, ids), answer, now, random));
      }),
    resume: () =>
      change(async ({ state }) => void (await state.put(resumed((await state.get(STATE)) ?? EMPTY), STATE))),
    refused: () => run(async (db) => (await db.getAllFromIndex('refused', 'at')).reverse()),
    texts: () =>
      run(async (db) => {
        const all = await Promise.all([db.getAll('outbox'), db.getAll('refused')]);
        return all.flat().map(({ json }) => json);
      }),
  };
}

async function depart(stores: Stores, now: number): Promise<Entry[]> {
  const { entries, state } = stores;
  let outbox = (await state.get(STATE)) ?? EMPTY;
  if (outbox.flight.length > 0) {
    const settlement = recovered(outbox, await thoseThere(stores, outbox.flight));
    await write(stores, settlement);
    outbox = settlement.outbox;
  }
  if (!mayDepart(outbox, now)) return [];
  const due = await entries.index('due').getAll(IDBKeyRange.upperBound(now), BATCH);
  const batch = pick(outbox, due);
  if (batch.length > 0) await state.put(departed(outbox, batch), STATE);
  return batch;
}

async function thoseThere({ entries }: Stores, ids: readonly string[]): Promise<Entry[]> {
  const all = await Promise.all(ids.map((id) => entries.get(id)));
  return all.filter((entry) => entry !== undefined);
}

async function write(stores: Stores, { outbox, gone, changed, refused }: Settlement): Promise<void> {
  await Promise.all([
    stores.state.put(outbox, STATE),
    ...gone.map((id) => stores.entries.delete(id)),
    ...changed.map((entry) => stores.entries.put(entry)),
    ...refused.map((one) => stores.refused.put(one)),
  ]);
  if (refused.length === 0 || (await stores.refused.count()) <= MOST_REFUSED) return;
  await (await stores.refused.index('at').openCursor())?.delete();
}

function storesIn(tx: Writing): Stores {
  return {
    entries: tx.objectStore('outbox'),
    state: tx.objectStore('outboxState'),
    refused: tx.objectStore('refused'),
  };
}

async function inOne<T>(db: Db, work: (stores: Stores) => Promise<T>): Promise<T> {
  const tx = db.transaction<All, 'readwrite'>([...OUTBOX], 'readwrite', { durability: 'strict' });
  try {
    const result = await work(storesIn(tx));
    await tx.done;
    return result;
  } catch (error) {
    return undo(tx, error);
  }
}

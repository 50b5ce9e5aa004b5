/** Brings the database from each version to this one. An upgrade that does not come to its end has changed nothing. */
import { type IDBPTransaction, unwrap } from 'idb';
import { daysOf } from '../insight/days.ts';
import type { Rollup } from '../insight/rollup.ts';
import { createPackStores } from './packs/store.ts';
import type { Db, Schema, Stores } from './schema.ts';
import { createOutboxStores } from './xapi/store.ts';

/** Version 1 had no places, 2 no packs, 3 no outbox; up to version 4 each count of a day was a record of its own. */
export const VERSION = 5;

type Upgrade = IDBPTransaction<Schema, Stores, 'versionchange'>;

/** Adds what is missing, and brings what is there into its present form. */
export function upgrade(db: Db, _from: number, _to: number | null, tx: Upgrade): void {
  // That it failed is told to whoever opens the database.
  tx.done.catch(() => {});
  const { objectStoreNames: there } = db;
  if (!there.contains('events'))
    db.createObjectStore('events', { keyPath: 'id' }).createIndex('kind', 'kind');
  if (!there.contains('days')) db.createObjectStore('days', { keyPath: 'day' });
  if (!there.contains('places')) db.createObjectStore('places', { keyPath: 'ref' });
  if (!there.contains('packs')) createPackStores(db);
  if (!there.contains('outbox')) createOutboxStores(db);
  bringDays(unwrap(db), unwrap(tx));
}

/** The browser's own calls: whatever fails in them ends the whole upgrade, where a promise would fail beside it. */
function bringDays(db: IDBDatabase, tx: IDBTransaction): void {
  if (!db.objectStoreNames.contains('rollups')) return;
  const reading: IDBRequest<Rollup[]> = tx.objectStore('rollups').getAll();
  reading.onsuccess = () => {
    const days = tx.objectStore('days');
    for (const day of daysOf(reading.result)) days.put(day);
    db.deleteObjectStore('rollups');
  };
}

/** Packs that were added, in the database. What is known of them is apart from their files, which may be large. */
import type { DBSchema } from 'idb';
import type { Db } from '../schema.ts';
import { undo } from '../transaction.ts';
import type { PackRecord } from './record.ts';

export interface PackStores extends DBSchema {
  packs: { key: string; value: PackRecord };
  packFiles: { key: string; value: Uint8Array };
}

export interface PackStore {
  all(): Promise<PackRecord[]>;
  /** The file of a pack; undefined when it is gone. */
  file(id: string): Promise<Uint8Array | undefined>;
  /** Puts a pack in the place of the one with its id: both or nothing of it is there. */
  put(record: PackRecord, file: Uint8Array): Promise<void>;
  /** Changes what is known of a pack that is there. */
  note(id: string, change: (record: PackRecord) => PackRecord): Promise<void>;
  /** Deletes packs for good. */
  drop(ids: readonly string[]): Promise<void>;
}

export function createPackStores(db: Db): void {
  db.createObjectStore('packs', { keyPath: 'id' });
  db.createObjectStore('packFiles');
}

/** @param run runs work on the open database */
export function packStore(run: <T>(work: (db: Db) => Promise<T>) => Promise<T>): PackStore {
  return {
    all: () => run((db) => db.getAll('packs')),
    file: (id) => run((db) => db.get('packFiles', id)),
    put: (record, file) =>
      run((db) => both(db, ({ packs, files }) => [packs.put(record), files.put(file, record.id)])),
    note: (id, change) =>
      run(async (db) => {
        const tx = db.transaction('packs', 'readwrite');
        const record = await tx.store.get(id);
        await Promise.all([record && tx.store.put(change(record)), tx.done]);
      }),
    drop: (ids) =>
      run((db) => both(db, ({ packs, files }) => ids.flatMap((id) => [packs.delete(id), files.delete(id)]))),
  };
}

async function both(
  db: Db,
  work: (stores: ReturnType<typeof storesOf>) => Promise<unknown>[],
): Promise<void> {
  const tx = db.transaction(['packs', 'packFiles'], 'readwrite', { durability: 'strict' });
  try {
    await Promise.all(work(storesOf(tx)));
    await tx.done;
  } catch (error) {
    await undo(tx, error);
  }
}

function storesOf(tx: ReturnType<typeof readwrite>) {
  return { packs: tx.objectStore('packs'), files: tx.objectStore('packFiles') };
}

const readwrite = (db: Db) => db.transaction(['packs', 'packFiles'], 'readwrite');

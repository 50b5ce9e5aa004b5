/** What the database holds, store by store. */
import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { DayRecord } from '../insight/days.ts';
import type { Event } from '../insight/event.ts';
import type { Recalled } from '../practice/memory.ts';
import type { PackStores } from './packs/store.ts';
import type { OutboxStores } from './xapi/store.ts';

/** How far a person was in a lesson. */
export interface PlaceRecord extends Recalled {
  readonly ref: string;
  readonly revision: string;
  readonly person: string;
}

export interface Schema extends DBSchema, PackStores, OutboxStores {
  events: { key: string; value: Event; indexes: { kind: string } };
  days: { key: string; value: DayRecord };
  places: { key: string; value: PlaceRecord };
}

export type Db = IDBPDatabase<Schema>;
export type Stores = StoreNames<Schema>[];
export type Writing = IDBPTransaction<Schema, Stores, 'readwrite'>;

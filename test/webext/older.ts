/** The database as each version before this one made it, with something in every store. */
import type { Event } from '../../lib/insight/event.ts';
import { type Rollup, rollupsOf } from '../../lib/insight/rollup.ts';
import { entryOf } from '../../lib/xapi/outbox.ts';
import { freeze } from '../../lib/xapi/statement.ts';
import { DAY, START, use } from '../insight/samples.ts';
import { AROUND } from '../xapi/events.ts';

/** Stores in the order in which they came, and what lies in them. */
export type Contents = Readonly<Record<string, readonly unknown[]>>;

const EVENTS: readonly Event[] = Array.from({ length: 3 }, (_, n) =>
  use(n > 0, { at: START + n * DAY }),
).flat();
/** In the order of a store. */
export const ROLLUPS: readonly Rollup[] = rollupsOf(EVENTS).sort((a, b) => (a.key < b.key ? -1 : 1));
const FROZEN = freeze(EVENTS[0]!, AROUND);

const STORES: readonly {
  since: number;
  name: string;
  key: string | null;
  index?: string[];
  holds: unknown[];
}[] = [
  { since: 1, name: 'events', key: 'id', index: ['kind'], holds: [...EVENTS] },
  { since: 1, name: 'rollups', key: 'key', holds: [...ROLLUPS] },
  {
    ...{ since: 2, name: 'places', key: 'ref' },
    holds: [{ ref: 'acme/refund', revision: '0000000a', person: 'ann', place: 1, ticks: ['0.1'] }],
  },
  { since: 3, name: 'packs', key: 'id', holds: [{ id: 'acme', version: '1.0.0' }] },
  { since: 3, name: 'packFiles', key: null, holds: [new Uint8Array([1, 2, 3])] },
  { since: 4, name: 'outbox', key: 'id', index: ['due', 'rank'], holds: [entryOf(FROZEN)] },
  { since: 4, name: 'outboxState', key: null, holds: [{ waiting: 1 }] },
  { since: 4, name: 'refused', key: 'id', index: ['at'], holds: [{ id: 'one', at: 1, message: 'no verb' }] },
];

export const OLDER = [1, 2, 3, 4] as const;

/** Makes the database of a version. */
export async function makeOlder(version: number): Promise<void> {
  const opening = indexedDB.open('cuecard', version);
  opening.onupgradeneeded = () => {
    for (const { since, name, key, index = [], holds } of STORES) {
      if (since > version) continue;
      const store = opening.result.createObjectStore(name, key === null ? {} : { keyPath: key });
      for (const path of index) store.createIndex(path, path);
      for (const one of holds) {
        if (key === null) store.put(one, 'first');
        else store.put(one);
      }
    }
  };
  (await done(opening)).close();
}

/** All that lies in the database, whatever version it has. */
export async function lookInto(): Promise<{ version: number; contents: Contents }> {
  const db = await done(indexedDB.open('cuecard'));
  const { version } = db;
  const contents: Record<string, unknown[]> = {};
  for (const name of db.objectStoreNames)
    contents[name] = await done(db.transaction(name).objectStore(name).getAll());
  db.close();
  return { version, contents };
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * The index as it was built last, in a database of its own: a woken worker reads it in place of the packs. It can be made
 * anew at any time, so that a fault here costs time and nothing else.
 */
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import type { Segment } from '../match/segment.ts';
import type { Texts } from '../match/texts.ts';
import type { LoadedPack } from './loaded.ts';

const NAME = 'cuecard-index';
/** Another form of what is stored, or another way to cut words: what was there is not used any more. */
const FORM = 1;

/** What the library is made of, without the lessons. */
export interface StoredHead {
  /** What it was made from: packs, their versions, and what the person chose. */
  readonly stamp: string;
  readonly packs: readonly LoadedPack[];
  /** Ids of the packs in use. */
  readonly used: readonly string[];
}

/** What is stored of one pack. */
export interface StoredPart {
  readonly id: string;
  /** What the part was made from; with the same again, it is used again. */
  readonly stamp: string;
  readonly segment: Segment;
  readonly lessons: Texts;
}

interface Schema extends DBSchema {
  heads: { key: number; value: StoredHead };
  segments: { key: string; value: { stamp: string; segment: Segment } };
  lessons: { key: string; value: Texts };
}

export interface IndexStore {
  /** The head and the segments in use; null if none is there or it was made from something else. */
  read(stamp: string): Promise<{ head: StoredHead; segments: Map<string, Segment> } | null>;
  /** A pack's segment that was made from the same. */
  segment(id: string, stamp: string): Promise<Segment | null>;
  lessons(id: string): Promise<Texts | null>;
  /** Puts all in the place of what was there, at once. */
  write(head: StoredHead, parts: readonly StoredPart[]): Promise<void>;
}

/** Opens the store at the first call. Nothing in it is needed: what cannot be read or written is null or left. */
export function openIndexStore(): IndexStore {
  let opening: Promise<IDBPDatabase<Schema>> | null = null;
  const close = () => {
    opening?.then((db) => db.close()).catch(() => {});
    opening = null;
  };
  /** On a full disk Firefox leaves half a database behind, and with it nothing can be opened or listed any more. */
  const open = () =>
    openDB<Schema>(NAME, FORM, { upgrade, blocking: close, terminated: close }).catch(async (error) => {
      await deleteDB(NAME).catch(() => {});
      throw error;
    });
  const run = async <T>(work: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T | null> => {
    try {
      opening ??= open();
      return await work(await opening);
    } catch {
      close();
      return null;
    }
  };
  return {
    read: (stamp) =>
      run(async (db) => {
        const tx = db.transaction(['heads', 'segments']);
        const head = await tx.objectStore('heads').get(0);
        if (head?.stamp !== stamp) return null;
        const found = await Promise.all(head.used.map((id) => tx.objectStore('segments').get(id)));
        if (found.includes(undefined)) return null;
        return { head, segments: new Map(head.used.map((id, n) => [id, found[n]!.segment])) };
      }),
    segment: (id, stamp) =>
      run(async (db) => {
        const found = await db.get('segments', id);
        return found?.stamp === stamp ? found.segment : null;
      }),
    lessons: (id) => run(async (db) => (await db.get('lessons', id)) ?? null),
    write: async (head, parts) => {
      await run(async (db) => {
        const tx = db.transaction(['heads', 'segments', 'lessons'], 'readwrite');
        const [segments, lessons] = [tx.objectStore('segments'), tx.objectStore('lessons')];
        const writes: Promise<unknown>[] = [segments.clear(), lessons.clear()];
        for (const { id, stamp, segment, lessons: texts } of parts)
          writes.push(segments.put({ stamp, segment }, id), lessons.put(texts, id));
        writes.push(tx.objectStore('heads').put(head, 0));
        await Promise.all([...writes, tx.done]);
      });
    },
  };
}

function upgrade(db: IDBPDatabase<Schema>): void {
  for (const name of [...db.objectStoreNames]) db.deleteObjectStore(name);
  for (const name of ['heads', 'segments', 'lessons'] as const) db.createObjectStore(name);
}

/** Where nothing can be kept. */
export const NO_STORE: IndexStore = {
  read: async () => null,
  segment: async () => null,
  lessons: async () => null,
  write: async () => {},
};

/**
 * The index as it was built last, in a database of its own: a woken worker reads it in place of the packs. It can be made
 * anew at any time, so that a fault here costs time and nothing else.
 */
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import { fromBytes, type Shape, toBytes } from '../match/bytes.ts';
import { type SearchTexts, type Segment, searchTexts } from '../match/segment.ts';
import type { Texts } from '../match/texts.ts';
import type { LoadedPack } from './loaded.ts';

const NAME = 'cuecard-index';
/** Another form of what is stored, or another way to cut words: what was there is not used any more. */
const FORM = 3;

/** What the library is made of, without the lessons. */
export interface StoredHead {
  /** What it was made from: packs, their versions, and what the person chose. */
  readonly stamp: string;
  readonly packs: readonly LoadedPack[];
}

/** What is stored of one pack. */
export interface StoredPart {
  readonly id: string;
  /** What the part was made from; with the same again, it is used again. */
  readonly stamp: string;
  readonly segment: Segment;
  readonly lessons: Texts;
}

interface Packed {
  readonly shape: Shape;
  readonly bytes: Blob;
}

/** A blob is read at once or in parts; the browsers read typed arrays in a record half as fast, and only whole. */
interface Schema extends DBSchema {
  heads: { key: number; value: StoredHead };
  segments: { key: string; value: { id: string; stamp: string; segment: Packed; search: Packed } };
  lessons: { key: string; value: { starts: Uint32Array; bytes: Blob } };
}

export interface Stored {
  readonly head: StoredHead;
  readonly segments: ReadonlyMap<string, Segment>;
}

export interface IndexStore {
  /** The head and the segments by pack, without what only a search needs; null if none is there. */
  read(): Promise<Stored | null>;
  /** A pack's segment that was made from the same. */
  segment(id: string, stamp: string): Promise<Segment | null>;
  search(id: string): Promise<SearchTexts | null>;
  /** A lesson's JSON. @param doc its number in the segment */
  lesson(id: string, doc: number): Promise<string | null>;
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
    read: () =>
      run(async (db) => {
        const tx = db.transaction(['heads', 'segments']);
        const [head, found] = await Promise.all([
          tx.objectStore('heads').get(0),
          tx.objectStore('segments').getAll(),
        ]);
        if (!head) return null;
        const segments = found.map(
          async ({ id, segment }) => [id, await unpacked<Segment>(segment)] as const,
        );
        return { head, segments: new Map(await Promise.all(segments)) };
      }),
    segment: (id, stamp) =>
      run(async (db) => {
        const found = await db.get('segments', id);
        if (found?.stamp !== stamp) return null;
        const [segment, search] = await Promise.all([
          unpacked<Segment>(found.segment),
          unpacked<SearchTexts>(found.search),
        ]);
        return { ...segment, search };
      }),
    search: (id) =>
      run(async (db) => {
        const found = await db.get('segments', id);
        return found ? unpacked<SearchTexts>(found.search) : null;
      }),
    lesson: (id, doc) =>
      run(async (db) => {
        const found = await db.get('lessons', id);
        const [start, end] = [found?.starts[doc], found?.starts[doc + 1]];
        return start === undefined || end === undefined ? null : found!.bytes.slice(start, end).text();
      }),
    write: async (head, parts) => {
      await run(async (db) => {
        const tx = db.transaction(['heads', 'segments', 'lessons'], 'readwrite');
        const [segments, lessons] = [tx.objectStore('segments'), tx.objectStore('lessons')];
        const writes: Promise<unknown>[] = [segments.clear(), lessons.clear()];
        for (const { id, stamp, segment, lessons: texts } of parts)
          writes.push(segments.put({ id, stamp, ...recordOf(segment) }, id), lessons.put(blobOf(texts), id));
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

function recordOf(segment: Segment): { segment: Packed; search: Packed } {
  return { segment: packed({ ...segment, search: null }), search: packed(searchTexts(segment)) };
}

function packed(of: object): Packed {
  const { shape, parts } = toBytes(of);
  return { shape, bytes: new Blob(parts) };
}

async function unpacked<T>({ shape, bytes }: Packed): Promise<T> {
  return fromBytes<T>(shape, await bytes.arrayBuffer());
}

function blobOf({ starts, bytes }: Texts): Schema['lessons']['value'] {
  return { starts, bytes: new Blob([bytes.slice()]) };
}

/** Where nothing can be kept. */
export const NO_STORE: IndexStore = {
  read: async () => null,
  segment: async () => null,
  search: async () => null,
  lesson: async () => null,
  write: async () => {},
};

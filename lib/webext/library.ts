/** The lessons in this browser: read from the packs, indexed, kept while the worker lives. */

import { oneLanguage } from '../lesson/language.ts';
import { readPack } from '../lesson/pack.ts';
import type { Problem } from '../lesson/problem.ts';
import type { PackInfo } from '../lesson/schema.ts';
import { buildIndex, type Entry, type Index } from '../match/index.ts';
import { type Hit, searcher } from '../match/search.ts';
import type { Tool } from '../page/tool.ts';

export interface LoadedPack {
  readonly info: PackInfo;
  readonly tools: Tool[];
  readonly lessons: number;
  readonly problems: Problem[];
  /** When it was read and checked: UTC, ms. */
  readonly checked: number;
  /** The person took it out: it is listed, and nothing of it is used. */
  readonly removed: boolean;
}

/** What the person chose about packs. */
export interface Choice {
  /** Ids of packs that are taken out. */
  readonly removed: readonly string[];
  /** The language lessons are wanted in. */
  readonly language: string;
}

export interface Library {
  readonly packs: LoadedPack[];
  /** The language lessons are wanted in; one that is not written in it is there in another. */
  readonly language: string;
  readonly tools: Tool[];
  readonly index: Index;
  entry(ref: string): Entry | undefined;
  packOf(ref: string): LoadedPack | undefined;
  search(query: string, tool: string | null): Hit[];
  /** Each lesson's current revision, by ref. */
  readonly revisions: ReadonlyMap<string, string>;
}

/**
 * Loads the packs that ship. A pack that cannot be read is named among the problems; the others work.
 * @param fetchBytes reads a file of the extension
 * @param now the time that the packs are noted to be checked at
 */
export async function loadLibrary(
  fetchBytes: (path: string) => Promise<Uint8Array>,
  { removed, language }: Choice,
  now: () => number,
): Promise<Library> {
  const list = JSON.parse(new TextDecoder().decode(await fetchBytes('packs/index.json'))) as string[];
  const packs: LoadedPack[] = [];
  const entries: Entry[] = [];
  const state = (id: string) => ({ checked: now(), removed: removed.includes(id) });
  for (const path of list) {
    try {
      const { pack, problems } = readPack(await fetchBytes(path), path);
      const { info, tools } = pack;
      const lessons = oneLanguage(info, pack.lessons, language);
      packs.push({ info, tools, lessons: lessons.length, problems, ...state(info.id) });
      if (removed.includes(info.id)) continue;
      entries.push(...lessons.map((lesson) => ({ ref: `${info.id}/${lesson.id}`, lesson })));
    } catch (error) {
      const pack = broken(path, error);
      packs.push({ ...pack, ...state(pack.info.id) });
    }
  }
  return assemble(packs, entries, language);
}

/** Puts packs and lessons together; separate from reading them, so that tests can bring their own. */
export function assemble(packs: LoadedPack[], entries: Entry[], language: string): Library {
  const byRef = new Map(entries.map((entry) => [entry.ref, entry]));
  return {
    packs,
    language,
    tools: packs.flatMap((pack) => (pack.removed ? [] : pack.tools)),
    index: buildIndex(entries),
    entry: (ref) => byRef.get(ref),
    packOf: (ref) => packs.find((pack) => ref.startsWith(`${pack.info.id}/`)),
    search: searcher(entries),
    revisions: new Map(entries.map(({ ref, lesson }) => [ref, lesson.revision])),
  };
}

function broken(path: string, error: unknown): Omit<LoadedPack, 'checked' | 'removed'> {
  const id = path.replace(/^packs\/|\.zip$/g, '');
  const message = error instanceof Error ? error.message : String(error);
  return {
    info: { id, name: id, version: '0.0.0', owner: '', languages: ['en'] },
    tools: [],
    lessons: 0,
    problems: [{ file: path, line: 1, column: 1, message }],
  };
}

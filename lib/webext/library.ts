/** The lessons in this browser: read from the packs, indexed, kept while the worker lives. */

import { readPack } from '../lesson/pack.ts';
import type { Problem } from '../lesson/problem.ts';
import type { Lesson, Pack, PackInfo } from '../lesson/schema.ts';
import { buildIndex, type Entry, type Index } from '../match/index.ts';
import { type Hit, searcher } from '../match/search.ts';
import type { Tool } from '../page/tool.ts';

export interface LoadedPack {
  readonly info: PackInfo;
  readonly tools: Tool[];
  readonly lessons: number;
  readonly problems: Problem[];
}

export interface Library {
  readonly packs: LoadedPack[];
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
 */
export async function loadLibrary(fetchBytes: (path: string) => Promise<Uint8Array>): Promise<Library> {
  const list = JSON.parse(new TextDecoder().decode(await fetchBytes('packs/index.json'))) as string[];
  const packs: LoadedPack[] = [];
  const entries: Entry[] = [];
  for (const path of list) {
    try {
      const { pack, problems } = readPack(await fetchBytes(path), path);
      packs.push({ info: pack.info, tools: pack.tools, lessons: pack.lessons.length, problems });
      entries.push(...oneLanguage(pack));
    } catch (error) {
      packs.push(broken(path, error));
    }
  }
  return assemble(packs, entries);
}

/** One entry for each lesson: in the pack's first language that it has. Two under one ref would mix their ratings. */
function oneLanguage({ info, lessons }: Pack): Entry[] {
  const rank = ({ language }: Lesson) => {
    const place = info.languages.indexOf(language);
    return place < 0 ? info.languages.length : place;
  };
  const best = new Map<string, Lesson>();
  for (const lesson of lessons) {
    const other = best.get(lesson.id);
    if (!other || rank(lesson) < rank(other)) best.set(lesson.id, lesson);
  }
  return [...best.values()].map((lesson) => ({ ref: `${info.id}/${lesson.id}`, lesson }));
}

/** Puts packs and lessons together; separate from reading them, so that tests can bring their own. */
export function assemble(packs: LoadedPack[], entries: Entry[]): Library {
  const byRef = new Map(entries.map((entry) => [entry.ref, entry]));
  return {
    packs,
    tools: packs.flatMap((pack) => pack.tools),
    index: buildIndex(entries),
    entry: (ref) => byRef.get(ref),
    packOf: (ref) => packs.find((pack) => ref.startsWith(`${pack.info.id}/`)),
    search: searcher(entries),
    revisions: new Map(entries.map(({ ref, lesson }) => [ref, lesson.revision])),
  };
}

function broken(path: string, error: unknown): LoadedPack {
  const id = path.replace(/^packs\/|\.zip$/g, '');
  const message = error instanceof Error ? error.message : String(error);
  return {
    info: { id, name: id, version: '0.0.0', owner: '', languages: ['en'] },
    tools: [],
    lessons: 0,
    problems: [{ file: path, line: 1, column: 1, message }],
  };
}

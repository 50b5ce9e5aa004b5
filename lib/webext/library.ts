/** The lessons in this browser: read from the packs, indexed, kept while the worker lives. */

import { type Around, displayed, isMeantFor, type Where } from '../lesson/display.ts';
import { oneLanguage } from '../lesson/language.ts';
import { type ReadPack, readPack } from '../lesson/pack.ts';
import type { Problem } from '../lesson/problem.ts';
import type { Lesson, PackInfo } from '../lesson/schema.ts';
import { buildIndex, type Entry, type Index } from '../match/index.ts';
import { type Hit, searcher } from '../match/search.ts';
import type { Tool } from '../page/tool.ts';
import type { Settings } from '../settings.ts';

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
  /** Whom lessons are worded for. */
  readonly who: Settings['who'];
}

export interface Library {
  readonly packs: LoadedPack[];
  /** The language lessons are wanted in; one that is not written in it is there in another. */
  readonly language: string;
  readonly tools: Tool[];
  readonly index: Index;
  /** The lesson as it is worded where it is shown. */
  shown(ref: string, where: Where): Lesson | undefined;
  packOf(ref: string): LoadedPack | undefined;
  search(query: string, tool: string | null): Hit[];
  /** What a lesson plays or shows, by its path in the pack. */
  media(ref: string, path: string): Uint8Array | undefined;
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
  { removed, language, who }: Choice,
  now: () => number,
): Promise<Library> {
  const list = JSON.parse(new TextDecoder().decode(await fetchBytes('packs/index.json'))) as string[];
  const packs: LoadedPack[] = [];
  const written: Written[] = [];
  const media = new Map<string, ReadPack['pack']['media']>();
  const state = (id: string) => ({ checked: now(), removed: removed.includes(id) });
  for (const path of list) {
    try {
      const { pack, problems } = readPack(await fetchBytes(path), path);
      const { info, tools } = pack;
      const around = { info, tools, who };
      const lessons = oneLanguage(info, pack.lessons, language).filter((one) => isMeantFor(one, around));
      packs.push({ info, tools, lessons: lessons.length, problems, ...state(info.id) });
      if (removed.includes(info.id)) continue;
      media.set(info.id, pack.media);
      written.push(...lessons.map((lesson) => ({ ref: `${info.id}/${lesson.id}`, lesson, around })));
    } catch (error) {
      const pack = broken(path, error);
      packs.push({ ...pack, ...state(pack.info.id) });
    }
  }
  return assemble(packs, written, language, (id, path) => media.get(id)?.get(path));
}

/** A lesson as its author wrote it, with what its words depend on. */
export interface Written extends Entry {
  readonly around: Around;
}

const NOWHERE: Where = { tool: null, page: null };

/** Puts packs and lessons together; separate from reading them, so that tests can bring their own. */
export function assemble(
  packs: LoadedPack[],
  written: Written[],
  language: string,
  media: (pack: string, path: string) => Uint8Array | undefined = () => undefined,
): Library {
  const byRef = new Map(written.map((one) => [one.ref, one]));
  const entries = written.map(({ ref, lesson, around }) => ({
    ref,
    lesson: displayed(lesson, around, NOWHERE),
  }));
  return {
    packs,
    language,
    tools: packs.flatMap((pack) => (pack.removed ? [] : pack.tools)),
    index: buildIndex(entries),
    shown: (ref, where) => {
      const found = byRef.get(ref);
      return found && displayed(found.lesson, found.around, where);
    },
    packOf: (ref) => packs.find((pack) => ref.startsWith(`${pack.info.id}/`)),
    media: (ref, path) => media(ref.split('/')[0]!, path),
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

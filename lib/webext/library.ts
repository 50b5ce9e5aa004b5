/** The lessons in this browser: read from the packs, indexed, kept while the worker lives. */
import { type Around, displayed, isMeantFor, type Where } from '../lesson/display.ts';
import { oneLanguage } from '../lesson/language.ts';
import { readMedia, readPack } from '../lesson/pack.ts';
import type { Problem } from '../lesson/problem.ts';
import type { Lesson, PackInfo } from '../lesson/schema.ts';
import { compareVersions } from '../lesson/version.ts';
import { atOnce, type Entry, type Index, openIndex } from '../match/index.ts';
import { type Hit, searcher } from '../match/search.ts';
import { segmentOf } from '../match/segment.ts';
import type { Tool } from '../page/tool.ts';
import type { Settings } from '../settings.ts';
import type { PackRecord } from './packs/record.ts';

export interface LoadedPack {
  readonly info: PackInfo;
  readonly tools: Tool[];
  readonly lessons: number;
  readonly problems: Problem[];
  /** When it was read and checked: UTC, ms. */
  readonly checked: number;
  /** The person took it out: it is listed, and nothing of it is used. */
  readonly removed: boolean;
  /** It does not ship inside the extension. */
  readonly isAdded?: boolean;
  /** The pack that ships has its id and is as new: that one is used. */
  readonly isOutdone?: boolean;
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
  /** Packs that were added could not be read: they are missing here. */
  readonly isPartial?: boolean;
  /** The language lessons are wanted in; one that is not written in it is there in another. */
  readonly language: string;
  readonly tools: Tool[];
  readonly index: Index;
  /** The lesson as it is worded where it is shown. */
  shown(ref: string, where: Where): Lesson | undefined;
  packOf(ref: string): LoadedPack | undefined;
  search(query: string, tool: string | null): Hit[];
  /** What a lesson plays or shows, by its path in the pack: unpacked when it is asked for. */
  media(ref: string, path: string): Promise<Uint8Array | undefined>;
  /** Each lesson's current revision, by ref. */
  readonly revisions: ReadonlyMap<string, string>;
}

/** A pack that was added, and its file. */
export interface AddedPack {
  readonly record: PackRecord;
  file(): Promise<Uint8Array | undefined>;
}

/**
 * Loads the packs that ship and those that were added. A pack that cannot be read is named among the problems; the
 * others work.
 * @param fetchBytes reads a file of the extension
 * @param now the time that the packs are noted to be checked at
 */
export async function loadLibrary(
  fetchBytes: (path: string) => Promise<Uint8Array>,
  { removed, language, who }: Choice,
  now: () => number,
  added: readonly AddedPack[] = [],
): Promise<Library> {
  const list = JSON.parse(new TextDecoder().decode(await fetchBytes('packs/index.json'))) as string[];
  const shipped: Loaded[] = [];
  for (const path of list) {
    const pack = await load(path, path.replace(/^packs\/|\.zip$/g, ''), () => fetchBytes(path));
    shipped.push({ ...pack, checked: now(), removed: removed.includes(pack.info.id), added: null });
  }
  const others: Loaded[] = [];
  for (const { record, file } of added) {
    const pack = await load(record.name, record.id, async () => (await file()) ?? new Uint8Array());
    others.push({ ...pack, checked: record.checked, removed: record.isRemoved, added: record });
  }
  const packs: LoadedPack[] = [];
  const written: Written[] = [];
  const files = new Map<string, Loaded['file']>();
  for (const { raw, file, added, ...pack } of choose(shipped, others)) {
    const { info, tools } = pack;
    const around = { info, tools, who };
    const lessons = oneLanguage(info, raw, language).filter((one) => isMeantFor(one, around));
    packs.push({ ...pack, lessons: lessons.length, isAdded: added !== null });
    if (pack.removed || pack.isOutdone) continue;
    files.set(info.id, file);
    written.push(...lessons.map((lesson) => ({ ref: `${info.id}/${lesson.id}`, lesson, around })));
  }
  return assemble(packs, written, language, mediaOf(files));
}

interface Loaded extends Omit<LoadedPack, 'lessons'> {
  readonly raw: Lesson[];
  file(): Promise<Uint8Array>;
  readonly added: PackRecord | null;
}

/** Of one id there is one pack in use: the added one where it is newer, or where its author tries it; else the shipped. */
function choose(shipped: readonly Loaded[], others: readonly Loaded[]): Loaded[] {
  const inUse = (one: Loaded) => {
    const own = shipped.find(({ info }) => info.id === one.info.id);
    if (!own || one.removed) return true;
    const order = compareVersions(one.info.version, own.info.version);
    return order > 0 || (order === 0 && one.added!.isPreview);
  };
  const kept = others.map((one) => (inUse(one) ? one : { ...one, isOutdone: true }));
  const replaced = new Set(kept.flatMap((one) => (one.removed || one.isOutdone ? [] : [one.info.id])));
  return [...shipped.filter(({ info }) => !replaced.has(info.id)), ...kept];
}

async function load(name: string, id: string, file: () => Promise<Uint8Array>) {
  try {
    const { pack, problems } = readPack(await file(), name, false);
    return { info: pack.info, tools: pack.tools, raw: pack.lessons, file, problems };
  } catch (error) {
    return { ...broken(name, id, error), file };
  }
}

/** The last medium that was asked for is kept: it is sent in pieces. */
function mediaOf(files: ReadonlyMap<string, Loaded['file']>) {
  let last: { name: string; bytes: Promise<Uint8Array | undefined> } | null = null;
  return (id: string, path: string): Promise<Uint8Array | undefined> => {
    const name = `${id}/${path}`;
    if (last?.name !== name) {
      const read = async () => readMedia((await files.get(id)?.()) ?? new Uint8Array(), path);
      last = { name, bytes: read().catch(() => undefined) };
    }
    return last.bytes;
  };
}

/** A lesson as its author wrote it, with what its words depend on. */
export interface Written extends Entry {
  readonly around: Around;
}

const isUsed = ({ removed, isOutdone = false }: LoadedPack) => !removed && !isOutdone;

const NOWHERE: Where = { tool: null, page: null };

/** Puts packs and lessons together; separate from reading them, so that tests can bring their own. */
export function assemble(
  packs: LoadedPack[],
  written: Written[],
  language: string,
  media: (pack: string, path: string) => Promise<Uint8Array | undefined> = async () => undefined,
): Library {
  const byRef = new Map(written.map((one) => [one.ref, one]));
  const index = openIndex(
    packs.filter(isUsed).map(({ info }) => atOnce(segmentOf(entriesOf(info, written), info.languages[0]!))),
  );
  return {
    packs,
    language,
    tools: packs.flatMap((pack) => (isUsed(pack) ? pack.tools : [])),
    index,
    shown: (ref, where) => {
      const found = byRef.get(ref);
      return found && displayed(found.lesson, found.around, where);
    },
    packOf: (ref) => packs.find((pack) => isUsed(pack) && ref.startsWith(`${pack.info.id}/`)),
    media: (ref, path) => media(ref.split('/')[0]!, path),
    search: searcher(index),
    revisions: new Map(written.map(({ ref, lesson }) => [ref, lesson.revision])),
  };
}

/** A pack's lessons as the matcher reads them: worded for no place, under the names of their tools and pages. */
function entriesOf({ id }: PackInfo, written: readonly Written[]): Entry[] {
  return written
    .filter(({ around }) => around.info.id === id)
    .map(({ ref, lesson, around }) => ({
      ref,
      lesson: displayed(lesson, around, NOWHERE),
      context: namesOf(lesson, around.tools),
    }));
}

function namesOf({ for: places }: Lesson, tools: readonly Tool[]): string[] {
  const names = places.flatMap((place) => {
    const tool = tools.find(({ id }) => id === place.tool);
    return [tool?.name ?? '', tool?.pages.find(({ id }) => id === place.page)?.title ?? ''];
  });
  return [...new Set(names)].filter((name) => name !== '');
}

function broken(file: string, id: string, error: unknown) {
  const message = error instanceof Error ? error.message : String(error);
  const info: PackInfo = { id, name: id, version: '0.0.0', owner: '', languages: ['en'] };
  return {
    info,
    tools: [],
    raw: [],
    problems: [{ file, line: 1, column: 1, message }],
  };
}

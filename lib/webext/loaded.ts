/** The packs in this browser as they are read: those that ship and those that were added, and which of them is used. */
import type { Campaign } from '../campaign/schema.ts';
import { readPack } from '../lesson/pack.ts';
import type { Problem } from '../lesson/problem.ts';
import type { Lesson, PackInfo, Prior } from '../lesson/schema.ts';
import { compareVersions } from '../lesson/version.ts';
import { type Versions, versionsOf } from '../lesson/versions.ts';
import type { Tool } from '../page/tool.ts';
import { digestOf } from './packs/examine.ts';
import type { PackRecord } from './packs/record.ts';

/** The list of the packs that ship. */
const LIST = 'packs/index.json';

export interface LoadedPack {
  readonly info: PackInfo;
  readonly tools: Tool[];
  readonly lessons: number;
  readonly problems: Problem[];
  /** When it was read and checked: UTC, ms. */
  readonly checked: number;
  /** The person took it out: it is listed, and nothing of it is used. */
  readonly removed: boolean;
  /** Everybody's votes on the lessons as they are shown here, as its author gathered them. */
  readonly priors?: readonly Prior[];
  /** Of lessons with variants or in several languages: what there is of each. */
  readonly versions?: Versions;
  /** Whom its lessons' variants were drawn for, as `drawMark` has it; nobody, where there are none. */
  readonly drawnFor?: string;
  /** What its people must see in a window of time. */
  readonly campaigns?: readonly Campaign[];
  /** It does not ship inside the extension. */
  readonly isAdded?: boolean;
  /** The pack that ships has its id and is as new: that one is used. */
  readonly isOutdone?: boolean;
  /** Its file in the extension, if it ships. */
  readonly path?: string;
}

/** A pack that was added, and its file. */
export interface AddedPack {
  readonly record: PackRecord;
  file(): Promise<Uint8Array | undefined>;
}

/** A pack as read. */
export interface Loaded extends Omit<LoadedPack, 'lessons'> {
  readonly raw: Lesson[];
  /** SHA-256 of the file, in hex; empty where it cannot be read. */
  readonly digest: string;
  readonly added: PackRecord | null;
}

/** Something of the pack is used. */
export const isUsed = ({ removed, isOutdone = false }: LoadedPack) => !removed && !isOutdone;

/** Reads the packs that ship. */
export async function shippedPacks(
  read: (path: string) => Promise<Uint8Array>,
  taken: readonly string[],
  now: () => number,
): Promise<Loaded[]> {
  const list = JSON.parse(new TextDecoder().decode(await read(LIST))) as string[];
  const packs: Loaded[] = [];
  for (const path of list) {
    const pack = await load(path, path.replace(/^packs\/|\.zip$/g, ''), () => read(path));
    const removed = taken.includes(pack.info.id);
    packs.push({ ...pack, path, checked: now(), removed, added: null });
  }
  return packs;
}

/** Reads the packs that were added. */
export async function addedPacks(added: readonly AddedPack[]): Promise<Loaded[]> {
  const packs: Loaded[] = [];
  for (const { record, file } of added) {
    const pack = await load(record.name, record.id, async () => (await file()) ?? new Uint8Array());
    packs.push({ ...pack, checked: record.checked, removed: record.isRemoved, added: record });
  }
  return packs;
}

/** Of one id there is one pack in use: the added one where it is newer, or where its author tries it; else the shipped. */
export function choose(shipped: readonly Loaded[], others: readonly Loaded[]): Loaded[] {
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

/** Reads one pack; one that cannot be read is empty, and says why. */
export async function load(name: string, id: string, file: () => Promise<Uint8Array>) {
  try {
    const bytes = await file();
    const { pack, problems } = readPack(bytes, name, false);
    const { info, tools, lessons: raw, priors = [], campaigns } = pack;
    const versions = versionsOf(raw);
    return { info, tools, raw, versions, priors, campaigns, digest: await digestOf(bytes), problems };
  } catch (error) {
    return broken(name, id, error);
  }
}

function broken(file: string, id: string, error: unknown) {
  const message = error instanceof Error ? error.message : String(error);
  const info: PackInfo = { id, name: id, version: '0.0.0', owner: '', languages: ['en'] };
  return {
    info,
    tools: [],
    raw: [],
    versions: new Map(),
    priors: [],
    campaigns: [],
    digest: '',
    problems: [{ file, line: 1, column: 1, message }],
  };
}

/** The pack file: one zip with `pack.json` (who, and the tools), `lessons.json` (parsed trees), `campaigns.json` where there are any, and media. */
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import * as v from 'valibot';
import { Campaign } from '../campaign/schema.ts';
import { compileTool } from '../page/detect.ts';
import { Tool } from '../page/tool.ts';
import { isTooDeep } from './depth.ts';
import { mediaType } from './media.ts';
import type { Problem } from './problem.ts';
import { Lesson, type Pack, PackInfo, Prior } from './schema.ts';
import { MediaPath } from './words.ts';

const CAMPAIGNS = 'campaigns.json';
const PRIORS = 'priors.json';

/** A pack never unpacks to more than this many bytes. */
const MAX_BYTES = 200 * 1024 * 1024;

/** The same pack gives the same bytes: a zip's earliest date stands for no date. */
export const NO_DATE = new Date(1980, 0, 1);

/** Writes a pack file. */
export function writePack({
  info,
  tools,
  lessons,
  campaigns = [],
  media,
  priors = [],
}: Omit<Pack, 'campaigns'> & Partial<Pick<Pack, 'campaigns'>>): Uint8Array {
  const json = (value: unknown) => strToU8(JSON.stringify(value));
  // Film, sound and pictures are packed already.
  const stored = [...media].map(([path, bytes]): [string, Zippable[string]] => [path, [bytes, { level: 0 }]]);
  return zipSync(
    {
      'pack.json': json({ ...info, tools }),
      'lessons.json': json(lessons),
      // Its own file: versions of Cuecard that know no campaigns read the pack without it.
      ...(campaigns.length > 0 ? { [CAMPAIGNS]: json(campaigns) } : {}),
      ...(priors.length > 0 && { [PRIORS]: json(priors) }),
      ...Object.fromEntries(stored),
    },
    { level: 9, mtime: NO_DATE },
  );
}

/** A pack as read: what is broken in it is left out and named. */
export interface ReadPack {
  readonly pack: Pack;
  readonly problems: Problem[];
}

/**
 * Reads a pack file and checks every part of it.
 * @param name for messages
 * @param withMedia whether what is played and shown is unpacked too; else the pack has none, and `readMedia` gets it
 * @throws Error when it is no zip, too large, or its `pack.json` cannot be read; the message says so
 */
export function readPack(bytes: Uint8Array, name: string, withMedia = true): ReadPack {
  const files = unzip(bytes, name, (path) => withMedia || !isMedia(path));
  const head = parse(files, 'pack.json', name) as { tools?: unknown } | null;
  const { tools = [], ...rest } = head ?? {};
  const info = v.safeParse(PackInfo, rest);
  if (!info.success)
    throw new Error(`${name}: pack.json is not valid (${info.issues[0].message}); build the pack again`);
  const problems: Problem[] = [];
  const priors =
    PRIORS in files ? each(Prior, parse(files, PRIORS, name), `${name}/${PRIORS}`, problems) : [];
  return {
    pack: {
      info: info.output,
      tools: each(Tool, tools, `${name}/pack.json`, problems).filter((tool) =>
        compiles(tool, `${name}/pack.json`, problems),
      ),
      lessons: each(Lesson, parse(files, 'lessons.json', name), `${name}/lessons.json`, problems),
      campaigns: files[CAMPAIGNS]
        ? each(Campaign, parse(files, CAMPAIGNS, name), `${name}/${CAMPAIGNS}`, problems)
        : [],
      media: new Map(Object.entries(files).filter(([path]) => isMedia(path))),
      ...(priors.length > 0 && { priors }),
    },
    problems,
  };
}

const isMedia = (path: string) => v.is(MediaPath, path) && mediaType(path) !== null;

/**
 * Unpacks one file that is played or shown.
 * @returns undefined if the pack has none of that name, or cannot be read
 */
export function readMedia(bytes: Uint8Array, path: string): Uint8Array | undefined {
  if (!isMedia(path)) return undefined;
  try {
    return unzip(bytes, path, (name) => name === path)[path];
  } catch {
    return undefined;
  }
}

/** A filter for one unpacking. @throws Error, from the filter, when the whole would be too large */
export function checkSize(): (file: { originalSize: number }) => true {
  let total = 0;
  return (file) => {
    total += file.originalSize;
    if (total > MAX_BYTES) throw new Error('it unpacks to more than 200 MB');
    return true;
  };
}

function unzip(
  bytes: Uint8Array,
  name: string,
  isWanted: (path: string) => boolean,
): Record<string, Uint8Array> {
  const fits = checkSize();
  try {
    return unzipSync(bytes, { filter: (file) => fits(file) && isWanted(file.name) });
  } catch (error) {
    throw new Error(`${name} cannot be unpacked (${(error as Error).message}); get it again`);
  }
}

function parse(files: Record<string, Uint8Array>, path: string, name: string): unknown {
  const bytes = files[path];
  if (!bytes) throw new Error(`${name} holds no ${path}; build the pack again`);
  try {
    return JSON.parse(strFromU8(bytes));
  } catch {
    throw new Error(`${name}: ${path} is not JSON; build the pack again`);
  }
}

function each<S extends v.GenericSchema>(
  schema: S,
  list: unknown,
  file: string,
  problems: Problem[],
): v.InferOutput<S>[] {
  if (!Array.isArray(list)) {
    problems.push({ file, line: 1, column: 1, message: 'a list is missing here; build the pack again' });
    return [];
  }
  return list.flatMap((item: unknown, n) => {
    const { id } = (item ?? {}) as { id?: unknown };
    const which = typeof id === 'string' ? id : `number ${n + 1}`;
    try {
      if (isTooDeep(item)) throw new Error('it nests too deeply');
      const result = v.safeParse(schema, item);
      if (result.success) return [result.output];
      problems.push(leftOut(file, which, result.issues[0]!.message));
    } catch (error) {
      // Hostile nesting: deeper than the stack.
      problems.push(leftOut(file, which, String(error)));
    }
    return [];
  });
}

/** A tool with a rule that cannot be read would stop the detection of all. */
function compiles(tool: Tool, file: string, problems: Problem[]): boolean {
  try {
    compileTool(tool);
    return true;
  } catch (error) {
    problems.push(leftOut(file, tool.id, (error as Error).message));
    return false;
  }
}

function leftOut(file: string, which: string, why: string): Problem {
  return { file, line: 1, column: 1, message: `${which} is left out: ${why}; build the pack again` };
}

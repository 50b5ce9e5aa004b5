/** Compiles the packs in `lessons/` into the extension. */
import { createHash, type Hash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compilePack } from '../lib/lesson/compile.ts';
import { writePack } from '../lib/lesson/pack.ts';
import { formatProblem, type Problem } from '../lib/lesson/problem.ts';
import { readFolder } from './folder.ts';

const SOURCE = 'lessons';
const CACHE = join('.wxt', 'packs');

/** The extension's file that lists the packs in it. */
export const LIST = 'packs/index.json';

/** The extension's file that changes with them and with the code that indexes them: an index that was stored is as old. */
export const STAMP = 'packs/stamp.txt';
const CODE = 'lib';

type Asset = { relativeDest: string; absoluteSrc: string } | { relativeDest: string; contents: string };

export interface Bundle {
  /** The files to copy into the extension. */
  readonly assets: Asset[];
  /** What is broken and was left out; the rest is built. */
  readonly problems: Problem[];
}

/**
 * Compiles every pack.
 * @param source folder of pack folders
 */
export async function bundlePacks(source = SOURCE): Promise<Bundle> {
  const assets: Asset[] = [];
  const found: Problem[] = [];
  const names: string[] = [];
  const hash = await hashOfCode();
  await mkdir(CACHE, { recursive: true });
  for (const entry of (await readdir(source, { withFileTypes: true })).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    if (!entry.isDirectory()) continue;
    const folder = join(source, entry.name);
    const { texts, media } = await readFolder(folder);
    const { pack, problems } = await compilePack(texts, `${folder.replaceAll('\\', '/')}/`, media);
    found.push(...problems);
    if (!pack) continue;
    const file = join(CACHE, `${pack.info.id}.zip`);
    const bytes = writePack(pack);
    hash.update(bytes);
    await writeFile(file, bytes);
    names.push(`packs/${pack.info.id}.zip`);
    assets.push({ relativeDest: names.at(-1)!, absoluteSrc: join(process.cwd(), file) });
  }
  assets.push({ relativeDest: LIST, contents: JSON.stringify(names) });
  assets.push({ relativeDest: STAMP, contents: hash.digest('hex') });
  return { assets, problems: found };
}

/** Not only the matcher's code: lessons are worded, chosen and stored by other rooms. */
async function hashOfCode(): Promise<Hash> {
  const hash = createHash('sha256');
  const names = await readdir(CODE, { recursive: true });
  for (const name of names.filter((one) => one.endsWith('.ts')).sort())
    hash.update(await readFile(join(CODE, name)));
  return hash;
}

/** Says on the terminal what is broken, one line each. */
export function printProblems(problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  console.error(`\n${problems.map(formatProblem).join('\n')}`);
  console.error(
    `Lessons: ${problems.length} to mend, see above. What is broken is left out, the rest is built.`,
  );
}

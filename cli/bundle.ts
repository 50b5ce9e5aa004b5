/** Compiles the packs in `lessons/` into the extension. */
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compilePack } from '../lib/lesson/compile.ts';
import { writePack } from '../lib/lesson/pack.ts';
import { formatProblem } from '../lib/lesson/problem.ts';
import { readFolder } from './folder.ts';

const SOURCE = 'lessons';
const CACHE = join('.wxt', 'packs');

/** The extension's file that lists the packs in it. */
export const LIST = 'packs/index.json';

type Asset = { relativeDest: string; absoluteSrc: string } | { relativeDest: string; contents: string };

/**
 * Compiles every pack and says on the terminal what is broken; a broken part is left out, the rest is built.
 * @param source folder of pack folders
 * @returns the files to copy into the extension
 */
export async function bundlePacks(source = SOURCE): Promise<Asset[]> {
  const assets: Asset[] = [];
  const names: string[] = [];
  await mkdir(CACHE, { recursive: true });
  for (const entry of (await readdir(source, { withFileTypes: true })).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    if (!entry.isDirectory()) continue;
    const folder = join(source, entry.name);
    const { pack, problems } = await compilePack(
      await readFolder(folder),
      `${folder.replaceAll('\\', '/')}/`,
    );
    for (const problem of problems) console.error(formatProblem(problem));
    if (!pack) continue;
    const file = join(CACHE, `${pack.info.id}.zip`);
    await writeFile(file, writePack(pack));
    names.push(`packs/${pack.info.id}.zip`);
    assets.push({ relativeDest: names.at(-1)!, absoluteSrc: join(process.cwd(), file) });
  }
  return [...assets, { relativeDest: LIST, contents: JSON.stringify(names) }];
}

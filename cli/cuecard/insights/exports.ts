/** Reads exports from files and folders. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Exported, readExport } from '../../../lib/insight/exchange.ts';
import { MaterialError, UsageError } from '../outcome.ts';
import type { Progress } from '../terminal.ts';

/** @param names of exports, or of folders with exports */
export async function readExports(names: readonly string[], progress: Progress): Promise<Exported[]> {
  const files = (await Promise.all(names.map(filesIn))).flat();
  const parts: Exported[] = [];
  for (const [n, file] of files.entries()) {
    progress(`Reading ${n + 1} of ${files.length}`);
    const text = await readFile(file, 'utf8').catch((error: Error) => {
      throw new MaterialError(`${file} cannot be read: ${error.message}`);
    });
    parts.push(readExport(text, file.replaceAll('\\', '/')));
  }
  return parts;
}

/**
 * A folder stands for the exports in it.
 * @throws UsageError where there is nothing
 */
export async function filesIn(name: string): Promise<string[]> {
  const found = await stat(name).catch(() => null);
  if (!found) throw new UsageError(`there is no "${name}"; name exports, or a folder of exports`);
  if (!found.isDirectory()) return [name];
  const files = (await readdir(name)).filter((file) => /\.(jsonl|csv|json)$/i.test(file)).sort();
  if (files.length === 0)
    throw new UsageError(`${name} holds no export; they end with .jsonl, .csv or .json`);
  return files.map((file) => join(name, file));
}

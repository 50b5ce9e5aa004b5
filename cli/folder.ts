/** Reads a pack's folder from disk. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * All text files of a pack.
 * @param folder the folder with `pack.yaml`
 * @returns path inside the folder, with "/" -> text
 */
export async function readFolder(folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(ya?ml|md)$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(folder.length + 1).replaceAll('\\', '/'), await readFile(path, 'utf8'));
  }
  return files;
}

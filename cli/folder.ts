/** Reads a pack's folder from disk. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseBuffer } from 'music-metadata';
import { mediaType } from '../lib/lesson/media.ts';
import type { Medium } from '../lib/lesson/read/reading.ts';

export interface PackFolder {
  /** Path inside the folder, with "/" -> text. */
  readonly texts: Map<string, string>;
  /** What is played and shown, by its path. */
  readonly media: Map<string, Medium>;
  /** The paths of all other files: nothing reads them. */
  readonly others: string[];
}

/**
 * All files of a pack.
 * @param folder the folder with `pack.yaml`
 */
export async function readFolder(folder: string): Promise<PackFolder> {
  const texts = new Map<string, string>();
  const media = new Map<string, Medium>();
  const others: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const from = join(entry.parentPath, entry.name);
    const path = relative(folder, from).replaceAll('\\', '/');
    // What programs keep beside a pack, such as a history or packages, is no part of it.
    if (/(^|\/)(\.|node_modules\/)/.test(path)) continue;
    const type = mediaType(path);
    if (/\.(ya?ml|md|vtt)$/.test(entry.name)) texts.set(path, await readFile(from, 'utf8'));
    else if (type && path.startsWith('media/')) media.set(path, await mediumOf(await readFile(from), type));
    else others.push(path);
  }
  return { texts, media, others };
}

async function mediumOf(file: Buffer, mimeType: string): Promise<Medium> {
  const bytes = new Uint8Array(file);
  if (mimeType.startsWith('image/')) return { bytes, seconds: null };
  const seconds = await parseBuffer(
    bytes,
    { mimeType, size: bytes.length },
    { duration: true, skipCovers: true },
  )
    .then(({ format }) => format.duration ?? null)
    .catch(() => null);
  return { bytes, seconds: seconds === null ? null : Math.round(seconds * 10) / 10 };
}

/** Writes files so that nothing is lost: whole or not at all, and never over what somebody wrote. */
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UsageError } from './outcome.ts';

/** Replaces a file that a command makes; a reader sees the old one or the new one. */
export async function replaceFile(path: string, content: Uint8Array | string): Promise<void> {
  const draft = `${path}.${process.pid}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(draft, content);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw new UsageError(`"${path}" cannot be written (${(error as Error).message})`);
  }
}

/** Writes a new file. @returns false where there is one already: it stays as it is */
export async function createFile(path: string, content: string, mode = 0o666): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true });
  try {
    const file = await open(path, 'wx', mode);
    try {
      await file.writeFile(content);
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new UsageError(`"${path}" cannot be written (${(error as Error).message})`);
  }
}

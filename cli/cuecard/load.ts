/** Reads, compiles and lints a pack's folder. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Compiled, compilePack } from '../../lib/lesson/compile.ts';
import { lint } from '../../lib/lesson/lint/lint.ts';
import type { Problem } from '../../lib/lesson/problem.ts';
import { readFolder } from '../folder.ts';
import { MaterialError, UsageError } from './outcome.ts';
import { strays } from './strays.ts';
import type { Progress } from './terminal.ts';

export interface Loaded {
  readonly compiled: Compiled;
  /** What the compiler found, then what the lint found. */
  readonly problems: Problem[];
}

export interface LoadOptions {
  /** YYYY-MM-DD, for what is due. */
  readonly today?: string;
  readonly progress?: Progress;
}

/** The day in this time zone. */
export const todayHere = (now = new Date()) =>
  new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

/** What stands before a file's name in messages: the folder as it was typed. */
export function prefixOf(folder: string): string {
  const path = join(folder, '/').replaceAll('\\', '/');
  return path === './' ? '' : path;
}

/** @throws UsageError where there is no such folder */
export async function load(folder: string, { today = todayHere(), progress = () => {} }: LoadOptions = {}) {
  await folderAt(folder);
  progress('Reading');
  const { texts, media, others } = await readFolder(folder).catch((error: Error) => {
    throw new MaterialError(`${folder} cannot be read: ${error.message}`);
  });
  progress(`Compiling ${texts.size} files`);
  const prefix = prefixOf(folder);
  const compiled = await compilePack(texts, prefix, media);
  progress('Linting');
  return {
    compiled,
    problems: [
      ...compiled.problems,
      ...strays({ texts, others }, prefix),
      ...lint(compiled, { today, prefix }),
    ],
  } satisfies Loaded;
}

/** @throws UsageError where there is no such folder */
export async function folderAt(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => null);
  if (!found) throw new UsageError(`there is no folder "${folder}"; name the folder with pack.yaml`);
  if (!found.isDirectory()) throw new UsageError(`"${folder}" is a file; name the folder with pack.yaml`);
}

/** Reads a Learning Record Store into the form of exports; a reading that was cut off goes on where it ended. */
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Exported, readExport, toJsonLines } from '../../../lib/insight/exchange.ts';
import { type Progress as Place, ReadError, readStatements } from '../../../lib/xapi/read.ts';
import { MaterialError, UsageError } from '../outcome.ts';
import type { Progress } from '../terminal.ts';

export interface LrsOptions {
  /** The store's xAPI endpoint. */
  readonly url: string;
  /** Where what was read is kept until all of it is. */
  readonly out: string;
  /** `CUECARD_LRS_KEY` and `CUECARD_LRS_SECRET`: a command line is seen by everybody on the machine. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * @throws UsageError without a credential, MaterialError when the store cannot be read: what was read until then is kept,
 * and the same command goes on from there
 */
export async function readLrs({ url, out, env }: LrsOptions, progress: Progress): Promise<Exported[]> {
  const { CUECARD_LRS_KEY: key, CUECARD_LRS_SECRET: secret } = env;
  if (!key || !secret)
    throw new UsageError(
      'set CUECARD_LRS_KEY and CUECARD_LRS_SECRET to a credential that may read statements',
    );
  await mkdir(out, { recursive: true });
  const [lines, place] = [join(out, 'lrs.jsonl'), join(out, 'lrs.json')];
  const after = await placeIn(place, url);
  if (!after) await writeFile(lines, toJsonLines({ events: [], rollups: [] }, ''));
  let unread = 0;
  try {
    const reach = {
      fetch: (to: string, init: RequestInit) => fetch(to, init),
      wait: (ms: number) => setTimeout(ms),
    };
    for await (const { found, unread: others, ...at } of readStatements({ url, key, secret }, reach, after)) {
      await appendFile(lines, found.map((event) => `${JSON.stringify(event)}\n`).join(''));
      await writeFile(place, JSON.stringify({ url, ...at }));
      unread += others.length;
      progress(`Read ${at.read} statements`);
    }
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    throw new MaterialError(
      `${error.message} Run the same command again; it goes on after ${error.progress.read} statements.`,
    );
  }
  const read = readExport(await readFile(lines, 'utf8'), 'lrs.jsonl');
  await Promise.all([rm(lines), rm(place, { force: true })]);
  const message = `${unread} statements are of another version of Cuecard and are not counted; update cuecard`;
  const problem = { file: url, line: 1, column: 1, message, level: 'warning' as const };
  return [unread > 0 ? { ...read, problems: [...read.problems, problem] } : read];
}

/** Where the last reading of the same store ended, if it was cut off. */
async function placeIn(file: string, url: string): Promise<Place | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    const { url: of, ...at } = JSON.parse(text) as Place & { url: string };
    return of === url && at.next !== null ? at : null;
  } catch {
    return null;
  }
}

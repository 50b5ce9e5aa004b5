/** Reads what browsers exported: a JSON list, an object with `events`, or one JSON object on each line. */
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import type { PersonEvent } from '../../../lib/campaign/status.ts';
import { isZone } from '../../../lib/campaign/wall.ts';
import { isNoEvent } from '../../../lib/insight/exchange.ts';
import type { Problem } from '../../../lib/lesson/problem.ts';
import { decode } from '../import/decode.ts';
import { filesIn } from '../insights/exports.ts';
import { UsageError } from '../outcome.ts';

const Text = v.pipe(v.string(), v.maxLength(200));

/** What is looked at of an event. */
const Shape = v.looseObject({
  id: v.exactOptional(Text),
  kind: Text,
  at: v.pipe(v.number(), v.finite()),
  zone: v.pipe(
    Text,
    v.check((zone) => isZone(zone), 'it is no time zone'),
  ),
  person: Text,
  lesson: v.exactOptional(Text),
  revision: v.exactOptional(Text),
  mark: v.exactOptional(Text),
  campaign: v.exactOptional(Text),
  item: v.exactOptional(Text),
  data: v.looseObject({}),
});

/**
 * Reads the events of several files; one that is in two of them counts once.
 * @throws UsageError where a file cannot be read
 */
export async function readEvents(
  files: readonly string[],
): Promise<{ events: PersonEvent[]; problems: Problem[] }> {
  const events = new Map<string, PersonEvent>();
  const problems: Problem[] = [];
  for (const file of (await Promise.all(files.map(filesIn))).flat()) {
    const { rows, fault } = rowsOf(await textOf(file));
    if (fault) problems.push({ file, column: 1, level: 'warning', ...fault });
    for (const { line, row } of rows) {
      if (isNoEvent(row)) continue;
      const read = v.safeParse(Shape, row);
      if (read.success) events.set(read.output.id ?? `${file}:${line}:${events.size}`, read.output);
      else {
        const [issue] = read.issues;
        const where = v.getDotPath(issue);
        const message = `this is no event${where ? `: "${where}" is wrong` : ''}; it is left out, export it again`;
        problems.push({ file, line, column: 1, level: 'warning', message });
      }
    }
  }
  return { events: [...events.values()], problems };
}

/** @throws UsageError where it cannot be read or is no text */
export async function textOf(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: Error) => {
    throw new UsageError(`${file} cannot be read (${error.message})`);
  });
  const read = decode(bytes);
  if (!read) throw new UsageError(`${file} is no text; name a file that was exported`);
  return read.text;
}

interface Rows {
  readonly rows: readonly { line: number; row: unknown }[];
  readonly fault?: { line: number; message: string };
}

function rowsOf(text: string): Rows {
  const whole = parsed(text);
  if (whole !== undefined) {
    const list = Array.isArray(whole) ? whole : ((whole as { events?: unknown } | null)?.events ?? [whole]);
    return { rows: (Array.isArray(list) ? list : [list]).map((row) => ({ line: 1, row })) };
  }
  const rows: { line: number; row: unknown }[] = [];
  let first: number | null = null;
  text.split(/\r?\n/).forEach((one, n) => {
    if (one.trim() === '') return;
    const row = parsed(one);
    if (row === undefined) first ??= n + 1;
    else rows.push({ line: n + 1, row });
  });
  return first === null
    ? { rows }
    : { rows, fault: { line: first, message: 'this is not JSON; what cannot be read is left out' } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

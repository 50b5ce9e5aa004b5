/** Reads what browsers exported: a JSON list, an object with `events`, or one JSON object on each line. */
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import type { PersonEvent } from '../../../lib/campaign/status.ts';
import { isZone } from '../../../lib/campaign/wall.ts';
import { isHead, isNoEvent } from '../../../lib/insight/exchange.ts';
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

/** What an export of the options page says of its person. */
const Who = v.object({
  settings: v.object({ who: v.object({ team: v.optional(Text, ''), site: v.optional(Text, '') }) }),
});
export type Who = v.InferOutput<typeof Who>['settings']['who'];

export interface ReadEvents {
  readonly events: PersonEvent[];
  /** Whose exports they are, also of somebody without events; null where an export says no more of them. */
  readonly people: ReadonlyMap<string, Who | null>;
  /** The file that each one's are in. */
  readonly files: ReadonlyMap<string, string>;
  readonly problems: Problem[];
}

/**
 * Reads the events of several files; one that is in two of them counts once.
 * @throws UsageError where a file cannot be read
 */
export async function readEvents(files: readonly string[]): Promise<ReadEvents> {
  const events = new Map<string, PersonEvent>();
  const people = new Map<string, Who | null>();
  const fileOf = new Map<string, string>();
  const problems: Problem[] = [];
  for (const file of (await Promise.all(files.map(filesIn))).flat()) {
    const { rows, who = null, fault } = rowsOf(await textOf(file));
    const own = new Set<string>();
    if (fault) problems.push({ file, column: 1, level: 'warning', ...fault });
    for (const { line, row } of rows) {
      if (isHead(row)) own.add(row.person);
      if (isNoEvent(row)) continue;
      const read = v.safeParse(Shape, row);
      if (read.success) {
        events.set(read.output.id ?? `${file}:${line}:${events.size}`, read.output);
        own.add(read.output.person);
      } else {
        const [issue] = read.issues;
        const where = v.getDotPath(issue);
        const message = `this is no event${where ? `: "${where}" is wrong` : ''}; it is left out, export it again`;
        problems.push({ file, line, column: 1, level: 'warning', message });
      }
    }
    // Of two people in one file nobody knows whose settings they are.
    for (const person of own) {
      people.set(person, (own.size === 1 ? who : null) ?? people.get(person) ?? null);
      fileOf.set(person, file);
    }
  }
  return { events: [...events.values()], people, files: fileOf, problems };
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
  readonly who?: Who;
  readonly fault?: { line: number; message: string };
}

function rowsOf(text: string): Rows {
  const whole = parsed(text);
  if (whole !== undefined) {
    const list = Array.isArray(whole) ? whole : ((whole as { events?: unknown } | null)?.events ?? [whole]);
    const rows = (Array.isArray(list) ? list : [list]).map((row) => ({ line: 1, row }));
    const said = v.safeParse(Who, whole);
    return said.success ? { rows, who: said.output.settings.who } : { rows };
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

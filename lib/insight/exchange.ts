/** Events as files: JSON Lines with everything, CSV for spreadsheets; and read back. What cannot be read is named, line by line. */
import Papa from 'papaparse';
import type { Problem } from '../lesson/problem.ts';
import type { Event } from './event.ts';
import { isCount, type Rollup, rollupParts } from './rollup.ts';
import { EVENTS_VERSION, readEvent } from './stored.ts';

/** What is kept on one device. */
export interface Kept {
  readonly events: readonly Event[];
  readonly rollups: readonly Rollup[];
}

/** What one file holds. */
export interface Exported extends Kept {
  /** Whose device it is from, for counts whose events are gone. */
  readonly person: string;
  readonly problems: readonly Problem[];
}

/** The first line of an export. */
interface Head {
  readonly cuecard: 'events';
  readonly version: number;
  readonly person: string;
}

/** JSON Lines (jsonlines.org): a head, then an event or a day's count in each line. */
export function toJsonLines({ events, rollups }: Kept, person: string): string {
  const head: Head = { cuecard: 'events', version: EVENTS_VERSION, person };
  const counts = rollups.map(({ key, count }) => ({ rollup: key, count }));
  return [head, ...events, ...counts].map((line) => `${JSON.stringify(line)}\n`).join('');
}

const COLUMNS = [
  ...(['id', 'kind', 'at', 'zone', 'person', 'tool', 'page', 'lesson', 'revision'] as const),
  ...(['campaign', 'item', 'mark', 'data'] as const),
] as const;

/** CSV (RFC 4180) of the events; times are ISO 8601 in UTC. No cell is a formula to a spreadsheet. */
export function toCsv(events: readonly Event[]): string {
  const data = events.map((event) => {
    const all: Record<string, unknown> = { ...event };
    const cells = { ...all, at: new Date(event.at).toISOString(), data: JSON.stringify(event.data) };
    return COLUMNS.map((column) => (cells as Record<string, unknown>)[column] ?? '');
  });
  return `${Papa.unparse({ fields: [...COLUMNS], data }, { escapeFormulae: true })}\r\n`;
}

/**
 * Reads an export: JSON Lines, CSV, or the file of everything that the options page makes.
 * @param name of the file, for messages
 */
export function readExport(text: string, name: string): Exported {
  const start = text
    .slice(0, 200)
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (/^"?id"?[,;\t]/.test(start)) return readCsv(text, name);
  const first = parsed(start.split('\n', 1)[0]!);
  if (isHead(first)) return readLines(text, name, first);
  const whole = parsed(text);
  if (isWhole(whole)) return readWhole(whole, name, text);
  return broken(name, 'this is no export of Cuecard; export it again on the insights or options page');
}

function readLines(text: string, name: string, { version, person }: Head): Exported {
  if (version > EVENTS_VERSION)
    return broken(name, 'a newer Cuecard wrote this; update this one, then read it again');
  const found = collector(name, version);
  for (const [n, line] of text.split('\n').entries()) {
    if (n === 0 || line.trim() === '') continue;
    const value = parsed(line);
    if (value === undefined) found.refuse(() => n + 1, 'this line is cut or no JSON; the others are read');
    else found.take(value, () => n + 1);
  }
  return { ...found.kept, person };
}

function readWhole({ events, rollups = [] }: Whole, name: string, text: string): Exported {
  const found = collector(name, 1);
  for (const event of events) found.take(event, () => lineOf(event, text));
  for (const rollup of rollups) found.take(rollup, () => 1);
  return { ...found.kept, person: found.kept.events[0]?.person ?? name };
}

/** The line on which an event's id stands, as the options page writes it; 1 where it has none. */
function lineOf(event: unknown, text: string): number {
  const { id } = (event ?? {}) as Record<string, unknown>;
  const at = typeof id === 'string' ? text.indexOf(`"id": ${JSON.stringify(id)}`) : -1;
  return at < 0 ? 1 : text.slice(0, at).split('\n').length;
}

function readCsv(text: string, name: string): Exported {
  const found = collector(name, EVENTS_VERSION);
  const { data } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
    transform: (cell) => cell.replace(/^'(?=[=+\-@\t\r])/, ''),
  });
  for (const [n, cells] of data.entries()) {
    const { at = '', data = '', tool, page, lesson, revision, campaign, item, mark, ...rest } = cells;
    const event = {
      ...rest,
      at: Date.parse(at),
      data: parsed(data),
      tool: tool || null,
      page: page || null,
      ...(lesson ? { lesson, revision } : {}),
      ...(campaign && { campaign }),
      ...(item && { item }),
      ...(mark && { mark }),
    };
    found.take(event, () => n + 2);
  }
  return { ...found.kept, person: found.kept.events[0]?.person ?? name };
}

/** So many faults of a file are named one by one. */
const NAMED = 20;

function collector(file: string, version: number) {
  const events: Event[] = [];
  const rollups: Rollup[] = [];
  const problems: Problem[] = [];
  /** Of a file that is broken all over, the first faults are named and the others counted. */
  const rest = { line: 0, n: 0 };
  const refuse = (line: () => number, message: string) => {
    const at = { file, column: 1, level: 'warning' } as const;
    if (rest.n === 0 && problems.length < NAMED) {
      problems.push({ ...at, line: line(), message });
      return;
    }
    // To find a line takes long: not of each that is only counted.
    rest.line ||= line();
    rest.n += 1;
    problems[NAMED] = { ...at, line: rest.line, message: `from here on ${rest.n} more are left out` };
  };
  return {
    kept: { events, rollups, problems },
    refuse,
    /** @param line tells where it stands, should it be named */
    take(value: unknown, line: () => number): void {
      const rollup = rollupIn(value);
      if (rollup) {
        if (rollupParts(rollup.key)) rollups.push(rollup);
        return;
      }
      const event = readEvent(value, version);
      if ('why' in event) refuse(line, `this is left out: ${event.why}`);
      else events.push(event);
    },
  };
}

function rollupIn(value: unknown): Rollup | null {
  const { rollup, key = rollup, count } = (value ?? {}) as Record<string, unknown>;
  return typeof key === 'string' && isCount(count) ? { key, count } : null;
}

function broken(file: string, message: string): Exported {
  return { events: [], rollups: [], person: file, problems: [{ file, line: 1, column: 1, message }] };
}

/** Lines of an export that are no event: its head, and days' counts. */
export const isNoEvent = (value: unknown) => isHead(value) || rollupIn(value) !== null;

/** The first line of an export: it says whose. */
export function isHead(value: unknown): value is Head {
  const { cuecard, version, person } = (value ?? {}) as Record<string, unknown>;
  return cuecard === 'events' && Number.isInteger(version) && typeof person === 'string';
}

interface Whole {
  readonly events: readonly unknown[];
  readonly rollups?: readonly unknown[];
}

const isWhole = (value: unknown): value is Whole => Array.isArray((value as Whole | null)?.events);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A roster as a CSV file: read by the command and by the insights page, with file, line and mend for what is wrong in it. */
import Papa from 'papaparse';
import type { Problem } from '../lesson/problem.ts';
import { COLUMNS, type RosterEntry, readRoster } from './roster.ts';

export interface RosterFile {
  /** Null: nothing of the file is used. */
  readonly people: readonly RosterEntry[] | null;
  readonly problems: readonly Problem[];
}

interface Row {
  /** On which it begins: a cell may hold several. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Why it cannot be read. */
  readonly fault: string | null;
}

/**
 * Reads it; a row with a fault is left out and named.
 * @param file its name, for messages
 * @param names `taken` by a command, which leaves them with the lead; `refused` in the extension, with the whole file
 */
export function readRosterCsv(text: string, file: string, names: 'taken' | 'refused'): RosterFile {
  const [head, ...rows] = rowsOf(text);
  const columns = (head?.cells ?? []).map((name) => name.trim().toLowerCase());
  const about = (line: number, column: number, message: string): Problem => ({
    ...{ file, line, column, message, level: 'warning' },
  });
  const refused = (line: number, column: number, message: string): RosterFile => ({
    people: null,
    problems: [{ file, line, column, message }],
  });
  if (!columns.includes('person'))
    return refused(
      1,
      1,
      `the first line must name the columns, with "person" among them; there may be ${COLUMNS.join(', ')}`,
    );
  if (names === 'refused') {
    const found = nameIn(columns, rows);
    if (found)
      return refused(
        ...found,
        `column ${found[1]} holds names, and names stay out of the browser: take the column "name" out of the file and open it again; "cuecard campaign status" can name people`,
      );
  }
  const unread = rows.find(({ cells }) => cells.some((cell) => cell.includes('\uFFFD')));
  if (unread)
    return refused(unread.line, 1, 'this is no UTF-8: save the table as "CSV UTF-8" and open it again');
  const whole = rows.filter(({ fault }) => fault === null);
  const { people, faults } = readRoster(
    whole.map(({ cells }) =>
      Object.fromEntries(COLUMNS.map((name) => [name, meant(cells[columns.indexOf(name)] ?? '')])),
    ),
  );
  const unknown = columns.flatMap((name, n) =>
    name === '' || (COLUMNS as readonly string[]).includes(name)
      ? []
      : [
          about(
            head?.line ?? 1,
            n + 1,
            `the column "${name}" is not read; there may be ${COLUMNS.join(', ')}`,
          ),
        ],
  );
  const left = [
    ...rows.flatMap(({ line, fault }) =>
      fault === null ? [] : [about(line, 1, `this row cannot be read: ${fault}; it is left out`)],
    ),
    ...faults.map(({ row, message }) => about(whole[row - 1]!.line, 1, `${message}; the row is left out`)),
  ].sort((a, b) => a.line - b.line);
  return { people, problems: [...unknown, ...left] };
}

/** A cell without the sign that keeps it from being a formula, as our own tables have it. */
const meant = (cell: string) => cell.replace(/^'(?=[=+\-@\t\r])/, '');

/** Line and column of the first name. */
function nameIn(columns: readonly string[], rows: readonly Row[]): [number, number] | null {
  for (const { line, cells } of rows) {
    const at = cells.findIndex((cell, n) => columns[n] === 'name' && cell.trim() !== '');
    if (at >= 0) return [line, at + 1];
  }
  return null;
}

/** The rows in which something stands. */
function rowsOf(text: string): Row[] {
  const rows: Row[] = [];
  const all = text.replace(/^\uFEFF/, '');
  let [at, line] = [0, 1];
  Papa.parse<string[]>(all, {
    delimiter: delimiterOf(all),
    step({ data: cells, errors, meta }) {
      if (cells.some((cell) => cell.trim() !== ''))
        rows.push({ line, cells, fault: errors.find(({ type }) => type === 'Quotes')?.message ?? null });
      line += all.slice(at, meta.cursor).match(/\r\n|\r|\n/g)?.length ?? 0;
      at = meta.cursor;
    },
  });
  return rows;
}

/** The sign that parts most columns of the first line: in many countries a semicolon. */
function delimiterOf(text: string): string {
  const [head = ''] = text
    .replace(/^[\r\n]+/, '')
    .slice(0, 10_000)
    .split(/[\r\n]/, 1);
  const parts = (sign: string) => head.split(sign).length;
  return [',', ';', '\t', '|'].reduce((best, sign) => (parts(sign) > parts(best) ? sign : best));
}

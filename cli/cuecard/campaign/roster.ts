/** Reads a lead's roster from a CSV file. */
import Papa from 'papaparse';
import { COLUMNS, type RosterEntry, readRoster } from '../../../lib/campaign/roster.ts';
import type { Problem } from '../../../lib/lesson/problem.ts';
import { UsageError } from '../outcome.ts';
import { textOf } from './events.ts';

/** @throws UsageError where it cannot be read, or its first line names no column "person" */
export async function readRosterFile(file: string): Promise<{ people: RosterEntry[]; problems: Problem[] }> {
  const { data, meta } = Papa.parse<Record<string, string>>(await textOf(file), {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (name) => name.trim().toLowerCase(),
  });
  const columns = meta.fields ?? [];
  if (!columns.includes('person'))
    throw new UsageError(
      `${file}: the first line must name the columns, with "person" among them; there may be ${COLUMNS.join(', ')}`,
    );
  const { people, faults } = readRoster(data);
  const unknown = columns.filter((name) => name !== '' && !(COLUMNS as readonly string[]).includes(name));
  return {
    people,
    problems: [
      ...unknown.map(
        (name): Problem => ({
          file,
          line: 1,
          column: 1,
          level: 'warning',
          message: `the column "${name}" is not read; there may be ${COLUMNS.join(', ')}`,
        }),
      ),
      ...faults.map(
        ({ row, message }): Problem => ({
          file,
          line: row + 1,
          column: 1,
          level: 'warning',
          message: `${message}; the row is left out`,
        }),
      ),
    ],
  };
}

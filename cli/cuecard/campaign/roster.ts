/** Reads a lead's roster from a CSV file. */
import type { RosterEntry } from '../../../lib/campaign/roster.ts';
import { readRosterCsv } from '../../../lib/campaign/roster-file.ts';
import type { PersonEvent } from '../../../lib/campaign/status.ts';
import type { Problem } from '../../../lib/lesson/problem.ts';
import { pseudonymOf } from '../../../lib/xapi/name.ts';
import { UsageError } from '../outcome.ts';
import { textOf } from './events.ts';

export interface Roster {
  readonly people: readonly RosterEntry[];
  readonly problems: readonly Problem[];
}

/** @throws UsageError where it cannot be read, or its first line names no column "person" */
export async function readRosterFile(file: string): Promise<Roster> {
  const { people, problems } = readRosterCsv(await textOf(file), file, 'taken');
  if (!people) throw new UsageError(`${file}: ${problems[0]!.message}`);
  return { people, problems };
}

/** Somebody whom a record store knows by a digest is named as the roster, or an export of theirs, names them. */
export async function named(
  events: readonly PersonEvent[],
  people: readonly RosterEntry[],
): Promise<readonly PersonEvent[]> {
  const all = new Set([...events, ...people].map(({ person }) => person));
  const names = new Map<string, string>();
  for (const person of all) {
    const name = await pseudonymOf(person);
    if (name !== person) names.set(name, person);
  }
  return events.map((event) => ({ ...event, person: names.get(event.person) ?? event.person }));
}

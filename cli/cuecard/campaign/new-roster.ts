/** A roster to begin with, where a lead has none: the people whose exports are there. */
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import Papa from 'papaparse';
import type { PersonEvent } from '../../../lib/campaign/status.ts';
import { createFile } from '../files.ts';
import { UsageError } from '../outcome.ts';
import type { Who } from './events.ts';

const COLUMNS = ['person', 'team', 'site', 'zone'];

const codeOf = (path: string) =>
  stat(path).then(
    () => null,
    ({ code }: NodeJS.ErrnoException) => code,
  );

/**
 * Tells whether it is to be begun.
 * @throws UsageError where it could not be written: the folder is missing, too
 */
export async function isMissing(file: string): Promise<boolean> {
  if ((await codeOf(file)) !== 'ENOENT') return false;
  const folder = dirname(file);
  if ((await codeOf(folder)) === null) return true;
  throw new UsageError(`there is no folder "${folder}" for the roster; make it, or correct the name`);
}

/**
 * Writes it; a file that came meanwhile stays as it is.
 * @param events by whoever they name now
 * @param people what exports say of them besides
 * @returns how many stand in it
 */
export async function beginRoster(
  file: string,
  events: readonly PersonEvent[],
  people: ReadonlyMap<string, Who | null>,
): Promise<number> {
  const zones = new Map([...people.keys()].map((person) => [person, '']));
  for (const { person, zone } of events.toSorted((a, b) => a.at - b.at)) zones.set(person, zone);
  zones.delete('');
  const rows = [...zones].sort(([a], [b]) => (a < b ? -1 : 1));
  const data = rows.map(([person, zone]) => {
    const { team = '', site = '' } = people.get(person) ?? {};
    return [person, team, site, zone];
  });
  // A person's id must not be a formula where the table is opened.
  const text = Papa.unparse({ fields: COLUMNS, data }, { escapeFormulae: true });
  if (!(await createFile(file, `${text}\r\n`)))
    throw new UsageError(`${file} is there by now and was left as it is; run the same command again`);
  return rows.length;
}

/** So many are told with their file: of a team, all. */
const MOST_FILES = 30;

/** What the lead is told of it. @param fileOf by person */
export const begunLines = (file: string, people: number, fileOf: ReadonlyMap<string, string>): string[] => [
  `${file} was not there; it is written now, with ${
    people === 0
      ? 'nobody: the exports name no one'
      : `the ${people === 1 ? 'one person' : `${people} people`} of the exports`
  }.`,
  ...[...fileOf].slice(0, MOST_FILES).map(([person, own]) => `  ${person}  in ${own}`),
  'Add who is missing, and each team and site, and run the same command again.',
  'You may add a column "name"; names stay in your file, and without it people are told by their ids.',
  'Until then only those who are in it are counted:',
  '',
];

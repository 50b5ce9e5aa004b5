/** The lead's list of people. It stays with the lead: names never enter the extension. */
import { once } from '../once.ts';
import { isZone } from './wall.ts';

export interface RosterEntry {
  /** As events name the person. */
  readonly person: string;
  readonly name: string | null;
  readonly role: string;
  readonly team: string;
  readonly site: string;
  /** IANA; null: as the events say. */
  readonly zone: string | null;
  /** First and last day with the team, YYYY-MM-DD; null: open. */
  readonly from: string | null;
  readonly to: string | null;
}

export const COLUMNS = ['person', 'name', 'role', 'team', 'site', 'zone', 'from', 'to'] as const;

/** What is wrong in a row. `row` counts from 1 and leaves the header out. */
export interface RowFault {
  readonly row: number;
  readonly message: string;
}

/**
 * Reads the rows of a roster.
 * @param rows column -> value; of these only `person` must be there
 * @returns the people, and what is wrong; a row with a fault is left out
 */
export function readRoster(rows: readonly Readonly<Record<string, string | undefined>>[]): {
  people: RosterEntry[];
  faults: RowFault[];
} {
  const people = new Map<string, RosterEntry>();
  const faults: RowFault[] = [];
  // To ask a browser takes long, and of many people it is a few zones.
  const known = once(isZone);
  rows.forEach((cells, n) => {
    const of = (name: (typeof COLUMNS)[number]) => (cells[name] ?? '').trim();
    const entry = {
      person: of('person'),
      name: of('name') || null,
      role: of('role'),
      team: of('team'),
      site: of('site'),
      zone: of('zone') || null,
      from: of('from') || null,
      to: of('to') || null,
    };
    const message = faultOf(entry, people, known);
    if (message) faults.push({ row: n + 1, message });
    else people.set(entry.person, entry);
  });
  return { people: [...people.values()], faults };
}

function faultOf(
  { person, zone, from, to }: RosterEntry,
  others: ReadonlyMap<string, RosterEntry>,
  isZone: (zone: string) => boolean,
): string | null {
  if (person === '') return 'the person is missing; write the id that the browser reports';
  if (others.has(person)) return `"${person}" stands twice; keep one row`;
  if (zone !== null && !isZone(zone)) return `"${zone}" is no time zone; write it as Europe/London`;
  const bad = [from, to].find((day) => day !== null && !isDay(day));
  if (bad !== undefined) return `"${bad}" is no day; write it as YYYY-MM-DD`;
  return from !== null && to !== null && to < from ? 'the last day is before the first; correct one' : null;
}

const isDay = (day: string) => /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day));

/** Whether somebody is there on a day of the window. @param window as written in the campaign */
export function isThere({ from, to }: RosterEntry, window: { from: string; until: string }): boolean {
  return (
    (from === null || from <= window.until.slice(0, 10)) && (to === null || to >= window.from.slice(0, 10))
  );
}

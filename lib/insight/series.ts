/** The days' counts by what they count: what a report adds up at each choice is then a list of numbers. */

import { once } from '../once.ts';
import { DAY_MS } from '../time.ts';
import type { DayRecord } from './days.ts';
import { dayOf } from './id.ts';
import { isDay, type RollupParts, type Subject, subjectReader } from './rollup.ts';

/** What one person did of one kind, day by day. Its page is known of visits alone: nothing else is told by page. */
export interface Series extends Subject {
  readonly person: string;
  /** Whole days since 1 January 1970, UTC; one may come twice, for two pages. */
  readonly days: readonly number[];
  /** As many. */
  readonly counts: readonly number[];
}

type Growing = Series & { readonly days: number[]; readonly counts: number[] };

/** A day's number in a series; NaN where there is no such day. */
export const numberOf = (day: string): number => (isDay(day) ? Date.parse(day) / DAY_MS : Number.NaN);
/** The day of a number: YYYY-MM-DD. */
export const dayAt = (number: number): string => dayOf(number * DAY_MS);

export type Collector = ReturnType<typeof collectSeries>;

/** Puts counts together, in any order. What has not the form of a roll-up is left out. */
export function collectSeries() {
  const read = subjectReader();
  const numbers = once(numberOf);
  const all = new Map<string, Growing>();
  const people = new Map<string, Map<string, Growing | null>>();
  const begin = (person: string, rest: string): Growing | null => {
    const subject = read(rest);
    if (!subject) return null;
    const { kind, tool, lesson, revision, variant } = subject;
    const page = kind === 'visited' ? subject.page : '';
    const key = [kind, tool, page, lesson, revision, variant, person].join('|');
    const found = all.get(key);
    if (found) return found;
    const begun = { kind, tool, page, lesson, revision, variant, person, days: [], counts: [] };
    all.set(key, begun);
    return begun;
  };
  return {
    /** @param rest of a roll-up's key, after its day */
    add(person: string, day: string, rest: string, count: number): void {
      const own = people.get(person) ?? new Map<string, Growing | null>();
      people.set(person, own);
      let series = own.get(rest);
      if (series === undefined) {
        series = begin(person, rest);
        own.set(rest, series);
      }
      const number = numbers(day);
      if (series === null || Number.isNaN(number)) return;
      series.days.push(number);
      series.counts.push(count);
    },
    all: (): Series[] => [...all.values()],
  };
}

/** Adds a device's own days. */
export function addDays(to: Collector, person: string, records: readonly DayRecord[]): void {
  for (const { day, keys, counts } of records)
    for (const [n, rest] of keys.entries()) to.add(person, day, rest, counts[n]!);
}

/** A day's count of one person. */
export interface Row extends RollupParts {
  readonly count: number;
  readonly person: string;
}

/** The counts one by one. */
export function rowsOf(series: readonly Series[]): Row[] {
  return series.flatMap(({ days, counts, ...subject }) =>
    days.map((day, n) => ({ ...subject, day: dayAt(day), count: counts[n]! })),
  );
}

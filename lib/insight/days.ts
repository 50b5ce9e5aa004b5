/**
 * The days' counts in the database: one record for a day. A year of them is read in the time that a record for each count
 * takes to read a week.
 */
import { dayIn, type Rollup } from './rollup.ts';

/** All that was counted on one UTC day; the same place in both lists is one count. */
export interface DayRecord {
  readonly day: string;
  /** The roll-ups' keys, from after their day on. */
  readonly keys: readonly string[];
  readonly counts: readonly number[];
}

/** How often this was counted on its day. @param rest of the roll-up's key */
export function countIn(day: DayRecord | undefined, rest: string): number {
  return day?.counts[day.keys.indexOf(rest)] ?? 0;
}

/** A day's record with a count more, or with a larger one. */
export function counted({ day, keys, counts }: DayRecord, rest: string, count: number): DayRecord {
  const at = keys.indexOf(rest);
  if (at < 0) return { day, keys: [...keys, rest], counts: [...counts, count] };
  return { day, keys, counts: counts.with(at, count) };
}

/** The counts one by one. */
export function rollupsIn(days: readonly DayRecord[]): Rollup[] {
  return days.flatMap(({ day, keys, counts }) =>
    keys.map((rest, n) => ({ key: day + rest, count: counts[n]! })),
  );
}

/** The same counts by their days. */
export function daysOf(rollups: readonly Rollup[]): DayRecord[] {
  const days = new Map<string, { day: string; keys: string[]; counts: number[] }>();
  for (const { key, count } of rollups) {
    const [day, rest] = dayIn(key);
    const own = days.get(day) ?? { day, keys: [], counts: [] };
    days.set(day, own);
    own.keys.push(rest);
    own.counts.push(count);
  }
  return [...days.values()];
}

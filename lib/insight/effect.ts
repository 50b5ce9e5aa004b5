/** Whether a change helped: one share before and after, or of two variants, and what may honestly be said of them. */
import { type Interval, wilson } from './usefulness.ts';

/** So many of so many. */
export interface Share {
  readonly count: number;
  readonly n: number;
}

/** `few`: too few to tell; `same`: there are enough, and if there is a difference it is small. */
export type Verdict = 'better' | 'worse' | 'same' | 'few';

export interface Comparison {
  readonly before: Share;
  readonly after: Share;
  /** After minus before: from -1 to 1; null where one of them is of nobody. */
  readonly change: number | null;
  /** Where the change lies, at 95 %. */
  readonly interval: Interval;
  readonly verdict: Verdict;
}

/** With fewer on one side nothing is told, whatever the interval says. */
export const FEWEST = 5;
/** A change that is surely smaller than this is none. */
const SMALL = 0.15;

/**
 * Compares two independent shares by Newcombe's hybrid score interval ("Interval estimation for the difference between
 * independent proportions", Statistics in Medicine 17, 1998, method 10).
 */
export function compareShares(before: Share, after: Share): Comparison {
  const [a, b] = [wilson(before.count, before.n), wilson(after.count, after.n)];
  if (before.n === 0 || after.n === 0)
    return { before, after, change: null, interval: { low: -1, high: 1 }, verdict: 'few' };
  const [p, q] = [before.count / before.n, after.count / after.n];
  const change = q - p;
  const low = change - Math.hypot(q - b.low, a.high - p);
  const high = change + Math.hypot(b.high - q, p - a.low);
  const interval = { low: Math.max(-1, low), high: Math.min(1, high) };
  return { before, after, change, interval, verdict: verdictOf(Math.min(before.n, after.n), interval) };
}

function verdictOf(fewest: number, { low, high }: Interval): Verdict {
  if (fewest < FEWEST) return 'few';
  if (low > 0) return 'better';
  if (high < 0) return 'worse';
  return Math.max(-low, high) <= SMALL ? 'same' : 'few';
}

/** What few votes say of a lesson: how sure it is that it does not help, and between which bounds its share lies. */
import type { Votes } from '../match/prior.ts';

/** As if six people had voted already, four of them useful: the prior that lessons are ordered by, too. */
const [USEFUL, NOT] = [4, 2];
/** So sure it must be that fewer than half find a lesson useful. */
export const SURE = 0.7;
/** From so many votes on the distribution is normal, as far as anybody can tell. */
const SUMMED = 5000;
/** 95 %, two-sided. */
const Z = 1.959963984540054;

/** The bounds of a share, between 0 and 1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * The probability that fewer than half find it useful: the lower tail at ½ of Beta(4 + u, 2 + n - u), by the exact sum
 * over a binomial (I_x(a, b) with whole a and b: Abramowitz and Stegun, 26.5.24).
 */
export function chanceUseless({ useful, votes }: Votes): number {
  const a = USEFUL + useful;
  const b = NOT + votes - useful;
  const n = a + b - 1;
  if (n > SUMMED) return normal((0.5 - a / (a + b)) / Math.sqrt((a * b) / ((a + b) ** 2 * (a + b + 1))));
  let [logTerm, sum] = [-n * Math.LN2, 0];
  for (let j = 0; j <= n; j++) {
    if (j >= a) sum += Math.exp(logTerm);
    logTerm += Math.log(n - j) - Math.log(j + 1);
  }
  return Math.min(1, sum);
}

/** The standard normal distribution: Abramowitz and Stegun, 26.2.17; an error below 7.5e-8. */
function normal(x: number): number {
  if (x > 0) return 1 - normal(-x);
  const t = 1 / (1 - 0.2316419 * x);
  const series = [1.330274429, -1.821255978, 1.781477937, -0.356563782, 0.31938153];
  const sum = series.reduce((all, factor) => all * t + factor, 0) * t;
  return (Math.exp(-(x ** 2) / 2) / Math.sqrt(2 * Math.PI)) * sum;
}

/** Rated not useful often enough to be mended: 0 of 4, 1 of 6, 2 of 8; never 0 of 1 or 0 of 2. */
export function isFlagged(votes: Votes): boolean {
  return votes.votes > 0 && chanceUseless(votes) >= SURE;
}

/** Wilson's score interval of a share, at 95 % (Wilson 1927). Without anything counted it is all of it. */
export function wilson(count: number, n: number): Interval {
  if (n === 0) return { low: 0, high: 1 };
  const share = count / n;
  const scale = 1 + Z ** 2 / n;
  const middle = (share + Z ** 2 / (2 * n)) / scale;
  const half = (Z / scale) * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

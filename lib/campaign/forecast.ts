/**
 * How many will be done at the deadline, between two ways to go on. In the one, each of the rest does it with the same chance
 * in each hour of work as people did so far: then it slows down. In the other, as many do it in each hour as so far, until
 * nobody is left. Both rates are uncertain by the few who are counted (Gamma posterior of a Poisson rate, Jeffreys prior),
 * and so is who of the rest it will be; the interval takes in both. A reminder can make more of it, people who never will
 * can make less.
 */
export interface Chance {
  readonly done: boolean;
  /** Working hours in which this person could have done it: until they did, or until now. */
  readonly spent: number;
  /** Working hours until the deadline. */
  readonly left: number;
}

export interface Forecast {
  /** People. */
  readonly likely: number;
  readonly low: number;
  readonly high: number;
  readonly of: number;
}

/** The interval holds the outcome in so many of a hundred cases, as far as the assumptions hold. */
export const CERTAINTY = 90;

const GRID = 41;

/** @returns null before there was an hour to do it in */
export function forecast(people: readonly Chance[]): Forecast | null {
  const hours = people.reduce((sum, { spent }) => sum + spent, 0);
  if (people.length === 0 || hours <= 0) return null;
  const done = people.filter((one) => one.done).length;
  const rest = people.filter((one) => !one.done);
  const shape = done + 0.5;
  const same = outcomes(shape / hours, shape, (rate) => {
    const chances = rest.map(({ left }) => 1 - Math.exp(-rate * left));
    const spread = chances.reduce((sum, p) => sum + p * (1 - p), 0);
    return { mean: chances.reduce((sum, p) => sum + p, 0), spread };
  });
  const elapsed = Math.max(...people.map(({ spent }) => spent));
  const left = rest.reduce((sum, one) => sum + one.left, 0) / Math.max(1, rest.length);
  const pace = outcomes(shape / elapsed, shape, (rate) => ({ mean: rate * left, spread: rate * left }));
  const within = (count: number) => Math.min(rest.length, Math.max(0, count));
  const at = (all: readonly number[], share: number) =>
    within(all[Math.min(all.length - 1, Math.floor(share * all.length))]!);
  const tail = (100 - CERTAINTY) / 200;
  return {
    likely: done + Math.round((at(same, 0.5) + at(pace, 0.5)) / 2),
    low: done + Math.floor(Math.min(at(same, tail), at(pace, tail))),
    high: done + Math.ceil(Math.max(at(same, 1 - tail), at(pace, 1 - tail))),
    of: people.length,
  };
}

/**
 * Equally probable counts, ascending. The quantiles of the rate: Wilson and Hilferty, PNAS 17 (1931).
 * @param of mean and variance of the count at a rate
 */
function outcomes(
  mean: number,
  shape: number,
  of: (rate: number) => { mean: number; spread: number },
): number[] {
  return QUANTILES.flatMap((z) => {
    const rate = mean * Math.max(0, 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape))) ** 3;
    const count = of(rate);
    return QUANTILES.map((y) => count.mean + y * Math.sqrt(count.spread));
  }).sort((a, b) => a - b);
}

/**
 * The inverse of the normal distribution in the middle of each of equal parts: Hastings, Approximations for Digital Computers
 * (1955), sheet 68, as in Abramowitz and Stegun 26.2.23; error below 4.5e-4.
 */
const QUANTILES = Array.from({ length: GRID }, (_, n) => {
  const p = (n + 0.5) / GRID;
  const t = Math.sqrt(-2 * Math.log(Math.min(p, 1 - p)));
  const z =
    t -
    (2.515517 + 0.802853 * t + 0.010328 * t * t) /
      (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t);
  return p < 0.5 ? -z : z;
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceUseless, isFlagged, wilson } from '../../lib/insight/usefulness.ts';

const of = (useful: number, votes: number) => ({ useful, votes });

describe('a lesson is flagged', () => {
  it.each([
    [0, 4],
    [1, 6],
    [2, 8],
    [10, 60],
  ])('at %i of %i', (useful, votes) => expect(isFlagged(of(useful, votes))).toBe(true));

  it.each([
    [0, 0],
    [0, 1],
    [0, 2],
    [0, 3],
    [1, 5],
    [2, 7],
    [4, 4],
    [30, 60],
  ])('and not at %i of %i', (useful, votes) => expect(isFlagged(of(useful, votes))).toBe(false));
});

/** The same tail by Simpson's rule over the density. */
function byIntegration(a: number, b: number): number {
  const density = (x: number) => x ** (a - 1) * (1 - x) ** (b - 1);
  const area = (to: number) => {
    const steps = 2000;
    let sum = 0;
    for (let n = 0; n <= steps; n++)
      sum += density((to * n) / steps) * (n === 0 || n === steps ? 1 : n % 2 ? 4 : 2);
    return (sum * to) / steps / 3;
  };
  return area(0.5) / area(1);
}

it('the chance is the tail of the Beta distribution', () => {
  const votes = fc.nat(60).chain((n) => fc.tuple(fc.nat(n), fc.constant(n)));
  fc.assert(
    fc.property(votes, ([useful, n]) => {
      expect(chanceUseless(of(useful, n))).toBeCloseTo(byIntegration(4 + useful, 2 + n - useful), 6);
    }),
  );
});

it('a vote more for it never makes it worse, and many votes are no trouble', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(5000), (n, some) => {
      const useful = some % n;
      expect(chanceUseless(of(useful + 1, n))).toBeLessThanOrEqual(chanceUseless(of(useful, n)) + 1e-12);
    }),
  );
  expect(chanceUseless(of(100, 5000))).toBeCloseTo(1);
  expect(chanceUseless(of(4900, 5000))).toBeCloseTo(0);
});

it("Wilson's interval is the published one, and nothing counted tells nothing", () => {
  // Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I, method 3.
  for (const [count, n, low, high] of [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ] as const) {
    expect(wilson(count, n).low).toBeCloseTo(low, 4);
    expect(wilson(count, n).high).toBeCloseTo(high, 4);
  }
  expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
});

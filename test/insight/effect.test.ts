import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareShares } from '../../lib/insight/effect.ts';

const of = (count: number, n: number) => ({ count, n });

it('the interval is the published one', () => {
  // Newcombe 1998, "Interval estimation for the difference", table II, method 10; he takes the first minus the second.
  for (const [a, m, b, n, low, high] of [
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [10, 10, 0, 20, 0.6791, 1],
  ] as const) {
    const { interval } = compareShares(of(b, n), of(a, m));
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  }
});

describe('after an edit', () => {
  it('a clear gain or loss is said', () => {
    expect(compareShares(of(2, 20), of(18, 20))).toMatchObject({ verdict: 'better', change: 0.8 });
    expect(compareShares(of(18, 20), of(2, 20)).verdict).toBe('worse');
  });

  it('few votes are too few, however they fall', () => {
    expect(compareShares(of(0, 4), of(4, 4)).verdict).toBe('few');
    expect(compareShares(of(3, 10), of(5, 10)).verdict).toBe('few');
    expect(compareShares(of(0, 0), of(9, 9))).toMatchObject({ verdict: 'few', change: null });
  });

  it('many votes that hardly differ are said to be the same', () => {
    expect(compareShares(of(400, 500), of(405, 500)).verdict).toBe('same');
  });

  it('exchanging both exchanges better and worse', () => {
    const share = fc.nat(60).chain((n) => fc.nat(n).map((count) => of(count, n)));
    const opposite = { better: 'worse', worse: 'better', same: 'same', few: 'few' };
    fc.assert(
      fc.property(share, share, (a, b) => {
        expect(compareShares(b, a).verdict).toBe(opposite[compareShares(a, b).verdict]);
      }),
    );
  });
});

it('where nothing was changed, hardly any edit is said to have helped or harmed', () => {
  let seed = 7;
  const random = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  const draw = (n: number) => of(Array.from({ length: n }, random).filter((one) => one < 0.7).length, n);
  const said = Array.from({ length: 2000 }, () => compareShares(draw(25), draw(25)).verdict);
  expect(said.filter((one) => one === 'better' || one === 'worse').length / said.length).toBeLessThan(0.06);
});

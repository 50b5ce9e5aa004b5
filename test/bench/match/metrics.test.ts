import { describe, expect, it } from 'vitest';
import { figuresOf, meanFigures, quantile } from './metrics.ts';

describe('the figures of one list', () => {
  it('the first is right', () => {
    expect(figuresOf(['a', 'b'], ['a'])).toEqual({ mrr: 1, ndcg: 1, hit1: 1, hit5: 1 });
  });

  it('two of three right ones, third and fifth', () => {
    const { mrr, ndcg, hit1, hit5 } = figuresOf(['x', 'y', 'a', 'z', 'b'], ['a', 'b', 'c']);
    expect([mrr, hit1, hit5]).toEqual([1 / 3, 0, 1]);
    // (1/log2(4) + 1/log2(6)) / (1/log2(2) + 1/log2(3) + 1/log2(4)) = (0.5 + 0.386853) / (1 + 0.630930 + 0.5)
    expect(ndcg).toBeCloseTo(0.41618, 5);
  });

  it('sixth place is a hit at neither one nor five', () => {
    const figures = figuresOf(['1', '2', '3', '4', '5', 'a'], ['a']);
    expect(figures).toEqual({ mrr: 1 / 6, ndcg: 1 / Math.log2(7), hit1: 0, hit5: 0 });
  });

  it('tenth place counts, eleventh does not', () => {
    const list = Array.from({ length: 11 }, (_, n) => String(n + 1));
    expect(figuresOf(list, ['10']).mrr).toBe(0.1);
    expect(figuresOf(list, ['11'])).toEqual({ mrr: 0, ndcg: 0, hit1: 0, hit5: 0 });
  });

  it('nothing found is nothing', () => {
    expect(figuresOf([], ['a'])).toEqual({ mrr: 0, ndcg: 0, hit1: 0, hit5: 0 });
  });

  it('a lesson that is listed twice, or named right twice, counts once', () => {
    expect(figuresOf(['a', 'a'], ['a']).ndcg).toBe(1);
    expect(figuresOf(['a'], ['a', 'a']).ndcg).toBe(1);
  });

  it('more than ten right ones: ten in a list are all that can be', () => {
    const list = Array.from({ length: 12 }, (_, n) => String(n));
    expect(figuresOf(list, list).ndcg).toBeCloseTo(1, 12);
  });
});

it('the mean is taken figure by figure', () => {
  const [hit, miss] = [figuresOf(['a'], ['a']), figuresOf(['x', 'a'], ['a'])];
  expect(meanFigures([hit, miss])).toMatchObject({ mrr: 0.75, hit1: 0.5, hit5: 1 });
});

it('quantiles are values of the list', () => {
  const list = [5, 1, 4, 2, 3];
  expect([quantile(list, 0.5), quantile(list, 0.95), quantile([7], 0.95)]).toEqual([3, 5, 7]);
  expect(quantile([], 0.5)).toBeNaN();
});

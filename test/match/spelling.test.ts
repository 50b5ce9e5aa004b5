import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { segmentOf } from '../../lib/match/build.ts';
import { atOnce } from '../../lib/match/index.ts';
import { beginning, editDistance, fold, nearest } from '../../lib/match/spelling.ts';
import { entries } from './builders.ts';

/** Optimal string alignment, written as it is defined. */
function naive(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [x, y] = [a.slice(0, -1), b.slice(0, -1)];
  const all = [naive(x, b) + 1, naive(a, y) + 1, naive(x, y) + (a.at(-1) === b.at(-1) ? 0 : 1)];
  const isSwapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  if (isSwapped) all.push(naive(a.slice(0, -2), b.slice(0, -2)) + 1);
  return Math.min(...all);
}

const short = fc.string({ unit: fc.constantFrom(...'abc'), maxLength: 6 });

test('the edit distance is the one of its definition, up to the most that is asked for', () => {
  fc.assert(
    fc.property(short, short, fc.nat(6), (a, b, most) => {
      const want = naive(a, b);
      const found = editDistance(a, b, most);
      if (want <= most) expect(found).toBe(want);
      else expect(found).toBeGreaterThan(most);
      expect(editDistance(b, a, 9)).toBe(editDistance(a, b, 9));
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['Größe', 'grosse'],
  ['Größe'.normalize('NFD'), 'grosse'],
  ['CRÈME', 'creme'],
  ['ﬁeld', 'field'],
])('%s without marks is %s', (text, want) => {
  expect(fold(text)).toBe(want);
});

describe('in a pack', () => {
  const pack = atOnce(
    segmentOf(
      entries({ 'p/a': 'Refund the refunded order, größer or smaller?', 'p/b': 'Call on hold?' }),
      'en',
    ),
  );
  const near = (word: string) => nearest(pack, word).map(({ form }) => form);

  test('words are known by their beginning, in order, without marks', () => {
    expect(beginning(pack, 'refu', 9)).toEqual(['refund', 'refunded']);
    expect(beginning(pack, 'refu', 1)).toEqual(['refund']);
    expect(beginning(pack, 'gros', 9)).toEqual(['größer']);
    expect(beginning(pack, 'zz', 9)).toEqual([]);
  });

  test.each([
    ['refnd', ['refund']],
    ['refudn', ['refund']],
    ['rrefund', ['refund']],
    ['grosser', ['größer']],
    ['smallre', ['smaller']],
    ['smlalre', []],
    ['hodl', ['hold']],
    ['hol', []],
    ['zzzzzzzz', []],
    ['', []],
  ])('%s is nearest to %j', (word, want) => {
    expect(near(word)).toEqual(want);
  });

  test('any string may be asked for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(nearest(pack, text).length).toBeLessThanOrEqual(60);
        expect(beginning(pack, text, 3).length).toBeLessThanOrEqual(3);
      }),
    );
    expect(near('\ud800refund')).toEqual(['refund']);
  });
});

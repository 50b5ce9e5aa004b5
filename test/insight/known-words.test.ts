import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { knownWords } from '../../lib/insight/known-words.ts';
import { NOTHING_SEEN, type Seen } from '../../lib/match/boilerplate.ts';
import { buildIndex } from '../../lib/match/index.ts';
import { wordsOf } from '../../lib/match/terms.ts';
import { entries } from '../match/builders.ts';

const index = buildIndex(
  entries({
    'p/refund': ['How do I refund an order?', {}],
    'p/stock': ['How do I count the stock?', {}],
    'p/form': ['Where are the form 4711 and the refunds?', {}],
  }),
);
/** A tool whose pages say a word as often as given. */
const seen = (counts: Record<string, number>): Seen => ({
  ...NOTHING_SEEN,
  pages: 9,
  addresses: (form) => new Map(Object.entries(counts)).get(form) ?? 0,
});
const words = (typed: string, on: Seen = NOTHING_SEEN) => knownWords(index, on, typed);

describe('of what was typed is kept', () => {
  test.each([
    ['what lessons say, as it was typed', 'Refund the ORDER', ['refund', 'the', 'order']],
    ['a form that lessons say beside another', 'refunds', ['refunds']],
    ['the stem of a word that they say in another form', 'orders counts', ['order', 'count']],
    ['a slip as the word that it was meant to be', 'refnud oder', ['refund', 'order']],
    ['each word once', 'order, order', ['order']],
  ])('%s', (_, typed, want) => {
    expect(words(typed)).toEqual({ words: want, unknown: 0 });
  });

  test('what the tool’s pages say on three paths, and not on two', () => {
    const pages = seen({ reverse: 3, charge: 2 });
    expect(words('reverse charge', pages)).toEqual({ words: ['reverse'], unknown: 1 });
  });
});

describe('of what was typed is only counted', () => {
  test.each([
    ['a name', 'Jane Doe', 2],
    ['a number', '4111111111111111', 1],
    ['a number that lessons and pages say', 'form 4711', 1],
    ['a word with a digit that is near to one', 'st0ck', 1],
    ['an address', 'jane.doe@example.com', 4],
    ['what an object inherits', 'constructor __proto__', 2],
  ])('%s', (_, typed, unknown) => {
    const { words: kept, unknown: counted } = words(typed, seen({ '4711': 9, '4111111111111111': 9 }));
    expect(counted).toBe(unknown);
    expect(kept.filter((word) => word !== 'form')).toEqual([]);
  });
});

test('whatever is typed: what is kept stands in a lesson or on the pages, and every word is kept or counted', () => {
  const lessons = 'how do i refund an order count the stock where are form and refunds so acme desk'.split(
    ' ',
  );
  const said = new Set([...lessons, 'voucher']);
  const part = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...said, 'Jane', '4711', 'ordr'));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const typed = parts.join(' ');
      const { words: kept, unknown } = words(typed, seen({ voucher: 3 }));
      expect(kept.filter((word) => !said.has(word))).toEqual([]);
      expect(kept.length + unknown).toBeLessThanOrEqual(wordsOf(typed).length);
      expect(unknown).toBeGreaterThanOrEqual(0);
    }),
  );
});

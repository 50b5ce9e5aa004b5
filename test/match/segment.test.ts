import fc from 'fast-check';
import { expect, test } from 'vitest';
import { segmentOf } from '../../lib/match/build.ts';
import { find, stringAt } from '../../lib/match/dictionary.ts';
import { BIT } from '../../lib/match/fields.ts';
import { atOnce, type Entry } from '../../lib/match/index.ts';
import { bytesOf, cardAt, docOf, maskIn, searchTexts } from '../../lib/match/segment.ts';
import { allTexts } from '../../lib/match/texts.ts';
import { someEntries } from './arbitraries.ts';
import { entries } from './builders.ts';

const segment = (of: readonly Entry[], language = 'en') => atOnce(segmentOf(of, language));

test('lessons in another order give the same bytes', () => {
  fc.assert(
    fc.property(someEntries, fc.nat(12), (of, n) => {
      const want = segment(of);
      expect(segment(of.toReversed())).toEqual(want);
      expect(segment([...of.slice(n), ...of.slice(0, n)])).toEqual(want);
    }),
  );
});

test('postings name lessons of the segment in order, and every lesson can be listed', () => {
  fc.assert(
    fc.property(someEntries, (of) => {
      const own = segment(of);
      const { count, docs, starts, says } = own;
      expect(count).toBe(of.length);
      expect(says).toHaveLength(docs.length);
      expect(starts.at(-1)).toBe(docs.length);
      for (let key = 0; key + 1 < starts.length; key++) {
        const holders = [...docs.subarray(starts[key]!, starts[key + 1]!)];
        expect(holders).toEqual([...new Set(holders)].sort((a, b) => a - b));
        expect(holders.every((doc) => doc < count)).toBe(true);
        for (let doc = 0; doc < count; doc++)
          if (!holders.includes(doc)) expect(maskIn(own, key, doc)).toBe(0);
      }
      const refs = of.map((_, doc) => cardAt(own, doc).ref);
      expect(refs).toEqual(of.map(({ ref }) => ref).sort());
      for (const { ref } of of) expect(refs[docOf(own, ref)]).toBe(ref);
      for (const other of ['', 'p', 'p/zz', 'a/b']) expect(docOf(own, other)).toBe(-1);
    }),
  );
});

test('a lesson that is taken out leaves no word, posting or card', () => {
  const of = entries({ 'p/a': 'Refund?', 'p/b': ['Zeppelin?', { for: [{ tool: 'zeppelins' }] }] });
  const rest = segment(of.slice(0, 1));
  expect(rest).toEqual(segment(entries({ 'p/a': 'Refund?' })));
  const keys = Array.from({ length: rest.starts.length - 1 }, (_, n) => stringAt(rest.terms, n));
  expect(keys.join()).not.toContain('zeppelin');
  expect(new TextDecoder().decode(rest.cards.bytes)).not.toContain('eppelin');
});

test('a stem is known by the fields of the lesson where it stands', () => {
  const own = segment(
    entries({ 'p/a': ['Refunds?', { answer: ['Refund it.'], keywords: ['voucher'] }], 'p/b': 'Hold?' }),
  );
  const mask = (stem: string, doc: number) => maskIn(own, find(own.terms, stem), doc);
  expect(mask('refund', 0)).toBe(BIT.question | BIT.answer);
  expect(mask('voucher', 0)).toBe(BIT.names);
  expect(mask('refund', 1)).toBe(0);
  expect(mask('zeppelin', 0)).toBe(0);
});

test('a card holds what the lesson says, lone surrogates too', () => {
  const [one] = entries({ 'p/a': ['Half \ud800?', { answer: ['a', { kind: 'code', text: 'b' }] }] });
  const own = segment([one!]);
  expect(cardAt(own, 0).question).toBe('Half \ud800?');
  expect(allTexts(searchTexts(own).answers)).toEqual(['ab']);
});

test('many lessons are read in slices, and the bytes are counted', () => {
  const many = entries(Object.fromEntries(Array.from({ length: 120 }, (_, n) => [`p/${n}`, `Word${n}?`])));
  const slices = [...segmentOf(many, 'en')];
  expect(slices.length).toBeGreaterThan(2);
  expect(bytesOf(segment(many))).toBeGreaterThan(bytesOf(segment(many.slice(1))));
  expect(segment([]).count).toBe(0);
});

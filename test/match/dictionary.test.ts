import fc from 'fast-check';
import { expect, test } from 'vitest';
import { find, makeDictionary, stringAt } from '../../lib/match/dictionary.ts';

/** Lone surrogates too. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.array(fc.nat(0xffff), { maxLength: 4 }).map((units) => String.fromCharCode(...units)),
);
const list = fc.uniqueArray(text, { maxLength: 60 });

test('every string is found again under its number, and no other is', () => {
  fc.assert(
    fc.property(list, list, (known, others) => {
      const dictionary = makeDictionary(known);
      known.forEach((one, n) => {
        expect(find(dictionary, one)).toBe(n);
        expect(stringAt(dictionary, n)).toBe(one);
      });
      for (const one of others) expect(find(dictionary, one)).toBe(known.indexOf(one));
    }),
  );
});

test('an empty dictionary knows nothing; the empty string can be known', () => {
  expect(find(makeDictionary([]), '')).toBe(-1);
  expect(find(makeDictionary(['a']), '')).toBe(-1);
  expect(find(makeDictionary(['a', '']), '')).toBe(1);
});

test('a very long word is a word', () => {
  const long = `x${'ab'.repeat(300_000)}`;
  const dictionary = makeDictionary(['a', long]);
  expect(find(dictionary, long)).toBe(1);
  expect(stringAt(dictionary, 1) === long).toBe(true);
});

test('strings that differ only by a lone surrogate are two', () => {
  const dictionary = makeDictionary(['\ud800', '\udc00', '\ud800\udc00', '\ufffd']);
  expect(['\ud800', '\udc00', '\u{10000}', '\ufffd', '\ud801'].map((one) => find(dictionary, one))).toEqual([
    0, 1, 2, 3, -1,
  ]);
});

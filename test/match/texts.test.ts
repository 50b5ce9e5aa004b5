import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packTexts, textAt } from '../../lib/match/texts.ts';

test('every text is read back as it was, in any number', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 20 })), (list) => {
      const packed = packTexts(list);
      expect(list.map((_, n) => textAt(packed, n))).toEqual(list);
    }),
  );
});

test('a byte order mark is a part of the text', () => {
  expect(textAt(packTexts(['\ufeffa']), 0)).toBe('\ufeffa');
});

test('half a character is stored as the mark for one that cannot be read', () => {
  expect(textAt(packTexts(['a\ud800b', 'c']), 0)).toBe('a\ufffdb');
});

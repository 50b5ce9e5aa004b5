import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildIndex } from '../../lib/match/index.ts';
import { searcher } from '../../lib/match/search.ts';
import { entries } from './builders.ts';

/** None is near to another or its beginning. */
const WORDS =
  'refund priority caller duplicate identity voucher newsletter attachment signature workspace'.split(' ');
const search = searcher(
  buildIndex(
    entries(Object.fromEntries(WORDS.map((word) => [`p/${word}`, `How do I see the ${word} here?`]))),
  ),
);

const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz');
const edits = [
  (word: string, at: number, one: string) => word.slice(0, at) + one + word.slice(at),
  (word: string, at: number, one: string) => word.slice(0, at) + one + word.slice(at + 1),
  (word: string, at: number) => word.slice(0, at) + word.slice(at + 1),
  (word: string, at: number) =>
    word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2),
];
const slip = fc
  .record({ word: fc.constantFrom(...WORDS), at: fc.nat(30), one: letter, edit: fc.constantFrom(...edits) })
  .map(({ word, at, one, edit }) => ({ word, typed: edit(word, at % word.length, one) }));

test('a word with one slip finds its lesson, wherever it stands in the question', () => {
  const frame = fc.constantFrom('', 'how do i see the ', 'see ');
  fc.assert(
    fc.property(slip, frame, fc.constantFrom('', ' ', ' here', '?'), ({ word, typed }, before, after) => {
      const found = search(before + typed + after, null).map(({ ref }) => ref);
      expect(found[0], typed).toBe(`p/${word}`);
    }),
    { numRuns: 500 },
  );
});

test('the beginning of the last word finds its lesson while it is typed; that of another word does not', () => {
  for (const word of WORDS)
    for (let n = 3; n <= word.length; n++) {
      const [first] = search(`see ${word.slice(0, n)}`, null);
      expect(first?.ref, word.slice(0, n)).toBe(`p/${word}`);
    }
  expect(search('ref please', null)).toEqual([]);
});

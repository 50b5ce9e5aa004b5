import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildIndex } from '../../lib/match/index.ts';
import { searcher } from '../../lib/match/search.ts';
import { entries } from './builders.ts';

/** What is marked of the only lesson's question. */
function marked(question: string, query: string): string[] {
  const [hit] = searcher(buildIndex(entries({ 'p/a': question })))(query, null);
  return hit?.marks.map(([start, end]) => question.slice(start, end)) ?? [];
}

test.each([
  ['How do I refund an order?', 'refund', 'refund'],
  ['Wie groß ist der Rabatt?', 'rabatt', 'Rabatt'],
  ['Wie groß ist der Rabatt?', 'gross', 'groß'],
  ['Où est le re\u0301sume\u0301 du ticket ?', 'ticket', 'ticket'],
  ['환불은 어떻게 하나요?', '하나요', '하나요'],
  ['İstanbul deposu nerede?', 'nerede', 'nerede'],
  ['What is a ﬁeld here?', 'here', 'here'],
  ['💳💳 Which card?', 'card', 'card'],
])('in %j, %j marks %j', (question, query, want) => {
  expect(marked(question, query)).toContain(want);
});

test('marks stand in the question, in order and apart, in any script', () => {
  const word = fc.constantFrom(
    ...'refund größe 환불은 İstanbul ﬁeld e\u0301te\u0301 返品 บัตร 💳'.split(' '),
    'ß'.repeat(9),
  );
  const words = fc.array(word, { minLength: 1, maxLength: 6 }).map((list) => list.join(' '));
  fc.assert(
    fc.property(words, words, (question, query) => {
      for (const hit of searcher(buildIndex(entries({ 'p/a': question })))(query, null))
        hit.marks.forEach(([start, end], n) => {
          expect(start).toBeGreaterThanOrEqual(hit.marks[n - 1]?.[1] ?? 0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(question.length);
        });
    }),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildIndex } from '../../lib/match/index.ts';
import { searcher } from '../../lib/match/search.ts';
import { entries } from './builders.ts';

const LESSONS = entries({
  'p/refund': [
    'How do I refund an order?',
    { for: [{ tool: 'desk' }, { tool: 'desk', page: 'a' }], synonyms: ['money back'] },
  ],
  'p/merge': ['How do I merge tickets?', { for: [{ tool: 'desk' }] }],
  'p/lead': ['How do I merge leads?', { for: [{ tool: 'crm' }] }],
  'p/grosse': ['Wie ändere ich die Größe?', {}],
});
const search = searcher(buildIndex(LESSONS));
const found = (query: string, tool: string | null = null) => search(query, tool).map((hit) => hit.ref);

test.each([
  ['refund', ['p/refund']],
  ['refnd', ['p/refund']],
  ['money back', ['p/refund']],
  ['order REFUND', ['p/refund']],
  ['How do I refund an order?', ['p/refund']],
  ['refund a order', ['p/refund']],
  ['grosse andere', ['p/grosse']],
  ['', []],
  ['   ', []],
  ['zzzz', []],
  ['order qwertz uiop', []],
])('%j finds %j', (query, want) => {
  expect(found(query)).toEqual(want);
});

test("the current tool's lessons come first, the others stay", () => {
  expect(found('merge', 'crm')).toEqual(['p/lead', 'p/merge']);
  expect(found('merge', 'desk')).toEqual(['p/merge', 'p/lead']);
});

test('a hit names its tools once and marks what was hit', () => {
  const [hit] = search('refund', null);
  expect(hit).toMatchObject({ question: 'How do I refund an order?', tools: ['desk'] });
  expect(hit!.marks.map(([a, b]) => hit!.question.slice(a, b)).join()).toContain('refund');
});

test('any query is answered, the same in any order of lessons, with marks inside the question', () => {
  const other = searcher(buildIndex(LESSONS.toReversed()));
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.constantFrom('do', 'merge', '!a', '^How | "x'),
      ),
      (query) => {
        const hits = search(query, 'desk');
        expect(other(query, 'desk')).toEqual(hits);
        for (const { marks, question } of hits)
          marks.forEach(([start, end], n) => {
            expect(start).toBeLessThan(end);
            expect(start).toBeGreaterThanOrEqual(marks[n - 1]?.[1] ?? 0);
            expect(end).toBeLessThanOrEqual(question.length);
          });
      },
    ),
  );
});

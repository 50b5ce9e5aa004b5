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

test.each([
  ['10,000 letters', 'refund '.repeat(1_500)],
  ['10,000 letters without a space', 'refund'.repeat(1_700)],
  ['lone surrogates', '\ud800 refund \udfff'],
  ['a character that is cut in two at the limit', `${'a'.repeat(199)}💳`],
  ['nothing but signs', '!@#$%^&*()_+=|"\'<>'],
  ['marks without letters', '\u0301\u0308'],
  ['keys of the index', '@desk/ =refund @'],
  ['words of a program', 'constructor __proto__ toString'],
])('%s is a query', (_, query) => {
  for (const tool of ['desk', null, '@', '__proto__']) expect(() => search(query, tool)).not.toThrow();
});

test('what is typed after two hundred letters is not read, what is typed before is', () => {
  expect(found(`refund ${' '.repeat(300)} merge`)).toEqual(['p/refund']);
});

test('a word that is begun finds its lessons, the more letters the fewer', () => {
  expect(found('me').toSorted()).toEqual(['p/lead', 'p/merge']);
  expect(found('merge ti')[0]).toBe('p/merge');
  expect(found('r')).toEqual([]);
});

test('one word that nobody knows does not hide what the others find', () => {
  expect(found('refund xyzzy')).toEqual(['p/refund']);
  expect(found('xyzzy plugh')).toEqual([]);
});

test('at most twenty are found', () => {
  const many = entries(Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`p/${n}`, `Refund ${n}?`])));
  expect(searcher(buildIndex(many))('refund', null)).toHaveLength(20);
});

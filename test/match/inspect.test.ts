import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildIndex } from '../../lib/match/index.ts';
import { inspect } from '../../lib/match/inspect.ts';
import { rank } from '../../lib/match/rank.ts';
import { aSituation, someEntries, textsOn } from './arbitraries.ts';
import { entries, situation, visited } from './builders.ts';

const SOME = buildIndex(
  entries({
    'p/refund': ['How do I refund an order?', { for: [{ tool: 'desk', page: 'ticket' }] }],
    'p/hold': ['How do I hold a call?', { for: [{ tool: 'desk', page: 'call' }] }],
    'p/till': ['How do I refund at the till?', { for: [{ tool: 'till' }] }],
  }),
);

test('lessons of the tool are all there, the listed ones first, each with what kept it back', () => {
  const { lessons } = inspect(SOME, situation({ headings: ['Refund an order'] }));
  expect(lessons.map(({ ref, match }) => [ref, match?.sure ?? null])).toEqual([
    ['p/refund', true],
    ['p/hold', null],
  ]);
  expect(lessons[0]!.whyNot).toEqual([]);
  expect(lessons[1]!.whyNot.map(({ kind }) => kind)).toEqual(['place', 'words']);
});

test('the words of the page that lessons say are there with their weight, and what is left of common ones', () => {
  const pages = ['/a', '/b', '/c', '/d', '/e'].map((path) =>
    situation({ page: null, path, labels: ['Order'] }),
  );
  const { terms } = inspect(
    SOME,
    situation({ field: 'Refund', labels: ['Order', 'Zeppelin'] }),
    visited(pages),
  );
  expect(terms.map(({ word, parts }) => [word, parts])).toEqual([
    ['Refund', ['field']],
    ['Order', ['labels']],
  ]);
  expect(terms.map(({ left }) => left < 1)).toEqual([false, true]);
});

test('for any lessons and page: what is listed is what is ranked', () => {
  fc.assert(
    fc.property(someEntries, aSituation, (of, at) => {
      const index = buildIndex(of);
      const { lessons, terms, confidence } = inspect(index, at);
      const listed = lessons.flatMap(({ match }) => match ?? []);
      const ranked = rank(index, at, new Map());
      expect(listed.slice(0, ranked.length)).toEqual(ranked);
      expect(new Set(lessons.map(({ ref }) => ref)).size).toBe(lessons.length);
      for (const { word } of terms) expect(textsOn(at).some((text) => text.includes(word))).toBe(true);
      expect(confidence).toBeGreaterThanOrEqual(0);
    }),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NOTHING_SEEN } from '../../lib/match/boilerplate.ts';
import { PART_WEIGHTS, PARTS, queryOf, textsOf } from '../../lib/match/query.ts';
import { aSituation, textsOn } from './arbitraries.ts';
import { situation } from './builders.ts';

const query = (given: Parameters<typeof situation>[0], seen = NOTHING_SEEN) =>
  queryOf(situation(given), seen);
const weights = (given: Parameters<typeof situation>[0], seen = NOTHING_SEEN) =>
  Object.fromEntries(query(given, seen).terms.map(({ form, weight }) => [form, weight]));

test('each form of the page is one term, with a word that stands there and a weight that is bounded', () => {
  const most = Object.values(PART_WEIGHTS).reduce((a, b) => a + b);
  fc.assert(
    fc.property(aSituation, (at) => {
      const { terms } = queryOf(at, NOTHING_SEEN);
      expect(new Set(terms.map(({ form }) => form)).size).toBe(terms.length);
      for (const { word, parts, weight } of terms) {
        expect(textsOn(at).some((text) => text.includes(word))).toBe(true);
        expect(weight).toBeGreaterThan(0);
        expect(weight).toBeLessThanOrEqual(most);
        for (const left of parts) expect(left === 0 || left === 1).toBe(true);
      }
    }),
  );
});

test('a word counts by where it stands, once for each place, and is quoted from the strongest', () => {
  const found = weights({ field: 'Due', title: 'Order order', labels: ['Due', 'Due'] });
  expect(found.due).toBeGreaterThan(PART_WEIGHTS.field);
  expect(found.order).toBe(PART_WEIGHTS.title);
  expect(query({ labels: ['DUE'], field: 'Due' }).terms[0]!.word).toBe('Due');
});

test('what the person is at is the field, else title, headings and alerts', () => {
  const parts = (focus: number) => PARTS.filter((_, p) => focus & (1 << p));
  expect(parts(query({ field: 'Due', title: 'Order' }).focus)).toEqual(['field']);
  expect(parts(query({ title: 'Order' }).focus)).toEqual(['alerts', 'title', 'headings']);
});

test('field and alerts are never boilerplate', () => {
  const seen = { ...NOTHING_SEEN, pages: 100, on: () => 100 };
  const everywhere = weights({ field: 'Due', alerts: ['Choose'], headings: ['Workspace'] }, seen);
  expect(everywhere).toMatchObject({ due: PART_WEIGHTS.field, choose: PART_WEIGHTS.alerts });
  expect(everywhere.workspace).toBeLessThan(PART_WEIGHTS.headings / 4);
  expect(textsOf(situation({ field: 'Due', alerts: ['Choose'], headings: ['Workspace'] }))).toContain(
    'Workspace',
  );
  expect(textsOf(situation({ field: 'Due', alerts: ['Choose'] })).join()).not.toMatch(/Due|Choose/);
});

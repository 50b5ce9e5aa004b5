import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildIndex, cardOf } from '../../lib/match/index.ts';
import { confidenceOf, evidenceOf } from '../../lib/match/model.ts';
import { candidatesFor, type Situation } from '../../lib/match/rank.ts';
import { aSituation, someEntries } from './arbitraries.ts';
import { entries, situation, visited } from './builders.ts';

test('every signal and the probability are numbers, all but the score between 0 and 1, whatever the page says', () => {
  fc.assert(
    fc.property(someEntries, aSituation, fc.array(aSituation, { maxLength: 6 }), (of, at, pages) => {
      const { candidates, confidence } = candidatesFor(buildIndex(of), at, visited(pages, buildIndex(of)));
      for (const { signals } of candidates)
        for (const [name, value] of Object.entries(signals)) {
          expect(Number.isFinite(value), name).toBe(true);
          if (name === 'words') continue;
          expect(value, name).toBeGreaterThanOrEqual(0);
          expect(value, name).toBeLessThanOrEqual(1 + 1e-9);
        }
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
    }),
    { numRuns: 300 },
  );
});

const index = buildIndex(
  entries({
    'p/call': 'How do I hold a call?',
    'p/refund': 'How do I refund an order?',
    'p/voucher': ['What is a voucher?', { answer: ['It pays for a refund.'] }],
  }),
);
const signals = (given: Partial<Situation>, ref: string) =>
  candidatesFor(index, situation(given)).candidates.find((one) => cardOf(index, one).ref === ref)?.signals;

test('a page that says the question word for word says all of it, where the person is', () => {
  const all = { base: 1, exact: 1, exactFocus: 1, covered: 1, focused: 1, answered: 1, spoken: 1 };
  expect(signals({ field: 'How do I REFUND an order?' }, 'p/refund')).toMatchObject(all);
  expect(signals({ title: 'How do I refund an order', field: 'Voucher' }, 'p/refund')).toMatchObject({
    exact: 1,
    exactFocus: 0,
    focused: 0,
    answered: 0,
  });
});

test('a word of the answer is spoken of, but not asked', () => {
  expect(signals({ field: 'Refund' }, 'p/voucher')).toMatchObject({ covered: 0, answered: 0, spoken: 1 });
});

test('the further the second is behind, the surer is the first', () => {
  const [first] = candidatesFor(index, situation({ field: 'Refund an order' })).candidates;
  const around = { pages: 20, firsts: 0, told: 2 };
  const sure = (behind: number) => {
    const second = { ...first!.signals, base: first!.signals.base * behind };
    return confidenceOf(evidenceOf(first!.signals, second, undefined, 1, around));
  };
  expect(sure(0.2)).toBeGreaterThan(sure(0.9));
  expect(confidenceOf(evidenceOf(first!.signals, undefined, undefined, 1, around))).toBeGreaterThan(
    sure(0.2),
  );
});

test('a lesson that is the best at other spots too is less sure, and so is one of a tool that is hardly known', () => {
  const at = situation({ page: null, path: '/orders', field: 'Refund an order', labels: ['Customer'] });
  const others = (first: string) =>
    Array.from({ length: 9 }, (_, n) =>
      situation({ page: null, path: `/screen${'abcdefghi'[n]}`, title: first }),
    );
  const sure = (pages: Situation[]) => candidatesFor(index, at, visited(pages, index)).confidence;
  expect(sure(others('Zeppelin'))).toBeGreaterThan(sure(others('Refund')));
  expect(sure(others('Zeppelin'))).toBeGreaterThan(sure([]));
});

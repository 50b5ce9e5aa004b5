import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { discount, NOTHING_SEEN } from '../../lib/match/boilerplate.ts';
import { buildIndex } from '../../lib/match/index.ts';
import { rank } from '../../lib/match/rank.ts';
import { learn, seenIn, spotOf, type Vocabulary } from '../../lib/match/seen.ts';
import { entries, situation } from './builders.ts';

const page = (path: string, ...headings: string[]) => situation({ path, headings });
const learnt = (...pages: ReturnType<typeof page>[]) =>
  pages.reduce((known: Vocabulary | null, one) => learn(known, one), null);

describe('what is on every page', () => {
  const frame = ['Refund policy', 'Workspace'];
  const known = learnt(
    ...['/a', '/b', '/c', '/d', '/e'].map((path, n) => page(path, ...frame, `Screen${n}`)),
  );

  test('counts less than what only this page says', () => {
    const lessons = entries({ refund: 'How do I refund?', merge: 'How do I merge?' });
    const here = situation({ path: '/f', tool: null, page: null, headings: [...frame, 'Merge'] });
    const [first, second] = rank(buildIndex(lessons), here, new Map(), seenIn(known));
    expect([first?.ref, second?.ref]).toEqual(['merge', 'refund']);
    expect(first!.score).toBeGreaterThan(second!.score);
  });

  test('is counted once for each address', () => {
    const again = learn(known, page('/a', 'Refund policy', 'Other'));
    expect(again).toEqual(known);
    expect(seenIn(known).on('refund')).toBe(5);
  });

  test('is unknown on the first pages, and words of one page stay whole', () => {
    expect(discount(NOTHING_SEEN, 'refund')).toBe(1);
    expect(discount(seenIn(learnt(page('/a', 'Refund'), page('/b', 'Refund'))), 'refund')).toBe(1);
    expect(discount(seenIn(known), 'screen3')).toBe(1);
    expect(discount(seenIn(known), 'refund')).toBeLessThan(0.5);
  });
});

describe('at how many other spots a lesson was the best', () => {
  const at = (path: string, field: string | null = null) => situation({ page: null, path, field });
  const learnt = (...seen: [ReturnType<typeof at>, string | null][]) =>
    seen.reduce((known: Vocabulary | null, [spot, first]) => learn(known, spot, { first, told: 2 }), null);
  const firsts = (known: Vocabulary | null, here: ReturnType<typeof at>, ref = 'p/refund') =>
    seenIn(known).besides(spotOf(here)).firsts(ref);

  test('is counted without this one, and by what was the best there last', () => {
    const known = learnt(
      [at('/a'), 'p/refund'],
      [at('/b'), 'p/refund'],
      [at('/c'), 'p/hold'],
      [at('/b'), null],
    );
    expect([firsts(known, at('/a')), firsts(known, at('/b')), firsts(known, at('/d'))]).toEqual([0, 1, 1]);
    expect(seenIn(known).besides(spotOf(at('/d'))).spots).toBe(3);
    expect(seenIn(known).besides(spotOf(at('/d'))).told).toBeCloseTo(6);
  });

  test('does not grow with the records that are opened, but with the fields', () => {
    const tickets = ['/ticket/1', '/ticket/22', '/ticket/A-3'];
    const known = learnt(...tickets.map((path): [ReturnType<typeof at>, string] => [at(path), 'p/refund']));
    expect(firsts(known, at('/ticket/4'))).toBe(0);
    expect(firsts(known, at('/ticket/4', 'Reason'))).toBe(1);
    const named = (path: string) => situation({ page: 'ticket', path });
    expect(spotOf(named('/ticket/jane'))).toBe(spotOf(named('/ticket/john')));
  });

  test('is kept without a name, in a bounded space', () => {
    let known: Vocabulary | null = null;
    for (let n = 0; n < 900; n++)
      known = learn(known, at(`/${'x'.repeat(n)}`, 'Secretfield'), { first: 'pack/secretlesson', told: 3 });
    expect(Object.keys(known!.spots)).toHaveLength(300);
    expect(JSON.stringify(known!.spots)).toMatch(/^[{}[\]",:0-9]+$/);
  });
});

test('what the person is at is not counted, and no address is kept whole', () => {
  const known = learn(
    null,
    situation({ path: '/customers/jane', field: 'Secretfield', alerts: ['Alertword'], headings: ['Open'] }),
  );
  expect(JSON.stringify(known)).not.toMatch(/secretfield|alertword|\//i);
});

test('however many pages there are, what is kept is bounded, and a word never weighs nothing or more than itself', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 40 }),
      (pages) => {
        const known = learnt(...pages.map((headings, n) => page(`/${n}`, ...headings)));
        for (const form of Object.keys(known?.counts ?? {})) {
          const left = discount(seenIn(known), form);
          expect(left).toBeGreaterThan(0);
          expect(left).toBeLessThanOrEqual(1);
        }
      },
    ),
  );
  let known: Vocabulary | null = null;
  for (let n = 0; n < 320; n++)
    known = learn(known, page(`/${n}`, ...Array.from({ length: 20 }, (_, m) => `w${n}x${m}`)));
  expect(known!.paths).toHaveLength(300);
  expect(Object.keys(known!.counts)).toHaveLength(3000);
});

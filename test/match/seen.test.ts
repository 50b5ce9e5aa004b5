import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { discount, NOTHING_SEEN } from '../../lib/match/boilerplate.ts';
import { buildIndex } from '../../lib/match/index.ts';
import { rank } from '../../lib/match/rank.ts';
import { learn, seenIn, type Vocabulary } from '../../lib/match/seen.ts';
import { spotOf } from '../../lib/match/spot.ts';
import { entries, situation } from './builders.ts';

const NO_LESSONS = buildIndex([]);
const page = (path: string, ...headings: string[]) => situation({ page: null, path, headings });
const learnOf = (known: Vocabulary | null, one: ReturnType<typeof page>) =>
  learn(known, one, { ...spotOf(one, NO_LESSONS), first: null, told: 0 });
const learnt = (...pages: ReturnType<typeof page>[]) => pages.reduce(learnOf, null as Vocabulary | null)!;

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
    const again = learnOf(known, page('/a', 'Refund policy', 'Other'));
    expect(again).toEqual(known);
    expect(seenIn(known).on('refund')).toBe(5);
  });

  test('is counted once for records of one kind, so that what their pages say stays theirs, and by address too', () => {
    const tickets = Array.from({ length: 30 }, (_, n) => page(`/ticket/${n}`, 'Reply', `Ticket ${n}`));
    const pages = learnt(...['/a', '/b', '/c', '/d'].map((path) => page(path, 'Workspace')), ...tickets);
    expect(seenIn(pages).pages).toBe(5);
    expect([seenIn(pages).on('reply'), seenIn(pages).addresses('reply')]).toEqual([1, 30]);
    expect(discount(seenIn(pages), 'reply')).toBe(1);
    expect(discount(seenIn(pages), 'workspace')).toBeLessThan(0.6);
  });

  test('is unknown on the first pages, and words of one page stay whole', () => {
    expect(discount(NOTHING_SEEN, 'refund')).toBe(1);
    expect(discount(seenIn(learnt(page('/a', 'Refund'), page('/b', 'Refund'))), 'refund')).toBe(1);
    expect(discount(seenIn(known), 'screen3')).toBe(1);
    expect(discount(seenIn(known), 'refund')).toBeLessThan(0.5);
  });
});

test('what the person is at is not counted, and no address is kept whole', () => {
  const known = learnOf(
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
    known = learnOf(known, page(`/${'y'.repeat(n)}`, ...Array.from({ length: 20 }, (_, m) => `w${n}x${m}`)));
  expect(known!.paths).toHaveLength(300);
  expect(Object.keys(known!.counts)).toHaveLength(3000);
});

/** A report on a lesson with variants, or in several languages. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Catalogue, type CatalogueLesson, NO_CATALOGUE } from '../../lib/insight/catalogue.ts';
import type { Event } from '../../lib/insight/event.ts';
import { merge } from '../../lib/insight/merge.ts';
import { report } from '../../lib/insight/report.ts';
import { NO_FILTER } from '../../lib/insight/tally.ts';
import { DAY, people, START, use } from './samples.ts';

const [A, B, DE, OLD] = ['0000000a', '0000000b', '000000de', '00000001'] as const;
const version = (revision: string, letter = '', language = 'en') => ({ revision, letter, language });
const LESSON: CatalogueLesson = {
  ...{ ref: 'acme/refund', question: 'How do I refund an order?', revision: A },
  ...{ places: [{ tool: 'desk', page: 'orders' }], keywords: [], synonyms: [], reviewBy: null },
};
const withVersions = (...versions: ReturnType<typeof version>[]): Catalogue => ({
  ...NO_CATALOGUE,
  lessons: [{ ...LESSON, versions }],
});
const WITH_B = withVersions(version(A), version(B, 'b'));

const made = (events: readonly Event[], catalogue: Catalogue, fewest = 5) =>
  report(merge([{ person: 'x', events, rollups: [] }]), {
    ...{ catalogue, filter: NO_FILTER, fewest, now: START },
  });

/** So many rate a revision, each once; the first of them useful. */
const rated = (revision: string, useful: number, of: number, from: number, day = 1) =>
  people(of, from).flatMap((person, n) => use(n < useful, { person, revision, at: START + day * DAY }));

describe('variants', () => {
  it('are compared with their lesson, and are no edit of it', () => {
    const { variants, effects } = made([...rated(A, 5, 20, 0), ...rated(B, 18, 20, 20)], WITH_B);
    expect(effects).toEqual([]);
    expect(variants).toMatchObject([
      {
        ...{ ref: 'acme/refund', letter: 'b', since: '2026-09-02' },
        useful: { before: { count: 5, n: 20 }, after: { count: 18, n: 20 }, verdict: 'better' },
      },
    ]);
  });

  it('count from the day on which there were both', () => {
    const before = rated(A, 0, 30, 100, 0);
    const { variants } = made([...before, ...rated(A, 9, 10, 0, 3), ...rated(B, 9, 10, 20, 2)], WITH_B);
    expect(variants[0]!.useful.before).toEqual({ count: 9, n: 10 });
  });

  it('of fewer people than are shown are not', () => {
    expect(made([...rated(A, 5, 20, 0), ...rated(B, 4, 4, 20)], WITH_B).variants).toEqual([]);
  });

  it('and their lesson are one in the list of lessons, but mended each for itself', () => {
    const { lessons, gaps } = made([...rated(A, 9, 10, 0), ...rated(B, 1, 10, 20)], WITH_B);
    expect(lessons).toMatchObject([{ ref: 'acme/refund', useful: 10, votes: 20, people: 20 }]);
    expect(gaps).toMatchObject([
      { id: 'useless:acme/refund.b', kind: 'useless', lesson: 'acme/refund', variant: 'b', n: 9, of: 10 },
    ]);
  });

  it('an edit of the lesson before there were any is told, one after that is not', () => {
    const since = (day: number) => [
      ...rated(OLD, 2, 10, 40, day),
      ...rated(A, 9, 10, 0, 4),
      ...rated(B, 9, 10, 20, 4),
    ];
    expect(made(since(1), WITH_B).effects).toMatchObject([{ before: OLD, after: A }]);
    expect(made([...since(1), ...rated(OLD, 0, 1, 60, 6)], WITH_B).effects).toEqual([]);
  });

  it('count from the day on which both are as they are now: an edit of the lesson begins anew', () => {
    const early = rated(B, 0, 20, 60, 1);
    const { variants } = made([...early, ...rated(A, 18, 20, 0, 10), ...rated(B, 18, 20, 20, 10)], WITH_B);
    expect(variants).toMatchObject([
      { since: '2026-09-11', useful: { after: { count: 18, n: 20 }, verdict: 'few' } },
    ]);
  });

  it('are compared in their own language: readers of another one have no variant', () => {
    const catalogue = withVersions(version(A), version(B, 'b'), version(DE, '', 'de'));
    const { variants } = made(
      [...rated(A, 10, 20, 0), ...rated(B, 10, 20, 20), ...rated(DE, 50, 50, 40)],
      catalogue,
    );
    expect(variants[0]!.useful.before).toEqual({ count: 10, n: 20 });
  });

  it('never tell of fewer people than are shown, whoever rated what', () =>
    fc.assert(
      fc.property(fc.nat(12), fc.nat(12), fc.integer({ min: 1, max: 8 }), (a, b, fewest) => {
        const { variants } = made([...rated(A, a, a, 0), ...rated(B, b, b, 20)], WITH_B, fewest);
        expect(variants).toHaveLength(Math.min(a, b) >= fewest ? 1 : 0);
      }),
    ));
});

describe('languages', () => {
  it('are one lesson, and no edit of each other', () => {
    const catalogue = withVersions(version(A), version(DE, '', 'de'));
    const { lessons, effects, variants } = made([...rated(A, 5, 10, 0), ...rated(DE, 9, 10, 20)], catalogue);
    expect(lessons).toMatchObject([{ useful: 14, votes: 20, people: 20 }]);
    expect([effects, variants]).toEqual([[], []]);
  });

  it('an edit of one of them is told with the day on which it was made', () => {
    const catalogue = withVersions(version(A), version(DE, '', 'de'));
    const events = [
      ...rated(OLD, 10, 20, 0, 1),
      ...rated(DE, 2, 20, 60, 2),
      ...rated(A, 19, 20, 30, 10),
      ...rated(OLD, 0, 1, 90, 9),
    ];
    expect(made(events, catalogue).effects).toMatchObject([
      {
        before: OLD,
        after: A,
        since: '2026-09-11',
        useful: { after: { count: 19, n: 20 }, verdict: 'better' },
      },
    ]);
    // Also where the other language was there first.
    expect(made([...rated(DE, 2, 20, 60, 0), ...events], catalogue).effects).toMatchObject([
      { before: OLD, after: A },
    ]);
  });
});

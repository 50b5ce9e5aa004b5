import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildIndex, type Entry } from '../../lib/match/index.ts';
import { NO_VOTES, usefulness } from '../../lib/match/prior.ts';
import { rank, type Situation } from '../../lib/match/rank.ts';
import { searcher } from '../../lib/match/search.ts';
import { aSituation, someEntries, textsOn } from './arbitraries.ts';

const somePriors = fc
  .array(fc.record({ useful: fc.nat(20), not: fc.nat(20) }), { minLength: 12, maxLength: 12 })
  .map(
    (list) =>
      new Map(
        list.map(({ useful, not }, n) => [`p/${`${n}`.padStart(2, '0')}`, { useful, votes: useful + not }]),
      ),
  );

describe('for any lessons, page and ratings', () => {
  const holds = (check: (of: Entry[], at: Situation, priors: Map<string, typeof NO_VOTES>) => void) =>
    fc.assert(fc.property(someEntries, aSituation, somePriors, check), { numRuns: 300 });

  test('the order of the lessons in the index does not matter', () => {
    holds((of, at, priors) => {
      const want = rank(buildIndex(of), at, priors);
      expect(rank(buildIndex(of.toReversed()), at, priors)).toEqual(want);
      expect(rank(buildIndex([...of.slice(3), ...of.slice(0, 3)]), at, priors)).toEqual(want);
    });
  });

  test('the same again gives the same', () => {
    holds((of, at, priors) => {
      const index = buildIndex(of);
      expect(rank(index, structuredClone(at), new Map(priors))).toEqual(rank(index, at, priors));
    });
  });

  test('a rating lifts no lesson over one that fits better, and decides among equals', () => {
    holds((of, at, priors) => {
      const found = rank(buildIndex(of), at, priors);
      const value = (ref: string) => usefulness(priors.get(ref) ?? NO_VOTES);
      found.slice(1).forEach((match, n) => {
        const before = found[n]!;
        expect(before.score).toBeGreaterThanOrEqual(match.score);
        if (before.score === match.score) expect(value(before.ref)).toBeGreaterThanOrEqual(value(match.ref));
      });
      const unrated = rank(buildIndex(of), at, new Map()).map((match) => match.score);
      expect(found.map((match) => match.score)).toEqual(unrated);
    });
  });

  test('a lesson that is taken out is nowhere', () => {
    holds((of, at, priors) => {
      const rest = of.slice(1);
      const index = buildIndex(rest);
      expect(rank(index, at, priors).map((match) => match.ref)).not.toContain('p/00');
      expect(index.count).toBe(rest.length);
      const question = of[0]?.lesson.question ?? 'x';
      expect(searcher(buildIndex(rest))(question, 'desk').map((hit) => hit.ref)).not.toContain('p/00');
    });
  });

  test('every match says why, in words that stand on the page', () => {
    holds((of, at, priors) => {
      const page = textsOn(at);
      for (const { reasons } of rank(buildIndex(of), at, priors)) {
        expect(reasons.filter((reason) => reason.kind !== 'rated')).not.toEqual([]);
        for (const reason of reasons) {
          if (reason.kind === 'words')
            for (const one of reason.words) expect(page.some((text) => text.includes(one))).toBe(true);
          if (reason.kind === 'alert') expect(at.alerts).toContain(reason.text);
          if (reason.kind === 'field') expect(at.field).toBe(reason.text);
        }
      }
    });
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildIndex, type Entry } from '../../lib/match/index.ts';
import { NO_VOTES, usefulness } from '../../lib/match/prior.ts';
import { rank, type Situation } from '../../lib/match/rank.ts';
import { searcher } from '../../lib/match/search.ts';
import { lesson, situation } from './builders.ts';

const word = fc.constantFrom(
  ...'refund order ticket priority hold call merge note dueDate ﬁeld 返品 Größe'.split(' '),
);
const words = fc.oneof(
  { weight: 4, arbitrary: fc.array(word, { minLength: 1, maxLength: 4 }).map((list) => list.join(' ')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
);
const id = fc.constantFrom('desk', 'crm');
const place = fc
  .record({ tool: id, page: fc.constantFrom('a', 'b'), field: word, alert: word }, { requiredKeys: ['tool'] })
  .map((one) => one as { tool: string });
const some = fc.array(words, { maxLength: 3 });
const anEntry = fc
  .record({ question: words, keywords: some, for: fc.array(place, { maxLength: 2 }) })
  .map(({ question, ...rest }) => lesson(question, rest));
const someEntries = fc
  .array(anEntry, { maxLength: 12 })
  .map((list) => list.map((one, n): Entry => ({ ref: `p/${n}`, lesson: one })));
const aSituation: fc.Arbitrary<Situation> = fc
  .record({
    title: words,
    headings: some,
    breadcrumbs: some,
    labels: some,
    actions: some,
    alerts: some,
    field: fc.option(words),
    language: fc.oneof(fc.constantFrom('en', 'ja_JP', ''), fc.string()),
    path: words,
    tool: fc.option(id),
    page: fc.option(fc.constantFrom('a', 'b')),
  })
  .map((given) => situation(given));
const somePriors = fc
  .array(fc.record({ useful: fc.nat(20), not: fc.nat(20) }), { minLength: 12, maxLength: 12 })
  .map((list) => new Map(list.map(({ useful, not }, n) => [`p/${n}`, { useful, votes: useful + not }])));

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
      expect(rank(index, at, priors).map((match) => match.ref)).not.toContain('p/0');
      expect(index.count).toBe(rest.length);
      const question = of[0]?.lesson.question ?? 'x';
      expect(searcher(buildIndex(rest))(question, 'desk').map((hit) => hit.ref)).not.toContain('p/0');
    });
  });

  test('every match says why, in words that stand on the page', () => {
    holds((of, at, priors) => {
      const page = [
        at.title,
        at.path,
        at.field ?? '',
        at.headings,
        at.breadcrumbs,
        at.labels,
        at.actions,
        at.alerts,
      ];
      for (const { reasons } of rank(buildIndex(of), at, priors)) {
        expect(reasons.filter((reason) => reason.kind !== 'rated')).not.toEqual([]);
        for (const reason of reasons) {
          if (reason.kind === 'words')
            for (const one of reason.words) expect(page.flat().some((text) => text.includes(one))).toBe(true);
          if (reason.kind === 'alert') expect(at.alerts).toContain(reason.text);
          if (reason.kind === 'field') expect(at.field).toBe(reason.text);
        }
      }
    });
  });
});

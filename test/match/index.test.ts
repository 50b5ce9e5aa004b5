import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { segmentOf } from '../../lib/match/build.ts';
import {
  atOnce,
  buildIndex,
  cardOf,
  type Entry,
  type Index,
  openIndex,
  type Statistics,
  statisticsOf,
} from '../../lib/match/index.ts';
import { type Candidate, candidatesFor, rank, type Situation } from '../../lib/match/rank.ts';
import { searcher } from '../../lib/match/search.ts';
import { aSituation, entriesOf, plainWords, someEntries, textsOn } from './arbitraries.ts';
import { entries, situation } from './builders.ts';

const NO_RATINGS = new Map();
const pack = (of: readonly Entry[], frozen?: Statistics) => atOnce(segmentOf(of, 'en', frozen?.means));
const renamed = (of: readonly Entry[], id: string) =>
  of.map(({ ref, lesson }) => ({ ref: ref.replace('p/', `${id}/`), lesson }));

/** The page's words, and the beginning of the last one. */
const typedOn = (at: Situation) => textsOn(at).join(' ').trim().slice(0, 60);

/** What a person sees of an index on a page. */
const shown = (index: Index, at: Situation) => ({
  ranked: rank(index, at, NO_RATINGS),
  found: searcher(index)(typedOn(at), at.tool),
});

describe('packs', () => {
  test('in another order give the same', () => {
    fc.assert(
      fc.property(someEntries, someEntries, aSituation, (a, b, at) => {
        const [one, two] = [pack(renamed(a, 'a')), pack(renamed(b, 'b'))];
        expect(shown(openIndex([two, one]), at)).toEqual(shown(openIndex([one, two]), at));
      }),
    );
  });

  test('with the same averages: the same lessons over two packs are found the same, for the same reasons', () => {
    fc.assert(
      fc.property(entriesOf(plainWords), fc.nat(12), aSituation, (of, n, at) => {
        const all = statisticsOf(buildIndex(of));
        const split = openIndex([pack(of.slice(n), all), pack(of.slice(0, n), all)]);
        expect(shown(split, at)).toEqual(shown(buildIndex(of), at));
      }),
    );
  });

  test('of which one has one form of a word, and the other has two, score the same to the last digit', () => {
    const of = entries({ 'p/0': 'Refund?', 'p/1': 'How is an order refunded?', 'p/2': 'Which refunds?' });
    const all = statisticsOf(buildIndex(of));
    const at = situation({ title: 'Refund of this order', field: 'Refund', headings: ['Why refunds'] });
    const scores = (index: Index) =>
      candidatesFor(index, at).candidates.map((one) => [cardOf(index, one).ref, one.score]);
    const split = openIndex([pack(of.slice(0, 1), all), pack(of.slice(1), all)]);
    expect(scores(split)).toEqual(scores(buildIndex(of)));
  });

  test('that are empty change nothing, and none at all finds nothing', () => {
    const of = pack(entries({ 'p/a': 'How do I refund?' }));
    expect(openIndex([pack([]), of])).toEqual(openIndex([of]));
    expect(shown(openIndex([]), situation({ title: 'Refund' }))).toEqual({ ranked: [], found: [] });
  });
});

describe('frozen statistics', () => {
  /** By ref, all that is known of a candidate apart from its share of the best one's score, which ranks nothing. */
  function known(index: Index, at: Situation): Map<string, unknown> {
    const parts = ({ score, value, tier, placed, signals: { base: _, ...rest } }: Candidate) => ({
      score,
      value,
      tier,
      place: placed?.place,
      ...rest,
    });
    return new Map(candidatesFor(index, at).candidates.map((one) => [cardOf(index, one).ref, parts(one)]));
  }

  test('of the same lessons change nothing', () => {
    fc.assert(
      fc.property(someEntries, aSituation, (of, at) => {
        const index = buildIndex(of);
        const frozen = statisticsOf(index);
        expect(shown(buildIndex(of, frozen), at)).toEqual(shown(index, at));
      }),
    );
  });

  test("a lesson's coming or going changes no other one's score", () => {
    fc.assert(
      fc.property(someEntries, aSituation, fc.nat(11), (of, at, n) => {
        const frozen = statisticsOf(buildIndex(of));
        const whole = buildIndex(of, frozen);
        const without = of.filter((_, place) => place !== n);
        const [all, rest] = [known(whole, at), known(buildIndex(without, frozen), at)];
        const grades = new Map(rank(whole, at, NO_RATINGS).map(({ ref, score }) => [ref, score]));
        for (const { ref, score } of rank(buildIndex(without, frozen), at, NO_RATINGS))
          if (grades.has(ref)) expect(score).toBe(grades.get(ref));
        for (const [ref, parts] of rest) if (all.has(ref)) expect(parts).toEqual(all.get(ref));
      }),
      { numRuns: 600 },
    );
  });

  test('a long lesson that comes into a pack of short ones changes no score', () => {
    const short = entries({ 'p/a': 'How do I refund?', 'p/b': 'How do I hold a call?' });
    const long = entries({ 'p/c': ['Why?', { answer: ['so '.repeat(500)] }] });
    const frozen = statisticsOf(buildIndex(short));
    const at = situation({ title: 'Refund' });
    expect(known(buildIndex([...short, ...long], frozen), at).get('p/a')).toEqual(
      known(buildIndex(short, frozen), at).get('p/a'),
    );
  });
});

test('a lesson that is taken out is not ranked, found or among the candidates', () => {
  fc.assert(
    fc.property(someEntries, aSituation, (of, at) => {
      const index = buildIndex(of.slice(1));
      const gone = of[0]?.ref ?? '';
      const { ranked, found } = shown(index, at);
      const candidates = candidatesFor(index, at).candidates.map((one) => cardOf(index, one).ref);
      const refs = [...ranked.map(({ ref }) => ref), ...found.map(({ ref }) => ref), ...candidates];
      expect(refs).not.toContain(gone);
    }),
  );
});

/** The product's matcher, as the bench asks it. */
import type { Seen } from '../../../lib/match/boilerplate.ts';
import { buildIndex, cardOf, type Entry, type Index } from '../../../lib/match/index.ts';
import { WEIGHTS, type Weights } from '../../../lib/match/model.ts';
import { candidatesFor, rank } from '../../../lib/match/rank.ts';
import { searcher } from '../../../lib/match/search.ts';
import { bytesOf } from '../../../lib/match/segment.ts';
import folds from './folds.json' with { type: 'json' };
import { entryOf, seenOf, situationOf } from './lessons.ts';
import type { BenchMatcher, Ranked } from './matcher.ts';
import type { ScaleSubject } from './scale.ts';
import type { BenchQuery } from './sets.ts';

const NO_VOTES = new Map();
const FIRST = 10;

export const ours: BenchMatcher = matcherWith(WEIGHTS);

/** The matcher with these weights; `without` gives the ones that were learnt on the other applications. */
function matcherWith(weights: Weights): BenchMatcher {
  return {
    name: 'cuecard',
    floor: weights.floor,
    without: (app) => (app in folds ? matcherWith(folds[app as keyof typeof folds]) : ours),
    build(lessons, visited = []) {
      const index = buildIndex(lessons.map(entryOf));
      const search = searcher(index, weights);
      const seen = seenOf(visited, index, weights);
      return {
        rank: (query) =>
          query.kind === 'question'
            ? search(query.question, null)
                .slice(0, FIRST)
                .map(({ ref }, at): Ranked => ({ id: ref, score: -at }))
            : ranked(index, query, seen, weights),
      };
    },
  };
}

/** All candidates, also those that a panel would not list. */
function ranked(index: Index, query: BenchQuery, seen: Seen, weights: Weights): Ranked[] {
  const { candidates, confidence } = candidatesFor(index, situationOf(query), seen, weights);
  return candidates.slice(0, FIRST).map((one, at) => {
    const answer = { id: cardOf(index, one).ref, score: one.value };
    return at === 0 ? { ...answer, confidence } : answer;
  });
}

/** The same, built as large as the time is measured with. */
export const oursAtScale: ScaleSubject<Entry[]> = {
  name: 'cuecard',
  prepare: (lessons) => lessons.map(entryOf),
  build(entries) {
    const index = buildIndex(entries);
    const search = searcher(index);
    return {
      query: (query) => rank(index, situationOf(query), NO_VOTES),
      keystroke: (text) => search(text, null),
      bytes: () => index.segments.reduce((sum, segment) => sum + bytesOf(segment), 0),
    };
  },
};

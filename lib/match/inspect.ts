/** What an author may see of a page: its words with their weights, and every lesson with what spoke for and against it. */
import type { Place } from '../lesson/schema.ts';
import { NOTHING_SEEN, type Seen } from './boilerplate.ts';
import { type WhyNot, whyNot } from './explain.ts';
import { cardOf, type Doc, type Index } from './index.ts';
import { idOf, membersOf } from './place.ts';
import type { Priors } from './prior.ts';
import { PARTS, type Part } from './query.ts';
import { candidatesFor, listing, type Match } from './rank.ts';
import type { Situation } from './situation.ts';

export interface Inspection {
  /** The heaviest first. `left`: the share of the weight that is left to a word of many pages of the tool. */
  readonly terms: readonly { word: string; weight: number; parts: Part[]; left: number }[];
  /** The confidence in the best by words, between 0 and 1. */
  readonly confidence: number;
  /** Best first; then those of the tool that are not listed. */
  readonly lessons: readonly Inspected[];
}

export interface Inspected {
  readonly ref: string;
  readonly question: string;
  readonly places: readonly Place[];
  /** Null: it is not listed. */
  readonly match: Match | null;
  /** What kept it back, the rule that decided first; empty if it is first and sure. */
  readonly whyNot: readonly WhyNot[];
}

/** An author looks at some, not at all. */
const [TERMS, LISTED, OTHERS] = [40, 20, 40];

/** @param seen and `priors` as for `rank` */
export function inspect(
  index: Index,
  at: Situation,
  seen: Seen = NOTHING_SEEN,
  priors: Priors = new Map(),
): Inspection {
  const ranking = candidatesFor(index, at, seen);
  const listed = [...listing(index, ranking, at, priors)].slice(0, LISTED);
  const shown = new Set(listed.map(({ one }) => idOf(one)));
  const others = membersOf(index, at.tool).filter((doc) => !shown.has(idOf(doc)));
  const inspected = (doc: Doc, match: Match | null): Inspected => {
    const { ref, question, for: places } = cardOf(index, doc);
    return { ref, question, places, match, whyNot: whyNot(index, at, ref, seen, priors) };
  };
  return {
    terms: ranking.looked.query.terms
      .filter((_, term) => ranking.looked.stems.some((stems) => stems[term]! >= 0))
      .map(({ word, weight, parts }) => ({
        word,
        weight,
        parts: PARTS.filter((_, part) => parts[part]! > 0),
        left: Math.max(...parts),
      }))
      .sort((a, b) => b.weight - a.weight)
      .slice(0, TERMS),
    confidence: ranking.confidence,
    lessons: [
      ...listed.map(({ one, match }) => inspected(one, match)),
      ...others.slice(0, OTHERS).map((doc) => inspected(doc, null)),
    ],
  };
}

/** Why not this lesson? For an author: the rule that kept a lesson back on a page. */
import type { Place } from '../lesson/schema.ts';
import { NOTHING_SEEN, type Seen } from './boilerplate.ts';
import { find } from './dictionary.ts';
import { cardOf, type Doc, type Index } from './index.ts';
import { type Surroundings, WEIGHTS } from './model.ts';
import { allowedIn, idOf, isOfTool, placedHere, TIER } from './place.ts';
import { type Priors, usefulness } from './prior.ts';
import {
  CANDIDATES,
  candidatesFor,
  isListed,
  type Listed,
  listing,
  MOST,
  nthOf,
  type Ranking,
  WHOLE,
} from './rank.ts';
import { reasonsOf } from './reasons.ts';
import { type Looked, withScores } from './score.ts';
import { type Card, docOf, maskIn, type Segment } from './segment.ts';
import { groundOf, signalsOf } from './signals.ts';
import type { Situation } from './situation.ts';
import { terms } from './terms.ts';

/**
 * What the first lesson may be ahead by: the place before the page's words, these before the ratings, and these before the
 * order in which the lessons name their places.
 */
export type Advantage = 'place' | 'tool' | 'base' | 'exact' | 'exactFocus' | 'focused' | 'rating' | 'order';

/**
 * A number that the first lesson has more of. Places are numbered as in `TIER`; `order` counts its places from 1, the
 * fewer the better; all others are between 0 and 1.
 */
export interface Ahead {
  readonly by: Advantage;
  readonly first: number;
  readonly own: number;
}

/** A rule that kept a lesson back. */
export type WhyNot =
  /** No pack that is in use has it. */
  | { kind: 'unknown' }
  /** It is placed in other tools, and in this one nowhere: there it is not offered; where no tool is known, never sure. */
  | { kind: 'tools'; tools: string[] }
  /** It is placed in this tool, but on another page, in a field or at an alert that is not here now. */
  | { kind: 'place'; places: Place[] }
  /**
   * Page and lesson share too few words that are rare enough.
   * `shared`: the page's words that the lesson holds; `unsaid`: words of its question that the page does not say;
   * `unasked`: words of the page that no lesson's question holds. The heaviest words of the page come first.
   */
  | { kind: 'words'; shared: string[]; unsaid: string[]; unasked: string[] }
  /** Another one is first. Equals (nothing ahead) stand in the order of their refs. */
  | { kind: 'below'; position: number; first: string; ahead: Ahead[] }
  /** It fits, but so many that fit better are shown or looked at; `position` counts from 1, and is at least that. */
  | { kind: 'beyond'; position: number; most: number }
  /** It is listed as "maybe": the probability that it is right, which other pages have a part in, is below the floor. */
  | { kind: 'floor'; probability: number; floor: number; around: Surroundings | null }
  /**
   * It is listed as "maybe": by its words another one is best, and the probability is of that one, which is rated lower
   * or shares only common words with the page.
   */
  | { kind: 'other'; best: string };

/**
 * Tells why a lesson is not the first, or not sure, on a page.
 * @param seen what is known of the tool's pages, as for `rank`
 * @param priors votes by ref, as for `rank`
 * @returns each rule that kept it back, the one that decided first; empty if it is first and sure
 */
export function whyNot(
  index: Index,
  at: Situation,
  ref: string,
  seen: Seen = NOTHING_SEEN,
  priors: Priors = new Map(),
): WhyNot[] {
  const doc = placeOf(index, ref);
  if (!doc) return [{ kind: 'unknown' }];
  const card = cardOf(index, doc);
  const tools = [...new Set(card.for.map(({ tool }) => tool))];
  const mask = allowedIn(index, at.tool)[doc.segment];
  if (mask && mask[doc.doc] === 0) return [{ kind: 'tools', tools }];
  const elsewhere = elsewhereOf(index, at, doc, card);
  const ranking = candidatesFor(index, at, seen);
  const list = [...listing(index, ranking, at, priors)];
  const found = list.findIndex(({ match }) => match.ref === ref);
  if (found < 0) {
    const { looked } = ranking;
    const position = positionOf(index, looked, at, doc, card, list.length);
    if (position !== null) return [{ kind: 'beyond', position, most: CANDIDATES }, ...elsewhere];
    return [...elsewhere, { kind: 'words', ...wordsOf(index, looked, doc, card) }];
  }
  const rules: WhyNot[] = [];
  const own = list[found]!;
  if (found >= MOST) rules.push({ kind: 'beyond', position: found + 1, most: MOST });
  if (found > 0) {
    const first = list[0]!;
    rules.push({ kind: 'below', position: found + 1, first: first.match.ref, ahead: aheadOf(first, own) });
  }
  if (own.isFirst && !own.match.sure) {
    const { confidence: probability, around } = ranking;
    const { floor } = WEIGHTS;
    if (probability < floor)
      rules.push({ kind: 'floor', probability, floor, around: at.tool === null ? null : around });
    if (at.tool === null && tools.length > 0) rules.push({ kind: 'tools', tools });
  }
  if (found === 0 && !own.match.sure && !own.isFirst)
    rules.push({ kind: 'other', best: cardOf(index, bestByWords(ranking)!).ref });
  return rules.length === 0 ? [] : [...rules, ...elsewhere];
}

function placeOf({ segments }: Index, ref: string): Doc | null {
  const docs = segments.map((one, segment) => ({ segment, doc: docOf(one, ref) }));
  return docs.find(({ doc }) => doc >= 0) ?? null;
}

const bestByWords = ({ candidates, focusSum }: Ranking) =>
  candidates.find((one) => one.tier < TIER.page && isListed(one, focusSum));

/** Its places in this tool, if none of them is here. */
function elsewhereOf(index: Index, at: Situation, doc: Doc, card: Card): WhyNot[] {
  const places = card.for.filter(({ tool }) => tool === at.tool);
  const isHere = placedHere(index, at).has(idOf(doc)) || isOfTool(index, doc, at.tool);
  return places.length === 0 || isHere ? [] : [{ kind: 'place', places }];
}

/**
 * Where a lesson that is not listed would stand if all that fit were looked at; null if it does not fit.
 * @param listed how many are listed
 */
function positionOf(
  index: Index,
  looked: Looked,
  at: Situation,
  doc: Doc,
  card: Card,
  listed: number,
): number | null {
  if (isOfTool(index, doc, at.tool)) return listed + 1;
  const allowed = allowedIn(index, at.tool);
  const { score, top, before } = withScores(index, looked, (scores) => {
    const score = scores[doc.segment]![doc.doc]!;
    const others = scores.flatMap((own, n) => [...own].filter((_, one) => allowed[n]?.[one] !== 0));
    return {
      score,
      top: others.reduce((a, b) => Math.max(a, b), 0),
      before: others.filter((other) => other > score).length,
    };
  });
  if (before < CANDIDATES) return null;
  const ground = groundOf(index, looked, top);
  const signals = signalsOf(ground, { ...doc, score });
  const known = { placed: null, isWhole: signals.covered >= WHOLE };
  const fits =
    isListed({ tier: TIER.none, signals, score }, ground.focusSum) &&
    reasonsOf(index, looked, doc, card, known, at).length > 0;
  return fits ? Math.max(before, listed) + 1 : null;
}

/** What page and lesson say, and what only one of them does. */
function wordsOf(
  { segments }: Index,
  { query, stems }: Looked,
  { segment: number, doc }: Doc,
  card: Card,
): { shared: string[]; unsaid: string[]; unasked: string[] } {
  const segment = segments[number]!;
  const said = new Set(stems[number]!);
  const asked = segments.map(askedIn);
  const inOrder = query.terms
    .map(({ word, weight }, term) => ({ word, weight, term }))
    .sort((a, b) => b.weight - a.weight || a.term - b.term);
  const quoted = (keep: (term: number) => boolean) => [
    ...new Set(inOrder.filter(({ term }) => keep(term)).map(({ word }) => word)),
  ];
  const question = terms(card.question, segment.language);
  return {
    shared: quoted((term) => maskIn(segment, stems[number]![term]!, doc) !== 0),
    unsaid: [
      ...new Set(question.filter(({ term }) => !said.has(find(segment.terms, term))).map(({ word }) => word)),
    ],
    unasked: quoted((term) => asked.every((keys, n) => !keys.has(stems[n]![term]!))),
  };
}

/** The stems of all questions. */
function askedIn({ asked }: Segment): Set<number> {
  return new Set(asked);
}

/** What the first lesson has more of, of that which decided. */
function aheadOf(first: Listed, own: Listed): Ahead[] {
  const compared = (by: Advantage, of: (listed: Listed) => number): Ahead[] =>
    of(first) > of(own) ? [{ by, first: of(first), own: of(own) }] : [];
  const signal = (by: 'base' | 'exact' | 'exactFocus' | 'focused') =>
    compared(by, ({ one }) => one.signals[by]);
  if (first.one.tier >= TIER.page && first.one.tier > own.one.tier)
    return compared('place', ({ one }) => one.tier);
  const isGraded = first.match.score > own.match.score;
  if (first.one.tier >= TIER.page && isGraded) return signal('focused');
  const rating = isGraded ? [] : compared('rating', ({ votes }) => usefulness(votes));
  if (rating.length > 0) return rating;
  if (nthOf(first.one) < nthOf(own.one))
    return [{ by: 'order', first: nthOf(first.one) + 1, own: nthOf(own.one) + 1 }];
  const tool = compared('tool', ({ one }) => (one.tier === TIER.tool ? 1 : 0));
  return [...tool, ...signal('base'), ...signal('exact'), ...signal('exactFocus')];
}

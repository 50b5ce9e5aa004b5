/**
 * Ranks lessons for what is on the page: placed ones first, then by words. Between equals ratings decide, then which of its
 * places the author named first.
 */
import { NOTHING_SEEN, type Seen } from './boilerplate.ts';
import { cardOf, type Doc, type Index } from './index.ts';
import {
  confidenceOf,
  evidenceOf,
  type Surroundings,
  scoreOf,
  stepOf,
  WEIGHTS,
  type Weights,
} from './model.ts';
import { compare } from './order.ts';
import { allowedIn, idOf, isOfTool, ofTool, type Placed, placedHere, TIER } from './place.ts';
import { NO_VOTES, type Priors, usefulness, type Votes } from './prior.ts';
import { queryOf, toldIn } from './query.ts';
import { type Reason, reasonsOf } from './reasons.ts';
import { best, type Looked, lookUp, type Scored, withScores } from './score.ts';
import type { Sighting } from './seen.ts';
import { FULL } from './segment.ts';
import { groundOf, type Signals, signalsOf } from './signals.ts';
import type { Situation } from './situation.ts';
import { spotOf } from './spot.ts';

export type { Reason } from './reasons.ts';
export type { Situation } from './situation.ts';

export interface Match {
  readonly ref: string;
  readonly revision: string;
  readonly question: string;
  /** False: it may fit; listed as "maybe", never counted on the badge. */
  readonly sure: boolean;
  readonly score: number;
  readonly reasons: Reason[];
}

/** So many are shown. */
export const MOST = 8;
/** So many of the first pass are looked at more closely. */
export const CANDIDATES = 60;
/** Lessons placed on this page are equal unless it says this share of one's question, by rarity, where the person is. */
const SPEAKS = 0.4;
/** A lesson is listed for its words alone if the page says this share of its question, */
const COVERED = 0.25;
/** or if the lesson says this share of what the person is at, in words that are rare enough together. */
const [SPOKEN, RARE] = [0.34, 1];
/** From this share on the page says the question itself, with whatever words. */
export const WHOLE = 0.5;
/** What it counts that a lesson is for the whole tool. */
const OWN_TOOL = 0.5;

/** A lesson that may be shown, with what speaks for it. */
export interface Candidate extends Scored {
  readonly signals: Signals;
  readonly placed: Placed | null;
  readonly tier: number;
  /** The model's score. */
  readonly value: number;
}

/** All that is known of a page's candidates, best first: what `rank` shows a part of. */
export interface Ranking {
  readonly looked: Looked;
  readonly candidates: readonly Candidate[];
  /** The probability that the best of those that are not placed is right. */
  readonly confidence: number;
  /** What the tool's other pages say of that one. */
  readonly around: Surroundings;
  readonly focusSum: number;
  /** What is worth remembering of the spot. */
  readonly sighting: Sighting;
}

/**
 * Ranks the lessons for a situation.
 * @param priors votes by ref; a lesson without votes counts as unrated
 * @param seen what this device knows of the tool's pages
 * @returns at most eight, best first; empty when nothing fits; and what to remember of the spot
 */
export function answer(
  index: Index,
  at: Situation,
  priors: Priors,
  seen: Seen = NOTHING_SEEN,
): { matches: Match[]; sighting: Sighting } {
  const ranking = candidatesFor(index, at, seen);
  const matches: Match[] = [];
  for (const { match } of listing(index, ranking, at, priors)) {
    matches.push(match);
    if (matches.length === MOST) break;
  }
  return { matches, sighting: ranking.sighting };
}

/** The same, only the lessons. */
export function rank(index: Index, at: Situation, priors: Priors, seen?: Seen): Match[] {
  return answer(index, at, priors, seen).matches;
}

/** A match with what it was made of. */
export interface Listed {
  readonly match: Match;
  readonly one: Candidate;
  readonly votes: Votes;
  /** The best of those that are not placed on this page: the one that the confidence is of. */
  readonly isFirst: boolean;
}

/** Every lesson that fits, best first; each is made when it is asked for. */
export function* listing(index: Index, ranking: Ranking, at: Situation, priors: Priors): Generator<Listed> {
  const { looked, candidates, confidence, focusSum } = ranking;
  const listed = candidates.filter((one) => isListed(one, focusSum));
  // The confidence is of the best by words: one that is not listed makes no other one sure.
  const first = candidates.find(({ tier }) => tier < TIER.page);
  const rows = listed.map((one) => {
    const card = cardOf(index, one);
    return { one, card, grade: gradeOf(one), votes: priors.get(card.ref) ?? NO_VOTES };
  });
  rows.sort(
    (a, b) =>
      b.grade - a.grade ||
      usefulness(b.votes) - usefulness(a.votes) ||
      nthOf(a.one) - nthOf(b.one) ||
      b.one.value - a.one.value ||
      compare(a.card.ref, b.card.ref),
  );
  for (const { one, card, grade, votes } of rows) {
    const isWhole = one.signals.covered >= WHOLE;
    const reasons = reasonsOf(index, looked, one, card, { placed: one.placed, isWhole }, at);
    // Words that many lessons hold, and nothing else: that is no reason to show it.
    if (reasons.length === 0) continue;
    if (votes.votes > 0) reasons.push({ kind: 'rated', ...votes });
    // Words alone are never sure of a lesson that was written for another tool.
    const mayBeHere = at.tool !== null || card.for.length === 0;
    const sure = one.tier >= TIER.page || (one === first && mayBeHere && confidence >= WEIGHTS.floor);
    const { ref, revision, question } = card;
    const match = { ref, revision, question, sure, score: grade, reasons };
    yield { match, one, votes, isFirst: one === first };
  }
}

/** Finds and scores the candidates of a page. */
export function candidatesFor(
  index: Index,
  at: Situation,
  seen: Seen = NOTHING_SEEN,
  weights: Weights = WEIGHTS,
): Ranking {
  const looked = lookUp(index, queryOf(at, seen));
  const places = placedHere(index, at);
  const { scored, top } = withScores(index, looked, (scores) => {
    const found = best(scores, CANDIDATES, allowedIn(index, at.tool));
    const known = new Set(found.map(idOf));
    const more = [...places.values(), ...ofTool(index, at.tool, MOST)].filter((doc) => {
      const id = idOf(doc);
      return !known.has(id) && known.add(id);
    });
    const rest = more.map(({ segment, doc }) => ({ segment, doc, score: scores[segment]![doc]! }));
    return { scored: [...found, ...rest], top: Math.max(0, ...found.slice(0, 1).map(({ score }) => score)) };
  });
  const ground = groundOf(index, looked, top);
  const candidates = scored.map((one): Candidate => {
    const signals = signalsOf(ground, one);
    const placed = places.get(idOf(one)) ?? wholeTool(index, one, at);
    const tier = placed?.tier ?? TIER.none;
    return {
      ...one,
      signals,
      placed,
      tier,
      value: scoreOf(signals, weights) + (tier === TIER.tool ? OWN_TOOL : 0),
    };
  });
  candidates.sort((a, b) => b.value - a.value || byRef(index, a, b));
  const here = spotOf(at, index);
  const told = toldIn(looked.query);
  const [first] = candidates;
  const sighting = { ...here, first: first && first.score > 0 ? cardOf(index, first).ref : null, told };
  const words = candidates.filter(({ tier }) => tier < TIER.page);
  const others = seen.besides(here);
  const around = {
    pages: others.pages,
    firsts: words[0] ? others.firsts(cardOf(index, words[0]).ref) : 0,
    told: (others.told + told) / (others.spots + 1),
  };
  const [one, two, three] = words.map(({ signals }) => signals);
  const confidence = one ? confidenceOf(evidenceOf(one, two, three, top / FULL, around), weights) : 0;
  return { looked, candidates, confidence, around, focusSum: ground.focusSum, sighting };
}

/** Within a segment lessons are in the order of their refs; the order of the packs must not matter. */
function byRef(index: Index, a: Doc, b: Doc): number {
  return a.segment === b.segment ? a.doc - b.doc : compare(cardOf(index, a).ref, cardOf(index, b).ref);
}

function wholeTool(index: Index, doc: Doc, { tool }: Situation): Placed | null {
  if (!isOfTool(index, doc, tool)) return null;
  const places = cardOf(index, doc).for;
  const nth = places.findIndex((one) => one.tool === tool && !one.page && !one.field && !one.alert);
  return nth < 0 ? null : { place: places[nth]!, tier: TIER.tool, nth };
}

/** Which of its places made a lesson one for this page; 0 if none did. */
export function nthOf({ tier, placed }: Candidate): number {
  return tier >= TIER.page ? (placed?.nth ?? 0) : 0;
}

/** Placed lessons are always listed, others if enough of their words are on the page. */
export function isListed(
  { tier, signals, score }: Pick<Candidate, 'tier' | 'signals' | 'score'>,
  focusSum: number,
): boolean {
  if (tier > TIER.none) return true;
  if (score <= 0) return false;
  return signals.covered >= COVERED || (signals.spoken >= SPOKEN && signals.spoken * focusSum >= RARE);
}

/** How well a lesson fits, in grades, so that lessons can be equal and ratings decide between them. */
function gradeOf({ tier, signals, value }: Candidate): number {
  if (tier >= TIER.page) return tier * 100 + (signals.focused >= SPEAKS ? 1 : 0);
  return stepOf(value);
}

/**
 * The search box: the index finds the lessons (the last word may still be being typed, others may have slips), the model
 * orders them, Fuse marks what was hit and orders those that are equal; the current tool's lessons come first.
 */
import Fuse, { type IFuseOptions } from 'fuse.js';
import { compare, type Index } from './index.ts';
import { scoreOf, WEIGHTS, type Weights } from './model.ts';
import { best, lookUp, type Scored, withScores } from './score.ts';
import { type Card, cardAt } from './segment.ts';
import { groundOf, signalsOf } from './signals.ts';
import { saidOf, typedQuery } from './typed.ts';

/** A found lesson. `marks` are the parts of the question that were hit: start and end, end not included. */
export interface Hit {
  readonly ref: string;
  readonly question: string;
  readonly answer: string;
  readonly tools: string[];
  readonly marks: [number, number][];
}

const OPTIONS: IFuseOptions<Card> = {
  keys: ['question'],
  includeMatches: true,
  includeScore: true,
  ignoreDiacritics: true,
  ignoreLocation: true,
  useTokenSearch: true,
  threshold: 0.35,
  minMatchCharLength: 2,
};

const MOST = 20;
const LONGEST = 200;
/** Fuse is for short texts, and for few of them. */
const CANDIDATES = 60;
/** Lessons with less than this share of the best one's score share little more than "how do I". */
const LEAST = 0.35;
/** Few words are all meant: a lesson with less than this share of them is about something else. A question may ramble. */
const [FEW, SAID] = [4, 0.5];
/** Scores nearer than this are equal. */
const STEP = 0.5;

/** Makes the search over an index. */
export function searcher(
  index: Index,
  weights: Weights = WEIGHTS,
): (query: string, tool: string | null) => Hit[] {
  return (query, tool) => {
    const typed = typedQuery(index, query.slice(0, LONGEST));
    if (!typed) return [];
    const looked = lookUp(index, typed.query);
    const found = withScores(index, looked, (scores) => best(scores, CANDIDATES, []));
    const ground = groundOf(index, looked, found[0]?.score ?? 0);
    const isAbout = (one: Scored) => typed.words.length > FEW || saidOf(index, typed, looked, one) >= SAID;
    const rows = found
      .map((one) => ({ one, signals: signalsOf(ground, one) }))
      .filter(({ one, signals }) => signals.base >= LEAST && isAbout(one))
      .map(({ one, signals }) => ({
        card: cardAt(index.segments[one.segment]!, one.doc),
        value: scoreOf(signals, weights),
      }));
    const fuse = new Fuse(
      rows.map(({ card }) => card),
      OPTIONS,
    );
    const byCard = new Map(fuse.search(typed.text).map((result) => [result.item, result]));
    const top = Math.max(...rows.map(({ value }) => value));
    const here = ({ for: places }: Card) => (places.some((place) => place.tool === tool) ? 0 : 1);
    const grade = (value: number) => Math.floor((top - value) / STEP);
    const closeness = (card: Card) => byCard.get(card)?.score ?? 1;
    return rows
      .sort(
        (a, b) =>
          here(a.card) - here(b.card) ||
          grade(a.value) - grade(b.value) ||
          closeness(a.card) - closeness(b.card) ||
          b.value - a.value ||
          compare(a.card.ref, b.card.ref),
      )
      .slice(0, MOST)
      .map(({ card }) => ({
        ref: card.ref,
        question: card.question,
        answer: card.answer,
        tools: [...new Set(card.for.map((place) => place.tool))],
        marks: marksOf(byCard.get(card)?.matches?.find((match) => match.key === 'question')?.indices ?? []),
      }));
  };
}

/** Joins touching ranges; Fuse's ends are inclusive, ours are not. */
function marksOf(indices: readonly (readonly [number, number])[]): [number, number][] {
  const marks: [number, number][] = [];
  for (const [start, last] of [...indices].sort((a, b) => a[0] - b[0])) {
    const before = marks.at(-1);
    if (before && start <= before[1]) before[1] = Math.max(before[1], last + 1);
    else marks.push([start, last + 1]);
  }
  return marks;
}

/**
 * The search box: the index finds the lessons (the last word may still be being typed, others may have slips), the model
 * orders them, Fuse marks what was hit and orders those that are equal; the current tool's lessons come first.
 */
import Fuse, { type IFuseOptions } from 'fuse.js';
import type { Doc, Index } from './index.ts';
import { type Folded, foldWithPlaces, marksOf } from './marks.ts';
import { scoreOf, stepOf, WEIGHTS, type Weights } from './model.ts';
import { compare } from './order.ts';
import { best, lookUp, type Scored, withScores } from './score.ts';
import { type Card, cardAt, searchTexts } from './segment.ts';
import { groundOf, signalsOf } from './signals.ts';
import { fold } from './spelling.ts';
import { textAt } from './texts.ts';
import { saidOf, typedQuery } from './typed.ts';

/** A found lesson. `marks` are the parts of the question that were hit: start and end, end not included. */
export interface Hit {
  readonly ref: string;
  readonly question: string;
  readonly answer: string;
  readonly tools: string[];
  readonly marks: [number, number][];
}

interface Row {
  readonly one: Doc;
  readonly card: Card;
  readonly value: number;
  readonly question: Folded;
}

const OPTIONS: IFuseOptions<Row> = {
  keys: [{ name: 'question', getFn: ({ question }) => question.text }],
  includeMatches: true,
  includeScore: true,
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
const [FEW, SAID] = [3, 0.33];

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
      .map(({ one, signals }): Row => {
        const card = cardAt(index.segments[one.segment]!, one.doc);
        return { one, card, value: scoreOf(signals, weights), question: foldWithPlaces(card.question) };
      });
    const fuse = new Fuse(rows, OPTIONS);
    const byRow = new Map(fuse.search(fold(typed.text)).map((result) => [result.item, result]));
    const here = ({ for: places }: Card) => (places.some((place) => place.tool === tool) ? 0 : 1);
    const closeness = (row: Row) => byRow.get(row)?.score ?? 1;
    return rows
      .sort(
        (a, b) =>
          here(a.card) - here(b.card) ||
          stepOf(b.value) - stepOf(a.value) ||
          closeness(a) - closeness(b) ||
          b.value - a.value ||
          compare(a.card.ref, b.card.ref),
      )
      .slice(0, MOST)
      .map((row) => ({ ...row, hits: byRow.get(row)?.matches?.flatMap(({ indices }) => indices) ?? [] }))
      .map(({ one, card, question, hits }) => ({
        ref: card.ref,
        question: card.question,
        answer: textAt(searchTexts(index.segments[one.segment]!).answers, one.doc),
        tools: [...new Set(card.for.map((place) => place.tool))],
        marks: marksOf(question, hits),
      }));
  };
}

/** The second pass: what speaks for each of the best lessons, as numbers that the models weigh. */
import { stringAt } from './dictionary.ts';
import { holdersOf, type Index, rarity } from './index.ts';
import type { Looked, Scored } from './score.ts';
import { FULL, holdersIn, maskIn, type Segment } from './segment.ts';

/** What speaks for a lesson; each but the first is between 0 and 1. */
export interface Signals {
  /** The logarithm of the first pass's score: of two lessons it tells by which factor one is ahead, whatever others there are. */
  readonly words: number;
  /** The same score as a share of the best one's. */
  readonly base: number;
  /** The page says the lesson's question word for word; and says it where the person is. */
  readonly exact: number;
  readonly exactFocus: number;
  /** The share of the question's words, by rarity, that the page says; that it says where the person is. */
  readonly covered: number;
  readonly focused: number;
  /** The share of the words where the person is that the lesson's question says; that the lesson says at all. */
  readonly answered: number;
  readonly spoken: number;
}

/** A lesson of which the page says nothing still has a score. */
const LEAST = 1;

/** What all candidates of one query share. */
export interface Ground {
  readonly index: Index;
  readonly looked: Looked;
  /** The first pass's best score. */
  readonly top: number;
  /** By segment: of its stems those that the page says, and those that it says where the person is, with what they weigh. */
  readonly keys: readonly {
    readonly said: ReadonlyMap<number, number>;
    readonly near: ReadonlyMap<number, number>;
  }[];
  readonly focusSum: number;
}

export function groundOf(index: Index, looked: Looked, top: number): Ground {
  const { query, stems, rarity: rare } = looked;
  const inFocus = (parts: Float64Array) =>
    parts.some((left, part) => left > 0 && (query.focus & (1 << part)) !== 0);
  const focus = Float64Array.from(query.terms, ({ parts }, n) => (inFocus(parts) ? rare[n]! : 0));
  const keys = stems.map((own) => {
    const [said, near] = [new Map<number, number>(), new Map<number, number>()];
    own.forEach((key, term) => {
      if (key < 0) return;
      if (!said.has(key)) said.set(key, rare[term]!);
      if (focus[term]! > 0) near.set(key, (near.get(key) ?? 0) + focus[term]!);
    });
    return { said, near };
  });
  return { index, looked, top: top || 1, keys, focusSum: focus.reduce((a, b) => a + b, 0) };
}

/** The signals of one lesson. */
export function signalsOf(ground: Ground, { segment: number, doc, score }: Scored): Signals {
  const { index, looked } = ground;
  const segment = index.segments[number]!;
  const { said, near } = ground.keys[number]!;
  const sums = { question: 0, covered: 0, focused: 0, answered: 0, spoken: 0 };
  for (let i = segment.questions[doc]!, end = segment.questions[doc + 1]!; i < end; i++) {
    const stem = segment.asked[i]!;
    const worth = said.get(stem);
    if (worth === undefined) {
      sums.question += rarityOf(index, segment, stem);
      continue;
    }
    sums.question += worth;
    sums.covered += worth;
    const here = near.get(stem) ?? 0;
    sums.answered += here;
    if (here > 0) sums.focused += worth;
  }
  for (const [stem, here] of near) if (maskIn(segment, stem, doc) !== 0) sums.spoken += here;
  const exact = segment.exact[doc]!;
  const same = exact === 0 ? [] : looked.query.said.filter((said) => said.exact === exact);
  return {
    words: Math.log(Math.max(score, LEAST) / FULL),
    base: score / ground.top,
    exact: same.length > 0 ? 1 : 0,
    exactFocus: same.some(({ part }) => looked.query.focus & (1 << part)) ? 1 : 0,
    covered: share(sums.covered, sums.question),
    focused: share(sums.focused, sums.question),
    answered: share(sums.answered, ground.focusSum),
    spoken: share(sums.spoken, ground.focusSum),
  };
}

const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);

/** The rarity of a word of the question that the page does not say. */
function rarityOf({ segments, count, frozen }: Index, segment: Segment, key: number): number {
  if (frozen) return rarity(frozen.count, frozen.holdersOf(stringAt(segment.terms, key)));
  if (segments.length === 1) return rarity(count, holdersIn(segment, key));
  return rarity(count, holdersOf(segments, stringAt(segment.terms, key)));
}

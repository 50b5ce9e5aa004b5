/**
 * The two small models: which of the candidates comes first, and how sure that is. Trained by test/bench/match/train.ts on
 * sets of real pages with the lessons that belong to them; each figure in test/bench/README.md was made with the weights
 * that the other applications gave.
 */
import type { Signals } from './signals.ts';
import { WEIGHTS } from './weights.ts';

export { WEIGHTS } from './weights.ts';

export interface Weights {
  readonly ranking: Readonly<Record<'words' | 'exact' | 'exactFocus', number>>;
  readonly confidence: Readonly<Record<'bias' | keyof Evidence, number>>;
  /** From this probability on a lesson is offered; below it, it is only listed. */
  readonly floor: number;
}

/** A candidate's score, apart from where it is placed: the logarithm of its odds against the others. */
export function scoreOf(
  { words, exact, exactFocus }: Signals,
  { ranking }: Pick<Weights, 'ranking'> = WEIGHTS,
): number {
  return ranking.words * words + ranking.exact * exact + ranking.exactFocus * exactFocus;
}

/** Scores nearer than this are equal. */
const STEP = 0.5;

/** A score in whole steps, so that lessons can be equal; 50 where the page's words weigh 1 in all. */
export function stepOf(value: number): number {
  return Math.min(99, Math.max(1, 50 + Math.floor(value / STEP)));
}

/** What tells how sure the first candidate is. */
export interface Evidence {
  /** The share of its question that the page says, by the score that the page's words reach. */
  readonly said: number;
  /** The same, where the page says the whole question. */
  readonly exact: number;
  /** How far the second is behind, by the same score; how far the third. */
  readonly ahead: number;
  readonly third: number;
  /** The share of the words where the person is that its question says. */
  readonly answered: number;
  /** On how many other pages of the tool it is the best, as a logarithm; more as long as few of them are known. */
  readonly elsewhere: number;
  /** How much the pages of the tool tell on average, this one among them. */
  readonly told: number;
}

/** All of it, in the order in which it is weighed. */
export const EVIDENCE = [
  'said',
  'exact',
  'ahead',
  'third',
  'answered',
  'elsewhere',
  'told',
] as const satisfies (keyof Evidence)[];

/** What the pages of a tool say of one of them: how many others are known, and on how many of these the first is the best. */
export interface Surroundings {
  readonly pages: number;
  readonly firsts: number;
  readonly told: number;
}

/** Where it is the best on more pages than these it is no less sure. */
const MANY = 5;
/** What is not known counts too: on a device's first page nearly as much as being the best at two others. */
const UNKNOWN = 1;

/**
 * @param first signals of the best candidate; `second` and `third` those of the next two, if there are any
 * @param top the first pass's best score, of 1 for a word that fills a lesson
 * @param around on how many other pages of the tool the first is the best, and how much the tool's pages tell
 */
export function evidenceOf(
  first: Signals,
  second: Signals | undefined,
  third: Signals | undefined,
  top: number,
  around: Surroundings,
): Evidence {
  const height = Math.log1p(top) / 3;
  return {
    said: first.covered * height,
    exact: first.exact * first.covered * height,
    ahead: (first.base - (second?.base ?? 0)) * height,
    third: first.base - (third?.base ?? 0),
    answered: first.answered,
    elsewhere: Math.log1p(Math.min(around.firsts, MANY)) + UNKNOWN / (around.pages + 1),
    told: around.told,
  };
}

/** The probability, between 0 and 1, that the first candidate is the right lesson: a logistic model, calibrated. */
export function confidenceOf(
  evidence: Evidence,
  { confidence }: Pick<Weights, 'confidence'> = WEIGHTS,
): number {
  const sum = EVIDENCE.reduce((sum, name) => sum + confidence[name] * evidence[name], confidence.bias);
  return 1 / (1 + Math.exp(-sum));
}

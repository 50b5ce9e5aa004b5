/**
 * The two small models: how well a record fits a fingerprint, and how sure it is that the best one is the element. Trained
 * by test/bench/anchors/train.ts on pages and their later versions.
 */
import type { Ranked } from './choose.ts';
import { SIGNALS, type Signal } from './signals.ts';
import { WEIGHTS } from './weights.ts';

export { WEIGHTS } from './weights.ts';

/** Signals of the first that say by themselves how sure it is. */
const PLAIN = [
  ...(['tag', 'name', 'nameRare', 'nameAlike', 'nameLost', 'nameNew'] as const),
  ...(['classes', 'path', 'steps', 'size', 'near', 'sibling', 'heading', 'nth', 'nthOff'] as const),
];

export const EVIDENCE = [
  ...(['bias', 'lack', 'share', 'ahead', 'behind', 'crowd', 'named', 'taken', 'own', 'ownOff'] as const),
  ...PLAIN,
] as const;

export type Evidence = (typeof EVIDENCE)[number];

export interface Weights {
  readonly signals: Readonly<Record<Signal, number>>;
  readonly confidence: Readonly<Record<Evidence, number>>;
  /** Below this probability there is no answer. */
  readonly floor: number;
}

/** A record's score: the logarithm of its odds against the others. */
export function scoreOf(signals: readonly number[], { signals: weights }: Pick<Weights, 'signals'>): number {
  let sum = 0;
  for (let at = 0; at < signals.length; at++)
    if (signals[at] !== 0) sum += signals[at]! * weights[SIGNALS[at]!];
  return sum;
}

const at = (name: Signal) => SIGNALS.indexOf(name);

/** What tells how sure the first is, in the order of EVIDENCE. There must be a first. */
export function evidenceOf({ list, rival, self, named }: Ranked): number[] {
  const first = list[0]!;
  const signal = (name: Signal) => first.signals[at(name)]!;
  const ahead = rival ? Math.min(10, first.score - rival.score) : 10;
  const most = (...names: Signal[]) => Math.max(...names.map(signal));
  return [
    1,
    (self.score - first.score) / 10,
    first.score / Math.max(1, self.score),
    ahead / 10,
    Math.exp(-ahead),
    Math.log1p(list.length) / 10,
    self.signals[at('name')]!,
    // Another one has the name.
    named > 0 && signal('name') === 0 ? 1 : 0,
    most('id', 'test', 'field', 'href'),
    most('testOff', 'fieldOff', 'hrefOff'),
    ...PLAIN.map(signal),
  ];
}

/** The probability, between 0 and 1, that the first is the element: a logistic model. */
export function confidenceOf(
  evidence: readonly number[],
  { confidence }: Pick<Weights, 'confidence'> = WEIGHTS,
): number {
  const sum = EVIDENCE.reduce((all, name, n) => all + evidence[n]! * confidence[name], 0);
  return 1 / (1 + Math.exp(-sum));
}

/** Whether a matcher knows when it is right: precision where it speaks, how often it speaks, calibration. */
import { mean } from './metrics.ts';

/** The first lesson of one answer. */
export interface Judged {
  /** (set, kind) */
  readonly group: string;
  readonly app: string;
  readonly confidence: number;
  readonly right: boolean;
}

/** Where it speaks, so much is to be right. */
export const AIM = 0.9;
/** A threshold is chosen for a little more: on other applications it reaches a little less than where it was chosen. */
export const CHOSEN_FOR = AIM + 0.02;

export interface Spoken {
  /** NaN where it is always silent. */
  readonly precision: number;
  readonly coverage: number;
}

export interface GroupConfidence extends Spoken {
  readonly n: number;
  /** The threshold that the other applications gave. */
  readonly threshold: number;
  /** What a confidence that always knows would cover, at a precision of `AIM`. */
  readonly possible: number;
  readonly ece: number;
}

export interface Confidence extends Spoken {
  /** The lowest precision of a (set, kind) that speaks at all. */
  readonly worst: { readonly group: string; readonly precision: number } | null;
  readonly possible: number;
  /** The best single threshold, known only afterwards. */
  readonly hindsight: Spoken & { readonly threshold: number };
  /** Expected calibration error over all answers, each (set, kind) weighing the same. */
  readonly ece: number;
  /** The mean of each (set, kind)'s own error: with few queries, mostly chance. */
  readonly ece_groups: number;
  readonly groups: Record<string, GroupConfidence>;
}

/** Risk and coverage by (set, kind), each application with the threshold that suits all others best. */
export function confidenceOf(judged: readonly Judged[], aim = AIM, chosenFor = CHOSEN_FOR): Confidence {
  const thresholds = thresholdsOf(judged, chosenFor);
  const groups = Object.fromEntries(
    [...Map.groupBy(judged, ({ group }) => group)].map(([group, list]): [string, GroupConfidence] => {
      const threshold = thresholds.get(list[0]!.app)!;
      const possible = possibleCoverage(list, aim);
      return [
        group,
        { n: list.length, threshold, ...spoken(list, threshold), possible, ece: calibrationError([list]) },
      ];
    }),
  );
  const all = Object.values(groups);
  const speaking = Object.entries(groups).filter(([, { coverage }]) => coverage > 0);
  const [worst] = speaking.sort((a, b) => a[1].precision - b[1].precision);
  const best = chooseThreshold(judged, aim);
  return {
    precision: mean(speaking.map(([, { precision }]) => precision)),
    coverage: mean(all.map(({ coverage }) => coverage)),
    worst: worst ? { group: worst[0], precision: worst[1].precision } : null,
    possible: mean(all.map(({ possible }) => possible)),
    hindsight: { threshold: best, ...macroSpoken(judged, best) },
    ece: calibrationError(listsOf(judged)),
    ece_groups: mean(all.map(({ ece }) => ece)),
    groups,
  };
}

/** For each application the threshold chosen on the others; silence where there are no others. */
export function thresholdsOf(judged: readonly Judged[], aim = CHOSEN_FOR): Map<string, number> {
  const apps = new Set(judged.map(({ app }) => app));
  return new Map(
    [...apps].map((app) => [
      app,
      chooseThreshold(
        judged.filter((answer) => answer.app !== app),
        aim,
      ),
    ]),
  );
}

/** The threshold with the most coverage whose precision reaches the aim, both macro over (set, kind); else infinity. */
export function chooseThreshold(judged: readonly Judged[], aim = AIM): number {
  const sizes = Map.groupBy(judged, ({ group }) => group);
  const counts = new Map<string, { spoken: number; right: number }>();
  const sorted = [...judged].sort((a, b) => b.confidence - a.confidence);
  let best = { threshold: Number.POSITIVE_INFINITY, coverage: 0 };
  sorted.forEach(({ group, confidence, right }, at) => {
    const count = counts.get(group) ?? { spoken: 0, right: 0 };
    counts.set(group, { spoken: count.spoken + 1, right: count.right + (right ? 1 : 0) });
    // All answers of equal confidence speak together.
    if (sorted[at + 1]?.confidence === confidence) return;
    const precision = mean([...counts.values()].map(({ spoken, right }) => right / spoken));
    if (precision < aim) return;
    const covered = [...counts].reduce(
      (sum, [name, { spoken }]) => sum + spoken / sizes.get(name)!.length,
      0,
    );
    const coverage = covered / sizes.size;
    if (coverage > best.coverage) best = { threshold: confidence, coverage };
  });
  return best.threshold;
}

/** Precision and coverage of one list at a threshold. */
export function spoken(list: readonly Judged[], threshold: number): Spoken {
  const heard = list.filter(({ confidence }) => confidence >= threshold);
  const right = heard.filter(({ right }) => right).length;
  return { precision: right / heard.length, coverage: heard.length / list.length };
}

/** Macro over (set, kind); one that is always silent has no precision. */
export function macroSpoken(judged: readonly Judged[], threshold: number): Spoken {
  const all = listsOf(judged).map((list) => spoken(list, threshold));
  return {
    precision: mean(all.filter(({ coverage }) => coverage > 0).map(({ precision }) => precision)),
    coverage: mean(all.map(({ coverage }) => coverage)),
  };
}

/** All right answers, and as many wrong ones as the aim allows. */
export function possibleCoverage(list: readonly Judged[], aim = AIM): number {
  return Math.min(1, mean(list.map(({ right }) => (right ? 1 : 0))) / aim);
}

const BINS = 10;

/**
 * Expected calibration error over ten bins of equal width: how far the mean confidence of a bin is from its share of
 * right answers, weighed by the bin's size. Each list weighs the same.
 */
export function calibrationError(lists: readonly (readonly Judged[])[]): number {
  const bins = Array.from({ length: BINS }, () => ({ confidence: 0, right: 0 }));
  for (const list of lists) {
    for (const { confidence, right } of list) {
      const bin = bins[Math.min(BINS - 1, Math.floor(confidence * BINS))]!;
      const weight = 1 / list.length / lists.length;
      bin.confidence += weight * confidence;
      bin.right += right ? weight : 0;
    }
  }
  return bins.reduce((sum, { confidence, right }) => sum + Math.abs(confidence - right), 0);
}

const listsOf = (judged: readonly Judged[]): Judged[][] => [
  ...Map.groupBy(judged, ({ group }) => group).values(),
];

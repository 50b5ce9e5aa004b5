/** From cases to the weights of the confidence. */
import { confidenceOf, EVIDENCE, type Evidence, type Weights } from '../../../lib/match/model.ts';
import { addTo, descend, dot } from './descend.ts';

export interface Case {
  readonly evidence: Evidence;
  readonly right: boolean;
  readonly weight: number;
}

const RIDGE = 0.02;

/**
 * Logistic regression over evidence that is brought to mean 0 and deviation 1, so that the ridge weighs all of it the same; then
 * its scale is set by the own cases alone, for a probability is one among lessons of the tool (Platt, "Probabilistic Outputs
 * for Support Vector Machines", 1999).
 * @param own first lessons of pages among the lessons of their tool
 * @param foreign the same where nothing can be right
 */
export function learnConfidence(own: readonly Case[], foreign: readonly Case[]): Weights['confidence'] {
  const cases = [...own, ...foreign];
  const scales = EVIDENCE.map((name) => {
    const mean = meanOf(cases, ({ evidence }) => evidence[name]);
    return {
      name,
      mean,
      deviation: Math.sqrt(meanOf(cases, ({ evidence }) => (evidence[name] - mean) ** 2)),
    };
  });
  const [bias, ...found] = logistic(
    cases,
    ({ evidence }) => scales.map(({ name, mean, deviation }) => (evidence[name] - mean) / deviation),
    RIDGE,
  );
  const slopes = scales.map(({ deviation }, n) => found[n]! / deviation);
  const raw = {
    bias: bias! - scales.reduce((sum, { mean }, n) => sum + slopes[n]! * mean, 0),
    ...Object.fromEntries(EVIDENCE.map((name, n) => [name, slopes[n]!])),
  } as Weights['confidence'];
  const [shift, stretch] = logistic(
    own,
    ({ evidence }) => [logit(confidenceOf(evidence, { confidence: raw }))],
    0,
  );
  const set = Object.entries(raw).map(([name, weight]) => {
    const scaled = weight * stretch! + (name === 'bias' ? shift! : 0);
    return [name, Math.round(scaled * 1000) / 1000];
  });
  return Object.fromEntries(set) as Weights['confidence'];
}

/** @returns the bias, then a weight for each value */
function logistic(
  cases: readonly Case[],
  valuesOf: (one: Case) => readonly number[],
  ridge: number,
): number[] {
  const share = meanOf(cases, ({ right }) => (right ? 1 : 0));
  const rows = cases.map((one) => ({ ...one, values: [1, ...valuesOf(one)] }));
  const start = [logit(share), ...rows[0]!.values.slice(1).map(() => 0)];
  const all = cases.reduce((sum, { weight }) => sum + weight, 0);
  return descend(start, ridge, (weights, gradient) => {
    for (const { values, right, weight } of rows) {
      const sure = 1 / (1 + Math.exp(-dot(weights, values)));
      addTo(gradient, values, ((sure - (right ? 1 : 0)) * weight) / all);
    }
  });
}

function meanOf(cases: readonly Case[], value: (one: Case) => number): number {
  const all = cases.reduce((sum, { weight }) => sum + weight, 0);
  return cases.reduce((sum, one) => sum + one.weight * value(one), 0) / all;
}

const logit = (p: number) => Math.log(p / (1 - p));

/** How often the right element is found, a wrong one, or none. */

import type { Weights } from '../../../lib/page/anchor/model.ts';
import { choose } from '../../../lib/page/anchor.ts';
import { type Case, removed } from './cases.ts';

/** The place of the answer in the case's page, or -1 for none. */
export type Answers = (one: Case) => number;

export interface Counts {
  readonly n: number;
  readonly located: number;
  readonly wrong: number;
  readonly abstained: number;
  /** Answers although the element is gone, of so many cases. */
  readonly absent: { readonly n: number; readonly false: number };
  /** Answers although the element was taken out first. */
  readonly removed: { readonly n: number; readonly false: number };
}

export function count(cases: readonly Case[], answer: Answers): Counts {
  const there = cases.filter((one) => one.there);
  const absent = cases.filter((one) => !one.there);
  const answers = there.map((one) => ({ at: answer(one), right: one.right }));
  const located = answers.filter(({ at, right }) => right.includes(at)).length;
  const abstained = answers.filter(({ at }) => at < 0).length;
  const falsely = (list: readonly Case[]) => list.filter((one) => answer(one) >= 0).length;
  return {
    n: there.length,
    located,
    wrong: there.length - located - abstained,
    abstained,
    absent: { n: absent.length, false: falsely(absent) },
    removed: { n: there.length, false: falsely(there.map(removed)) },
  };
}

/** The best place of a case, -1 where its page is empty, and how sure it is. */
export interface Best {
  readonly at: number;
  readonly sure: boolean;
}

/** Answers always, and only where it is sure; each case is looked at once for both. */
export function answersOf(best: (one: Case) => Best): { always: Answers; sure: Answers } {
  const known = new WeakMap<Case, Best>();
  const look = (one: Case) => {
    const found = known.get(one) ?? best(one);
    known.set(one, found);
    return found;
  };
  return { always: (one) => look(one).at, sure: (one) => (look(one).sure ? look(one).at : -1) };
}

/** @param weightsFor the weights that were learnt without the case's site */
export function ours(weightsFor: (site: string) => Weights) {
  return answersOf(({ target, page, site }) => {
    const records = page.map(({ record }) => record);
    const weights = weightsFor(site);
    const choice = choose(target.record, records, { weights, floor: 0 });
    if (!choice) return { at: -1, sure: false };
    return { at: records.indexOf(choice.record), sure: choice.score >= weights.floor };
  });
}

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

/** @param weightsFor the weights that were learnt without the case's site */
export function ours(weightsFor: (site: string) => Weights, floor?: number): Answers {
  return ({ target, page, site }) => {
    const records = page.map(({ record }) => record);
    const weights = weightsFor(site);
    const choice = choose(target.record, records, { weights, floor: floor ?? weights.floor });
    return choice ? records.indexOf(choice.record) : -1;
  };
}

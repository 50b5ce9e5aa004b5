/** Which questions of a campaign people get wrong: by each person's first answer to the lesson as it is now. */
import { wilson } from '../insight/usefulness.ts';
import type { Act } from './act.ts';
import type { Asked } from './done.ts';

export interface Question {
  readonly lesson: string;
  /** The number of the check among the lesson's blocks. */
  readonly block: number;
  readonly answers: number;
  readonly right: number;
  /** The share of right first answers lies below this, with 95 %. */
  readonly below: number;
}

/** The weakest first. @param people each person's acts */
export function weakestOf(entries: readonly Asked[], people: readonly (readonly Act[])[]): Question[] {
  const questions = entries.flatMap(({ ref, lesson, marks, checks }) =>
    checks.map((block): Question => {
      const firsts = people.flatMap((acts) => {
        const own = acts.flatMap((act) =>
          act.act === 'answered' && act.lesson === ref && act.block === block && marks.includes(act.mark)
            ? [act]
            : [],
        );
        return own.length > 0 ? [own.reduce((a, b) => (b.at < a.at ? b : a)).right] : [];
      });
      const right = firsts.filter(Boolean).length;
      return { lesson, block, answers: firsts.length, right, below: wilson(right, firsts.length).high };
    }),
  );
  return questions.filter(({ answers }) => answers > 0).sort((a, b) => a.below - b.below);
}

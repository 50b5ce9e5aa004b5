/** Whether a review may be asked in the page now: in no busy moment, within the one budget of a person. */
import { barred, type Manners, type Moment, occupied, type Reserve, spent } from '../hint/policy.ts';
import type { Memo } from './schedule.ts';

/**
 * @param due the reviews that are due, the first one first
 * @param isHere whether a lesson belongs to the page that is visited
 * @returns the review to ask, or why none is
 */
export function reviewIn(
  moment: Moment,
  manners: Manners,
  due: readonly Memo[],
  isHere: (lesson: string) => boolean,
): { readonly ask: Memo; readonly why: null } | { readonly ask: null; readonly why: Reserve } {
  const here = due.find(({ lesson }) => isHere(lesson));
  const why =
    here === undefined
      ? 'nothing fits'
      : (barred(moment, manners) ??
        occupied(moment, manners) ??
        spent(moment.history ?? [], moment.now, manners, { kind: 'page' }));
  return why === null && here ? { ask: here, why: null } : { ask: null, why: why ?? 'nothing fits' };
}

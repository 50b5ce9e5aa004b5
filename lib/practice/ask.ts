/** Whether a review may be asked in the page now: in no busy moment, within the one budget of a person. */
import {
  barred,
  isClosed,
  type Manners,
  type Moment,
  occupied,
  type Past,
  REST,
  type Reserve,
  spent,
} from '../hint/policy.ts';
import type { Memo } from './schedule.ts';

/** Why no review may be asked now, whichever is due; null where one may. */
export function reviewBarred(moment: Moment, manners: Manners): Reserve | null {
  return (
    barred(moment, manners) ??
    occupied(moment, manners) ??
    spent(moment.history ?? [], moment.now, manners, { kind: 'page' })
  );
}

/**
 * The review to ask, the likeliest to be forgotten first; null where none is for this page, or the person did not want it.
 * @param due the reviews that are due, the first one first
 * @param isHere whether a lesson belongs to the page that is visited
 */
export function reviewIn(
  due: readonly Memo[],
  history: readonly Past[],
  now: number,
  isHere: (lesson: string) => boolean,
): Memo | null {
  return due.find((memo) => isHere(memo.lesson) && !isUnwanted(memo, history, now)) ?? null;
}

/** Closed once, offered a while ago, or offered in vain too often since it was due. */
function isUnwanted({ lesson, due }: Memo, history: readonly Past[], now: number): boolean {
  const seen = history.filter((past) => past.lesson === lesson && past.fate === 'seen' && past.at >= due);
  return (
    isClosed(history, lesson) || seen.some(({ at }) => at > now - REST.seen) || seen.length >= REST.offers
  );
}

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

/** Whether a review that is due may be asked: not where it was closed, offered a while ago, or offered in vain too often. */
export function mayReview({ lesson, due }: Memo, history: readonly Past[], now: number): boolean {
  const seen = history.filter((past) => past.lesson === lesson && past.fate === 'seen' && past.at >= due);
  return (
    !isClosed(history, lesson) && seen.every(({ at }) => at <= now - REST.seen) && seen.length < REST.offers
  );
}

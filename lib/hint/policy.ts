/**
 * Whether a lesson may be offered in the page now. One interruption budget for a person, across all tools; a hint
 * that was closed stays closed. What is only listed (badge, popup) is never asked about here.
 */
import type { Match } from '../match/rank.ts';
import type { Busy } from '../page/busy.ts';
import type { Often, Quiet } from '../settings.ts';
import { minutesOf } from '../time.ts';
import { pageKey } from './snooze.ts';

/** Something that became of a hint. */
export const FATES = ['seen', 'opened', 'closed', 'restored'] as const;
export type Fate = (typeof FATES)[number];

/** One entry of a person's history, in any order. `at` is UTC ms. */
export interface Past {
  readonly at: number;
  readonly lesson: string;
  readonly fate: Fate;
  /** Where a campaign asked, `pack/campaign`; `item` is what of it, and `mark` what its content was. */
  readonly campaign?: string;
  readonly item?: string;
  readonly mark?: string;
}

/** What a hint is about, and so where it stands. */
export type Anchor = { readonly kind: 'page' } | { readonly kind: 'field' | 'alert'; readonly text: string };

export interface Moment {
  /** UTC ms. */
  readonly now: number;
  /** Minutes since midnight on the person's own clock. */
  readonly minute: number;
  readonly busy: Busy | null;
  readonly tool: string | null;
  readonly page: string | null;
  /** Best first. */
  readonly matches: readonly Match[];
  /** The hint that is up now: in this tab or another. */
  readonly open: { readonly lesson: string; readonly here: boolean; readonly isRead: boolean } | null;
  /** Null where it cannot be read: what was closed is unknown then. */
  readonly history: readonly Past[] | null;
  /** Nothing is recorded here, so a closed hint could not stay closed. */
  readonly isPrivate: boolean;
}

export interface Manners {
  readonly often: Often;
  readonly quiet: Quiet | null;
  /** Tools and pages without hints. */
  readonly off: readonly string[];
  readonly pages: readonly string[];
  /** UTC ms. */
  readonly pausedUntil: number | null;
}

/** Why nothing is offered. */
export type Reserve =
  | 'nothing fits'
  | 'private'
  | 'no history'
  | 'off'
  | 'page off'
  | 'paused'
  | 'quiet hours'
  | 'busy'
  | 'being read'
  | 'closed'
  | 'known'
  | 'dismissed'
  | 'budget';

export type Decision =
  | { readonly offer: Match; readonly anchor: Anchor; readonly why: null }
  | { readonly offer: null; readonly why: Reserve };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * `gap`: ms between a hint and the next one for a page; a field or an error is answered without it. `hour` and `day`: so many
 * hints at most, of whatever kind. `rest`: ms after the person closed one, in which none comes.
 */
export const BUDGET = {
  normal: { gap: 10 * MINUTE, hour: 4, day: 12, rest: 20 * MINUTE },
  seldom: { gap: HOUR, hour: 1, day: 3, rest: 4 * HOUR },
} as const;

/** The same lesson is not offered again so soon, nor after so many offers that nobody took. */
export const REST = { seen: 4 * HOUR, opened: 7 * DAY, offers: 3, within: 30 * DAY } as const;

/** Decides about one moment. The same moment always has the same answer. */
export function decide(moment: Moment, manners: Manners): Decision {
  const { open, history } = moment;
  const no = (why: Reserve): Decision => ({ offer: null, why });
  // Only the best one: a second choice is a guess, and a wrong lesson costs more than none.
  const best = moment.matches.find((match) => match.sure);
  if (!best || moment.page === null) return no('nothing fits');
  const unwanted = barred(moment, manners);
  if (unwanted !== null || history === null) return no(unwanted ?? 'no history');
  if (isClosed(history, best.ref)) return no('closed');
  const anchor = anchorOf(best);
  // What is up already is no new interruption.
  if (open?.here && open.lesson === best.ref) return { offer: best, anchor, why: null };
  const inUse = occupied(moment, manners);
  if (inUse) return no(inUse);
  if (isKnown(history, best.ref, moment.now)) return no('known');
  const enough = spent(history, moment.now, manners, anchor);
  return enough ? no(enough) : { offer: best, anchor, why: null };
}

/** Why nothing at all is offered to this person here, whatever it is; null where something may be. */
export function barred(moment: Moment, manners: Manners): Reserve | null {
  const { tool, page, now } = moment;
  if (moment.isPrivate) return 'private';
  if (moment.history === null) return 'no history';
  if (manners.often === 'never' || manners.off.includes(tool ?? '')) return 'off';
  if (manners.pages.includes(pageKey(tool ?? '', page ?? ''))) return 'page off';
  return manners.pausedUntil !== null && now < manners.pausedUntil ? 'paused' : null;
}

/** Why nothing new is offered in just this moment, whatever it is. */
export function occupied({ open, busy, minute }: Moment, { quiet }: Manners): Reserve | null {
  if (open?.isRead) return 'being read';
  if (busy !== null) return 'busy';
  return quiet && isWithin(quiet, minute) ? 'quiet hours' : null;
}

/** Why, after what came before, nothing more is offered so soon, whatever it is. */
export function spent(
  history: readonly Past[],
  now: number,
  { often }: Manners,
  anchor: Anchor,
): Reserve | null {
  // Whoever wants none is barred before.
  const budget = BUDGET[often === 'never' ? 'seldom' : often];
  if (wasDismissed(history, now - budget.rest)) return 'dismissed';
  return hasBudget(history, now, budget, anchor) ? null : 'budget';
}

/** Tells whether a lesson's hint was closed, and not brought back since. */
export function isClosed(history: readonly Past[], lesson: string): boolean {
  let [closed, restored] = [-Infinity, -Infinity];
  for (const past of history) {
    if (past.lesson !== lesson) continue;
    if (past.fate === 'closed') closed = Math.max(closed, past.at);
    if (past.fate === 'restored') restored = Math.max(restored, past.at);
  }
  return closed > restored;
}

/** What a match answers, and so where its hint stands. */
export function anchorOf({ reasons }: Match): Anchor {
  const [first] = reasons;
  return first?.kind === 'field' || first?.kind === 'alert'
    ? { kind: first.kind, text: first.text }
    : { kind: 'page' };
}

/** Offered a moment ago, opened lately, or offered in vain too often; a lesson brought back starts anew. */
function isKnown(history: readonly Past[], lesson: string, now: number): boolean {
  const own = history.filter((past) => past.lesson === lesson);
  const anew = Math.max(-Infinity, ...own.filter(({ fate }) => fate === 'restored').map(({ at }) => at));
  const since = (fate: Fate, ms: number) =>
    own.filter((past) => past.fate === fate && past.at > anew && past.at > now - ms).length;
  return (
    since('seen', REST.seen) > 0 ||
    since('opened', REST.opened) > 0 ||
    since('seen', REST.within) >= REST.offers
  );
}

/** Some hint was closed since then, and not brought back. */
function wasDismissed(history: readonly Past[], since: number): boolean {
  return history.some(({ fate, at, lesson }) => fate === 'closed' && at > since && isClosed(history, lesson));
}

function hasBudget(
  history: readonly Past[],
  now: number,
  { gap, hour, day }: { gap: number; hour: number; day: number },
  anchor: Anchor,
): boolean {
  const seen = history.filter(({ fate, at }) => fate === 'seen' && at > now - DAY);
  if (seen.length >= day || seen.filter(({ at }) => at > now - HOUR).length >= hour) return false;
  return anchor.kind !== 'page' || seen.every(({ at }) => at <= now - gap);
}

/** The hours may go over midnight; equal times mean the whole day. */
function isWithin({ from, to }: Quiet, minute: number): boolean {
  const [start, end] = [minutesOf(from), minutesOf(to)];
  return start < end ? minute >= start && minute < end : minute >= start || minute < end;
}

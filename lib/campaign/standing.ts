/** Where one person stands with a campaign: its lessons and recaps, each with its window and what became of it. */
import type { Act } from './act.ts';
import { type Asked, bestScore, doneBy, isAbout } from './done.ts';
import type { Excuse } from './excuses.ts';
import { recapsOf } from './recap.ts';
import type { Campaign } from './schema.ts';
import { isOfRun, turnsOf, type Window, windowOf } from './window.ts';

export type State =
  /** The window has not begun. */
  | { readonly is: 'early' }
  | { readonly is: 'due' }
  | { readonly is: 'snoozed'; readonly until: number }
  /** Another lesson comes first. */
  | { readonly is: 'waiting'; readonly for: string }
  /** The deadline has passed; it can still be done. */
  | { readonly is: 'overdue' }
  | { readonly is: 'done'; readonly at: number; readonly late: boolean; readonly score: number | null }
  | { readonly is: 'excused'; readonly at: number; readonly reason: Excuse };

/** A lesson of a campaign, or one of its recaps, for one person. */
export interface Item {
  /** `pack/campaign`. */
  readonly campaign: string;
  /** The id of the lesson, or `recap-2`. */
  readonly id: string;
  readonly kind: 'lesson' | 'recap';
  /** `pack/lesson` of what is to be done. */
  readonly lessons: readonly string[];
  readonly marks: readonly string[];
  readonly required: boolean;
  readonly window: Window;
  /** It may be asked once since then; null before its window. */
  readonly turn: number | null;
  /** How many turns there were so far: it is never asked more often. */
  readonly turns: number;
  /** When it may be asked once more: at a reminder, or when a snooze ends; null where only listed from then on. */
  readonly next: number | null;
  readonly state: State;
  readonly snoozesLeft: number;
}

/** A campaign and the pack that it is in. */
export interface InPack {
  readonly pack: string;
  readonly campaign: Campaign;
}

/** `pack/campaign`, as events name it. */
export const refOf = ({ pack, campaign }: InPack) => `${pack}/${campaign.id}`;

/**
 * Everything of a campaign that concerns a person.
 * @param acts the person's own, in any order
 * @param now UTC, ms, by the corrected clock
 * @param zone where the person is now: IANA
 */
export function standingOf(one: InPack, acts: readonly Act[], now: number, zone: string): Item[] {
  const { campaign } = one;
  const window = windowOf(campaign, zone);
  // Also what a clock that was ahead has put into the future: what is done stays done.
  const sorted = acts.toSorted((a, b) => a.at - b.at);
  // By the zone in which it was done: who travels on afterwards has not done it too early for that.
  const counted = ({ at, zone }: Act) => !campaign.anew || at >= windowOf(campaign, zone).from;
  const regular = turnsOf(campaign, window);
  const items: Item[] = [];
  let before: string | null = null;
  for (const asked of entriesOf(one)) {
    const own = sorted.filter((act) => isAbout(asked, act) && counted(act));
    const put = own.filter((act) => act.act === 'snoozed' && isOfRun(act.at, window));
    const done = doneBy(asked, sorted, counted);
    const base = done ? doneState(asked, done, own, campaign) : openState(own, put, window, now);
    const isOpen = base.is === 'due' || base.is === 'snoozed';
    const waits = isOpen && before !== null && campaign.order === 'given';
    items.push({
      campaign: asked.campaign,
      id: asked.lesson,
      kind: 'lesson',
      lessons: [asked.ref],
      marks: asked.marks,
      required: campaign.required,
      window,
      ...turnAt(regular, put, now),
      state: waits ? { is: 'waiting', for: before! } : base,
      snoozesLeft: Math.max(0, campaign.snoozes - put.length),
    });
    if (isOpen) before ??= asked.lesson;
  }
  return [...items, ...recapsOf(one, items, sorted, now, zone)];
}

/** The lessons of a campaign, with the names that events have for them. */
export function entriesOf(one: InPack): Asked[] {
  return one.campaign.lessons.map((entry) => ({
    ...entry,
    ref: `${one.pack}/${entry.lesson}`,
    campaign: refOf(one),
  }));
}

/** Late or not is told by the zone in which it was done: who travels on afterwards is not late for that. */
function doneState(asked: Asked, done: Act, own: readonly Act[], campaign: Campaign): State {
  const answers = own.filter((act) => act.act === 'answered');
  return {
    is: 'done',
    at: done.at,
    late: done.at >= windowOf(campaign, done.zone).until,
    score: bestScore(asked, answers),
  };
}

function openState(own: readonly Act[], put: readonly Act[], { from, until }: Window, now: number): State {
  const said = own.findLast(({ act }) => act === 'excused' || act === 'resumed');
  if (said?.act === 'excused') return { is: 'excused', at: said.at, reason: said.reason };
  if (now < from) return { is: 'early' };
  if (now >= until) return { is: 'overdue' };
  return snoozeState(put, now);
}

/** Which turn it is, of those that the campaign has and those that a person put it off to. */
export function turnAt(regular: readonly number[], own: readonly Act[], now: number) {
  const put = own.flatMap((act) => (act.act === 'snoozed' && act.at <= now ? [act.until] : []));
  const all = [...regular, ...put].sort((a, b) => a - b);
  return {
    turn: all.findLast((at) => at <= now) ?? null,
    turns: all.filter((at) => at <= now).length,
    next: all.find((at) => at > now) ?? null,
  };
}

/** A snooze counts until its end, and not where the clock was put back to before it began. */
export function snoozeState(own: readonly Act[], now: number): State {
  const last = own.findLast((act) => act.act === 'snoozed' && act.at <= now);
  return last?.act === 'snoozed' && now < last.until ? { is: 'snoozed', until: last.until } : { is: 'due' };
}

/**
 * Recaps: some days after somebody did the lessons of a campaign, its questions come once more. Days apart, not in a row:
 * Cepeda et al., Spacing Effects in Learning, Psychological Science 19 (2008).
 */
import type { Act } from './act.ts';
import { recapId } from './recap-id.ts';
import { entriesOf, type InPack, type Item, type State, snoozeState, turnAt } from './standing.ts';
import { daysAfter, isOfRun, type Window, windowOf } from './window.ts';

/** A recap stays open so long, unless the next one begins. */
const OPEN_DAYS = 7;

/**
 * The recaps that a person has coming. What was not learned is not recapped, and what has no check cannot be.
 * @param items the lessons of the campaign, as this person stands with them
 */
export function recapsOf(
  one: InPack,
  items: readonly Item[],
  acts: readonly Act[],
  now: number,
  zone: string,
): Item[] {
  const { campaign } = one;
  const { recaps, hours } = campaign;
  const done = items.flatMap(({ id, state }) => (state.is === 'done' ? [{ id, at: state.at }] : []));
  const asked = entriesOf(one).filter(
    ({ lesson, checks }) => checks.length > 0 && done.some(({ id }) => id === lesson),
  );
  if (!recaps || asked.length === 0) return [];
  const isOver = items.every(({ state }) => state.is === 'done' || state.is === 'excused');
  const whole = windowOf(campaign, zone);
  const { until } = whole;
  // With a lesson still to do, the days are counted once it is done, or the deadline has passed.
  if (recaps.after === 'done' && !isOver && now < until) return [];
  const base = recaps.after === 'deadline' ? until : Math.max(...done.map(({ at }) => at));
  const days = [...recaps.days].sort((a, b) => a - b);
  return days.map((day, n) => {
    const from = daysAfter(base, day, hours.from, zone);
    const next = Math.min(day + OPEN_DAYS, days[n + 1] ?? Number.POSITIVE_INFINITY);
    const window = { from, until: daysAfter(base, next, hours.from, zone) };
    const id = recapId(day);
    const own = acts.filter(
      (act) =>
        'item' in act && act.campaign === asked[0]!.campaign && act.item === id && isOfRun(act.at, whole),
    );
    return {
      campaign: asked[0]!.campaign,
      id,
      kind: 'recap',
      lessons: asked.map(({ ref }) => ref),
      marks: asked.flatMap(({ marks }) => marks),
      required: false,
      window,
      ...turnAt([from], own, now),
      state: recapState(own, window, now),
      snoozesLeft: Math.max(0, campaign.snoozes - own.filter(({ act }) => act === 'snoozed').length),
    };
  });
}

function recapState(own: readonly Act[], { from, until }: Window, now: number): State {
  const done = own.find(({ act }) => act === 'recapped');
  if (done) return { is: 'done', at: done.at, late: done.at >= until, score: null };
  if (now < from) return { is: 'early' };
  return now >= until ? { is: 'overdue' } : snoozeState(own, now);
}

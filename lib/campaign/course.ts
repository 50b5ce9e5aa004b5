/** How many were done by the end of each day, so that no step tells of fewer people than are ever shown. */
import { dayOf } from '../insight/event.ts';
import { DAY_MS } from '../time.ts';

export interface Reached {
  /** The last day of a span, YYYY-MM-DD, each person's by their own calendar. */
  readonly day: string;
  /** People who were done by its end; null: more than before, but so few that they count with a later day. */
  readonly done: number | null;
}

export interface Course {
  readonly spanDays: 1 | 7;
  readonly days: readonly Reached[];
}

/** More days are shown by weeks. */
const MOST_DAYS = 35;

/**
 * Adds up who finished, from the first day of the window to its last or to today; who is late, to the last who was. What
 * happened before or after is counted at the ends.
 * @param finished people by the day on which they were done, ascending
 * @param window as written in the campaign
 * @param today YYYY-MM-DD
 * @returns no days where fewer than `fewest` are done at all
 */
export function courseOf(
  finished: readonly { readonly day: string; readonly done: number }[],
  window: { readonly from: string; readonly until: string },
  today: string,
  fewest: number,
): Course {
  const total = finished.reduce((sum, { done }) => sum + done, 0);
  if (total === 0 || total < fewest) return { spanDays: 1, days: [] };
  const last = [window.until.slice(0, 10), finished.at(-1)!.day].sort().at(-1)!;
  const end = [last, today].sort()[0]!;
  const first = [window.from.slice(0, 10), end].sort()[0]!;
  const length = (Date.parse(end) - Date.parse(first)) / DAY_MS + 1;
  const spanDays = length > MOST_DAYS ? 7 : 1;
  const spans = Math.ceil(length / spanDays);
  const added = new Array<number>(spans).fill(0);
  for (const { day, done } of finished) {
    const before = Math.floor((Date.parse(end) - Date.parse(day)) / DAY_MS / spanDays);
    added[Math.min(spans - 1, Math.max(0, spans - 1 - before))]! += done;
  }
  const dayAt = (n: number) => dayOf(Date.parse(end) - (spans - 1 - n) * spanDays * DAY_MS);
  return { spanDays, days: toldOf(added, fewest).map((done, n) => ({ day: dayAt(n), done })) };
}

/** Sums of which each is the same as the last that is told, or larger by `fewest` at least. */
function toldOf(added: readonly number[], fewest: number): (number | null)[] {
  let [told, more, step] = [0, 0, 0];
  const sums = added.map((n, at) => {
    more += n;
    if (more > 0 && more < fewest) return null;
    if (more > 0) step = at;
    told += more;
    more = 0;
    return told;
  });
  if (more === 0) return sums;
  // The total tells of the last few: they count together with the step before them.
  return sums.map((done, at) => (at < step ? done : at === sums.length - 1 ? told + more : null));
}

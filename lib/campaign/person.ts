/** Where one person of a campaign stands, for the lead. */
import type { Act, Rule } from './act.ts';
import { type InPack, type Item, refOf, standingOf } from './standing.ts';
import { isOfRun } from './window.ts';

export interface LessonStatus {
  readonly lesson: string;
  readonly is: 'done' | 'late' | 'excused' | 'open' | 'not reached';
  /** When it was done: UTC, ms. */
  readonly at: number | null;
  /** In %. */
  readonly score: number | null;
  /** Why it was never asked, where the deadline has passed. */
  readonly rule: Rule | 'no visit' | null;
}

export interface PersonStatus {
  readonly person: string;
  readonly zone: string;
  readonly lessons: readonly LessonStatus[];
  /** `done`: every lesson; `excused`: what is left is excused; `started`: one lesson at least. */
  readonly is: 'done' | 'excused' | 'started' | 'open';
  /** When the last lesson was done: UTC, ms; null where not all are. */
  readonly finished: number | null;
  readonly late: boolean;
  readonly optedOut: boolean;
}

/** @param acts the person's own */
export function personStatus(
  one: InPack,
  person: string,
  zone: string,
  acts: readonly Act[],
  now: number,
): PersonStatus {
  const items = standingOf(one, acts, now, zone).filter(({ kind }) => kind === 'lesson');
  const lessons = items.map((item) => lessonStatus(item, acts, now));
  const done = lessons.filter(({ at }) => at !== null);
  const isAll = done.length === lessons.length;
  const isSettled = lessons.every(({ is }) => is === 'done' || is === 'late' || is === 'excused');
  const opted = acts.findLast((act) => act.act === 'opted' && act.campaign === refOf(one));
  return {
    person,
    zone,
    lessons,
    is: isAll ? 'done' : isSettled ? 'excused' : done.length > 0 ? 'started' : 'open',
    finished: isAll ? Math.max(...done.map(({ at }) => at!)) : null,
    late: lessons.some(({ is }) => is === 'late'),
    optedOut: opted?.act === 'opted' && opted.out,
  };
}

function lessonStatus(
  { id, campaign, lessons, state, window, required }: Item,
  acts: readonly Act[],
  now: number,
): LessonStatus {
  const base = { lesson: id, at: null, score: null, rule: null };
  if (state.is === 'done')
    return { ...base, is: state.late ? 'late' : 'done', at: state.at, score: state.score };
  if (state.is === 'excused') return { ...base, is: 'excused' };
  const own = acts.filter(
    (act) => 'item' in act && act.item === id && act.campaign === campaign && isOfRun(act.at, window),
  );
  // Whoever put it off, closed it or opened its lesson knows of it.
  const wasReached =
    own.some(({ act }) => act !== 'kept') ||
    acts.some((act) => 'lesson' in act && act.lesson === lessons[0] && isOfRun(act.at, window));
  if (!required || wasReached || now < window.until) return { ...base, is: 'open' };
  return { ...base, is: 'not reached', rule: keptBack(own) };
}

/** The rule that kept it back most often; of two the later one. */
function keptBack(own: readonly Act[]): Rule | 'no visit' {
  const times = new Map<Rule, number>();
  let most: Rule | null = null;
  for (const act of own) {
    if (act.act !== 'kept') continue;
    times.set(act.rule, (times.get(act.rule) ?? 0) + 1);
    if (most === null || times.get(act.rule)! >= times.get(most)!) most = act.rule;
  }
  return most ?? 'no visit';
}

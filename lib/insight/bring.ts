/**
 * A person's own export brought into what is kept here: nothing that is here changes but that more is counted, and nothing
 * is counted twice. What both hold is known by events' ids; of a count whose events are gone nobody knows whether it is the
 * same, so that of two such counts the larger one stands.
 */
import { type DayRecord, daysOf, rollupsIn } from './days.ts';
import { dayOf, type Event, type Rating } from './event.ts';
import type { Kept } from './exchange.ts';
import { isLater, type RatingEvent, standing } from './rating.ts';
import { dayIn, type Rollup, rollupKey, rollupParts, rollupsOf, votesIn } from './rollup.ts';

/** What is kept here: of the days that are brought, and where ratings are brought all ratings and all days. */
export interface Here {
  readonly events: readonly Event[];
  readonly days: readonly DayRecord[];
}

/** What is to be written. */
export interface Brought {
  /** Those that are not here. */
  readonly events: readonly Event[];
  /** Days whose counts are others now. */
  readonly days: readonly DayRecord[];
}

type Counts = Map<string, number>;

/** @param there of the same person: its events' names are those of here */
export function bringIn(here: Here, there: Kept): Brought {
  const known = new Set(here.events.map(({ id }) => id));
  const events = [...new Map(there.events.map((event) => [event.id, event])).values()];
  const fresh = events.filter(({ id }) => !known.has(id));
  const sets = [...plainCounts(here, { ...there, events }), ...voteCounts(here, { ...there, events })];
  return { events: fresh, days: changed(here.days, sets) };
}

/** All but ratings: how often each thing happened at least, on both devices together. */
function plainCounts(here: Here, there: Kept): Rollup[] {
  const [own, theirs] = [here.events.filter(isPlain), there.events.filter(isPlain)];
  const [ownIds, theirIds] = [idsOf(own), idsOf(theirs)];
  const kept = countsIn(rollupsIn(here.days));
  const told = countsIn(there.rollups);
  // A day without counts is one of a table: its events are all there is.
  const days = new Set([...told.keys()].map((key) => dayIn(key)[0]));
  const events = { own: perKey(own), theirs: perKey(theirs) };
  const only = {
    own: perKey(own.filter(({ id }) => !theirIds.has(id))),
    theirs: perKey(theirs.filter(({ id }) => !ownIds.has(id))),
  };
  const keys = new Set([...told.keys(), ...events.theirs.keys()].filter((key) => kindIn(key) !== 'rating'));
  return [...keys].flatMap((key): Rollup[] => {
    const of = (counts: Counts) => counts.get(key) ?? 0;
    const [ours, all] = [of(kept), days.has(dayIn(key)[0]) ? of(told) : of(events.theirs)];
    // Those that only one device knows may be among those of which the other has only the count.
    const hidden = { own: ours - of(events.own), theirs: all - of(events.theirs) };
    const more = Math.min(all, of(only.theirs)) - Math.max(0, hidden.own);
    const less = Math.min(ours, of(only.own)) - Math.max(0, hidden.theirs);
    const count = Math.max(ours + Math.max(0, more), all + Math.max(0, less));
    return all > 0 && count > ours ? [{ key, count }] : [];
  });
}

/** A person has one vote on a revision, whichever device it was given on: the counts change by what stands at last. */
function voteCounts(here: Here, there: Kept): Rollup[] {
  const own = bySubject(here.events);
  const theirs = bySubject(there.events);
  const kept = bySubjectOf(rollupsIn(here.days));
  const told = bySubjectOf(there.rollups);
  return [...new Set([...theirs.keys(), ...told.keys()])].flatMap((subject): Rollup[] => {
    const events = theirs.get(subject) ?? [];
    const before = own.get(subject) ?? [];
    const counts = kept.get(subject);
    if (!counts) return told.get(subject) ?? rollupsOf(events);
    const ids = idsOf(before);
    if (events.every(({ id }) => ids.has(id))) return [];
    const last = [...before, ...events].reduce((a, b) => (isLater(b, a) ? b : a));
    const stood = before.length > 0 ? (standing(before)[0]?.data ?? null) : voteIn(counts);
    const stands = last.data.useful === null ? null : last.data;
    if (stood?.useful === stands?.useful) return [];
    const key = rollupKey(last, stood);
    return [{ key, count: (counts.find((one) => one.key === key)?.count ?? 0) + 1 }];
  });
}

/** What counts alone tell of a vote. */
function voteIn(counts: readonly Rollup[]): Rating | null {
  let [useful, notUseful] = [0, 0];
  for (const { key, count } of counts) {
    const change = votesIn(rollupParts(key)?.variant ?? '');
    useful += change.useful * count;
    notUseful += change.notUseful * count;
  }
  if (useful > 0) return { useful: true };
  return notUseful > 0 ? { useful: false } : null;
}

function changed(days: readonly DayRecord[], sets: readonly Rollup[]): DayRecord[] {
  const known = new Map(days.map((day) => [day.day, day]));
  return daysOf(sets).map(({ day, keys, counts }) => {
    const before = known.get(day);
    const all = new Map(before?.keys.map((rest, n) => [rest, before.counts[n]!]));
    for (const [n, rest] of keys.entries()) all.set(rest, counts[n]!);
    return { day, keys: [...all.keys()], counts: [...all.values()] };
  });
}

const isPlain = ({ kind }: Event) => kind !== 'rating';
const idsOf = (events: readonly Event[]) => new Set(events.map(({ id }) => id));
const kindIn = (key: string) => key.split('|', 2)[1];

function perKey(events: readonly Event[]): Counts {
  const counts: Counts = new Map();
  for (const event of events) {
    const key = rollupKey(event);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Of two counts with one key the larger one. */
function countsIn(rollups: readonly Rollup[]): Counts {
  const counts: Counts = new Map();
  for (const { key, count } of rollups) counts.set(key, Math.max(counts.get(key) ?? 0, count));
  return counts;
}

function bySubject(events: readonly Event[]): Map<string, RatingEvent[]> {
  const ratings = events.filter((event): event is RatingEvent => event.kind === 'rating');
  return Map.groupBy(ratings, ({ lesson, revision }) => `${lesson}|${revision}`);
}

function bySubjectOf(rollups: readonly Rollup[]): Map<string, Rollup[]> {
  const ratings = [...countsIn(rollups)].filter(([key]) => kindIn(key) === 'rating');
  const subjectOf = (key: string) => key.split('|').slice(4, 6).join('|');
  return Map.groupBy(
    ratings.map(([key, count]) => ({ key, count })),
    ({ key }) => subjectOf(key),
  );
}

/** So many records travel at once; a day is not divided. */
const AT_ONCE = 2000;
/** A piece has no more than this: nobody does so much in a day, nor rates so often. */
export const MOST = 50_000;

/**
 * What is brought in one go each: first all ratings, for they hang together over the days, then some days at a time. Each is
 * whole by itself: what was begun and broken off can be begun again.
 */
export function piecesOf({ events, rollups }: Kept): Kept[] {
  const ratings = {
    events: events.filter((event) => !isPlain(event)),
    rollups: rollups.filter(({ key }) => kindIn(key) === 'rating'),
  };
  const days = new Map<string, { events: Event[]; rollups: Rollup[] }>();
  const of = (day: string) => {
    const own = days.get(day) ?? { events: [], rollups: [] };
    days.set(day, own);
    return own;
  };
  for (const event of events) if (isPlain(event)) of(dayOf(event.at)).events.push(event);
  for (const one of rollups) if (kindIn(one.key) !== 'rating') of(dayIn(one.key)[0]).rollups.push(one);
  const pieces: { events: Event[]; rollups: Rollup[] }[] = [];
  for (const [, day] of [...days].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const last = pieces.at(-1);
    if (last && sizeOf(last) + sizeOf(day) <= AT_ONCE) {
      last.events.push(...day.events);
      last.rollups.push(...day.rollups);
    } else pieces.push(day);
  }
  return sizeOf(ratings) > 0 ? [ratings, ...pieces] : pieces;
}

export const sizeOf = ({ events, rollups }: Kept): number => events.length + rollups.length;

/** What a lead sees of a campaign: who has done it, who has not, what is hard, and how it will stand at the deadline. */
import type { Audience } from '../lesson/schema.ts';
import { once } from '../once.ts';
import { inOne, type Steps } from '../steps.ts';
import { type Act, actOf, type EventLike } from './act.ts';
import { memberOf } from './audience.ts';
import { type Chance, type Forecast, forecast } from './forecast.ts';
import { askingFrom, askingMinutes } from './hours.ts';
import { type PersonStatus, personStatus } from './person.ts';
import { isThere, type RosterEntry } from './roster.ts';
import { entriesOf, type InPack, refOf } from './standing.ts';
import { type Question, weakestOf } from './weak.ts';
import { wallAt, windowOf } from './window.ts';

/** An event of somebody. */
export type PersonEvent = EventLike & { readonly person: string; readonly id?: string | undefined };

/** How far a team, a site or a zone is. */
export interface Group {
  readonly name: string;
  readonly done: number;
  readonly of: number;
}

/** One person; what only a roster tells is empty without it. */
export interface Row extends PersonStatus {
  readonly name: string | null;
  readonly team: string;
  readonly site: string;
}

export interface Status {
  /** `pack/campaign`. */
  readonly campaign: string;
  readonly goal: string;
  /** UTC, ms. */
  readonly at: number;
  /** How many there are to do it; null without a roster. */
  readonly expected: number | null;
  readonly done: number;
  readonly late: number;
  readonly started: number;
  readonly excused: number;
  readonly optedOut: number;
  readonly notReached: number;
  /** Who did something of it and is not in the roster. */
  readonly strangers: number;
  /** Who they are, as their records say. */
  readonly unlisted: readonly string[];
  /** Who did something of it and is in the roster, but not among its audience, or not on these days. */
  readonly outside: readonly string[];
  readonly lessons: readonly {
    lesson: string;
    done: number;
    late: number;
    excused: number;
    notReached: number;
  }[];
  readonly teams: readonly Group[];
  readonly sites: readonly Group[];
  readonly zones: readonly Group[];
  /** People who finished, by the day of their own calendar. */
  readonly days: readonly { day: string; done: number }[];
  readonly people: readonly Row[];
  readonly questions: readonly Question[];
  readonly forecast: Forecast | null;
}

/** So many people are looked at in one step. */
const STEP = 500;

/**
 * Computes it.
 * @param roster null: counts are "of unknown total", and teams and sites are not known
 * @param now UTC, ms
 * @param zone where nothing is known of a person's own: IANA
 */
export const statusOf = (...given: Parameters<typeof statusSteps>): Status => inOne(statusSteps(...given));

/** The same in steps, so that a page is not held up by many people. */
export function* statusSteps(
  one: InPack,
  audiences: readonly Audience[],
  events: readonly PersonEvent[],
  roster: readonly RosterEntry[] | null,
  now: number,
  zone = 'UTC',
): Steps<Status> {
  const acts = actsByPerson(one, events);
  const expected = roster?.filter((entry) => isExpected(one, audiences, entry));
  const known = new Set(expected?.map(({ person }) => person));
  const people: Row[] = [];
  for (const entry of expected ?? [...acts.keys()].sort().map(stranger)) {
    if (people.length % STEP === 0) yield;
    const own = acts.get(entry.person) ?? [];
    const place = entry.zone ?? own.at(-1)?.zone ?? zone;
    const { name, team, site } = entry;
    people.push({ ...personStatus(one, entry.person, place, own, now), name, team, site });
  }
  yield;
  const questions = weakestOf(
    entriesOf(one),
    people.map(({ person }) => acts.get(person) ?? []),
  );
  yield;
  const named = new Set(roster?.map(({ person }) => person));
  const others = expected ? [...acts.keys()].filter((person) => !known.has(person)).sort() : [];
  const unlisted = others.filter((person) => !named.has(person));
  const count = (is: (row: Row) => boolean) => people.filter(is).length;
  const each = (is: (lesson: Row['lessons'][number]) => boolean) => (id: string) =>
    count(({ lessons }) => lessons.some((one) => one.lesson === id && is(one)));
  return {
    campaign: refOf(one),
    goal: one.campaign.goal,
    at: now,
    expected: expected ? people.length : null,
    done: count(({ is }) => is === 'done'),
    late: count(({ is, late }) => is === 'done' && late),
    started: count(({ is }) => is === 'started'),
    excused: count(({ is }) => is === 'excused'),
    optedOut: count(({ optedOut }) => optedOut),
    notReached: count(({ lessons }) => lessons.some(({ is }) => is === 'not reached')),
    strangers: unlisted.length,
    unlisted,
    outside: others.filter((person) => named.has(person)),
    lessons: one.campaign.lessons.map(({ lesson }) => ({
      lesson,
      done: each(({ is }) => is === 'done' || is === 'late')(lesson),
      late: each(({ is }) => is === 'late')(lesson),
      excused: each(({ is }) => is === 'excused')(lesson),
      notReached: each(({ is }) => is === 'not reached')(lesson),
    })),
    teams: expected ? groups(people, ({ team }) => team) : [],
    sites: expected ? groups(people, ({ site }) => site) : [],
    zones: groups(people, (row) => row.zone),
    days: byDay(people),
    people,
    questions,
    forecast: expected ? forecast(people.flatMap(chancesAt(one, now))) : null,
  };
}

/** Each person's acts that are about this campaign or its lessons, in the order of their times. */
function actsByPerson(one: InPack, events: readonly PersonEvent[]): Map<string, Act[]> {
  const refs = new Set(entriesOf(one).map(({ ref }) => ref));
  const people = new Map<string, Act[]>();
  for (const event of events) {
    const act = actOf(event);
    if (!act || !('lesson' in act ? refs.has(act.lesson) : act.campaign === refOf(one))) continue;
    const own = people.get(event.person);
    if (own) own.push(act);
    else people.set(event.person, [act]);
  }
  for (const own of people.values()) own.sort((a, b) => a.at - b.at);
  return people;
}

const stranger = (person: string): RosterEntry => ({
  ...{ person, name: null, role: '', team: '', site: '', zone: null, from: null, to: null },
});

function isExpected({ campaign }: InPack, audiences: readonly Audience[], entry: RosterEntry): boolean {
  return isThere(entry, campaign) && memberOf(campaign, audiences, { ...entry, language: null }) !== 'out';
}

function groups(people: readonly Row[], of: (row: Row) => string): Group[] {
  const found = new Map<string, { name: string; done: number; of: number }>();
  for (const row of people) {
    const name = of(row);
    const own = found.get(name) ?? { name, done: 0, of: 0 };
    found.set(name, { name, done: own.done + Number(row.is === 'done'), of: own.of + 1 });
  }
  return [...found.values()].filter(({ name }) => name !== '').sort((a, b) => (a.name < b.name ? -1 : 1));
}

function byDay(people: readonly Row[]): { day: string; done: number }[] {
  const days = new Map<string, number>();
  for (const { finished, zone } of people) {
    if (finished === null) continue;
    const day = wallAt(finished, zone).slice(0, 10);
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, done]) => ({ day, done }));
}

/** What a person's chance is; who is excused does not count to the forecast. */
function chancesAt({ campaign }: InPack, now: number): (row: Row) => Chance[] {
  const placeOf = once((zone: string) => {
    const { from, until } = windowOf(campaign, zone);
    const minutes = askingFrom(campaign, wallAt(from, zone));
    const since = (at: number) => (at > from ? minutes(wallAt(at, zone)) / 60 : 0);
    const ahead = Math.max(now, from);
    const left = ahead < until ? askingMinutes(campaign, wallAt(ahead, zone), wallAt(until, zone)) / 60 : 0;
    return { until, since, left, spent: since(Math.min(now, until)) };
  });
  return ({ is, finished, zone }) => {
    if (is === 'excused') return [];
    const { until, since, left, spent } = placeOf(zone);
    const done = finished !== null && finished <= until;
    return [{ done, spent: done ? since(Math.min(finished, now)) : spent, left }];
  };
}

/**
 * A company whose lessons' worth is known: 500 people work in 20 tools for eight weeks, open what is listed first, rate some of
 * it, and look for some things in vain. What they do becomes events like any others.
 */

import type { Catalogue } from '../../../lib/insight/catalogue.ts';
import { type Event, firstId } from '../../../lib/insight/event.ts';
import type { Gap } from '../../../lib/insight/gap.ts';
import { wilson } from '../../../lib/insight/usefulness.ts';
import { usefulness, type Votes } from '../../../lib/match/prior.ts';
import { below, type Random, randomFrom } from '../match/random.ts';

export const SIZE = { tools: 20, lessons: 400, people: 500, weeks: 8, gaps: 10 } as const;

/** What people are like. Each is an assumption; README.md says why. */
export const HABITS = {
  /** Tools that a person works in. */
  tools: 3,
  /** Needs on a working day. */
  needs: 3,
  /** How often each of a list's first lessons is opened. */
  places: [0.7, 0.2, 0.1],
  /** Who found a lesson useful, or not, says so; once for a lesson. */
  rates: { useful: 0.25, not: 0.4 },
  /** A lesson is bad with this probability; how useful bad and good ones are, from and to. */
  bad: { share: 0.25, from: 0.1, to: 0.4 },
  good: { from: 0.6, to: 0.95 },
  /** Searches in a week for something that nobody else looks for. */
  strange: 0.5,
} as const;

/** How the lessons of a page are ordered. */
export type Order = 'ours' | 'none' | 'wilson';

const VALUE: Record<Order, (votes: Votes) => number> = {
  ours: usefulness,
  none: () => 0,
  wilson: ({ useful, votes }) => (votes === 0 ? 0 : wilson(useful, votes).low),
};

const NO_VOTES: Votes = { useful: 0, votes: 0 };
const REVISION = '0000000a';
const [PAGES, ON_A_PAGE] = [8, 2.5];
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
const DAY_MS = WEEK_MS / 7;
export const MONDAY = Date.UTC(2026, 0, 5, 8);

/** What is looked for in vain: each need in the ways that people write it. */
const TOPICS = [
  [
    ['split', 'order'],
    ['splitting', 'orders'],
    ['order', 'split', 'two'],
  ],
  [
    ['voucher', 'expired'],
    ['expired', 'vouchers'],
    ['voucher', 'expire'],
  ],
  [
    ['merge', 'customer'],
    ['merging', 'customers'],
    ['customer', 'merge', 'duplicate'],
  ],
  [
    ['invoice', 'currency'],
    ['currency', 'invoices'],
    ['change', 'invoice', 'currency'],
  ],
  [
    ['signature', 'missing'],
    ['missing', 'signatures'],
    ['signature', 'contract', 'missing'],
  ],
];

interface Lesson {
  readonly ref: string;
  readonly tool: string;
  readonly page: string;
  readonly useful: number;
}

export interface Week {
  /** Mean worth of what was opened. */
  readonly shown: number;
  /** Votes by lesson, until the end of this week. */
  readonly votes: ReadonlyMap<string, Votes>;
  /** So many events were there then. */
  readonly events: number;
}

export interface Run {
  readonly weeks: readonly Week[];
  readonly events: readonly Event[];
  readonly bad: ReadonlySet<string>;
  readonly catalogue: Catalogue;
}

/**
 * @param demand of a planted gap, as a part of that of its tool's most visited page
 * @param rates how many more or fewer rate than is assumed
 */
export function simulate(seed: number, order: Order, { demand = 1, rates = 1 } = {}): Run {
  const random = randomFrom(seed);
  const lessons = lessonsOf(random);
  const people = Array.from({ length: SIZE.people }, (_, n) => ({
    name: `person-${n}`,
    tools: Array.from({ length: HABITS.tools }, () => below(random, SIZE.tools)),
    random: randomFrom(seed * 1000 + n),
  }));
  const byPage = new Map<string, Lesson[]>();
  for (const lesson of lessons) {
    const key = `${lesson.tool}/${lesson.page}`;
    byPage.set(key, [...(byPage.get(key) ?? []), lesson]);
  }
  const events: Event[] = [];
  const rated = new Set<string>();
  const votes = new Map<string, Votes>();
  const weeks: Week[] = [];
  let made = 0;
  const record = (at: number, person: string, event: Pick<Event, 'kind' | 'data'> & Partial<Event>) => {
    made += 1;
    const id = `${firstId(at).slice(0, -12)}${made.toString(16).padStart(12, '0')}`;
    events.push({ id, at, person, zone: 'UTC', tool: null, page: null, ...event } as Event);
  };

  for (let week = 0; week < SIZE.weeks; week++) {
    // A pack brings everybody's votes of the weeks before.
    const known = new Map(votes);
    const listed = new Map(
      [...byPage].map(([key, own]) => {
        const value = (one: Lesson) => VALUE[order](known.get(one.ref) ?? NO_VOTES);
        return [key, [...own].sort((a, b) => value(b) - value(a))] as const;
      }),
    );
    const worth: number[] = [];
    for (const person of people) {
      for (let day = 0; day < 5; day++)
        for (let n = 0; n < HABITS.needs; n++) {
          const at = MONDAY + week * WEEK_MS + day * DAY_MS + n * 3_600_000 + below(person.random, 3_600_000);
          need(person, at, listed, worth);
        }
      if (person.random() < HABITS.strange) strange(person, MONDAY + week * WEEK_MS);
    }
    const shown = worth.reduce((sum, one) => sum + one, 0) / worth.length;
    weeks.push({ shown, votes: new Map(votes), events: events.length });
  }
  return {
    ...{ weeks, events },
    bad: new Set(lessons.filter(({ useful }) => useful < 0.5).map(({ ref }) => ref)),
    catalogue: catalogueOf(lessons),
  };

  function need(
    { name, tools, random }: (typeof people)[number],
    at: number,
    listed: ReadonlyMap<string, readonly Lesson[]>,
    worth: number[],
  ): void {
    const number = tools[below(random, tools.length)]!;
    const tool = `tool-${number}`;
    const planted = number < SIZE.gaps ? demand : 0;
    // Pages are visited as 1, 1/2, 1/3 …; a planted gap as often as the first, times the demand.
    const page = weighted(random, [planted, ...Array.from({ length: PAGES }, (_, n) => 1 / (n + 1))]) - 1;
    if (page < 0) {
      const at_ = { tool, page: 'bare' };
      if (number % 2 === 0) {
        record(at, name, { kind: 'visited', ...at_, data: { fit: 'none', best: null, asked: true } });
      } else {
        const ways = TOPICS[(number - 1) / 2]!;
        const words = slipped(random, ways[below(random, ways.length)]!);
        record(at, name, { kind: 'searched', ...at_, page: 'page-0', data: { found: 0, words, unknown: 0 } });
      }
      return;
    }
    const list = listed.get(`${tool}/page-${page}`) ?? [];
    const lesson = list[weighted(random, HABITS.places.slice(0, list.length))];
    if (!lesson) return;
    worth.push(lesson.useful);
    const of = { tool, page: `page-${page}`, lesson: lesson.ref, revision: REVISION };
    record(at, name, {
      kind: 'visited',
      ...{ tool, page: `page-${page}` },
      data: { fit: 'sure', best: list[0]!.ref, asked: true },
    });
    record(at, name, { kind: 'shown', ...of, data: {} });
    const isUseful = random() < lesson.useful;
    const says = random() < rates * (isUseful ? HABITS.rates.useful : HABITS.rates.not);
    const key = `${name} ${lesson.ref}`;
    if (!says || rated.has(key)) return;
    rated.add(key);
    record(at, name, { kind: 'rating', ...of, data: { useful: isUseful } });
    const before = votes.get(lesson.ref) ?? NO_VOTES;
    votes.set(lesson.ref, { useful: before.useful + (isUseful ? 1 : 0), votes: before.votes + 1 });
  }

  function strange({ name, tools, random }: (typeof people)[number], at: number): void {
    const word = () => String.fromCharCode(...Array.from({ length: 7 }, () => 97 + below(random, 26)));
    const where = { tool: `tool-${tools[0]!}`, page: `page-${below(random, PAGES)}` };
    const data = { found: 0, words: [word(), word()], unknown: 1 };
    record(at + below(random, 5 * DAY_MS), name, { kind: 'searched', ...where, data });
  }
}

function lessonsOf(random: Random): Lesson[] {
  return Array.from({ length: SIZE.lessons }, (_, n) => {
    const tool = Math.floor(n / (SIZE.lessons / SIZE.tools));
    const page = Math.floor((n % (SIZE.lessons / SIZE.tools)) / ON_A_PAGE);
    const { from, to } = random() < HABITS.bad.share ? HABITS.bad : HABITS.good;
    const ref = `pack/lesson-${String(n).padStart(3, '0')}`;
    return { ref, tool: `tool-${tool}`, page: `page-${page}`, useful: from + random() * (to - from) };
  });
}

/** Tells whether an entry of the queue is a planted gap: a page without a lesson, or something looked for. */
export function isPlanted({ kind, page, words }: Gap): boolean {
  if (kind === 'page') return page === 'bare';
  return kind === 'search' && TOPICS.some(([first]) => first!.every((word) => words.includes(word)));
}

function catalogueOf(lessons: readonly Lesson[]): Catalogue {
  return {
    ...{ tools: [], campaigns: [], language: 'en' },
    lessons: lessons.map(({ ref, tool, page }) => ({
      ...{ ref, question: `How do I do ${ref}?`, revision: REVISION, places: [{ tool, page }] },
      ...{ keywords: [], synonyms: [], reviewBy: null },
    })),
  };
}

function weighted(random: Random, weights: readonly number[]): number {
  let left = random() * weights.reduce((sum, one) => sum + one, 0);
  return weights.findIndex((one) => {
    left -= one;
    return left < 0;
  });
}

/** One in ten is written with a letter missing. */
function slipped(random: Random, words: readonly string[]): string[] {
  if (random() > 0.1) return [...words];
  const [first = '', ...others] = words;
  const cut = 1 + below(random, Math.max(1, first.length - 2));
  return [first.slice(0, cut) + first.slice(cut + 1), ...others];
}

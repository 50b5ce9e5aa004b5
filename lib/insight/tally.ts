/** One pass over the days' counts: what happened with each lesson and on each page. */
import type { Catalogue } from './catalogue.ts';
import type { WhyNot } from './event.ts';
import type { Row } from './merge.ts';
import { votesIn } from './rollup.ts';

/** What a report is about; null: everything. Days are UTC, both included. */
export interface Filter {
  readonly tool: string | null;
  readonly lesson: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

export const NO_FILTER: Filter = { tool: null, lesson: null, from: null, to: null };

/** Right and wrong answers, or practice without and with slips. */
export interface Answers {
  right: number;
  wrong: number;
}

/** One revision of a lesson. */
export interface RevisionTally {
  readonly revision: string;
  readonly people: Set<string>;
  first: string;
  last: string;
  opened: number;
  finished: number;
  useful: number;
  notUseful: number;
  readonly reasons: Map<WhyNot, number>;
  /** By block. */
  readonly answers: Map<number, Answers>;
  readonly practice: Map<number, Answers>;
  /** By "block:step". */
  readonly drifted: Map<string, number>;
  readonly abandoned: Map<string, number>;
  copied: number;
  inserted: number;
  /** How often each person opened it. */
  readonly openedBy: Map<string, number>;
}

export interface PageTally {
  readonly tool: string;
  readonly page: string;
  /** Person-days on which it was read without a lesson that fits. */
  bare: number;
  /** So often somebody asked here, and nothing fitted; who. */
  unmet: number;
  readonly unmetBy: Set<string>;
  /** So often somebody asked, and only this lesson may have fitted. */
  readonly maybe: Map<string, { n: number; by: Set<string> }>;
}

export interface DayTally {
  readonly people: Set<string>;
  asked: number;
  opened: number;
  finished: number;
  useful: number;
  notUseful: number;
  searched: number;
  unmet: number;
  practised: number;
}

export interface Tally {
  readonly people: Set<string>;
  readonly lessons: Map<string, Map<string, RevisionTally>>;
  readonly pages: Map<string, PageTally>;
  readonly days: Map<string, DayTally>;
}

/** Tells whether something lies in a filter's time. */
export function isIn({ from, to }: Filter, day: string): boolean {
  return (from === null || day >= from) && (to === null || day <= to);
}

/** Counts what the filter lets through. */
export function tally(rows: readonly Row[], filter: Filter, { lessons }: Catalogue): Tally {
  const counted: Tally = { people: new Set(), lessons: new Map(), pages: new Map(), days: new Map() };
  // A device's counts come day by day: most rows are of the day of the row before.
  let last = { day: '', at: undefined as DayTally | undefined };
  const home = new Map(lessons.map(({ ref, places }) => [ref, new Set(places.map(({ tool }) => tool))]));
  for (const row of rows) {
    if (!isIn(filter, row.day)) continue;
    if (filter.lesson !== null && row.lesson !== filter.lesson) continue;
    // Opened from another page, a lesson is still one of its own tool.
    const isOfTool = row.tool === filter.tool || (row.tool === '' && home.get(row.lesson)?.has(filter.tool!));
    if (filter.tool !== null && !isOfTool) continue;
    if (last.day !== row.day) last = { day: row.day, at: dayIn(counted, row.day) };
    add(counted, last.at!, row);
  }
  return counted;
}

function add(counted: Tally, day: DayTally, row: Row): void {
  counted.people.add(row.person);
  day.people.add(row.person);
  if (row.kind === 'visited') addVisit(counted, day, row);
  else if (row.kind === 'searched') addSearch(day, row);
  else if (row.lesson !== '') addToLesson(revisionIn(counted, row), day, row);
}

function addVisit(counted: Tally, day: DayTally, { tool, page, lesson, variant, count, person }: Row): void {
  const [fit, asked] = variant.split(':');
  if (asked) day.asked += count;
  if (fit === 'sure') return;
  const at = pageIn(counted, tool, page);
  if (fit === 'none') {
    if (!asked) at.bare += count;
    else {
      at.unmet += count;
      at.unmetBy.add(person);
      day.unmet += count;
    }
  } else if (asked && lesson !== '') {
    const known = at.maybe.get(lesson) ?? { n: 0, by: new Set<string>() };
    at.maybe.set(lesson, { n: known.n + count, by: known.by.add(person) });
  }
}

function addSearch(day: DayTally, { variant, count }: Row): void {
  // What counts in place of an earlier one was counted with that.
  if (variant.endsWith(':instead')) return;
  day.searched += count;
  if (variant.startsWith('none')) day.unmet += count;
}

function addToLesson(lesson: RevisionTally, day: DayTally, { kind, variant, count, person }: Row): void {
  lesson.people.add(person);
  switch (kind) {
    case 'shown':
      lesson.opened += count;
      day.opened += count;
      lesson.openedBy.set(person, (lesson.openedBy.get(person) ?? 0) + count);
      break;
    case 'finished':
      lesson.finished += count;
      day.finished += count;
      break;
    case 'copied':
      lesson.copied += count;
      break;
    case 'inserted':
      lesson.inserted += count;
      break;
    case 'rating': {
      const { useful, notUseful, reason } = votesIn(variant);
      lesson.useful += useful * count;
      lesson.notUseful += notUseful * count;
      day.useful += useful * count;
      day.notUseful += notUseful * count;
      if (reason !== '') more(lesson.reasons, reason as WhyNot, count);
      break;
    }
    case 'answered':
      answer(lesson.answers, variant, count);
      break;
    case 'practised':
      answer(lesson.practice, variant, count);
      day.practised += count;
      break;
    case 'drifted':
      more(lesson.drifted, variant, count);
      break;
    case 'abandoned':
      more(lesson.abandoned, variant, count);
      break;
  }
}

function more<K>(counts: Map<K, number>, key: K, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

function answer(answers: Map<number, Answers>, variant: string, count: number): void {
  const [block, how] = variant.split(':');
  const own = answers.get(Number(block)) ?? { right: 0, wrong: 0 };
  own[how === 'right' ? 'right' : 'wrong'] += count;
  answers.set(Number(block), own);
}

function dayIn({ days }: Tally, day: string): DayTally {
  let found = days.get(day);
  if (!found) {
    found = { people: new Set(), ...ZERO };
    days.set(day, found);
  }
  return found;
}

export const ZERO = {
  ...{ asked: 0, opened: 0, finished: 0, useful: 0, notUseful: 0 },
  ...{ searched: 0, unmet: 0, practised: 0 },
} satisfies Omit<DayTally, 'people'>;

function pageIn({ pages }: Tally, tool: string, page: string): PageTally {
  const key = `${tool}/${page}`;
  let found = pages.get(key);
  if (!found) {
    found = { tool, page, bare: 0, unmet: 0, unmetBy: new Set(), maybe: new Map() };
    pages.set(key, found);
  }
  return found;
}

function revisionIn({ lessons }: Tally, { lesson, revision, day }: Row): RevisionTally {
  const revisions = lessons.get(lesson) ?? new Map<string, RevisionTally>();
  lessons.set(lesson, revisions);
  let found = revisions.get(revision);
  if (!found) {
    found = {
      ...{ revision, people: new Set(), first: day, last: day },
      ...{ opened: 0, finished: 0, useful: 0, notUseful: 0, copied: 0, inserted: 0 },
      ...{ reasons: new Map(), answers: new Map(), practice: new Map() },
      ...{ drifted: new Map(), abandoned: new Map(), openedBy: new Map() },
    };
    revisions.set(revision, found);
  }
  if (day < found.first) found.first = day;
  if (day > found.last) found.last = day;
  return found;
}

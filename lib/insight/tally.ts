/** One pass over what was counted: what happened with each lesson, on each page and on each day. */

import { once } from '../once.ts';
import type { Catalogue } from './catalogue.ts';
import { addDays, type DayTally } from './day-tally.ts';
import type { WhyNot } from './event.ts';
import { votesIn } from './rollup.ts';
import { dayAt, numberOf, type Series } from './series.ts';

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
export function tally(series: readonly Series[], filter: Filter, { lessons }: Catalogue): Tally {
  const counted: Tally = { people: new Set(), lessons: new Map(), pages: new Map(), days: new Map() };
  const home = new Map(lessons.map(({ ref, places }) => [ref, new Set(places.map(({ tool }) => tool))]));
  const from = filter.from === null ? -Infinity : numberOf(filter.from);
  const to = filter.to === null ? Infinity : numberOf(filter.to);
  const byNumber = new Map<number, DayTally>();
  const named = once(dayAt);
  for (const one of series) {
    if (filter.lesson !== null && one.lesson !== filter.lesson) continue;
    // Opened from another page, a lesson is still one of its own tool.
    const isOfTool = one.tool === filter.tool || (one.tool === '' && home.get(one.lesson)?.has(filter.tool!));
    if (filter.tool !== null && !isOfTool) continue;
    const span = addDays(byNumber, one, from, to);
    if (span.count === 0) continue;
    counted.people.add(one.person);
    if (one.kind === 'visited') addVisit(counted, one, span.count);
    else if (one.kind !== 'searched' && one.lesson !== '')
      addToLesson(revisionIn(counted, one, named(span.first), named(span.last)), one, span.count);
  }
  for (const [number, day] of byNumber) counted.days.set(named(number), day);
  return counted;
}

function addVisit(counted: Tally, { tool, page, lesson, variant, person }: Series, count: number): void {
  const [fit, asked] = variant.split(':');
  if (fit === 'sure') return;
  const at = pageIn(counted, tool, page);
  if (fit === 'none') {
    if (!asked) at.bare += count;
    else {
      at.unmet += count;
      at.unmetBy.add(person);
    }
  } else if (asked && lesson !== '') {
    const known = at.maybe.get(lesson) ?? { n: 0, by: new Set<string>() };
    at.maybe.set(lesson, { n: known.n + count, by: known.by.add(person) });
  }
}

function addToLesson(lesson: RevisionTally, { kind, variant, person }: Series, count: number): void {
  lesson.people.add(person);
  switch (kind) {
    case 'shown':
      lesson.opened += count;
      lesson.openedBy.set(person, (lesson.openedBy.get(person) ?? 0) + count);
      break;
    case 'finished':
      lesson.finished += count;
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
      if (reason !== '') more(lesson.reasons, reason as WhyNot, count);
      break;
    }
    case 'answered':
      answer(lesson.answers, variant, count);
      break;
    case 'practised':
      answer(lesson.practice, variant, count);
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

function pageIn({ pages }: Tally, tool: string, page: string): PageTally {
  const key = `${tool}/${page}`;
  let found = pages.get(key);
  if (!found) {
    found = { tool, page, bare: 0, unmet: 0, unmetBy: new Set(), maybe: new Map() };
    pages.set(key, found);
  }
  return found;
}

function revisionIn(
  { lessons }: Tally,
  { lesson, revision }: Series,
  first: string,
  last: string,
): RevisionTally {
  const revisions = lessons.get(lesson) ?? new Map<string, RevisionTally>();
  lessons.set(lesson, revisions);
  let found = revisions.get(revision);
  if (!found) {
    found = {
      ...{ revision, people: new Set(), first, last },
      ...{ opened: 0, finished: 0, useful: 0, notUseful: 0, copied: 0, inserted: 0 },
      ...{ reasons: new Map(), answers: new Map(), practice: new Map() },
      ...{ drifted: new Map(), abandoned: new Map(), openedBy: new Map() },
    };
    revisions.set(revision, found);
  }
  if (first < found.first) found.first = first;
  if (last > found.last) found.last = last;
  return found;
}

/** The one report: the insights page shows it, `cuecard insights` writes it. Made from days' counts, and from what was said. */

import type { CampaignFigures } from '../campaign/figures.ts';
import { DAY_MS } from '../time.ts';
import type { Catalogue } from './catalogue.ts';
import { type Counts, ZERO } from './day-tally.ts';
import { dayOf, type Event } from './event.ts';
import { type Effect, effects, type LessonFigures, lessonFigures } from './figures.ts';
import { dueGaps, type Gap, pageGaps, queueOf } from './gap.ts';
import { lessonGaps, type Shown, shownNow } from './lesson-gaps.ts';
import type { Material } from './merge.ts';
import { type Filter, type Tally, tally } from './tally.ts';
import { type VariantEffect, variantEffects } from './variants.ts';
import { type Needs, needsIn, wishGaps } from './wishes.ts';

/** A day or a week. */
export interface Span extends Counts {
  /** Its first day, UTC: YYYY-MM-DD. */
  readonly day: string;
  /** Fewer people than are ever shown: everything is 0. */
  readonly isHidden: boolean;
}

export interface Report {
  readonly cuecard: 'report';
  readonly version: 1;
  /** UTC, ms. */
  readonly made: number;
  readonly filter: Filter;
  /** First and last day with anything; null where there is none. */
  readonly from: string | null;
  readonly to: string | null;
  readonly people: number;
  /** Groups of fewer people are not shown: so many entries were left out. */
  readonly fewest: number;
  readonly hidden: number;
  readonly totals: Counts;
  readonly spanDays: 1 | 7;
  readonly spans: readonly Span[];
  readonly gaps: readonly Gap[];
  readonly lessons: readonly LessonFigures[];
  readonly effects: readonly Effect[];
  readonly variants: readonly VariantEffect[];
  /** Across people only. */
  readonly campaigns: readonly CampaignFigures[];
}

export interface ReportOptions {
  readonly catalogue: Catalogue;
  readonly filter: Filter;
  /** 1 for one's own; across people 5. */
  readonly fewest: number;
  /** UTC, ms. */
  readonly now: number;
  /** What is known of campaigns. */
  readonly campaigns?: readonly CampaignFigures[];
}

/** With fewer, a group is never shown. */
export const FEWEST_PEOPLE = 5;

/** More days are shown by weeks. */
const MOST_DAYS = 35;
/** What happened in less time is not blown up to a month. */
const LEAST_DAYS = 7;

/** What is the same at each filter: it is made once for what was told. */
interface Prepared {
  readonly catalogue: Catalogue;
  readonly needs: Needs;
  readonly shown: Shown;
}
const prepared = new WeakMap<readonly Event[], Prepared>();

/** Makes the report. The same material gives the same report. */
export function report({ series, told }: Material, options: ReportOptions): Report {
  const { catalogue, filter, fewest, now, campaigns = [] } = options;
  const { needs, shown } = prepare(told, catalogue);
  const counted = tally(series, filter, catalogue);
  const people = counted.people.size;
  const head = { cuecard: 'report', version: 1, made: now, filter, people, fewest } as const;
  const days = [...counted.days.keys()].sort();
  const [from = null, to = null] = [days[0], days.at(-1)];
  const empty = {
    from,
    to,
    totals: ZERO,
    spanDays: 1,
    spans: [],
    gaps: [],
    lessons: [],
    effects: [],
    variants: [],
    campaigns: [],
  } as const;
  // Of so few people nothing at all is shown, not even when they were there.
  if (people > 0 && people < fewest)
    return { ...head, ...empty, from: null, to: null, people: 0, hidden: 1, campaigns };
  const { lessons, hidden } = lessonFigures(counted, catalogue, fewest);
  const found = [
    ...pageGaps(counted),
    ...wishGaps(needs, filter),
    ...lessonGaps(counted, catalogue, shown),
    ...dueGaps(counted, inFilter(catalogue, filter), dayOf(now), fewest),
  ];
  const queue = queueOf(found, Math.max(LEAST_DAYS, daysBetween(from, to)), fewest);
  return {
    ...{ ...head, from, to, hidden: hidden + queue.hidden, gaps: queue.gaps },
    totals: sum([...counted.days.values()]),
    ...spansOf(counted, from, to, fewest),
    lessons,
    effects: effects(counted, catalogue, fewest),
    variants: variantEffects(series, filter, counted, inFilter(catalogue, filter), fewest),
    campaigns,
  };
}

/** Puts together what was looked for and what pages show: the slow part of the first report of this, and of no other. */
export function prepare(told: readonly Event[], catalogue: Catalogue): Prepared {
  const known = prepared.get(told);
  if (known?.catalogue === catalogue) return known;
  const made = { catalogue, needs: needsIn(told, catalogue), shown: shownNow(told) };
  prepared.set(told, made);
  return made;
}

function inFilter(catalogue: Catalogue, { tool, lesson }: Filter): Catalogue {
  const lessons = catalogue.lessons.filter(
    ({ ref, places }) =>
      (lesson === null || ref === lesson) && (tool === null || places.some((place) => place.tool === tool)),
  );
  return { ...catalogue, lessons };
}

function daysBetween(from: string | null, to: string | null): number {
  return from === null || to === null ? 0 : (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
}

function sum(days: readonly Counts[]): Counts {
  const total: Record<keyof Counts, number> = { ...ZERO };
  for (const day of days) for (const key of Object.keys(ZERO) as (keyof Counts)[]) total[key] += day[key];
  // Of a part of the time votes may only have been taken back.
  for (const key of ['useful', 'notUseful'] as const) total[key] = Math.max(0, total[key]);
  return total;
}

function spansOf(
  { days }: Tally,
  from: string | null,
  to: string | null,
  fewest: number,
): Pick<Report, 'spanDays' | 'spans'> {
  if (from === null || to === null) return { spanDays: 1, spans: [] };
  const spanDays = daysBetween(from, to) > MOST_DAYS ? 7 : 1;
  const spans: Span[] = [];
  // Weeks end with the last day: a week that has only begun would look like a fall.
  const first = Date.parse(from);
  let start = Date.parse(to) - (spanDays - 1) * DAY_MS;
  while (start > first) start -= spanDays * DAY_MS;
  for (; start <= Date.parse(to); start += spanDays * DAY_MS) {
    const own = Array.from({ length: spanDays }, (_, n) => days.get(dayOf(start + n * DAY_MS)) ?? []).flat();
    const people = new Set(own.flatMap((day) => [...day.people]));
    const isHidden = people.size > 0 && people.size < fewest;
    spans.push({ day: dayOf(start), isHidden, ...(isHidden ? ZERO : sum(own)) });
  }
  return { spanDays, spans };
}

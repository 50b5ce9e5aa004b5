/** What happened on each day. */
import { votesIn } from './rollup.ts';
import type { Series } from './series.ts';

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

export type Counts = Omit<DayTally, 'people'>;

export const ZERO = {
  ...{ asked: 0, opened: 0, finished: 0, useful: 0, notUseful: 0 },
  ...{ searched: 0, unmet: 0, practised: 0 },
} satisfies Counts;

/** What of a series lies in a time. */
export interface Span {
  count: number;
  first: number;
  last: number;
}

/**
 * Adds what of a series lies in a time to its days.
 * @param from and `to`: days' numbers, both included
 */
export function addDays(all: Map<number, DayTally>, one: Series, from: number, to: number): Span {
  const span: Span = { count: 0, first: Infinity, last: -Infinity };
  const { days, counts, person } = one;
  const figures = figuresOf(one);
  for (let n = 0; n < days.length; n++) {
    const day = days[n]!;
    if (day < from || day > to) continue;
    const count = counts[n]!;
    span.count += count;
    if (day < span.first) span.first = day;
    if (day > span.last) span.last = day;
    let own = all.get(day);
    if (!own) {
      own = { people: new Set(), ...ZERO };
      all.set(day, own);
    }
    own.people.add(person);
    for (const [figure, by] of figures) own[figure] += by * count;
  }
  return span;
}

/** The figures of a day that one of a series changes, and by how much. */
function figuresOf({ kind, lesson, variant }: Series): [keyof Counts, number][] {
  if (kind === 'visited') {
    const [fit, asked] = variant.split(':');
    if (!asked) return [];
    return fit === 'none'
      ? [
          ['asked', 1],
          ['unmet', 1],
        ]
      : [['asked', 1]];
  }
  if (kind === 'searched') {
    // What counts in place of an earlier one was counted with that.
    if (variant.endsWith(':instead')) return [];
    return variant.startsWith('none')
      ? [
          ['searched', 1],
          ['unmet', 1],
        ]
      : [['searched', 1]];
  }
  if (lesson === '') return [];
  if (kind === 'shown') return [['opened', 1]];
  if (kind === 'finished') return [['finished', 1]];
  if (kind === 'practised') return [['practised', 1]];
  if (kind !== 'rating') return [];
  const { useful, notUseful } = votesIn(variant);
  return [
    ['useful', useful],
    ['notUseful', notUseful],
  ];
}

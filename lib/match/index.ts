/** The index over all packs: their segments side by side, and what is counted over all of them. */
import { type Means, meansOf, segmentOf } from './build.ts';
import { find } from './dictionary.ts';
import { type Entry, FIELDS } from './fields.ts';
import { compare } from './order.ts';
import { type Card, cardAt, formKey, holdersIn, type Segment } from './segment.ts';
import { stemOf } from './terms.ts';

export type { Entry } from './fields.ts';

/**
 * How many lessons hold which word, and how long they are, at one time. Frozen (for the packs' segments and for the index
 * over them), no lesson's coming or going changes another's score.
 */
export interface Statistics {
  readonly count: number;
  readonly means: Means;
  /** How many lessons hold a form, or any form of its stem. */
  holders(form: string, isExact: boolean): number;
  /** How many lessons hold a stem: the stem of a stem may be another one. */
  holdersOf(stem: string): number;
}

export interface Index {
  readonly segments: readonly Segment[];
  readonly count: number;
  /** Counts to rank by in place of the segments' own. */
  readonly frozen: Statistics | null;
}

/** A lesson in the index: which segment, and its number there. */
export interface Doc {
  readonly segment: number;
  readonly doc: number;
}

/** Puts segments together. Their order does not matter: they are sorted by what stands in them. */
export function openIndex(segments: readonly Segment[], frozen: Statistics | null = null): Index {
  const full = segments.filter(({ count }) => count > 0);
  const first = new Map(full.map((segment) => [segment, cardAt(segment, 0).ref]));
  const sorted = full.sort((a, b) => compare(first.get(a)!, first.get(b)!));
  return { segments: sorted, count: sorted.reduce((sum, { count }) => sum + count, 0), frozen };
}

/** Builds an index at once; where it may take long, build segments in slices. */
export function buildIndex(entries: readonly Entry[], frozen: Statistics | null = null): Index {
  return openIndex([atOnce(segmentOf(entries, entries[0]?.lesson.language ?? 'en', frozen?.means))], frozen);
}

/** Runs a generator to its end. */
export function atOnce<T>(slices: Generator<void, T>): T {
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value as T;
  }
}

/** What an index counts, to rank another one by. */
export function statisticsOf({ segments, count }: Index): Statistics {
  const totals = Float64Array.from(FIELDS, (_, n) => segments.reduce((sum, one) => sum + one.totals[n]!, 0));
  return {
    count,
    means: meansOf(totals, count),
    holders: (form, isExact) => holdersOfForm(segments, form, isExact),
    holdersOf: (stem) => holdersOf(segments, stem),
  };
}

/** How many lessons of all segments hold a form, or any form of its stem. */
export function holdersOfForm(segments: readonly Segment[], form: string, isExact = false): number {
  return segments.reduce((sum, segment) => {
    const stem = find(segment.terms, stemOf(form, segment.language));
    return sum + holdersIn(segment, isExact ? formKey(segment, form, stem) : stem);
  }, 0);
}

/** How many lessons of all segments hold a stem. */
export function holdersOf(segments: readonly Segment[], stem: string): number {
  return segments.reduce((sum, segment) => sum + holdersIn(segment, find(segment.terms, stem)), 0);
}

/**
 * How rare a word is: BM25's weight, never negative (Robertson and Zaragoza, 2009, section 3.4).
 * @param count all lessons
 * @param holders those with the word
 */
export function rarity(count: number, holders: number): number {
  return Math.log(1 + (count - holders + 0.5) / (holders + 0.5));
}

/** A lesson's card. */
export function cardOf(index: Index, { segment, doc }: Doc): Card {
  return cardAt(index.segments[segment]!, doc);
}

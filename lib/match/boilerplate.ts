/**
 * What a tool's other pages say of one of them. Words that stand on every page say nothing about one: how often each was seen,
 * and what that takes off. A lesson that was the best on many pages is sure on none.
 */

/** How many of the tool's pages were read on this device, and on how many of them a word stood. */
export interface Seen {
  readonly pages: number;
  on(form: string): number;
  /** What is known of all spots but this one. */
  besides(spot: number): Elsewhere;
}

/** The other spots of the tool that were seen: its pages, and the fields on them that somebody was in. */
export interface Elsewhere {
  readonly spots: number;
  /** How much each of them tells, added up. */
  readonly told: number;
  /** At how many of them this lesson was the best by words. */
  firsts(ref: string): number;
}

export const NOWHERE: Elsewhere = { spots: 0, told: 0, firsts: () => 0 };

export const NOTHING_SEEN: Seen = { pages: 0, on: () => 0, besides: () => NOWHERE };

/** With fewer pages nothing is known yet. */
const ENOUGH = 4;
/** A word of fewer pages may be a record's name: it is neither discounted nor ever stored. */
export const FEWEST = 3;

/**
 * The share of a word's weight that is left, from 1 down to nearly 0 for a word on every page: its rarity among the pages
 * by that of a word seen once.
 */
export function discount({ pages, on }: Seen, form: string): number {
  if (pages < ENOUGH) return 1;
  const times = on(form);
  if (times < FEWEST) return 1;
  return Math.log(1 + pages / times) / Math.log(1 + pages);
}

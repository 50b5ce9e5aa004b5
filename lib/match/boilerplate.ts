/**
 * What a tool's other pages say of one of them. Words that stand on every page say nothing about one: how often each was seen,
 * and what that takes off. A lesson that was the best on many pages is less sure on each.
 */

/** How many of the tool's pages were read on this device, and on how many of them a word stood. Records of one kind are one page. */
export interface Seen {
  readonly pages: number;
  on(form: string): number;
  /** At how many addresses it stood. */
  addresses(form: string): number;
  /** What is known of the tool's other pages. */
  besides(here: Spot): Elsewhere;
}

/** A page, as hashes. */
export interface Kind {
  /** What the tool's definition calls it; 0: nothing. */
  readonly page: number;
  /** Its address without numbers. */
  readonly path: number;
  /** The labels of its form; 0: there are few, or it has a name. */
  readonly shown: number;
}

/** A page and a place on it. */
export interface Spot extends Kind {
  /** The page as a whole, or the field in it that somebody is in: a hash. */
  readonly spot: number;
  /** What tells the lessons that were looked among from others. */
  readonly among: number;
}

/** The other pages of the tool that were seen. */
export interface Elsewhere {
  readonly pages: number;
  /** The spots on them, and how much these tell, added up. */
  readonly spots: number;
  readonly told: number;
  /** On how many of them this lesson was the best by words. */
  firsts(ref: string): number;
}

export const NOWHERE: Elsewhere = { pages: 0, spots: 0, told: 0, firsts: () => 0 };

export const NOTHING_SEEN: Seen = { pages: 0, on: () => 0, addresses: () => 0, besides: () => NOWHERE };

/** With fewer pages nothing is known yet. */
const ENOUGH = 4;
/** A word of fewer pages may be a record's name: it is not discounted, and one of fewer addresses is never stored. */
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

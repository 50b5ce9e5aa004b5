/**
 * What a tool's other pages say of one of them. Words that stand on every page say nothing about one: how often each was seen,
 * and what that takes off. A lesson that was the best on many pages is less sure on each.
 */
import { type Elsewhere, NOWHERE, type Spot } from './spot.ts';

/** How many of the tool's pages were read on this device, and on how many of them a word stood. Records of one kind are one page. */
export interface Seen {
  readonly pages: number;
  on(form: string): number;
  /** At how many addresses it stood. */
  addresses(form: string): number;
  /** What is known of the tool's other pages. */
  besides(here: Spot): Elsewhere;
}

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

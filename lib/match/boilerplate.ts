/** Words that stand on every page of a tool say nothing about one of them: how often each was seen, and what that takes off. */

/** How many of the tool's pages were read on this device, and on how many of them a word stood. */
export interface Seen {
  readonly pages: number;
  on(form: string): number;
}

export const NOTHING_SEEN: Seen = { pages: 0, on: () => 0 };

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

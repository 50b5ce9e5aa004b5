/** What the views are told of what was learned. */

/** A check that was answered once, and how it stands in memory. */
export interface Learned {
  /** `pack/lesson`. */
  readonly ref: string;
  /** The number of the check among its blocks. */
  readonly block: number;
  readonly question: string;
  readonly language: string;
  readonly standing: 'known' | 'fading' | 'due';
  /** UTC, ms. */
  readonly due: number;
}

/** What is to be asked again, and what else was learned. */
export interface Memories {
  /** To ask now, at most two a day. */
  readonly due: readonly Learned[];
  readonly all: readonly Learned[];
}

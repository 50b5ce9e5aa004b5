/** What the views are told of campaigns, and what a person says to it. */
import type { Excuse } from './excuses.ts';
import type { Done } from './schema.ts';
import type { State } from './standing.ts';

/** An item of a campaign, as the person finds it listed. Times are UTC, ms. */
export interface Listed {
  /** `pack/campaign`. */
  readonly campaign: string;
  /** The id of the lesson, or `recap-2`. */
  readonly item: string;
  readonly kind: 'lesson' | 'recap';
  readonly goal: string;
  /** `pack/lesson` of what is to be done. */
  readonly lessons: readonly string[];
  /** Of the first of them, in its language. */
  readonly question: string;
  readonly language: string;
  /** How long it takes. */
  readonly seconds: number;
  readonly required: boolean;
  readonly until: number;
  readonly state: State;
  /** What counts as done. */
  readonly done: Done;
  /** The share of right answers that is enough, in %. */
  readonly score: number;
  /** To when it may be put off. */
  readonly snoozes: readonly number[];
  readonly canExcuse: boolean;
}

/** What a person says about an item of a campaign. */
export type Saying =
  | { readonly act: 'acknowledged' | 'resumed' | 'recapped' }
  | { readonly act: 'snoozed'; readonly until: number }
  | { readonly act: 'excused'; readonly reason: Excuse };

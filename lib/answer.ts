/** What the background knows and tells the panels: shapes shared by both sides. */
import type { Anchor } from './hint/policy.ts';
import type { Rating } from './insight/event.ts';
import type { Problem } from './lesson/problem.ts';
import type { Lesson, PackInfo } from './lesson/schema.ts';
import type { Match, Situation } from './match/rank.ts';

/** What is known of the page in one tab. */
export interface TabState {
  /** Origin, path and route; a panel shows the state only while the tab is still there. */
  readonly address: string;
  readonly tool: { readonly id: string; readonly name: string } | null;
  readonly page: { readonly id: string; readonly title: string } | null;
  readonly situation: Situation;
  readonly matches: Match[];
  /** Those of the matches, by ref, whose hint the person closed. */
  readonly closed: readonly string[];
  /** Counts the readings of this tab: a new one means that a `look` was answered. */
  readonly reading: number;
}

/** What `hint.js` needs to offer a lesson in the page: where, and the word by which the frame is known. */
export interface Offer {
  readonly token: string;
  readonly anchor: Anchor;
  /** The person was reading it when the page was left: it goes on. */
  readonly isOpen: boolean;
}

/** What the frame in the page shows. */
export interface CardState {
  readonly ref: string;
  readonly question: string;
  readonly isOpen: boolean;
  readonly state: TabState;
}

/** A lesson with what this person said of it, and whom to ask about it. */
export interface Opened {
  readonly lesson: Lesson;
  readonly rating: (Rating & { at: number }) | null;
  readonly contact: string | null;
  readonly packName: string;
  /** Nothing is recorded here (a private window). */
  readonly isPrivate: boolean;
  /** The language that was wanted, where the lesson is not written in it. */
  readonly missing: string | null;
}

/** A pack as the panels and the options page list it. */
export interface PackState {
  readonly info: PackInfo;
  readonly tools: { readonly id: string; readonly name: string }[];
  readonly lessons: number;
  readonly problems: Problem[];
  /** When this browser last read and checked it: UTC, ms. */
  readonly checked: number;
  /** The person took it out; nothing of it is used. */
  readonly removed: boolean;
}

/** What can go wrong in the background, as a word the interface can explain. */
export type FailureCode = 'full' | 'blocked' | 'newer' | 'database' | 'refused' | 'internal' | 'gone';

export class Failure extends Error {
  readonly code: FailureCode;
  constructor(code: FailureCode, message: string) {
    super(message);
    this.code = code;
  }
}

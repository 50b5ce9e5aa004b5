/** What the background knows and tells the panels: shapes shared by both sides. */
import type { Rule } from './campaign/act.ts';
import type { Listed } from './campaign/listed.ts';
import type { Anchor, Reserve } from './hint/policy.ts';
import type { Pointed } from './hint/run.ts';
import type { Rating } from './insight/event.ts';
import type { DemoStep } from './lesson/demo.ts';
import type { Problem } from './lesson/problem.ts';
import type { Lesson, PackInfo } from './lesson/schema.ts';
import type { Inspection } from './match/inspect.ts';
import type { Match, Situation } from './match/rank.ts';
import type { AnchorRecord } from './page/anchor.ts';

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
  /** A demo is being shown: what its step is about. */
  readonly run: Pointed | null;
}

/** What the frame in the page shows. */
export interface CardState {
  readonly ref: string;
  readonly revision: string;
  readonly question: string;
  readonly isOpen: boolean;
  /** The item of a campaign that it asks for. */
  readonly due: Listed | null;
  /** The check that is due again: its number among the blocks. */
  readonly review: number | null;
  readonly state: TabState;
  readonly run: ShownStep | null;
}

/** A step of a demo that is being shown on the page. */
export interface ShownStep {
  readonly step: number;
  readonly of: number;
  readonly demo: DemoStep;
  /** The title of the page where it is done, where that is another one. */
  readonly elsewhere: string | null;
  readonly language: string;
  /** It is practised. */
  readonly practice: Practice | null;
}

/** What practice asks where the page does not show the step, and how it went until now. */
export interface Practice {
  readonly block: number;
  readonly wrong: number;
  /** Steps of the demo to choose from, this one among them. */
  readonly choices: readonly DemoStep[];
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

/** What an author sees of a page. */
export interface Inspected extends Inspection {
  readonly state: TabState;
  /** How the steps look that were shown in this session, as `anchors.yaml` has them. */
  readonly anchors: Readonly<Record<string, AnchorRecord>>;
  /** What did not come at the last reading; null: it was not read since the browser started. */
  readonly held: Held | null;
}

/** What was kept back on a page, and by which rule. */
export interface Held {
  /** Why no hint came; null: one did. */
  readonly hint: Reserve | null;
  /** What campaigns want and did not ask for: `pack/campaign`, and the id of the lesson or recap. */
  readonly campaigns: readonly { readonly campaign: string; readonly item: string; readonly rule: Rule }[];
}

/** A tool and its pages, as they are called. */
export interface ToolNames {
  readonly id: string;
  readonly name: string;
  readonly pages: readonly { readonly id: string; readonly title: string }[];
}

/** A pack as the panels and the options page list it. */
export interface PackState {
  readonly info: PackInfo;
  readonly tools: ToolNames[];
  readonly lessons: number;
  readonly problems: Problem[];
  /** When this browser last read and checked it: UTC, ms. */
  readonly checked: number;
  /** The person took it out; nothing of it is used. */
  readonly removed: boolean;
  /** Where it comes from; absent for a pack that ships inside the extension. */
  readonly source?: PackSource;
}

/** Where a pack comes from that does not ship. */
export interface PackSource {
  /** Null: it was added from a file. */
  readonly url: string | null;
  /** Of the key that it is signed with; empty while there is no pack yet. */
  readonly fingerprint: string;
  /** A policy wants it: it cannot be removed here. */
  readonly isLocked: boolean;
  /** It is served from this machine while its author writes. */
  readonly isPreview: boolean;
  /** A policy wants it, and it has not come yet. */
  readonly isAwaited: boolean;
  /** The pack that ships has its id and is as new: that one is used. */
  readonly isOutdone: boolean;
  /** Why the last check brought nothing; what was there before is used. */
  readonly problem: PackProblem | null;
}

/** What can be wrong with a pack that is got from an address or a file. */
export type PackFaultCode =
  | 'address'
  | 'key'
  | 'offline'
  | 'unreachable'
  | 'closed'
  | 'timeout'
  | 'cut'
  | 'status'
  | 'redirect'
  | 'page'
  | 'large'
  | 'broken'
  | 'unsigned'
  | 'wrong'
  | 'older'
  | 'otherKey'
  | 'otherPack'
  | 'locked'
  | 'full'
  | 'database'
  | 'stopped';

export interface PackProblem {
  readonly code: PackFaultCode;
  /** What the sentence about it needs: a number, versions, what could not be read. */
  readonly details: readonly string[];
  /** UTC, ms. */
  readonly at: number;
}

/** A pack is not taken, and why. */
export class PackFault extends Error {
  readonly code: PackFaultCode;
  readonly details: readonly string[];
  constructor(code: PackFaultCode, ...details: string[]) {
    super([code, ...details].join(' '));
    this.code = code;
    this.details = details;
  }
}

/** What became of adding a pack. */
export type Added =
  | { readonly kind: 'added'; readonly name: string }
  /** It is signed, and no key that is known fits: the person must bring it. */
  | { readonly kind: 'key' }
  /** It is signed with this key, which is not trusted yet. */
  | {
      readonly kind: 'trust';
      readonly key: string;
      readonly fingerprint: string;
      readonly name: string;
      readonly version: string;
      readonly owner: string;
    }
  | { readonly kind: 'refused'; readonly problem: PackProblem };

/** What can go wrong in the background, as a word the interface can explain. */
export type FailureCode = 'full' | 'blocked' | 'newer' | 'database' | 'refused' | 'internal' | 'gone';

export class Failure extends Error {
  readonly code: FailureCode;
  constructor(code: FailureCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** The code of a failure; what nobody foresaw is internal. */
export const codeOf = (error: unknown): FailureCode => (error instanceof Failure ? error.code : 'internal');

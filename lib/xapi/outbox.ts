/**
 * What waits to be sent, and what becomes of it: a state and functions from one to the next, which touch nothing. Whoever
 * keeps it writes each change in one transaction, so that it may end after any line.
 */
import type { Frozen } from './statement.ts';

/** No more than this waits. */
export const MOST = 20_000;
export const MOST_BYTES = 20_000_000;
/** Statements in one request, and their bytes. */
export const BATCH = 100;
const BATCH_BYTES = 500_000;

/** A statement that waits. */
export interface Entry extends Frozen {
  /** Not before this: UTC ms, 0 at first. */
  readonly due: number;
  /** In no larger batch than this: a larger one with it was refused. */
  readonly most: number;
  readonly refusals: number;
  readonly refusal: string;
  /** It was sent, and what became of it never came back. */
  readonly isUnsure: boolean;
}

/** A statement that was put aside, with the store's reason. */
export interface Refused extends Frozen {
  readonly status: number;
  readonly message: string;
  /** UTC ms. */
  readonly at: number;
}

export interface Trouble {
  /** Null: no answer came. */
  readonly status: number | null;
  readonly message: string;
}

export interface Outbox {
  readonly waiting: number;
  readonly bytes: number;
  readonly delivered: number;
  readonly refused: number;
  /** Given up for want of room. */
  readonly lost: number;
  /** Statements in the next batch. */
  readonly most: number;
  /** Requests in a row that brought nothing. */
  readonly failures: number;
  /** Single refusals since the store last took something. */
  readonly rejections: number;
  /** Nothing is sent before this: UTC ms. */
  readonly notBefore: number;
  /** Ids of what is being sent. Found after a death: what became of it is not known. */
  readonly flight: readonly string[];
  /** The store does not let us in: nothing is sent until somebody changes that. */
  readonly stopped: Trouble | null;
  /** Why the last request brought nothing. */
  readonly trouble: Trouble | null;
  /** When something was last tried: UTC ms. Not known of what an older version tried. */
  readonly tried?: number;
}

export const EMPTY: Outbox = {
  waiting: 0,
  bytes: 0,
  delivered: 0,
  refused: 0,
  lost: 0,
  most: BATCH,
  failures: 0,
  rejections: 0,
  notBefore: 0,
  flight: [],
  stopped: null,
  trouble: null,
};

export function entryOf(frozen: Frozen): Entry {
  return { ...frozen, due: 0, most: BATCH, refusals: 0, refusal: '', isUnsure: false };
}

export function added(outbox: Outbox, { bytes }: Entry): Outbox {
  return { ...outbox, waiting: outbox.waiting + 1, bytes: outbox.bytes + bytes };
}

/** Tells whether something must go: the oldest of rank 0, else the oldest. */
export function isOverfull({ waiting, bytes }: Outbox): boolean {
  return waiting > MOST || (bytes > MOST_BYTES && waiting > 1);
}

/** Gives a statement up for want of room. */
export function gaveUp(outbox: Outbox, entry: Entry): Outbox {
  return { ...without(outbox, [entry]), lost: outbox.lost + 1 };
}

/** Without these, whatever became of them. */
export function without(outbox: Outbox, entries: readonly Entry[]): Outbox {
  const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  return { ...outbox, waiting: outbox.waiting - entries.length, bytes: outbox.bytes - bytes };
}

/** Tells whether something may be sent at this time. */
export function mayDepart({ stopped, notBefore }: Outbox, now: number): boolean {
  return stopped === null && notBefore <= now;
}

/**
 * Chooses the next batch.
 * @param due what is due, those first that wait longest
 */
export function pick(outbox: Outbox, due: readonly Entry[]): Entry[] {
  const batch: Entry[] = [];
  let most = Math.min(outbox.most, BATCH);
  let bytes = 0;
  for (const entry of due) {
    most = Math.min(most, entry.most);
    bytes += entry.bytes;
    if (batch.length > 0 && (batch.length >= most || bytes > BATCH_BYTES)) break;
    batch.push(entry);
  }
  return batch;
}

export function departed(outbox: Outbox, batch: readonly Entry[]): Outbox {
  return { ...outbox, flight: batch.map(({ id }) => id) };
}

/** Somebody changed something, or wants to know: whatever held it up is tried anew. */
export function resumed(outbox: Outbox): Outbox {
  return { ...outbox, ...{ stopped: null, notBefore: 0, failures: 0, rejections: 0 } };
}

/**
 * When to look again: UTC ms, or null when nothing waits for a time.
 * @param due when the first of those that wait is due
 */
export function wakeAt({ stopped, notBefore }: Outbox, due: number | null): number | null {
  return stopped !== null || due === null ? null : Math.max(notBefore, due);
}

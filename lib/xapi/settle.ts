/** What comes of a batch that was sent. */
import { type Answer, isSameRefusal } from './answer.ts';
import { BATCH, type Entry, type Outbox, type Refused, without } from './outbox.ts';

/** How often a single statement is refused for the same reason before it is put aside. */
const REFUSALS = 3;
/** How long a refused statement rests, by how often it was. */
const RESTS_MS = [30_000, 300_000];
/** After so many refusals in a row the store seems to refuse everything, and is asked less and less often. */
const PATIENCE = 5;
const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 3_600_000;
/** A store may ask for a longer wait, up to this. */
const LONGEST_ASKED_MS = 24 * LONGEST_WAIT_MS;

/** What changes in the store. */
export interface Settlement {
  readonly outbox: Outbox;
  /** Ids that wait no longer. */
  readonly gone: readonly string[];
  readonly changed: readonly Entry[];
  readonly refused: readonly Refused[];
}

/**
 * What comes of a batch.
 * @param batch what is still there of it
 * @param random from 0 to 1
 */
export function settled(
  before: Outbox,
  batch: readonly Entry[],
  answer: Answer,
  now: number,
  random: number,
): Settlement {
  const outbox = { ...before, flight: [], tried: now };
  const [only] = batch;
  if (!only) return { outbox, gone: [], changed: [], refused: [] };
  switch (answer.kind) {
    case 'stored':
      return accepted(outbox, batch);
    case 'denied':
      return kept({ ...outbox, stopped: { status: answer.status, message: answer.message } });
    case 'busy':
    case 'lost':
      return later(outbox, batch, answer, now, random);
    case 'large':
      if (batch.length === 1) return rejected(outbox, only, 413, answer.message, now, random);
      return kept({ ...outbox, most: Math.ceil(batch.length / 2) });
    case 'refused':
      if (batch.length > 1) return kept(outbox, halved(batch));
      // It has it, from a time when its answer was lost.
      if (answer.status === 409 && only.isUnsure) return accepted(outbox, batch);
      return rejected(outbox, only, answer.status, answer.message, now, random);
  }
}

const kept = (outbox: Outbox, changed: readonly Entry[] = []): Settlement => ({
  ...{ outbox, changed },
  ...{ gone: [], refused: [] },
});

function halved(batch: readonly Entry[]): Entry[] {
  const most = Math.ceil(batch.length / 2);
  return batch.map((entry) => ({ ...entry, most }));
}

function accepted(outbox: Outbox, batch: readonly Entry[]): Settlement {
  return {
    outbox: {
      ...without(outbox, batch),
      delivered: outbox.delivered + batch.length,
      // What was once too much may be so again: back in small steps.
      most: Math.min(BATCH, outbox.most + 1),
      ...{ failures: 0, rejections: 0, trouble: null },
    },
    gone: batch.map(({ id }) => id),
    ...{ changed: [], refused: [] },
  };
}

function later(
  outbox: Outbox,
  batch: readonly Entry[],
  answer: Extract<Answer, { kind: 'busy' | 'lost' }>,
  now: number,
  random: number,
): Settlement {
  const failures = outbox.failures + 1;
  const status = answer.kind === 'busy' ? answer.status : null;
  const asked = answer.kind === 'busy' ? Math.min(answer.wait ?? 0, LONGEST_ASKED_MS) : 0;
  const trouble = { status, message: answer.message };
  const notBefore = now + Math.max(asked, backoff(failures, random));
  const isUnsure = status === null || status >= 500;
  const changed = isUnsure ? batch.map((entry) => ({ ...entry, isUnsure })) : [];
  return kept({ ...outbox, failures, notBefore, trouble }, changed);
}

/** Twice as long each time, and never the same for two browsers. @returns ms */
export function backoff(failures: number, random: number): number {
  const longest = Math.min(FIRST_WAIT_MS * 2 ** Math.min(failures - 1, 30), LONGEST_WAIT_MS);
  return Math.round(longest * (0.5 + random / 2));
}

function rejected(
  outbox: Outbox,
  entry: Entry,
  status: number,
  message: string,
  now: number,
  random: number,
): Settlement {
  const refusal = `${status} ${message}`;
  const refusals = isSameRefusal(refusal, entry.refusal) ? entry.refusals + 1 : 1;
  const rejections = outbox.rejections + 1;
  const wait = rejections > PATIENCE ? backoff(rejections - PATIENCE, random) : 0;
  const next = { ...outbox, rejections, notBefore: now + wait, trouble: { status, message } };
  if (refusals < REFUSALS) {
    const due = now + (RESTS_MS[refusals - 1] ?? 0);
    return kept(next, [{ ...entry, most: 1, due, refusals, refusal }]);
  }
  const { id, kind, json, bytes, rank } = entry;
  return {
    outbox: { ...without(next, [entry]), refused: outbox.refused + 1 },
    gone: [id],
    changed: [],
    refused: [{ id, kind, json, bytes, rank, status, message, at: now }],
  };
}

/** After a death: what was being sent may have arrived. @param flown what is still there of it */
export function recovered(outbox: Outbox, flown: readonly Entry[]): Settlement {
  return kept(
    { ...outbox, flight: [] },
    flown.map((entry) => ({ ...entry, isUnsure: true })),
  );
}

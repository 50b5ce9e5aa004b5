/** Sends what waits in the outbox. It holds nothing that matters: killed after any line, the next one goes on. */
import { type Answer, answerOf } from '../../xapi/answer.ts';
import { type Entry, wakeAt } from '../../xapi/outbox.ts';
import type { OutboxStore } from './store.ts';

/** Where statements go, and what lets them in. */
export interface Target {
  /** Of the xAPI endpoint, without a slash at the end. */
  readonly url: string;
  /** The header Authorization. */
  readonly credential: string;
  /** The header X-Experience-API-Version. */
  readonly version: string;
}

/** What the sender stands on. */
export interface Ground {
  readonly store: OutboxStore;
  /** Null: nothing may be sent. */
  target(): Promise<Target | null>;
  fetch(url: string, init: RequestInit): Promise<Response>;
  /**
   * Wakes the sender at a time, also when it is dead by then, and again and again until another time is set: it may die of
   * being woken. Null: no more. @param at UTC ms
   */
  alarm(at: number | null): Promise<void>;
  /** Calls back after so many ms, if it still lives. */
  timer(ms: number, call: () => void): void;
  /** Runs work that the browser should not end for want of events. */
  awake(work: () => Promise<void>): Promise<void>;
  now(): number;
  /** From 0 to 1. */
  random(): number;
}

export type Sender = ReturnType<typeof createSender>;

/** An alarm comes after this at the soonest; a shorter wait is one in memory, with an alarm behind it. */
export const SOONEST_MS = 30_000;
/** What happens together is sent together. */
const GATHER_MS = 2000;
/** A server that does not answer ends a request before the browser ends the worker. */
const PATIENCE_MS = 25_000;
/** The database cannot be used: a full disk does not get better by asking. */
const TROUBLED_MS = 600_000;

export function createSender(ground: Ground) {
  const { store, now } = ground;
  let going: Promise<void> | null = null;
  let isWanted = false;
  let isGathering = false;

  async function sendAll(): Promise<void> {
    for (;;) {
      const target = await ground.target();
      const batch = target ? await store.depart(now()) : [];
      if (!target || batch.length === 0) return;
      const answer = await post(target, batch);
      const ids = batch.map(({ id }) => id);
      await store.settle(ids, answer, now(), ground.random());
    }
  }

  async function post({ url, credential, version }: Target, batch: readonly Entry[]): Promise<Answer> {
    try {
      const response = await ground.fetch(`${url}/statements`, {
        method: 'POST',
        headers: {
          authorization: credential,
          'content-type': 'application/json',
          'x-experience-api-version': version,
        },
        body: `[${batch.map(({ json }) => json).join(',')}]`,
        // The credential goes to this address, and to no other that it points to.
        redirect: 'error',
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const reply = {
        status: response.status,
        text: await response.text(),
        after: response.headers.get('retry-after'),
      };
      return answerOf(
        reply,
        batch.map(({ id }) => id),
        now(),
      );
    } catch (error) {
      return { kind: 'lost', message: error instanceof Error ? error.message : String(error) };
    }
  }

  /** When to go on, or null when nothing waits for a time. */
  async function nextTime(): Promise<number | null> {
    const { outbox, due } = await store.look();
    return (await ground.target()) && wakeAt(outbox, due);
  }

  async function waitForNext(): Promise<void> {
    let at = await nextTime();
    if (at === null) {
      await ground.alarm(null);
      // What came meanwhile had set an alarm of its own.
      at = await nextTime();
    }
    if (at === null) return;
    await ground.alarm(Math.max(at, now() + SOONEST_MS));
    const wait = Math.max(0, at - now());
    if (wait < SOONEST_MS) ground.timer(wait, () => void run());
  }

  async function once(): Promise<void> {
    try {
      do {
        isWanted = false;
        if ((await nextTime()) === null) continue;
        await ground.alarm(now() + SOONEST_MS);
        await sendAll();
      } while (isWanted);
      await waitForNext();
    } catch {
      await ground.alarm(now() + TROUBLED_MS).catch(() => {});
    }
  }

  /** Sends what is due now; resolves when nothing is, or nothing can be sent. */
  function run(): Promise<void> {
    isWanted = true;
    going ??= ground.awake(once).then(() => {
      going = null;
      // Asked for while it was already finding out when to go on.
      return isWanted ? run() : undefined;
    });
    return going;
  }

  return {
    run,

    /** Something was put into the outbox, or may be in it: it is sent soon. */
    nudge(): void {
      if (isGathering) return;
      isGathering = true;
      ground.alarm(now() + SOONEST_MS).catch(() => {});
      ground.timer(GATHER_MS, () => {
        isGathering = false;
        void run();
      });
    },

    /** Whatever held it up may be over: sends now. */
    async resume(): Promise<void> {
      await store.resume();
      await run();
    },
  };
}

/** The background as it lives and dies: a sender over the real store, which may end at any of its calls. */
import { type Database, openDatabase } from '../../../lib/webext/database.ts';
import { createSender, SOONEST_MS, type Target } from '../../../lib/webext/xapi/sender.ts';

/** What outlives a background: the database, the alarm, the time. */
export interface Outside {
  now: number;
  alarm: number | null;
  target: Target | null;
  random(): number;
  fetch(url: string, init: RequestInit): Promise<Response>;
}

export interface Life {
  readonly database: Database;
  readonly sender: ReturnType<typeof createSender>;
  /** Timers in memory, by time. */
  readonly timers: { at: number; call: () => void }[];
  /** Resolves when it has died. */
  readonly dead: Promise<void>;
  readonly isDead: () => boolean;
}

const AGAIN_MS = 60_000;
const NEVER = new Promise<never>(() => {});

/**
 * Starts a background.
 * @param calls it dies at that one of its calls to the world, before or after it took effect; 0: never
 */
export function live(outside: Outside, calls = 0): Life {
  let left = calls;
  let isDead = false;
  const { promise: dead, resolve } = Promise.withResolvers<void>();
  const die = () => {
    isDead = true;
    resolve();
    return NEVER;
  };
  /** Each call is two lines at which it may end: before it, and before its answer is heard. */
  const mortal =
    <A extends unknown[], T>(call: (...args: A) => Promise<T>) =>
    async (...args: A): Promise<T> => {
      if (isDead || --left === 0) return die();
      const result = await call(...args).then(
        (value) => ({ value }),
        (error) => ({ error }),
      );
      if (isDead || --left === 0) return die();
      if ('error' in result) throw result.error;
      return result.value;
    };
  const real = openDatabase();
  const { outbox } = real;
  const store = {
    look: mortal(outbox.look),
    depart: mortal(outbox.depart),
    settle: mortal(outbox.settle),
    resume: mortal(outbox.resume),
    refused: outbox.refused,
    texts: outbox.texts,
  };
  const timers: Life['timers'] = [];
  const sender = createSender({
    store,
    target: async () => outside.target,
    fetch: mortal(outside.fetch),
    alarm: mortal(async (at: number | null) => {
      if (at !== null && at < outside.now + SOONEST_MS)
        throw new Error(`an alarm after ${at - outside.now} ms`);
      outside.alarm = at;
    }),
    timer: (ms, call) => {
      if (ms >= SOONEST_MS) throw new Error(`a timer of ${ms} ms: the worker will not live so long`);
      timers.push({ at: outside.now + ms, call });
    },
    awake: (work) => work(),
    now: () => outside.now,
    random: outside.random,
  });
  const database = { ...real, append: mortal(real.append) };
  return { database, sender, timers, dead, isDead: () => isDead };
}

/** Lets the sender do what it does now, or die of it. */
export async function act(life: Life, what: () => Promise<unknown>): Promise<void> {
  await Promise.race([what(), life.dead]);
}

/**
 * Goes to the next moment at which something wakes the background: a timer of its own while it lives, else the alarm.
 * @returns false when nothing ever would
 */
export async function next(outside: Outside, life: Life | null): Promise<'timer' | 'alarm' | null> {
  const timer = life && !life.isDead() ? Math.min(...life.timers.map(({ at }) => at)) : Infinity;
  const at = Math.min(timer, outside.alarm ?? Infinity);
  if (!Number.isFinite(at)) return null;
  outside.now = Math.max(outside.now, at);
  if (at === timer && life) {
    const due = life.timers.filter((one) => one.at <= outside.now);
    life.timers.splice(0, life.timers.length, ...life.timers.filter((one) => one.at > outside.now));
    for (const { call } of due) call();
    return 'timer';
  }
  outside.alarm = outside.now + AGAIN_MS;
  return 'alarm';
}

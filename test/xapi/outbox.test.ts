import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../lib/xapi/answer.ts';
import { BATCH, MOST, MOST_BYTES, resumed, wakeAt } from '../../lib/xapi/outbox.ts';
import { backoff } from '../../lib/xapi/settle.ts';
import type { Frozen } from '../../lib/xapi/statement.ts';
import { Memory } from './memory.ts';

const SECOND = 1000;
const DAY = 24 * 3600 * SECOND;
const STORED: Answer = { kind: 'stored' };
const LOST: Answer = { kind: 'lost', message: 'no answer' };
const REFUSED: Answer = { kind: 'refused', status: 400, message: 'no verb' };
const CONFLICT: Answer = { kind: 'refused', status: 409, message: 'conflicting' };
const LARGE: Answer = { kind: 'large', message: 'too large' };
const DENIED: Answer = { kind: 'denied', status: 401, message: 'who are you' };
const busy = (status: number, wait?: number): Answer => ({
  kind: 'busy',
  status,
  message: 'busy',
  ...(wait !== undefined && { wait }),
});

const statement = (n: number, change: Partial<Frozen> = {}): Frozen => ({
  id: `s${String(n).padStart(5, '0')}`,
  kind: 'rating',
  json: `{"n":${n}}`,
  bytes: 1000,
  rank: 1,
  ...change,
});

function holding(count: number, change: Partial<Frozen> = {}): Memory {
  const memory = new Memory();
  for (let n = 0; n < count; n++) memory.add(statement(n, change));
  return memory;
}

/** Sends what may be sent, until nothing is due. @returns the sizes of the batches */
function sendAll(memory: Memory, answer: (ids: string[]) => Answer, now = 0, limit = 1000): number[] {
  const sizes: number[] = [];
  for (let n = 0; n < limit; n++) {
    const batch = memory.depart(now);
    if (batch.length === 0) return sizes;
    sizes.push(batch.length);
    memory.settle(batch, answer(batch.map(({ id }) => id)), now, 0.5);
  }
  return sizes;
}

describe('a batch', () => {
  it('holds the oldest, up to a number and a size', () => {
    expect(holding(250).depart(0)).toHaveLength(BATCH);
    expect(holding(250, { bytes: 100_000 }).depart(0)).toHaveLength(5);
    expect(holding(2, { bytes: 9_000_000 }).depart(0)).toHaveLength(1);
    expect(holding(3).depart(0)[0]?.id).toBe('s00000');
  });

  it('that is stored waits no longer', () => {
    const memory = holding(250);
    expect(sendAll(memory, () => STORED)).toEqual([100, 100, 50]);
    expect(memory.outbox).toMatchObject({ waiting: 0, bytes: 0, delivered: 250 });
  });

  it('that is too large is halved, and grows again in small steps', () => {
    const memory = holding(400);
    const sizes = sendAll(memory, (ids) => (ids.length > 30 ? LARGE : STORED));
    expect(sizes.slice(0, 6)).toEqual([100, 50, 25, 26, 27, 28]);
    expect(memory.outbox).toMatchObject({ waiting: 0, delivered: 400 });
  });
});

describe('a statement that the store refuses', () => {
  const bad = new Set(['s00042', 's00043', 's00077']);
  const answer = (ids: string[]) => (ids.some((id) => bad.has(id)) ? REFUSED : STORED);

  it('is found among others, which arrive at once', () => {
    const memory = holding(100);
    const requests = sendAll(memory, answer).length;
    expect(memory.outbox.delivered).toBe(97);
    expect(requests).toBeLessThan(40);
    expect([...memory.entries.keys()].sort()).toEqual([...bad]);
  });

  it('is put aside with its message after the same refusal three times, not before', () => {
    const memory = holding(100);
    sendAll(memory, answer, 0);
    expect(memory.refused).toEqual([]);
    sendAll(memory, answer, 31 * SECOND);
    expect(memory.refused).toEqual([]);
    sendAll(memory, answer, 400 * SECOND);
    expect(memory.refused.map(({ id, message }) => [id, message])).toEqual(
      [...bad].map((id) => [id, 'no verb']),
    );
    expect(memory.outbox).toMatchObject({ waiting: 0, bytes: 0, refused: 3 });
  });

  it('is not put aside while the reasons differ', () => {
    const memory = holding(1);
    let n = 0;
    for (let now = 0; now < 10; now++)
      sendAll(memory, () => ({ kind: 'refused', status: 400, message: `reason ${n++}` }), now * DAY);
    expect(memory.refused).toEqual([]);
    expect(memory.entries.size).toBe(1);
  });

  it('is the same refusal although the store numbers its errors', () => {
    const memory = holding(1);
    for (const [n, id] of [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()].entries())
      sendAll(memory, () => ({ kind: 'refused', status: 400, message: `error ${id}` }), n * DAY);
    expect(memory.refused).toHaveLength(1);
  });

  it('alone as too large is put aside too', () => {
    const memory = holding(1);
    for (let n = 0; n < 3; n++) sendAll(memory, () => LARGE, n * DAY);
    expect(memory.refused).toMatchObject([{ status: 413, message: 'too large' }]);
  });

  it('and all others with it: the store is asked less and less often', () => {
    const memory = holding(500);
    sendAll(memory, () => REFUSED);
    expect(memory.outbox.rejections).toBe(6);
    expect(memory.outbox.trouble).toEqual({ status: 400, message: 'no verb' });
    expect(wakeAt(memory.outbox, 0)).toBeGreaterThan(0);
  });
});

describe('a conflict', () => {
  it('is a refusal when the statement was never sent before', () => {
    const memory = holding(1);
    for (let n = 0; n < 3; n++) sendAll(memory, () => CONFLICT, n * DAY);
    expect(memory.refused).toMatchObject([{ status: 409 }]);
  });

  it.each([
    ['an answer was lost', LOST],
    ['a gateway gave up', busy(504)],
  ])('means that it arrived when %s', (_, before) => {
    const memory = holding(1);
    sendAll(memory, () => before);
    sendAll(memory, () => CONFLICT, DAY);
    expect(memory.outbox).toMatchObject({ waiting: 0, delivered: 1, refused: 0 });
  });

  it('means that it arrived when the worker died while it was sent', () => {
    const memory = holding(2);
    memory.depart(0);
    sendAll(memory, () => CONFLICT, DAY);
    expect(memory.outbox).toMatchObject({ waiting: 0, delivered: 2, refused: 0 });
  });
});

describe('a store that does not let us in', () => {
  it('is not asked again until somebody changes that, and nothing is lost', () => {
    const memory = holding(3);
    expect(sendAll(memory, () => DENIED)).toEqual([3]);
    expect(memory.outbox.stopped).toEqual({ status: 401, message: 'who are you' });
    expect(memory.depart(100 * DAY)).toEqual([]);
    expect(wakeAt(memory.outbox, 0)).toBeNull();
    memory.outbox = resumed(memory.outbox);
    sendAll(memory, () => STORED, DAY);
    expect(memory.outbox).toMatchObject({ waiting: 0, delivered: 3, stopped: null });
  });
});

describe('a store that is away', () => {
  it('is asked again after a wait that doubles, up to an hour, and differs between browsers', () => {
    expect([1, 2, 3, 4].map((n) => backoff(n, 1))).toEqual([2000, 4000, 8000, 16_000]);
    expect(backoff(1, 0)).toBe(1000);
    expect(backoff(1000, 1)).toBe(3600 * SECOND);
    const memory = holding(1);
    sendAll(memory, () => LOST);
    expect(memory.depart(1499)).toEqual([]);
    expect(memory.depart(1500)).toHaveLength(1);
  });

  it('is given the time that it asks for', () => {
    const memory = holding(1);
    sendAll(memory, () => busy(429, 90 * SECOND));
    expect(memory.depart(90 * SECOND - 1)).toEqual([]);
    expect(memory.depart(90 * SECOND)).toHaveLength(1);
    expect(memory.outbox.trouble).toEqual({ status: 429, message: 'busy' });
  });

  it('may not ask for more than a day', () => {
    const memory = holding(1);
    sendAll(memory, () => busy(503, 365 * DAY));
    expect(memory.outbox.notBefore).toBe(DAY);
  });
});

describe('when there is no more room', () => {
  it('what was only seen goes first, the oldest, then the oldest of all; each is counted', () => {
    const memory = new Memory();
    for (let n = 0; n < MOST; n++) memory.add(statement(n, { rank: n === 5 || n === 9 ? 0 : 1 }));
    for (let n = MOST; n < MOST + 3; n++) memory.add(statement(n));
    expect(memory.gaveUp.map(({ id }) => id)).toEqual(['s00005', 's00009', 's00000']);
    expect(memory.outbox).toMatchObject({ waiting: MOST, lost: 3 });
  });

  it('the bound is one of bytes too', () => {
    const memory = holding(25, { bytes: 1_000_000 });
    expect(memory.outbox.bytes).toBeLessThanOrEqual(MOST_BYTES);
    expect(memory.outbox).toMatchObject({ waiting: 20, lost: 5 });
  });
});

/** What happens to one request of a run. */
const step = fc.record({
  what: fc.constantFrom('add', 'send', 'die', 'lose', 'lose after', '429', '500', '413', 'deny'),
  count: fc.integer({ min: 1, max: 40 }),
});

it('whatever happens, each statement is in the store once, put aside once with its reason, or still waits', () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 80 }),
      fc.integer({ min: 2, max: 9 }),
      fc.boolean(),
      (steps, oneIn, refusesTwice) => {
        const memory = new Memory();
        const store = new Set<string>();
        const isBad = (id: string) => Number(id.slice(1)) % oneIn === 1;
        /** Takes all or nothing, as xAPI wants it. */
        const ask = (ids: string[]): Answer => {
          if (ids.some(isBad)) return REFUSED;
          if (refusesTwice && ids.some((id) => store.has(id))) return CONFLICT;
          for (const id of ids) store.add(id);
          return STORED;
        };
        let [now, made] = [0, 0];
        const send = (what: string) => {
          const batch = memory.depart(now);
          const ids = batch.map(({ id }) => id);
          if (batch.length === 0 || what === 'die') return;
          const answers: Record<string, () => Answer> = {
            send: () => ask(ids),
            lose: () => LOST,
            'lose after': () => {
              ask(ids);
              return LOST;
            },
            429: () => busy(429, 5000),
            500: () => busy(500),
            413: () => LARGE,
            deny: () => DENIED,
          };
          memory.settle(batch, answers[what]!(), now, 0.3);
        };
        for (const { what, count } of steps) {
          if (what === 'add') for (let n = 0; n < count; n++) memory.add(statement(made++));
          else send(what);
          if (memory.outbox.stopped) memory.outbox = resumed(memory.outbox);
          now += count * SECOND;
          const known = memory.entries.size + memory.outbox.delivered + memory.refused.length;
          expect(known).toBe(made);
          expect(memory.outbox.waiting).toBe(memory.entries.size);
        }
        for (let n = 0; n < 2000 && memory.entries.size > 0; n++, now += DAY) send('send');
        expect(memory.entries.size).toBe(0);
        const bad = Array.from({ length: made }, (_, n) => statement(n).id).filter(isBad);
        expect(memory.refused.map(({ id }) => id).sort()).toEqual(bad);
        expect(store.size).toBe(made - bad.length);
        expect(memory.outbox).toMatchObject({ waiting: 0, bytes: 0, refused: bad.length });
      },
    ),
    { numRuns: 200 },
  );
});

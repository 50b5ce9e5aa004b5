import { describe, expect, it, vi } from 'vitest';
import { createSender, type Ground, SOONEST_MS, type Target } from '../../../lib/webext/xapi/sender.ts';
import type { OutboxStore } from '../../../lib/webext/xapi/store.ts';
import { resumed } from '../../../lib/xapi/outbox.ts';
import { freeze } from '../../../lib/xapi/statement.ts';
import { AROUND, SAMPLES } from '../../xapi/events.ts';
import { Memory } from '../../xapi/memory.ts';

const TARGET: Target = { url: 'https://lrs.example.com/xapi', credential: 'Basic YTpi', version: '1.0.3' };
const NOW = Date.UTC(2026, 10, 27);
const ids = (init: RequestInit) => (JSON.parse(String(init.body)) as { id: string }[]).map(({ id }) => id);
const stored = async (_: string, init: RequestInit) => Response.json(ids(init));

/** A sender over an outbox in memory with one statement in it. */
function sender(change: Partial<Ground> = {}) {
  const memory = new Memory();
  memory.add(freeze(SAMPLES.rating, AROUND));
  const alarms: (number | null)[] = [];
  const timers: [number, () => void][] = [];
  const store: OutboxStore = {
    look: async () => {
      const due = [...memory.entries.values()].map((entry) => entry.due);
      return { outbox: memory.outbox, due: due.length > 0 ? Math.min(...due) : null };
    },
    depart: async (now) => memory.depart(now),
    settle: async (ids, ...rest) => memory.settle(memory.there(ids), ...rest),
    resume: async () => {
      memory.outbox = resumed(memory.outbox);
    },
    refused: async () => memory.refused,
    texts: async () => [],
  };
  const fetch = vi.fn(change.fetch ?? stored);
  const ground: Ground = {
    store,
    target: async () => TARGET,
    alarm: async (at) => void alarms.push(at),
    timer: (ms, call) => void timers.push([ms, call]),
    awake: (work) => work(),
    now: () => NOW,
    random: () => 1,
    ...change,
    fetch,
  };
  return { ...createSender(ground), memory, alarms, timers, fetch };
}

const answers = (status: number, headers = {}) => ({
  fetch: async () => new Response('no', { status, headers }),
});

it('sends what waits to the one address, with the credential, and nothing else', async () => {
  const { run, fetch, memory, alarms } = sender();
  await run();
  expect(fetch).toHaveBeenCalledOnce();
  const [url, { headers, body, ...how }] = fetch.mock.calls[0]!;
  expect(url).toBe('https://lrs.example.com/xapi/statements');
  expect(headers).toEqual({
    authorization: 'Basic YTpi',
    'content-type': 'application/json',
    'x-experience-api-version': '1.0.3',
  });
  expect(body).toBe(`[${freeze(SAMPLES.rating, AROUND).json}]`);
  expect(how).toMatchObject({
    method: 'POST',
    redirect: 'error',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
  });
  expect(memory.outbox.delivered).toBe(1);
  expect(alarms.at(-1)).toBeNull();
});

it('sends nothing where nothing may be sent, and sets no alarm for it', async () => {
  const { run, fetch, alarms } = sender({ target: async () => null });
  await run();
  expect(fetch).not.toHaveBeenCalled();
  expect(alarms.filter((at) => at !== null)).toEqual([]);
});

it('a short wait is one in memory, with an alarm of half a minute behind it', async () => {
  const { run, timers, alarms } = sender(answers(503, { 'retry-after': '4' }));
  await run();
  expect(timers.map(([ms]) => ms)).toEqual([4000]);
  expect(alarms.at(-1)).toBe(NOW + SOONEST_MS);
});

it('a long wait is an alarm', async () => {
  const { run, timers, alarms } = sender(answers(429, { 'retry-after': '120' }));
  await run();
  expect(timers).toEqual([]);
  expect(alarms.at(-1)).toBe(NOW + 120_000);
});

it('the alarm is there before anything is sent: the worker may die of it', async () => {
  const order: string[] = [];
  const { run } = sender({
    alarm: async (at) => void order.push(at === null ? 'clear' : 'alarm'),
    fetch: async (_, init) => {
      order.push('send');
      return stored('', init);
    },
  });
  await run();
  expect(order).toEqual(['alarm', 'send', 'clear']);
});

it('is stopped where it is not let in, and goes on when it is told to', async () => {
  let status = 401;
  const { run, resume, fetch, memory, alarms } = sender({
    fetch: async (_, init) => (status === 200 ? stored('', init) : new Response('no', { status })),
  });
  await run();
  await run();
  expect(fetch).toHaveBeenCalledOnce();
  expect(memory.outbox.stopped).toEqual({ status: 401, message: 'no' });
  expect(alarms.at(-1)).toBeNull();
  status = 200;
  await resume();
  expect(memory.outbox).toMatchObject({ delivered: 1, stopped: null });
});

it('what happens together is sent together, a moment later', async () => {
  const { nudge, timers, alarms, fetch } = sender();
  nudge();
  nudge();
  expect(alarms).toEqual([NOW + SOONEST_MS]);
  expect(timers).toHaveLength(1);
  timers[0]![1]();
  await vi.waitFor(() => expect(fetch).toHaveBeenCalledOnce());
});

it('two who ask at once send once', async () => {
  const { run, fetch } = sender();
  await Promise.all([run(), run(), run()]);
  expect(fetch).toHaveBeenCalledOnce();
});

describe('a database that fails', () => {
  it('is asked again later, and nothing is thrown', async () => {
    const fail = () => Promise.reject(new Error('full'));
    const alarms: (number | null)[] = [];
    const { run } = sender({
      store: { look: fail, depart: fail, settle: fail, resume: fail, refused: fail, texts: fail },
      alarm: async (at) => void alarms.push(at),
    });
    await run();
    expect(alarms).toEqual([NOW + 600_000]);
  });
});

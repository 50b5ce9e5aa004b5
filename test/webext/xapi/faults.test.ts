/** 2,000 statements over a way on which a third of all requests goes wrong, to a real record store, by a worker that dies. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openDatabase } from '../../../lib/webext/database.ts';
import type { Target } from '../../../lib/webext/xapi/sender.ts';
import { type Frozen, freeze } from '../../../lib/xapi/statement.ts';
import { randomFrom } from '../../bench/match/random.ts';
import { FAULTS, startFaults } from '../../lrs/faults.ts';
import { basic, type Lrs, startLrs, WRITER } from '../../lrs/lrs.ts';
import { AROUND, SAMPLES } from '../../xapi/events.ts';
import { act, type Life, live, next, type Outside } from './lives.ts';

const SEED = 20_261_127;
const COUNT = 2000;
const BAD = 20;
const DEATHS = 50;
const ended: (() => Promise<void>)[] = [];

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('navigator', { storage: { estimate: async () => ({ quota: 1e9, usage: 0 }) } });
});

afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end();
});

const kinds = Object.values(SAMPLES);
const eventOf = (n: number) => ({
  ...kinds[n % kinds.length]!,
  id: `0192a0a0-0000-7000-8000-${String(n).padStart(12, '0')}`,
});

/** Ways in which a statement can be wrong, each refused with words of its own. */
const WRONG: ((statement: Record<string, unknown>) => object)[] = [
  ({ verb: _, ...rest }) => rest,
  ({ actor: _, ...rest }) => rest,
  (one) => ({ ...one, timestamp: 'yesterday' }),
  (one) => ({ ...one, object: { id: 'no address' } }),
  (one) => ({ ...one, result: { score: { scaled: 7 } } }),
];

function spoilt(frozen: Frozen, n: number): Frozen {
  const json = JSON.stringify(WRONG[n % WRONG.length]!(JSON.parse(frozen.json)));
  return { ...frozen, json, bytes: Buffer.byteLength(json) };
}

async function startStore(): Promise<Lrs> {
  const lrs = await startLrs();
  ended.push(lrs.close);
  return lrs;
}

const targetAt = (url: string): Target => ({ url, version: '1.0.3', credential: basic(WRITER) });

it(`${COUNT} statements, ${BAD} of them bad, ${DEATHS} deaths: each good one is in the store once, each bad one put aside`, async () => {
  const lrs = await startStore();
  const way = await startFaults(lrs.url, SEED);
  ended.push(way.close);
  const random = randomFrom(SEED);
  const outside: Outside = {
    now: Date.UTC(2026, 10, 27),
    alarm: null,
    target: targetAt(way.url),
    random,
    fetch: (...request) => fetch(...request),
  };
  const bad = new Set<number>();
  while (bad.size < BAD) bad.add(Math.floor(random() * COUNT));
  const statements = Array.from({ length: COUNT }, (_, n) => {
    const frozen = freeze(eventOf(n), AROUND);
    return bad.has(n) ? spoilt(frozen, n) : frozen;
  });
  let deaths = 0;
  const begin = (): Life => {
    // Half of them die while they write, half while they send.
    const calls = 1 + Math.floor(random() * (random() < 0.5 ? 20 : 200));
    return live(outside, deaths++ < DEATHS ? calls : 0);
  };
  let life = begin();
  /** What a killed worker was told is told again to the next one, as `send` does. */
  const append = async (n: number) => {
    for (;;) {
      const stored = life.database.append(eventOf(n), statements[n]!).then(() => true);
      if (await Promise.race([stored, life.dead.then(() => false)])) return life.sender.nudge();
      life = begin();
    }
  };
  const wake = async () => {
    const what = await next(outside, life);
    if (what === null) {
      // Nothing would ever wake it: then nothing may wait.
      expect((await openDatabase().outbox.look()).due).toBeNull();
      return false;
    }
    if (life.isDead()) life = begin();
    await act(life, () => life.sender.run());
    return true;
  };
  for (let n = 0; n < COUNT; n++) {
    await append(n);
    if (n % 100 === 99) await wake();
  }
  while (await wake());

  const database = openDatabase();
  const stored = await lrs.find();
  const ids = stored.map(({ id }) => id);
  const good = statements.filter((_, n) => !bad.has(n)).map(({ id }) => id);
  expect(ids.length).toBe(COUNT - BAD);
  expect(new Set(ids)).toEqual(new Set(good));
  const refused = await database.outbox.refused();
  expect(new Set(refused.map(({ id }) => id))).toEqual(new Set([...bad].map((n) => statements[n]!.id)));
  expect(refused).toHaveLength(BAD);
  expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([400]));
  for (const { message } of refused) expect(message).toMatch(/verb|actor|timestamp|object|score/);
  const { outbox } = await database.outbox.look();
  expect(outbox).toMatchObject({ waiting: 0, bytes: 0, lost: 0, refused: BAD, delivered: COUNT - BAD });
  expect((await database.all()).events).toHaveLength(COUNT);
  expect(deaths).toBe(DEATHS + 1);
  for (const fault of FAULTS) expect(way.counts[fault], fault).toBeGreaterThan(0);
  const wrong = FAULTS.reduce((sum, fault) => sum + way.counts[fault], 0);
  expect(wrong / (wrong + way.counts.none)).toBeGreaterThan(0.25);
  expect(texts(stored)).toEqual(
    texts(statements.filter((_, n) => !bad.has(n)).map(({ json }) => JSON.parse(json))),
  );
}, 300_000);

/** Actor, verb and result by id: what arrived is what was frozen. */
function texts(statements: readonly Record<string, unknown>[]): Record<string, unknown> {
  const { compare } = new Intl.Collator();
  return Object.fromEntries(
    statements
      .map(({ id, verb, result, timestamp }) => [String(id), { verb, result, timestamp }] as const)
      .sort(([a], [b]) => compare(a, b)),
  );
}

it('a store that is away for a week is asked some hundred times; nothing is lost but what has no room, and that is told', async () => {
  const lrs = await startStore();
  const week = 7 * 24 * 3600_000;
  let requests = 0;
  const outside: Outside = {
    now: Date.UTC(2026, 10, 27),
    alarm: null,
    target: targetAt(lrs.url),
    random: randomFrom(SEED),
    async fetch(...request) {
      requests++;
      if (outside.now < start + week) throw new TypeError('Failed to fetch');
      return fetch(...request);
    },
  };
  const start = outside.now;
  const life = live(outside);
  const database = openDatabase();
  // 20 MB are full after 400 of these; each is a quarter of an hour after the last.
  const made = 600;
  for (let n = 0; n < made; n++) {
    await life.database.append(eventOf(n), { ...freeze(eventOf(n), AROUND), bytes: 50_000 });
    life.sender.nudge();
    const until = start + (n + 1) * (week / made);
    while (Math.min(outside.alarm ?? Infinity, ...life.timers.map(({ at }) => at)) < until) {
      await next(outside, life);
      await act(life, () => life.sender.run());
    }
    outside.now = Math.max(outside.now, until);
  }
  const { outbox } = await database.outbox.look();
  expect(outbox).toMatchObject({ waiting: 400, bytes: 20_000_000, lost: 200, delivered: 0 });
  expect(outbox.trouble).toEqual({ status: null, message: 'Failed to fetch' });
  expect(requests).toBeGreaterThan(7 * 24);
  expect(requests).toBeLessThan(400);
  while (await next(outside, life)) await act(life, () => life.sender.run());
  const arrived = (await lrs.find()).map(({ id }) => id);
  expect(arrived).toHaveLength(400);
  expect((await database.outbox.look()).outbox).toMatchObject({ waiting: 0, lost: 200, delivered: 400 });
  // What was only seen is gone; of the rest, the newest are there.
  const seen = Array.from({ length: made }, (_, n) => eventOf(n)).filter(({ kind }) => kind === 'shown');
  expect(seen.slice(0, 40).filter(({ id }) => arrived.includes(id))).toEqual([]);
  expect(arrived).toContain(eventOf(made - 1).id);
  expect((await database.all()).events).toHaveLength(made);
}, 300_000);

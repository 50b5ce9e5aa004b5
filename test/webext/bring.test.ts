/** The person's own export, brought back into the database. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it, vi } from 'vitest';
import { piecesOf } from '../../lib/insight/bring.ts';
import { type Event, firstId } from '../../lib/insight/event.ts';
import { readExport, toJsonLines } from '../../lib/insight/exchange.ts';
import type { Rollup } from '../../lib/insight/rollup.ts';
import { checkAsk } from '../../lib/webext/asks.ts';
import { type Database, openDatabase } from '../../lib/webext/database.ts';
import { DAY, event, START, use } from '../insight/samples.ts';
import { fakeWorld } from './world.ts';

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('navigator', { storage: { estimate: async () => ({ quota: 1e9, usage: 0 }) } });
  vi.restoreAllMocks();
});

const MONTH: Event[] = Array.from({ length: 30 }, (_, n) => [
  ...use(n % 3 === 0 ? null : n % 2 === 0, { at: START + n * DAY }),
  event({ kind: 'searched', data: { found: 0, words: ['split'], unknown: 0 } }, { at: START + n * DAY + 9 }),
]).flat();

const inOrder = (rollups: readonly Rollup[]) => [...rollups].sort((a, b) => (a.key < b.key ? -1 : 1));

/** As the page sends it, and the background takes it. */
async function bringBack(database: Database, text: string): Promise<number> {
  let added = 0;
  for (const piece of piecesOf(readExport(text, 'a.jsonl'))) {
    expect(checkAsk('bring', JSON.parse(JSON.stringify(piece)))).toEqual(piece);
    added += await database.bring(piece);
  }
  return added;
}

async function filled(events: readonly Event[]): Promise<{ database: Database; text: string }> {
  const database = openDatabase();
  for (const one of events) await database.append(one);
  return { database, text: toJsonLines(await database.all(), 'ann') };
}

it('into a device with nothing: all is there as it was, and the same file again changes nothing', async () => {
  const { database, text } = await filled(MONTH);
  const before = await database.all();
  await database.erase();
  expect(await bringBack(database, text)).toBe(MONTH.length);
  const after = await database.all();
  expect(after.events).toEqual(before.events);
  expect(inOrder(after.rollups)).toEqual(inOrder(before.rollups));
  expect(await bringBack(database, text)).toBe(0);
  expect(await database.all()).toEqual(after);
});

it('into a device that was used meanwhile: both are there, each once, whatever its id says of its time', async () => {
  const { text } = await filled(MONTH);
  vi.stubGlobal('indexedDB', new IDBFactory());
  const strange = event({ kind: 'shown', data: {} }, { at: START });
  const own = [...use(null, { at: START }), { ...strange, id: `ffffffff${strange.id.slice(8)}` }];
  const { database } = await filled(own);
  await bringBack(database, text);
  const { events, rollups } = await database.all();
  expect(events).toHaveLength(MONTH.length + own.length);
  const shown = rollups.find(({ key }) => key.startsWith('2026-09-01|shown'));
  expect(shown?.count).toBeGreaterThanOrEqual(2);
  await bringBack(database, text);
  expect((await database.all()).rollups).toEqual(rollups);
});

it('a piece that cannot be written whole is not there at all', async () => {
  const { database, text } = await filled(MONTH);
  await database.erase();
  const { put } = IDBObjectStore.prototype;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    if (this.name === 'days') throw new DOMException('no room', 'QuotaExceededError');
    return put.apply(this, args);
  });
  await expect(bringBack(database, text)).rejects.toMatchObject({ code: 'full' });
  vi.restoreAllMocks();
  const { events, rollups } = await database.all();
  expect([events, rollups]).toEqual([[], []]);
});

it.each([
  ['an event of no kind', { events: [{ ...MONTH[0], kind: 'other' }], rollups: [] }],
  ['an event with more in it', { events: [{ ...MONTH[0], title: 'Orders' }], rollups: [] }],
  ['a count of nothing', { events: [], rollups: [{ key: 'then', count: 7 }] }],
  ['a count without end', { events: [], rollups: [{ key: '2026-09-01|shown|||||', count: 1e9 }] }],
])('%s is refused at the door', (_, piece) => {
  expect(() => checkAsk('bring', piece)).toThrow();
});

it('records get the name that the person has here; what is too old to be kept stays out, but not that a hint was closed', async () => {
  const old = START - 40 * DAY;
  const closed = event({ kind: 'hint', data: { fate: 'closed' } }, { at: old, person: 'other' });
  const brought = [
    ...use(true, { person: 'other' }),
    event({ kind: 'shown', data: {} }, { at: old }),
    closed,
  ];
  const { handlers, database, world } = fakeWorld({ retention: async () => 30, now: () => START + DAY });
  expect(await handlers.bring({ events: brought, rollups: [] }, {})).toEqual({ added: 3 });
  const kept = [...database.events.values()];
  expect(new Set(kept.map(({ person }) => person))).toEqual(new Set([await world.person()]));
  expect(kept.map(({ id }) => id).sort()).toEqual(
    [brought[0], brought[1], closed].map((one) => one!.id).sort(),
  );
  expect(firstId(old) < closed.id).toBe(true);
});

/** From each version to this one: whole, or not at all. An upgrade that dies at any step has lost nothing. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { daysOf } from '../../lib/insight/days.ts';
import { openDatabase } from '../../lib/webext/database.ts';
import { VERSION } from '../../lib/webext/upgrade.ts';
import { type Contents, lookInto, makeOlder, OLDER, ROLLUPS } from './older.ts';

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('navigator', { storage: { estimate: async () => ({ quota: 1e9, usage: 0 }) } });
});
afterEach(() => vi.restoreAllMocks());

/** What an upgrade does, one call each. */
const STEPS = [
  [IDBDatabase.prototype, 'createObjectStore'],
  [IDBDatabase.prototype, 'deleteObjectStore'],
  [IDBObjectStore.prototype, 'createIndex'],
  [IDBObjectStore.prototype, 'getAll'],
  [IDBObjectStore.prototype, 'put'],
] as const;

type End = 'before' | 'after' | 'throws';
const ENDS: End[] = ['before', 'after', 'throws'];

/**
 * The upgrade ends at one of its steps: its worker dies right before or after it, which the browser answers by taking
 * back the transaction, or the step itself fails.
 * @param at the step's number, from 0; Infinity only counts
 * @returns how many steps there were
 */
function endAt(at: number, end: End): () => number {
  let [steps, isUpgrading] = [0, false];
  let upgrade: IDBTransaction | null = null;
  const open = IDBFactory.prototype.open;
  vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(function (this: IDBFactory, ...args) {
    const request = open.apply(this, args);
    request.addEventListener('upgradeneeded', () => {
      [isUpgrading, upgrade] = [true, request.transaction];
      upgrade!.addEventListener('abort', () => {
        isUpgrading = false;
      });
      upgrade!.addEventListener('complete', () => {
        isUpgrading = false;
      });
    });
    return request;
  });
  for (const [prototype, name] of STEPS) {
    const whole = prototype as unknown as Record<string, (...args: unknown[]) => unknown>;
    const step = whole[name]!;
    vi.spyOn(whole, name).mockImplementation(function (this: unknown, ...args: unknown[]) {
      if (!isUpgrading || steps++ !== at) return step.apply(this, args);
      if (end === 'throws') throw new DOMException('no room', 'QuotaExceededError');
      if (end === 'before') upgrade!.abort();
      const result = step.apply(this, args);
      if (end === 'after') upgrade!.abort();
      return result;
    });
  }
  return () => steps;
}

/** What this version makes of what another held. */
function expected({ rollups: _, ...contents }: Contents): Contents {
  return {
    outbox: [],
    outboxState: [],
    packFiles: [],
    packs: [],
    places: [],
    refused: [],
    ...contents,
    days: daysOf(ROLLUPS),
  };
}

describe.each(OLDER)('from version %i', (version) => {
  it('all that was there is there', async () => {
    await makeOlder(version);
    const before = await lookInto();
    expect(before.contents.rollups).toHaveLength(ROLLUPS.length);
    const database = openDatabase();
    const { events, rollups } = await database.all();
    expect(events).toEqual(before.contents.events);
    expect(rollups).toEqual(ROLLUPS);
    expect(await lookInto()).toEqual({ version: VERSION, contents: expected(before.contents) });
  });

  it.each(ENDS)(
    'an upgrade that dies at any step (%s) leaves it as it was, and the next one works',
    async (end) => {
      await makeOlder(version);
      const before = await lookInto();
      const counted = endAt(Infinity, end);
      await openDatabase().ratings();
      const steps = counted();
      expect(steps).toBeGreaterThan(ROLLUPS.length / 2);
      for (let at = 0; at < steps; at++) {
        vi.restoreAllMocks();
        vi.stubGlobal('indexedDB', new IDBFactory());
        await makeOlder(version);
        endAt(at, end);
        await expect(openDatabase().ratings(), `step ${at}`).rejects.toThrow();
        vi.restoreAllMocks();
        expect(await lookInto(), `step ${at}`).toEqual(before);
        await openDatabase().ratings();
        expect(await lookInto(), `step ${at}`).toEqual({
          version: VERSION,
          contents: expected(before.contents),
        });
      }
    },
  );
});

it('without a database before, one is made that holds nothing', async () => {
  await openDatabase().ratings();
  const { version, contents } = await lookInto();
  expect(version).toBe(VERSION);
  expect(Object.values(contents).flat()).toEqual([]);
});

it('a newer one is told as newer, and left as it is', async () => {
  await new Promise((done) => {
    const opening = indexedDB.open('cuecard', VERSION + 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('later').put('of the future', 1);
    opening.onsuccess = () => done(opening.result.close());
  });
  await expect(openDatabase().ratings()).rejects.toMatchObject({ code: 'newer' });
  expect(await lookInto()).toEqual({ version: VERSION + 1, contents: { later: ['of the future'] } });
});

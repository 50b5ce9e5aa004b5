import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../../lib/webext/database.ts';
import { freeze } from '../../../lib/xapi/statement.ts';
import { AROUND, SAMPLES } from '../../xapi/events.ts';

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('navigator', { storage: { estimate: async () => ({ quota: 1e9, usage: 0 }) } });
});

const event = (n: number) => ({
  ...SAMPLES.rating,
  id: `0192a0a0-0000-7000-8000-${String(n).padStart(12, '0')}`,
});
const statement = (n: number, change = {}) => ({ ...freeze(event(n), AROUND), ...change });
const NO_VERB = { kind: 'refused', status: 400, message: 'no verb' } as const;

describe('an event and its statement', () => {
  it('are stored together, once, however often they are told', async () => {
    const database = openDatabase();
    for (let n = 0; n < 3; n++) await database.append(event(1), statement(1));
    expect((await database.all()).events).toHaveLength(1);
    const { outbox, due } = await database.outbox.look();
    expect({ waiting: outbox.waiting, bytes: outbox.bytes, due }).toEqual({
      waiting: 1,
      bytes: statement(1).bytes,
      due: 0,
    });
  });

  it('that was sent is not sent again when it is told again', async () => {
    const database = openDatabase();
    await database.append(event(1), statement(1));
    await database.outbox.depart(0);
    await database.outbox.settle([event(1).id], { kind: 'stored' }, 0, 0);
    await database.append(event(1), statement(1));
    expect(await database.outbox.depart(0)).toEqual([]);
  });

  it('are both not there when one of them cannot be stored', async () => {
    const database = openDatabase();
    const unstorable = { ...statement(1), json: (() => {}) as unknown as string };
    await expect(database.append(event(1), unstorable)).rejects.toThrow();
    expect((await database.all()).events).toEqual([]);
    expect((await database.all()).rollups).toEqual([]);
    expect((await database.outbox.look()).outbox.waiting).toBe(0);
  });

  it('without a record store the event is alone', async () => {
    const database = openDatabase();
    await database.append(event(1));
    expect((await database.all()).events).toHaveLength(1);
    expect((await database.outbox.look()).due).toBeNull();
  });

  it('are both erased, and what was put aside with them', async () => {
    const database = openDatabase();
    await database.append(event(1), statement(1));
    for (let n = 0; n < 3; n++) {
      const [only] = await database.outbox.depart(n * 1e6);
      await database.outbox.settle([only!.id], NO_VERB, n * 1e6, 0);
    }
    await database.append(event(2), statement(2));
    expect(await database.outbox.refused()).toMatchObject([{ id: event(1).id, message: 'no verb' }]);
    expect(await database.outbox.texts()).toHaveLength(2);
    await database.erase();
    expect(await database.outbox.texts()).toEqual([]);
    expect((await database.outbox.look()).outbox).toMatchObject({ waiting: 0, refused: 0 });
  });
});

it('an erased batch that is on its way settles without a trace', async () => {
  const database = openDatabase();
  await database.append(event(1), statement(1));
  await database.outbox.depart(0);
  await database.erase();
  await database.outbox.settle([event(1).id], { kind: 'stored' }, 0, 0);
  expect((await database.outbox.look()).outbox).toMatchObject({ waiting: 0, bytes: 0, delivered: 0 });
});

it('when there is no more room, what was only seen goes first, the oldest, then the oldest of all', async () => {
  const database = openDatabase();
  const large = { bytes: 4_000_000 };
  for (let n = 1; n <= 5; n++)
    await database.append(event(n), statement(n, { ...large, rank: n === 3 ? 0 : 1 }));
  await database.append(event(6), statement(6, large));
  await database.append(event(7), statement(7, large));
  const left = (await database.outbox.depart(0)).concat(await database.outbox.depart(0));
  expect(left[0]?.id).toBe(event(2).id);
  const { outbox } = await database.outbox.look();
  expect({ waiting: outbox.waiting, lost: outbox.lost, bytes: outbox.bytes }).toEqual({
    waiting: 5,
    lost: 2,
    bytes: 20_000_000,
  });
  expect((await database.all()).events).toHaveLength(7);
});

it('a database of the version before gets an outbox, and keeps what it has', async () => {
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open('cuecard', 3);
    request.onupgradeneeded = () => {
      const db = request.result;
      db.createObjectStore('events', { keyPath: 'id' }).createIndex('kind', 'kind');
      db.createObjectStore('rollups', { keyPath: 'key' });
      db.createObjectStore('places', { keyPath: 'ref' });
      db.createObjectStore('packs', { keyPath: 'id' });
      db.createObjectStore('packFiles');
      request.transaction!.objectStore('events').add(event(1));
    };
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
    request.onerror = () => reject(request.error);
  });
  const database = openDatabase();
  await database.append(event(2), statement(2));
  expect((await database.all()).events).toHaveLength(2);
  expect((await database.outbox.look()).outbox.waiting).toBe(1);
});

/** The background dies in the middle of an update, or the disk is full: the old pack works, and the next try succeeds. */
import { afterEach, describe, expect, it } from 'vitest';
import words from '../../public/_locales/en/messages.json' with { type: 'json' };
import { changedCopy } from './copies.ts';
import type { Driver, View } from './harness/types.ts';
import { until } from './harness/until.ts';
import { addPack, found, openPacks, told, update } from './pack-page.ts';
import { newSigner, OPEN, type PackServer, packOf, questionOf, startPackServer } from './pack-server.ts';
import { startBrowser } from './setup.ts';

const ended: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end();
});

/** A browser with version 1.0.0 of the pack, and a server that gives 1.1.0 from now on. */
async function start(
  extensionDir: string,
): Promise<{ driver: Driver; page: View; server: PackServer; next: Uint8Array }> {
  const [ada, server] = await Promise.all([newSigner(), startPackServer()]);
  ended.push(server.close);
  const driver = await startBrowser({ extensionDir });
  ended.push(() => driver.close());
  server.give(await packOf(ada, '1.0.0'));
  const page = await openPacks(driver);
  await addPack(page, server, ada);
  const next = await packOf(ada, '1.1.0');
  server.give(next);
  return { driver, page, server, next };
}

const isFound = (driver: Driver, version: string) =>
  until(`version ${version}`, async () =>
    (await found(driver)).some((one) => one.includes(questionOf(version))),
  );

/** The steps of an update, each of which can be made to hang. */
const HANG = `{
  const hang = (owner, name, fits, step) => {
    const real = owner[name];
    owner[name] = function (...args) {
      if (globalThis.hangAt !== step || !fits(this, ...args)) return real.apply(this, args);
      globalThis.hung = step;
      return new Promise(() => {});
    };
  };
  hang(globalThis, 'fetch', (_, url) => String(url).includes('acme.zip'), 'request');
  hang(ReadableStreamDefaultReader.prototype, 'read', () => true, 'download');
  hang(SubtleCrypto.prototype, 'verify', () => true, 'signature');
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (names, mode, options) {
    const tx = transaction.call(this, names, mode, options);
    // In the middle of the transaction: one of the two writes is made, and it does not end.
    if (globalThis.hangAt === 'storing' && mode === 'readwrite' && names.includes('packFiles')) {
      globalThis.hung = 'storing';
      const store = tx.objectStore('packs');
      const again = () => { store.get('x').onsuccess = again; };
      again();
    }
    return tx;
  };
  const area = (globalThis.chrome ?? globalThis.browser).storage.session;
  const set = area.set.bind(area);
  area.set = (values, ...more) => {
    if (globalThis.hangAt !== 'telling' || !values.packs?.stamp?.includes('acme') || values.packs.stamp === globalThis.before)
      return set(values, ...more);
    globalThis.hung = 'telling';
    return new Promise(() => {});
  };
}`;

describe('the worker is killed during an update:', () => {
  it.each([
    ['request', '1.0.0'],
    ['download', '1.0.0'],
    ['signature', '1.0.0'],
    ['storing', '1.0.0'],
    ['telling', '1.1.0'],
  ])('at the step "%s" version %s is whole and in use, and then the new one', async (step, version) => {
    const copy = await changedCopy({ before: HANG });
    ended.push(copy.remove);
    const { driver, page, server, next } = await start(copy.dir);
    const { stamp } = (await driver.session()).packs as { stamp: string };
    await driver.inWorker(
      (hangAt, before) => void Object.assign(globalThis, { hangAt, before }),
      step,
      stamp,
    );
    await update(page);
    await until('the update to hang', () =>
      driver.inWorker((step) => (globalThis as { hung?: string }).hung === step, step),
    );
    // The page asks again as soon as nobody answers: without a page, what is there is seen as the worker left it.
    await page.close();
    server.answer((_, response) => response.writeHead(500, { 'access-control-allow-origin': '*' }).end());
    await driver.killWorker();
    await isFound(driver, version);
    server.give(next);
    await update(await openPacks(driver));
    await isFound(driver, '1.1.0');
  });
});

/** As in database.test.ts, what Chromium does on a disk without room; here between the two writes of one pack. */
const NO_ROOM = `{
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (...args) {
    if (globalThis.noRoom && this.name === 'packFiles')
      throw new DOMException('Internal error opening backing store', 'UnknownError');
    return put.apply(this, args);
  };
  const { estimate } = StorageManager.prototype;
  StorageManager.prototype.estimate = async function () {
    return globalThis.noRoom ? { quota: 93345, usage: 93345 } : estimate.call(this);
  };
}`;

it('on a disk that is full the old pack works and it is told; with room again the new one comes', async () => {
  const copy = await changedCopy({ before: NO_ROOM });
  ended.push(copy.remove);
  const { driver, page } = await start(copy.dir);
  const setRoom = (noRoom: boolean) =>
    driver.inWorker((noRoom) => void Object.assign(globalThis, { noRoom }), noRoom);
  await setRoom(true);
  await update(page);
  expect(await told(page, words.packFault_full.message)).toContain(words.packSafe.message);
  await isFound(driver, '1.0.0');
  await page.waitForText('Version 1.0.0 by Ada');
  await setRoom(false);
  await update(page);
  await page.waitForText('Version 1.1.0 by Ada');
  await isFound(driver, '1.1.0');
});

/** The clock of the two waits of a download, as download.ts has them, goes faster: 20 s of silence are 2, 240 s in all 4. */
const HURRY = `{
  const real = globalThis.setTimeout;
  const waits = { 20000: 2000, 240000: 4000 };
  globalThis.setTimeout = (work, ms, ...more) => {
    if (waits[ms]) globalThis.waited = [...(globalThis.waited ?? []), ms];
    return real(work, waits[ms] ?? ms, ...more);
  };
}`;

it.each([
  ['says nothing more', undefined, 2000],
  ['sends a byte now and then', 300, 4000],
])(
  'a download that never ends, as its server %s, is given up; the old pack works',
  async (_, every, after) => {
    const copy = await changedCopy({ before: HURRY });
    ended.push(copy.remove);
    const { driver, page, server, next } = await start(copy.dir);
    let asked = 0;
    const left = Promise.withResolvers<number>();
    server.answer((_, response) => {
      asked = Date.now();
      response.writeHead(200, OPEN).write(next.slice(0, 500));
      const timer = every && setInterval(() => response.write('x'), every);
      response.on('close', () => {
        clearInterval(timer);
        left.resolve(Date.now() - asked);
      });
    });
    await update(page);
    expect(await told(page, words.packFault_timeout.message)).toContain(words.packSafe.message);
    // It is the wait that ended it, and the connection is let go.
    const waited = await left.promise;
    expect(waited).toBeGreaterThan(after - 200);
    expect(waited).toBeLessThan(after + 1800);
    const waits = await driver.inWorker(() => (globalThis as { waited?: number[] }).waited ?? []);
    expect(new Set(waits)).toEqual(new Set([20_000, 240_000]));
    await isFound(driver, '1.0.0');
    server.give(next);
    await update(page);
    await page.waitForText('Version 1.1.0 by Ada');
  },
);

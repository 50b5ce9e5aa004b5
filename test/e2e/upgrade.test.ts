/** A worker that dies in the middle of bringing the database to a new version: nothing is lost, and the next one does it. */
import { afterEach, expect, test } from 'vitest';
import { type Rollup, rollupsOf } from '../../lib/insight/rollup.ts';
import { VERSION } from '../../lib/webext/upgrade.ts';
import { DAY, use } from '../insight/samples.ts';
import { changedCopy } from './copies.ts';
import type { Driver, ExtensionApi } from './harness/types.ts';
import { until } from './harness/until.ts';
import { database } from './records.ts';
import { startBrowser } from './setup.ts';

declare const browser: ExtensionApi;

const ended: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end();
});

/** Young enough to be kept. */
const EVENTS = Array.from({ length: 20 }, (_, n) => use(true, { at: Date.now() - (n + 1) * DAY })).flat();
const ROLLUPS = rollupsOf(EVENTS);

/**
 * Once a day was written in its new form the upgrade asks on and on, and never comes to its end; later ones do. From which
 * version each began is noted.
 */
const ENDLESS = `{
  const { put } = IDBObjectStore.prototype;
  const { open } = IDBFactory.prototype;
  const spared = chrome.storage.local.get('spare').then(({ spare }) => spare === true);
  IDBFactory.prototype.open = function (...args) {
    const request = open.apply(this, args);
    request.addEventListener('upgradeneeded', ({ oldVersion }) => {
      if (args[0] === 'cuecard') chrome.storage.local.set({ ['from ' + performance.timeOrigin]: oldVersion });
    });
    return request;
  };
  IDBObjectStore.prototype.put = function (...args) {
    const request = put.apply(this, args);
    if (this.name !== 'days' || this.transaction.mode !== 'versionchange' || globalThis.isHalfDone) return request;
    let isSpared = false;
    spared.then((answer) => { isSpared = answer; });
    const again = () => { if (!isSpared) this.get('nothing').onsuccess = again; };
    request.addEventListener('success', () => {
      globalThis.isHalfDone = true;
      chrome.storage.local.set({ spare: true });
      again();
    });
    return request;
  };
}`;

/** Version 4, in which each count of a day was a record of its own. */
const makeVersion4 = (driver: Driver) =>
  driver.inExtension(
    (events, rollups) =>
      new Promise<void>((resolve, reject) => {
        indexedDB.deleteDatabase('cuecard');
        const opening = indexedDB.open('cuecard', 4);
        opening.onupgradeneeded = () => {
          const db = opening.result;
          const kept = db.createObjectStore('events', { keyPath: 'id' });
          kept.createIndex('kind', 'kind');
          for (const event of events) kept.put(event);
          const counts = db.createObjectStore('rollups', { keyPath: 'key' });
          for (const rollup of rollups) counts.put(rollup);
          db.createObjectStore('places', { keyPath: 'ref' });
          db.createObjectStore('packs', { keyPath: 'id' });
          db.createObjectStore('packFiles');
          const outbox = db.createObjectStore('outbox', { keyPath: 'id' });
          outbox.createIndex('due', 'due');
          outbox.createIndex('rank', 'rank');
          db.createObjectStore('outboxState');
          db.createObjectStore('refused', { keyPath: 'id' }).createIndex('at', 'at');
        };
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          opening.result.close();
          resolve();
        };
      }),
    EVENTS,
    ROLLUPS,
  );

const versionOf = (driver: Driver) =>
  driver.inExtension(
    async () => (await indexedDB.databases()).find(({ name }) => name === 'cuecard')?.version,
  );

const inOrder = (rollups: unknown) => [...(rollups as Rollup[])].sort((a, b) => (a.key < b.key ? -1 : 1));

test('killed in the middle: the old version is whole, and the next worker brings all of it over', async () => {
  const copy = await changedCopy({ before: ENDLESS });
  ended.push(copy.remove);
  const driver = await startBrowser({ extensionDir: copy.dir });
  ended.push(() => driver.close());
  await driver.killWorker();
  await makeVersion4(driver);
  await driver.inExtension(() => browser.storage.local.clear());

  await driver.inExtension(() => {
    browser.runtime.sendMessage({ kind: 'library', ask: null }).catch(() => {});
  });
  await until('the upgrade to be half done', () =>
    driver.inWorker(() => (globalThis as { isHalfDone?: boolean }).isHalfDone === true),
  );
  await driver.killWorker();

  await driver.inExtension(() => browser.runtime.sendMessage({ kind: 'library', ask: null }));
  await until('the new version', async () => (await versionOf(driver)) === VERSION);
  const begun = await driver.inExtension(() => browser.storage.local.get(null));
  expect(
    Object.entries(begun).flatMap(([key, version]) => (key.startsWith('from ') ? [version] : [])),
    'both upgrades began at the old version',
  ).toEqual([4, 4]);
  const now = await database(driver);
  expect(inOrder(now.rollups)).toEqual(inOrder(ROLLUPS));
  expect(now.events).toEqual(expect.arrayContaining(EVENTS));
});

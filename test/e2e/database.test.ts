/** The database is newer, full or held by another page: the person is told, lessons show, nothing is lost. */
import { afterEach, expect, test } from 'vitest';
import { type Demo, startDemo } from '../../demo/server.ts';
import type { FailureCode } from '../../lib/answer.ts';
import { type Event, firstId } from '../../lib/insight/event.ts';
import { VERSION } from '../../lib/webext/upgrade.ts';
import words from '../../public/_locales/en/messages.json' with { type: 'json' };
import { changedCopy } from './copies.ts';
import { fillDisk, SMALL_DISK } from './disk.ts';
import type { Driver, ExtensionApi, LaunchOptions, View } from './harness/types.ts';
import { until } from './harness/until.ts';
import { database } from './records.ts';
import { browserName, LOCALHOST, startBrowser } from './setup.ts';

declare const browser: ExtensionApi;

const ended: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end();
});

async function start(options: Partial<LaunchOptions> = {}): Promise<{ driver: Driver; demo: Demo }> {
  const demo = await startDemo({ delay: 0 });
  ended.push(demo.close);
  const driver = await startBrowser(options);
  ended.push(() => driver.close());
  await driver.grant(LOCALHOST);
  return { driver, demo };
}

/** The popup beside the demo's call queue, with its best lesson open. */
async function popupOnQueue(driver: Driver, demo: Demo): Promise<View> {
  const page = await driver.open(`${demo.url}/desk/`);
  const popup = await driver.popup(page);
  await popup.waitForText(words.rateQuestion.message);
  expect(await popup.evaluate(() => document.querySelector('h1')?.textContent)).toMatch(/\?$/);
  return popup;
}

const told = (popup: View, text: string) =>
  popup.waitFor((text) => document.querySelector('[role=alert]')?.textContent === text, text);

const marked = (popup: View) => popup.evaluate(() => document.querySelectorAll('[aria-pressed=true]').length);

/** Rates, and sees the trouble: the lesson stays, and nothing looks as if it had been saved. */
async function rateInVain(popup: View, text: string): Promise<void> {
  await popup.click({ text: words.useful.message });
  await told(popup, text);
  await popup.waitFor(() => document.querySelectorAll('[aria-pressed=true]').length === 0);
  expect(await popup.text()).not.toContain(words.ratedUseful.message);
  expect(await popup.text()).toContain(words.rateQuestion.message);
}

/** The same click works now, the trouble is gone and the rating is there once. */
async function rateWell(driver: Driver, popup: View): Promise<void> {
  await popup.click({ text: words.useful.message });
  await popup.waitForText(words.ratedUseful.message);
  await popup.waitFor(() => document.querySelector('[role=alert]') === null);
  expect(await marked(popup)).toBe(1);
  expect(await trouble(driver)).toBeUndefined();
  const { events = [], rollups = [] } = (await database(driver)) as {
    events?: Event[];
    rollups?: { key: string; count: number }[];
  };
  expect(events.filter(({ kind }) => kind === 'rating')).toHaveLength(1);
  const counted = rollups.filter(({ key }) => key.includes('|rating|'));
  expect(counted.map(({ count }) => count)).toEqual([1]);
}

async function trouble(driver: Driver): Promise<FailureCode | undefined> {
  return (await driver.session()).trouble as FailureCode | undefined;
}

/** What version 1 made, with one rating in it. */
/** Young enough to be kept: what is older than a year goes. */
const THEN = Date.now() - 30 * 24 * 60 * 60 * 1000;

const OLDER: Event = {
  kind: 'rating',
  id: firstId(THEN),
  tool: 'desk',
  page: 'queue',
  lesson: 'fernhill/take-next-call',
  revision: '00000000',
  data: { useful: true },
  at: THEN,
  zone: 'UTC',
  person: 'ada',
};

test('written by version 1: it goes on with all that was there, and remembers places from now on', async () => {
  const { driver, demo } = await start();
  await driver.inExtension(
    (event) =>
      new Promise<void>((resolve, reject) => {
        indexedDB.deleteDatabase('cuecard');
        const older = indexedDB.open('cuecard', 1);
        older.onupgradeneeded = () => {
          const events = older.result.createObjectStore('events', { keyPath: 'id' });
          events.createIndex('kind', 'kind');
          events.put(event);
          older.result.createObjectStore('rollups', { keyPath: 'key' }).put({ key: 'then', count: 7 });
        };
        older.onerror = () => reject(older.error);
        older.onsuccess = () => {
          older.result.close();
          resolve();
        };
      }),
    OLDER,
  );
  await driver.killWorker();
  const popup = await popupOnQueue(driver, demo);
  await popup.click({ text: words.useful.message });
  await popup.waitForText(words.ratedUseful.message);
  const memory = { place: 1, ticks: ['0.1'] };
  const place = { ref: 'fernhill/take-next-call', revision: '0000000a', tab: null };
  await driver.inExtension((ask) => browser.runtime.sendMessage({ kind: 'remember', ask }), {
    ...place,
    memory,
  });
  const { events = [], rollups = [], places = [] } = await database(driver);
  expect(events).toContainEqual(OLDER);
  expect(rollups).toContainEqual({ key: 'then', count: 7 });
  expect(places).toMatchObject([{ ref: place.ref, revision: place.revision, ...memory }]);
  const recalled = await driver.inExtension(
    (ask) => browser.runtime.sendMessage({ kind: 'recall', ask }),
    place,
  );
  expect(recalled).toMatchObject({ ok: true, value: memory });
  await driver.inExtension(() => browser.runtime.sendMessage({ kind: 'erase', ask: null }));
  // The page that is open may show its hint again, and that is recorded.
  const left = await database(driver);
  expect(left.events).not.toContainEqual(OLDER);
  expect(left.rollups).not.toContainEqual({ key: 'then', count: 7 });
  expect(left.places).toEqual([]);
});

test('written by a newer Cuecard: told, and the data is left alone', async () => {
  const { driver, demo } = await start();
  await driver.inExtension(
    () =>
      new Promise<void>((resolve, reject) => {
        indexedDB.deleteDatabase('cuecard');
        const newer = indexedDB.open('cuecard', 99);
        newer.onupgradeneeded = () => newer.result.createObjectStore('later').put('of the future', 1);
        newer.onerror = () => reject(newer.error);
        newer.onsuccess = () => {
          newer.result.close();
          resolve();
        };
      }),
  );
  await driver.killWorker();
  const popup = await popupOnQueue(driver, demo);
  await told(popup, words.troubleNewer.message);
  await rateInVain(popup, words.troubleNewer.message);
  expect(await trouble(driver)).toBe('newer');
  expect(await database(driver)).toEqual({ later: ['of the future'] });
});

/** The background has made its database when it looked for packs; into one that is there a little fits also on a full disk. */
async function forgetDatabase(driver: Driver): Promise<void> {
  await until('the database', () =>
    driver.inExtension(async () => (await indexedDB.databases()).some(({ name }) => name === 'cuecard')),
  );
  await driver.inExtension(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase('cuecard');
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error);
      }),
  );
}

test('full: told, and when there is room again the same click stores it once', async () => {
  // Chromium asks no quota of an extension with unlimitedStorage; its disk cannot be filled from here.
  const copy = await changedCopy(browserName === 'chromium' ? { without: 'unlimitedStorage' } : {});
  ended.push(copy.remove);
  const { driver, demo } = await start({ extensionDir: copy.dir, prefs: SMALL_DISK });
  await forgetDatabase(driver);
  const free = await fillDisk(driver);
  const popup = await popupOnQueue(driver, demo);
  await rateInVain(popup, words.troubleFull.message);
  expect(await trouble(driver)).toBe('full');
  await free();
  await rateWell(driver, popup);
});

/**
 * What Chromium does with an extension on a disk without room: no error of its own, but nothing left in the estimate.
 * Seen on a file system of 120 MB; a test may not mount one.
 */
const NO_ROOM = `{
  const { add } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.add = function (...args) {
    if (globalThis.noRoom) throw new DOMException('Internal error opening backing store', 'UnknownError');
    return add.apply(this, args);
  };
  const { estimate } = StorageManager.prototype;
  StorageManager.prototype.estimate = async function () {
    return globalThis.noRoom ? { quota: 93345, usage: 93345 } : estimate.call(this);
  };
}`;

test('a disk that runs full in the middle is told as full too', async () => {
  const copy = await changedCopy({ before: NO_ROOM });
  ended.push(copy.remove);
  const { driver, demo } = await start({ extensionDir: copy.dir });
  const popup = await popupOnQueue(driver, demo);
  await until('the impression', async () => (await database(driver)).events?.length);
  const setRoom = (noRoom: boolean) =>
    driver.inWorker((noRoom) => void Object.assign(globalThis, { noRoom }), noRoom);
  await setRoom(true);
  await rateInVain(popup, words.troubleFull.message);
  await setRoom(false);
  await rateWell(driver, popup);
});

/**
 * A browser closes an extension's pages when it updates the extension, and a page of Cuecard that reads the database
 * lets go of it. What is left is a page that does not: so here one holds an older version, and a background that wants
 * the next one. Of that background only the number is changed.
 */
const NEXT_VERSION = `{
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function (name, version) {
    return open.call(this, name, name === 'cuecard' ? version + 1 : version);
  };
}`;

test('held by a page with an older version: told each time, and it works once that page is closed', async () => {
  const copy = await changedCopy({ before: NEXT_VERSION });
  ended.push(copy.remove);
  const { driver, demo } = await start({ extensionDir: copy.dir });
  const holder = await driver.extensionPage('manifest.json');
  await holder.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        // The background may have made one already, to see which packs there are.
        indexedDB.deleteDatabase('cuecard');
        const older = indexedDB.open('cuecard', 1);
        older.onupgradeneeded = () => {
          older.result.createObjectStore('events', { keyPath: 'id' }).createIndex('kind', 'kind');
          older.result.createObjectStore('rollups', { keyPath: 'key' }).put({ key: 'kept', count: 7 });
        };
        older.onerror = () => reject(older.error);
        older.onsuccess = () => {
          Object.assign(globalThis, { held: older.result });
          resolve();
        };
      }),
  );
  const popup = await popupOnQueue(driver, demo);
  await told(popup, words.troubleBlocked.message);
  await rateInVain(popup, words.troubleBlocked.message);
  await rateInVain(popup, words.troubleBlocked.message);
  expect(await trouble(driver)).toBe('blocked');
  await holder.close();
  await until('the next version to be there', () =>
    driver.inExtension(
      async (next) =>
        (await indexedDB.databases()).some(({ name, version }) => name === 'cuecard' && version === next),
      VERSION + 1,
    ),
  );
  // What the older version held is there, and what the newer one adds.
  const { rollups = [], ...others } = await database(driver);
  expect(rollups).toContainEqual({ key: 'kept', count: 7 });
  expect(Object.keys(others)).toEqual(expect.arrayContaining(['events', 'packs', 'packFiles']));
  await rateWell(driver, popup);
});

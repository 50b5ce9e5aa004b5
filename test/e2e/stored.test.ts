/** The index that a worker stored: the next one answers from it, and without it as well. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Demo, startDemo } from '../../demo/server.ts';
import words from '../../public/_locales/en/messages.json' with { type: 'json' };
import type { Driver, ExtensionApi } from './harness/types.ts';
import { until } from './harness/until.ts';
import { LOCALHOST, startBrowser } from './setup.ts';

declare const browser: ExtensionApi;

let driver: Driver;
let demo: Demo;

beforeAll(async () => {
  [driver, demo] = await Promise.all([startBrowser({}), startDemo({ delay: 0 })]);
  await driver.grant(LOCALHOST);
});

afterAll(async () => {
  await driver?.close();
  await demo?.close();
});

/** Changes what is stored of the index: `part` names one of its stores, and what to put there. */
const plant = (how: 'name' | 'garbage') =>
  driver.inExtension(
    (how) =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('cuecard-index');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const db = opening.result;
          const tx = db.transaction(['heads', 'segments', 'lessons'], 'readwrite');
          const getting = tx.objectStore('heads').get(0);
          getting.onsuccess = () => {
            const head = getting.result;
            if (how === 'name') head.packs[0].info.name = 'As it was stored';
            else for (const name of ['segments', 'lessons']) tx.objectStore(name).clear();
            tx.objectStore('heads').put(head, 0);
          };
          tx.oncomplete = () => {
            db.close();
            resolve(how);
          };
          tx.onerror = () => reject(tx.error);
        };
      }),
    how,
  );

/** Once an index is stored, it is stored with another name. */
const planted = () =>
  until('the index to be stored', () =>
    plant('name').then(
      () => true,
      () => false,
    ),
  );

const names = async () => {
  const answer = await driver.inExtension(() => browser.runtime.sendMessage({ kind: 'library', ask: null }));
  return (answer as { value: { info: { name: string } }[] }).value.map(({ info }) => info.name);
};

async function lessonOnQueue(): Promise<void> {
  const page = await driver.open(`${demo.url}/desk/`);
  const popup = await driver.popup(page);
  await popup.waitForText(words.rateQuestion.message);
  expect(await popup.evaluate(() => document.querySelector('h1')?.textContent)).toBe(
    'How do I take the next call?',
  );
  await popup.close();
  await driver.view(page).close();
}

test('a worker that was woken answers from it, lessons too', async () => {
  await lessonOnQueue();
  expect(await names()).toContain('Fernhill Mobile');
  await planted();
  await driver.killWorker();
  expect(await names()).toContain('As it was stored');
  await lessonOnQueue();
});

test('when what was stored is gone, the packs are read again, and it is stored anew', async () => {
  await plant('garbage');
  await driver.killWorker();
  await lessonOnQueue();
  expect(await names()).toContain('Fernhill Mobile');
  await planted();
});

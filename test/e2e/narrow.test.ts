/** On a granted host no script of ours runs unless a pack says that a tool is there. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Demo, startDemo } from '../../demo/server.ts';
import { changedCopy, type Folder } from './copies.ts';
import type { Driver } from './harness/types.ts';
import { until } from './harness/until.ts';
import { openPacks } from './pack-page.ts';
import { LOCALHOST, startBrowser, stateWhere, tabStates } from './setup.ts';

declare const browser: {
  scripting: { getRegisteredContentScripts(): Promise<{ matches?: string[] }[]> };
};

let demo: Demo;
let copy: Folder;
const drivers: Driver[] = [];

beforeAll(async () => {
  [demo, copy] = await Promise.all([startDemo(), changedCopy({})]);
  // Request Tracker may be at any address; Fernhill's tools say theirs.
  await writeFile(join(copy.dir, 'packs/index.json'), '["packs/fernhill.zip"]');
});

afterAll(async () => {
  for (const driver of drivers) await driver.close();
  await Promise.all([demo?.close(), copy?.remove()]);
});

async function started(extensionDir?: string): Promise<Driver> {
  const driver = await startBrowser(extensionDir ? { extensionDir } : {});
  drivers.push(driver);
  await driver.grant(LOCALHOST);
  return driver;
}

it('a pack that goes takes the script along, and one that comes brings it, in open pages too', async () => {
  const driver = await started(copy.dir);
  await registered(driver, [LOCALHOST]);
  const options = await openPacks(driver);
  await options.click({ text: 'Remove: Fernhill Mobile' });
  await options.waitForText('Removed. Its lessons');
  await registered(driver, []);
  const page = await driver.open(`${demo.url}/desk/`);
  await driver.view(page).waitForText('Take next call');
  // A popup is told what is here all the same.
  const popup = await driver.popup(page);
  await popup.waitForText('No lessons are installed');
  await popup.close();
  expect(Object.values(await tabStates(driver)).filter(({ page }) => page)).toEqual([]);
  const again = await openPacks(driver);
  await again.click({ text: 'Bring back: Fernhill Mobile' });
  await registered(driver, [LOCALHOST]);
  await page.bringToFront();
  await stateWhere(driver, 'the queue', (state) => state.page?.id === 'queue');
});

it('an open page hears of a pack that comes also where another tool may be', async () => {
  const driver = await started();
  const options = await openPacks(driver);
  await options.click({ text: 'Remove: Fernhill Mobile' });
  await options.waitForText('Removed. Its lessons');
  const page = await driver.open(`${demo.url}/desk/`);
  await driver.view(page).waitForText('Take next call');
  // It was asked about, and is no page of Request Tracker's.
  await until('the page to be asked for', async () => 'tools' in (await driver.session()));
  const again = await openPacks(driver);
  await again.click({ text: 'Bring back: Fernhill Mobile' });
  await again.waitForText('Read and checked');
  await page.bringToFront();
  await stateWhere(driver, 'the queue', (state) => state.page?.id === 'queue');
});

async function registered(driver: Driver, wanted: string[]): Promise<void> {
  const own = await driver.extensionPage('options.html');
  const matches = () =>
    own.evaluate(async () =>
      (await browser.scripting.getRegisteredContentScripts()).flatMap(({ matches = [] }) => matches),
    );
  let last: string[] = [];
  await until(
    `the script to be registered for ${JSON.stringify(wanted)}`,
    async () => {
      last = await matches();
      return JSON.stringify(last) === JSON.stringify(wanted);
    },
    { detail: () => JSON.stringify(last) },
  );
  await own.close();
}

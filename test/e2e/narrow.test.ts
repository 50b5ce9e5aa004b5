/** On a granted host no script of ours runs unless a pack says that a tool is there; beside a tool, on its host, a small one. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Demo, startDemo } from '../../demo/server.ts';
import { changedCopy, type Folder } from './copies.ts';
import { type Fixtures, serve } from './harness/fixtures.ts';
import type { Driver } from './harness/types.ts';
import { until } from './harness/until.ts';
import { openPacks } from './pack-page.ts';
import { LOCALHOST, startBrowser, stateWhere, tabStates } from './setup.ts';

declare const browser: {
  tabs: { query(filter: { url: string[] }): Promise<{ id: number }[]> };
  scripting: {
    executeScript(script: {
      target: { tabId: number };
      func: () => string[];
    }): Promise<{ result: string[] }[]>;
    getRegisteredContentScripts(): Promise<{ id: string; matches?: string[] }[]>;
  };
};

/** Fernhill's tools, and the rest of their host. */
const FERNHILL = [
  ...['desk', 'expenses', 'pos'].map((path) => LOCALHOST.replace('/*', `/${path}*`)),
  LOCALHOST,
];

/** A router that goes to a tool's view before any script of an extension is there. */
const MOVES = '<script>history.replaceState(null, "", "/pos/#/sell")</script>';

let demo: Demo;
let fixtures: Fixtures;
let copy: Folder;
const drivers: Driver[] = [];

beforeAll(async () => {
  const store = '<meta name="generator" content="Fernhill Store"><h1>Receipts</h1>';
  [demo, fixtures, copy] = await Promise.all([
    startDemo(),
    serve({ '/POS/': store, '/start': `${store}${MOVES}` }),
    changedCopy({}),
  ]);
  // Request Tracker may be at any address; Fernhill's tools say theirs.
  await writeFile(join(copy.dir, 'packs/index.json'), '["packs/fernhill.zip"]');
});

afterAll(async () => {
  for (const driver of drivers) await driver.close();
  await Promise.all([demo?.close(), fixtures?.close(), copy?.remove()]);
});

async function started(extensionDir?: string): Promise<Driver> {
  const driver = await startBrowser(extensionDir ? { extensionDir } : {});
  drivers.push(driver);
  await driver.grant(LOCALHOST);
  return driver;
}

it('a pack that goes takes the script along, and one that comes brings it, in open pages too', async () => {
  const driver = await started(copy.dir);
  await registered(driver, FERNHILL);
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
  await registered(driver, FERNHILL);
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

it('beside a tool a page is heard of once its view is the tool’s', async () => {
  const driver = await started(copy.dir);
  await registered(driver, FERNHILL);
  const page = await driver.open(`${demo.url}/`);
  await driver.view(page).waitForText('Fernhill');
  await until(
    'the lookout to be there, and nothing else',
    async () => (await scriptsIn(driver)) === 'cuecardLookout',
  );
  await page.evaluate(() => {
    document.head.insertAdjacentHTML('beforeend', '<meta name="generator" content="Fernhill Store">');
    history.pushState(null, '', '/pos/#/sell');
  });
  await stateWhere(driver, 'the till', (state) => state.page?.id === 'sell');
  await page.evaluate(() => history.pushState(null, '', '/pos/#/returns'));
  await stateWhere(driver, 'returns', (state) => state.page?.id === 'returns');
});

it('a view that came while the page was loading is heard of', async () => {
  const driver = await started(copy.dir);
  await registered(driver, FERNHILL);
  await driver.open(fixtures.url('/start'));
  await stateWhere(driver, 'the till', (state) => state.page?.id === 'sell');
});

it('rules do not count the case of letters, though the browser’s patterns do', async () => {
  const driver = await started(copy.dir);
  await registered(driver, FERNHILL);
  await driver.open(fixtures.url('/POS/'));
  await stateWhere(driver, 'the store', (state) => state.tool?.id === 'pos');
});

/** What scripts of ours left in the one page that is open on this machine. */
async function scriptsIn(driver: Driver): Promise<string> {
  const own = await driver.extensionPage('options.html');
  const found = await own.evaluate(async () => {
    const [tab] = await browser.tabs.query({ url: ['http://localhost/*'] });
    const names = () => Object.getOwnPropertyNames(globalThis).filter((name) => name.startsWith('cuecard'));
    const [answer] = await browser.scripting.executeScript({ target: { tabId: tab!.id }, func: names });
    return answer!.result.join();
  });
  await own.close();
  return found;
}

async function registered(driver: Driver, wanted: string[]): Promise<void> {
  const own = await driver.extensionPage('options.html');
  const matches = () =>
    own.evaluate(async () =>
      (await browser.scripting.getRegisteredContentScripts())
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .flatMap(({ matches = [] }) => matches),
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

/** Without a grant a click allows one reading, and a grant that is taken back ends at once, in the open page too. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Demo, startDemo } from '../../demo/server.ts';
import type { Driver } from './harness/types.ts';
import { badgeWhere, LOCALHOST, startBrowser, stateWhere, tabStates } from './setup.ts';

let demo: Demo;
let driver: Driver;

beforeAll(async () => {
  [demo, driver] = await Promise.all([startDemo(), startBrowser()]);
});

afterAll(async () => {
  await driver?.close();
  await demo?.close();
});

const pages = async () => Object.values(await tabStates(driver)).map((state) => state.page?.id ?? null);

it('a click reads the page it was made on, and nothing that comes after it', async () => {
  const page = await driver.open(`${demo.url}/desk/`);
  const view = driver.view(page);
  await view.waitForText('Take next call');
  const popup = await driver.popup(page);
  await popup.waitForText('How do I take the next call?');
  await popup.close();
  await view.click({ text: 'Callbacks' });
  await view.waitForText('Reason for the call');
  // Longer than the first looks after a navigation, by the page's own clock.
  await view.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1500)));
  expect(await pages()).toEqual(['queue']);
  const again = await driver.popup(page);
  await again.waitForText('How do I schedule a callback in another time zone?');
  await again.close();
  await page.close();
});

it('a host that is taken back is not read any more, and its icon goes grey', async () => {
  await driver.grant(LOCALHOST);
  const page = await driver.open(`${demo.url}/desk/`);
  const view = driver.view(page);
  await stateWhere(driver, 'the queue', (state) => state.page?.id === 'queue');
  await driver.revoke(LOCALHOST);
  await page.bringToFront();
  await view.click({ text: 'Callbacks' });
  await view.waitForText('Reason for the call');
  await badgeWhere(driver, page, (text) => text === '');
  expect(await pages()).toEqual([]);
});

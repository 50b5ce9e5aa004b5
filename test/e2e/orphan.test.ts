/** An update, a switch-off or a removal of Cuecard while a hint is open in a page that stays open. */
import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Fixtures, serve } from './harness/fixtures.ts';
import type { Driver } from './harness/types.ts';
import { until } from './harness/until.ts';
import { forgetAll, HOST, hintIn, noHintIn, placeOf, restingPlace } from './hint-page.ts';
import { formPage } from './hostile-pages.ts';
import { LOCALHOST, startBrowser, stateWhere } from './setup.ts';
import { SPY } from './spy.ts';
import { switchOff } from './switch-off.ts';

// Each test has a browser of its own.
vi.setConfig({ testTimeout: 120_000 });

let fixtures: Fixtures;
let driver: Driver;
let page: Page;

beforeEach(async () => {
  fixtures = await serve({ '/desk/tickets/open': formPage({ head: SPY }) });
  driver = await startBrowser();
  await driver.grant(LOCALHOST);
  page = await driver.open(fixtures.url('/desk/tickets/open'));
});

afterEach(async () => {
  await driver?.close();
  await fixtures?.close();
});

const openHint = async () => {
  const offered = await hintIn(driver, page, 'Which priority');
  await offered.click('.offer');
  await offered.waitForText('Choose by effect');
};
const hosts = () => page.evaluate((host) => document.querySelectorAll(host).length, HOST);

test('after an update the old hint goes, and the new version works in the open page', async () => {
  await openHint();
  await page.evaluate(() => Object.assign(globalThis, { stayed: true }));
  await driver.reload();
  await noHintIn(driver, page);
  // The new version has read the page, where the person goes on.
  const view = driver.view(page);
  await view.click('#subject');
  await stateWhere(driver, 'the page to be read', (state) => state.page?.id === 'ticket');
  await forgetAll(driver);
  await page.bringToFront();
  await view.click('#priority');
  await openHint();
  expect(await hosts()).toBe(1);
  expect(await page.evaluate(() => (globalThis as { stayed?: boolean }).stayed)).toBe(true);
});

test.each(['disabled', 'removed'] as const)('when Cuecard is %s the hint goes', async (how) => {
  await openHint();
  const { left, top, width, height } = await restingPlace(driver, page);
  await page.evaluate(() => spy.take());
  await switchOff(driver, how);
  await page.bringToFront();
  await until('the hint to vanish', async () => (await placeOf(driver, page)) === null);
  const under = await page.evaluate(
    (x, y) => document.elementFromPoint(x, y)?.localName,
    left + width / 2,
    top + height / 2,
  );
  expect(under).toBe('html');
  // Firefox lets no script of ours run any more: an empty element that nobody sees or hits stays until the page is left.
  const { changes } = await page.evaluate(() => spy.take());
  expect(changes).toEqual(driver.name === 'firefox' ? [] : ['html childList -cuecard-hint']);
});

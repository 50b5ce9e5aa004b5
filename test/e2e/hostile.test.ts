/** A hint in pages that are hard on it: it is seen whole, can be opened, read and closed, and covers nothing it speaks of. */
import { mkdir } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { eventId } from '../../lib/insight/event.ts';
import { type Fixtures, serve } from './harness/fixtures.ts';
import type { Driver, ExtensionApi } from './harness/types.ts';
import { until } from './harness/until.ts';
import { forgetAll, HOST, hintIn, misplaced, noHintIn, placeOf, restingPlace } from './hint-page.ts';
import { DIALOG, FULLSCREEN, formPage, HOSTILE } from './hostile-pages.ts';
import { asPrinted, fontsPrinted } from './print.ts';
import { browserName, LOCALHOST, startBrowser, stateWhere, tabStates } from './setup.ts';

declare const browser: ExtensionApi;

// A closed hint can be brought back on the spot for a while: each test waits for the end of that.
vi.setConfig({ testTimeout: 120_000 });

const PICTURES = '.output/hostile';
const FIELD = { question: 'Which priority do I choose for a ticket?', answer: 'Choose by effect' };
const PAGE = { question: 'How do I refund an order?', answer: 'Tick the items' };

let fixtures: Fixtures;
let driver: Driver;
let page: Page;

beforeAll(async () => {
  await mkdir(PICTURES, { recursive: true });
  const hostile = Object.entries(HOSTILE).map(([name, parts]) => [`/desk/tickets/${name}`, formPage(parts)]);
  fixtures = await serve({
    ...Object.fromEntries(hostile),
    '/desk/tickets/plain': formPage(),
    '/desk/orders/dialog/refund': formPage(DIALOG),
    '/desk/orders/fullscreen/refund': formPage(FULLSCREEN),
  });
  driver = await startBrowser();
  await driver.grant(LOCALHOST);
});

afterAll(async () => {
  await driver?.close();
  await fixtures?.close();
});

afterEach(async () => {
  await page?.close();
  await until('the hint to be forgotten', async () => (await driver.session()).hint === undefined);
  await until('the tab to be forgotten', async () => Object.keys(await tabStates(driver)).length === 0);
  await forgetAll(driver);
});

const open = async (path: string) => {
  page = await driver.open(fixtures.url(path));
};
const picture = (name: string) => driver.view(page).screenshot(`${PICTURES}/${name}-${browserName}.png`);

/** Opens the hint, reads its lesson, folds it up and closes it for good. */
async function use({ question, answer }: typeof FIELD, name: string, about: string | null): Promise<void> {
  const offered = await hintIn(driver, page, question);
  expect(await misplaced(driver, page, about)).toEqual([]);
  await picture(`${name}-offer`);
  await offered.click('.offer');
  await offered.waitForText(answer);
  const card = await hintIn(driver, page, answer);
  expect(await misplaced(driver, page, about)).toEqual([]);
  await picture(`${name}-card`);
  await card.press('Escape');
  await card.waitFor(() => document.querySelector('.offer'));
  const folded = await hintIn(driver, page, question);
  await folded.click({ text: 'Close this hint' });
  await folded.waitForText('Closed.');
  await noHintIn(driver, page);
}

test.each(Object.keys(HOSTILE))('%s', async (name) => {
  await open(`/desk/tickets/${name}`);
  await use(FIELD, name, '#priority');
});

test('a planted fault is found: a hint that is over its field, or cut off', async () => {
  await open('/desk/tickets/plain');
  await hintIn(driver, page, FIELD.question);
  await page.evaluate(() => {
    document.querySelector<HTMLElement>('#priority')!.style.cssText =
      'position: fixed; inset: 0; width: 100vw';
  });
  expect(await misplaced(driver, page, '#priority')).toContain('over #priority');
  await page.evaluate(() => document.querySelector('#priority')!.removeAttribute('style'));
  await driver.inRoot(page, 'cuecard-hint', (root) => {
    root.querySelector('iframe')!.style.cssText = 'width: 60%; height: 60%';
  });
  expect((await misplaced(driver, page, null)).join()).toMatch(/drawn at.*cut off/);
});

describe('a modal dialog', () => {
  test('that is open keeps the hint away; it comes when the dialog is closed', async () => {
    await open('/desk/orders/dialog/refund?open');
    await stateWhere(driver, 'the page to be read', (state) => state.page?.id === 'refund');
    const view = driver.view(page);
    await view.click('#ok');
    await use(PAGE, 'dialog-before', null);
    expect(await view.evaluate(() => (globalThis as unknown as { whileOpen: number }).whileOpen)).toBe(0);
  });

  test('that opens later lies over the hint, which is there again afterwards', async () => {
    await open('/desk/orders/dialog/refund');
    await restingPlace(driver, page);
    const view = driver.view(page);
    await view.evaluate(() => document.querySelector('dialog')!.showModal());
    expect(await placeOf(driver, page)).toMatchObject({ isReachable: false });
    await picture('dialog-after-open');
    await view.click('#ok');
    await use(PAGE, 'dialog-after', null);
  });

  test('is not covered by a hint that was brought back meanwhile', async () => {
    await open('/desk/orders/dialog/refund?open');
    await stateWhere(driver, 'the page to be read', (state) => state.page?.id === 'refund');
    const [key] = Object.keys(await tabStates(driver));
    const ask = { ref: 'fernhill/refund-order', tab: Number(key!.slice(4)), id: eventId() };
    const answer = await driver.inExtension(
      (ask) => browser.runtime.sendMessage({ kind: 'restore', ask }),
      ask,
    );
    expect(answer).toEqual({ ok: true, value: null });
    await page.bringToFront();
    const frame = await driver.frame(page, 'card.html');
    await frame.waitForText(PAGE.question);
    // Longer than the page has to rest before a hint is shown, by its own clock.
    await frame.evaluate(() => new Promise((resolve) => setTimeout(resolve, 2000)));
    expect(await placeOf(driver, page)).toBeNull();
    await picture('dialog-brought-back');
    await driver.view(page).click('#ok');
    await use(PAGE, 'dialog-brought-back-then', null);
  });
});

test('an element in full screen lies over the hint, which is there again afterwards', async () => {
  await open('/desk/orders/fullscreen/refund');
  await restingPlace(driver, page);
  const view = driver.view(page);
  await view.click('#full');
  await view.waitFor(() => document.fullscreenElement !== null && innerHeight > 0);
  await until('the hint to be covered', async () => !(await placeOf(driver, page))?.isReachable);
  await picture('fullscreen-on');
  await view.click('#back');
  await view.waitFor(() => document.fullscreenElement === null);
  await use(PAGE, 'fullscreen', null);
});

test('the hint is not printed', async () => {
  const printed = (name: string) => fontsPrinted(page, `${PICTURES}/${name}-${browserName}.pdf`);
  await open('/desk/tickets/plain');
  const bare = await printed('print-bare');
  await page.bringToFront();
  await restingPlace(driver, page);
  await asPrinted(driver, page, async () => expect(await placeOf(driver, page)).toBeNull());
  expect(await printed('print')).toEqual(bare);
  await use(FIELD, 'print', '#priority');
});

test('without its rule for print it would be', async () => {
  await open('/desk/tickets/plain');
  const bare = await fontsPrinted(page, `${PICTURES}/print-bare-${browserName}.pdf`);
  await restingPlace(driver, page);
  await driver.inRoot(page, HOST, (root) => {
    const style = root.querySelector('style')!;
    style.textContent = style.textContent.replace('@media print', '@media speech');
  });
  await restingPlace(driver, page);
  expect(await fontsPrinted(page, `${PICTURES}/print-planted-${browserName}.pdf`)).not.toEqual(bare);
});

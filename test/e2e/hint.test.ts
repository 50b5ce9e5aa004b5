/** Help that comes by itself: the beacon and the card in a real page, from the first visit to closed for good. */
import { mkdir } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Demo, startDemo } from '../../demo/server.ts';
import { violations } from './harness/axe.ts';
import type { Driver } from './harness/types.ts';
import { until } from './harness/until.ts';
import { HOST, hintIn, misplaced, noHintIn, openDeskAt, openly, placeOf, TAKE } from './hint-page.ts';
import { browserName, LOCALHOST, startBrowser, stateWhere } from './setup.ts';
import { storedEvents } from './stored.ts';

let demo: Demo;
let driver: Driver;

beforeEach(async () => {
  [demo, driver] = await Promise.all([startDemo({ delay: 0 }), startBrowser()]);
  await driver.grant(LOCALHOST);
});

afterEach(async () => {
  await driver?.close();
  await demo?.close();
});

const openDesk = (path: string, page: string) => openDeskAt(driver, demo.url, path, page);
const beaconOf = (page: Page, question: string) => hintIn(driver, page, question);
const gone = (page: Page) => noHintIn(driver, page);

async function picture(page: Page, name: string): Promise<void> {
  await mkdir('.output/hint', { recursive: true });
  await driver.view(page).screenshot(`.output/hint/${name}-${browserName}.png`);
}

const fates = async () =>
  (await storedEvents(driver)).flatMap((event) => (event.kind === 'hint' ? [event.data.fate] : []));

describe('a hint for a page', () => {
  it('comes by itself, opens in place, and folds up by Escape', async () => {
    const page = await openDesk('', 'queue');
    const frame = await beaconOf(page, TAKE);
    const edge = await driver.inRoot(page, HOST, (root) => {
      const { borderTopLeftRadius, boxShadow } = getComputedStyle(root.querySelector('iframe')!);
      return { borderTopLeftRadius, hasShadow: boxShadow !== 'none' };
    });
    expect(edge).toEqual({ borderTopLeftRadius: '8px', hasShadow: true });
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
    await until('the impression', async () => (await fates()).includes('seen'));
    await frame.click('.offer');
    await frame.waitForText('The caller who has waited longest comes first.');
    await until('it to be open', async () => (await fates()).includes('opened'));
    expect(await violations(frame)).toEqual([]);
    await frame.press('Escape');
    await frame.waitFor(() => document.querySelector('.offer'));
    await frame.click('.offer');
    await frame.click({ text: 'Useful' });
    await frame.waitForText('Rated useful.');
    expect((await storedEvents(driver)).filter(({ kind }) => kind === 'rating')).toHaveLength(1);
    await page.close();
  });

  it('closed stays closed at any address of the page, and the popup brings it back', async () => {
    const page = await openDesk('', 'queue');
    const frame = await beaconOf(page, TAKE);
    await frame.click({ text: 'Close this hint' });
    await frame.waitForText('You find it in the Cuecard popup.');
    await gone(page);
    await page.goto(`${demo.url}/desk/?view=all#top`);
    await stateWhere(driver, 'the page to be read again', (state) => state.closed.length === 1);
    const popup = await driver.popup(page);
    await popup.waitForText('Closed here');
    expect(await placeOf(driver, page)).toBeNull();
    await popup.click({ text: `Bring back the hint: ${TAKE}` });
    await popup.waitFor(() => !document.body.textContent!.includes('Closed here'));
    await popup.close();
    await beaconOf(page, TAKE);
  });

  it('is undone where it was closed by mistake', async () => {
    const page = await openDesk('', 'queue');
    const frame = await beaconOf(page, TAKE);
    await frame.click({ text: 'Close this hint' });
    await frame.click({ text: 'Undo' });
    await frame.waitForText(TAKE);
    await until('it to be stored', async () => (await fates()).includes('restored'));
    expect((await stateWhere(driver, 'the queue', (state) => state.page?.id === 'queue')).closed).toEqual([]);
  });

  it('can be asked to come less often, which the options show and end', async () => {
    const page = await openDesk('', 'queue');
    const frame = await beaconOf(page, TAKE);
    await frame.click({ text: 'Close this hint' });
    await frame.click({ text: 'Fewer hints' });
    await frame.waitForText('Until Monday');
    expect(await violations(frame)).toEqual([]);
    await frame.click({ text: 'Until Monday' });
    await frame.waitForText('No hints until Monday');
    await frame.click({ text: 'Undo' });
    await frame.click({ text: 'On this page: Call queue' });
    await frame.waitForText('No hints on the page “Call queue”.');
    await gone(page);
    const options = await driver.extensionPage('options.html');
    await options.waitForText('Call queue · Fernhill Desk');
    expect(await options.text()).not.toContain('End the pause');
    expect(await violations(options)).toEqual([]);
    await options.click({ text: 'For today' });
    await options.waitForText('End the pause');
    await options.click({ text: 'Allow hints: Call queue · Fernhill Desk' });
    await options.waitFor(() => !document.body.textContent!.includes('Pages without hints'));
    await options.click({ text: 'End the pause' });
    await options.waitForText('Until Monday');
    await options.close();
  });

  it('says to an author why it came, and what kept the other lessons back', async () => {
    const options = await driver.extensionPage('options.html');
    await options.click({ text: 'Show it' });
    await options.waitForText('Saved');
    await options.close();
    const page = await openDesk('', 'queue');
    const popup = await driver.popup(page);
    await popup.click('.author summary');
    await popup.waitForText('Words of the page, by weight');
    const text = await popup.text();
    for (const part of [
      'desk/queue',
      'A hint is offered.',
      'First, and sure.',
      'It is placed elsewhere in this tool',
    ])
      expect(text).toContain(part);
    expect(await violations(popup)).toEqual([]);
    await popup.close();
  });

  it('goes on being read while the tool shows its next page, and dies with nothing lost when the worker does', async () => {
    const page = await openDesk('', 'queue');
    const frame = await beaconOf(page, TAKE);
    await driver.killWorker();
    await frame.click('.offer');
    await frame.waitForText('The caller who has waited longest comes first.');
    await driver.killWorker();
    await page.goto(`${demo.url}/desk/callbacks`);
    await stateWhere(driver, 'the callbacks', (state) => state.page?.id === 'callbacks');
    const next = await driver.frame(page, 'card.html');
    await next.waitForText('The caller who has waited longest comes first.');
    expect(await page.evaluate(() => document.activeElement?.localName)).not.toBe(HOST);
    expect((await fates()).filter((fate) => fate === 'opened')).toHaveLength(1);
  });
});

describe('field and alert', () => {
  it('offers the lesson of the field that gets the focus, and never over it', async () => {
    const page = await openDesk('tickets/new', 'ticket-new');
    const field = await driver.view(page).waitFor(() => {
      const label = [...document.querySelectorAll('label')].find((one) =>
        /priority/i.test(one.textContent ?? ''),
      );
      return label?.htmlFor;
    });
    await driver.view(page).click(`[id="${field}"]`);
    await stateWhere(
      driver,
      'the field to be read',
      (state) => state.matches[0]?.reasons[0]?.kind === 'field',
    );
    const state = await stateWhere(driver, 'the state', (state) => state.situation.field !== null);
    await beaconOf(page, state.matches[0]!.question);
    expect(await misplaced(driver, page, `[id="${field}"]`)).toEqual([]);
    await picture(page, 'field');
  });

  it('offers the lesson of an error text that appears', async () => {
    const page = await openDesk('tickets/new', 'ticket-new');
    const view = driver.view(page);
    await view.click('button[type="submit"]');
    const state = await stateWhere(
      driver,
      'the error',
      (one) => one.matches[0]?.reasons[0]?.kind === 'alert',
    );
    await beaconOf(page, state.matches[0]!.question);
    await picture(page, 'alert');
  });
});

describe('axe', () => {
  it('finds nothing in what the page holds of a hint, nor in its frame, light and dark, but a planted fault', async () => {
    const page = await openDesk('', 'queue');
    const frame = await beaconOf(page, TAKE);
    for (const scheme of ['light', 'dark'] as const) {
      await driver.view(page).media({ scheme });
      expect(await violations(frame), scheme).toEqual([]);
    }
    await openly(driver, page);
    const ours = async () => (await violations(driver.view(page))).filter((line) => line.includes('#open'));
    expect(await ours()).toEqual([]);
    await page.evaluate(() =>
      document.querySelector('#open')!.shadowRoot!.querySelector('iframe')!.removeAttribute('title'),
    );
    expect((await ours()).join()).toContain('frame-title');
    await frame.evaluate(() => document.querySelector('.icon')!.removeAttribute('aria-label'));
    await frame.evaluate(() => document.querySelector('.icon')!.removeAttribute('title'));
    expect((await violations(frame)).join()).toContain('button-name');
  });
});

it('by keyboard alone: last in the tab order, opened, read, folded, closed', async () => {
  const page = await openDesk('', 'queue');
  const frame = await beaconOf(page, TAKE);
  // Behind the tool's last control come only those of its softphone, in a root of its own, and then the hint.
  await page.evaluate(() => {
    const stops = 'a[href],button:enabled,input:enabled,select:enabled,textarea:enabled,[tabindex="0"]';
    const last = [...document.querySelectorAll<HTMLElement>(stops)]
      .filter((one) => one.checkVisibility())
      .at(-1)!;
    last.focus();
    if (document.activeElement !== last) throw new Error(`${last.outerHTML} takes no focus`);
  });
  const at = () => page.evaluate(() => document.activeElement?.localName ?? '');
  do await driver.view(page).press('Tab');
  while ((await at()) === 'fernhill-softphone');
  expect(await at()).toBe(HOST);
  await frame.press('Enter');
  await frame.waitFor(() => document.activeElement?.localName === 'h1');
  await frame.press('Escape');
  await frame.waitFor(() => document.querySelector('.offer'));
});

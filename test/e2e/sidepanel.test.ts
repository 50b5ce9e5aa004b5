/** The real side panel, in Firefox the real sidebar: opened by a click, it follows the tab in front. */
import { mkdir } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Demo, startDemo } from '../../demo/server.ts';
import { isBeside, openBeside, resizeBeside } from './beside.ts';
import { cut } from './cut.ts';
import { violations } from './harness/axe.ts';
import { type Fixtures, serve } from './harness/fixtures.ts';
import type { Driver, ExtensionApi, View } from './harness/types.ts';
import { until } from './harness/until.ts';
import { browserName, LOCALHOST, startBrowser, stateWhere } from './setup.ts';
import { storedEvents } from './stored.ts';

declare const browser: ExtensionApi;

const SHOTS = `.output/look/${browserName}`;
const QUEUE = 'How do I take the next call?';
const CALLBACK = 'How do I schedule a callback in another time zone?';
const UNALLOWED = 'Cuecard does not read this site by itself';
const UNKNOWN = '<!doctype html><html lang="en"><title>Zyx</title><h1>Qwrt Zyx</h1>';

let demo: Demo;
let fixtures: Fixtures;
let driver: Driver;
let panel: View;
let pages: Page[] = [];

beforeAll(async () => {
  await mkdir(SHOTS, { recursive: true });
  [demo, fixtures, driver] = await Promise.all([startDemo(), serve({ '/unknown': UNKNOWN }), startBrowser()]);
});

afterAll(async () => {
  await driver?.close();
  await Promise.all([demo?.close(), fixtures?.close()]);
});

beforeEach(() => {
  pages = [];
});

afterEach(async () => {
  await panel?.close();
  for (const page of pages) await page.close();
  const isGranted = (origin: string) => browser.permissions.contains({ origins: [origin] });
  if (await driver.inExtension(isGranted, LOCALHOST)) await driver.revoke(LOCALHOST);
});

async function open(url: string): Promise<Page> {
  const page = await driver.open(url);
  pages.push(page);
  return page;
}

/** The desk's queue with the panel beside it. */
async function besideQueue(): Promise<{ page: Page; view: View }> {
  const page = await open(`${demo.url}/desk/`);
  const view = driver.view(page);
  await view.waitForText('Take next call');
  panel = await openBeside(driver, page);
  await titled(QUEUE);
  return { page, view };
}

/** Waits until the panel shows this title, and is not busy with another page. */
const titled = (title: string) =>
  panel.waitFor(
    (title) =>
      document.querySelector('h1')?.textContent === title &&
      document.querySelector('main')?.getAttribute('aria-busy') === 'false',
    title,
  );

describe('without a grant', () => {
  it('it opens by a click in the popup with the same lesson, and says when it does not read on', async () => {
    expect(await isBeside(driver)).toBe(false);
    const { view } = await besideQueue();
    await panel.waitForText('You are on “Call queue” in Fernhill Desk.');
    await view.click({ text: 'Callbacks' });
    await view.waitForText('Reason for the call');
    await titled(UNALLOWED);
    await panel.click({ text: `Back to: ${QUEUE}` });
    await titled(QUEUE);
    await panel.waitForText('You kept it open from an earlier page.');
  });

  it('a click on the icon reads the page once more, and search works without', async () => {
    const { page, view } = await besideQueue();
    await view.click({ text: 'Callbacks' });
    await titled(UNALLOWED);
    await panel.type('greet');
    await panel.waitFor(() => document.querySelector('.entry mark'));
    await panel.press('Escape');
    const popup = await driver.popup(page);
    await titled(CALLBACK);
    await popup.close();
  });

  it('its own button allows the host, and from then on it follows', async () => {
    const { view } = await besideQueue();
    await driver.allow(LOCALHOST);
    await panel.click({ text: 'Help me here every time' });
    await panel.waitFor(() => !document.body.innerText.includes('Help me here every time'));
    await view.click({ text: 'Callbacks' });
    await titled(CALLBACK);
  });
});

describe('on a granted host', () => {
  it('it follows tabs, loads and single-page views, with the worker killed in between', async () => {
    await driver.grant(LOCALHOST);
    const { page, view } = await besideQueue();
    await driver.killWorker();
    await view.click({ text: 'Callbacks' });
    await titled(CALLBACK);
    await panel.waitForText(`Back to: ${QUEUE}`);
    const ticket = await open(`${demo.url}/desk/tickets/new`);
    await titled('How do I create a ticket?');
    await driver.killWorker();
    await page.bringToFront();
    await titled(CALLBACK);
    await ticket.goto(fixtures.url('/unknown'));
    await ticket.bringToFront();
    await titled('No lesson for this page yet');
  });

  it('it does not read another host, nor this one once it is taken back', async () => {
    await driver.grant(LOCALHOST);
    const { page } = await besideQueue();
    await open(fixtures.url('/unknown', '127.0.0.1'));
    await titled(UNALLOWED);
    await page.bringToFront();
    await titled(QUEUE);
    await driver.revoke(LOCALHOST);
    await page.goto(`${demo.url}/desk/callbacks`);
    await titled(UNALLOWED);
  });

  it('what the person chose or rates stays, and is stored with the worker killed', async () => {
    await driver.grant(LOCALHOST);
    const { view } = await besideQueue();
    await panel.type('refund');
    await panel.waitFor(() => document.querySelector('.entry mark'));
    await view.click({ text: 'Callbacks' });
    await stateWhere(driver, 'the callbacks', (state) => state.page?.id === 'callbacks');
    expect(await panel.evaluate(() => document.querySelector('input')?.value)).toBe('refund');
    await panel.press('Enter');
    await panel.waitForText('Did this answer your question?');
    const chosen = await panel.evaluate(() => document.querySelector('h1')?.textContent ?? '');
    await view.click({ text: 'Call queue' });
    await panel.waitForText(`For this page: ${QUEUE}`);
    await titled(chosen);
    await driver.killWorker();
    await panel.click({ text: 'Useful' });
    await panel.waitForText('Rated useful.');
    const ratings = await until('the rating', async () => {
      const found = (await storedEvents(driver)).filter((event) => event.kind === 'rating');
      return found.length > 0 ? found : undefined;
    });
    expect(ratings.map(({ data }) => data)).toEqual([{ useful: true }]);
    await panel.click({ text: `Show: ${QUEUE}` });
    await titled(QUEUE);
  });

  it('it follows its own window alone', async () => {
    await driver.grant(LOCALHOST);
    await besideQueue();
    const url = `${demo.url}/desk/callbacks`;
    await driver.inExtension(async (url) => void (await browser.windows.create({ url })), url);
    const other = await until('the other window', async () =>
      (await driver.browser.pages()).find((page) => page.url() === url),
    );
    pages.push(other);
    await stateWhere(driver, 'the callbacks', (state) => state.page?.id === 'callbacks');
    await titled(QUEUE);
    expect(await panel.text()).not.toContain('Back to');
  });
});

/** What the panel shows that the popup never does. */
const STATES: [string, (view: View) => Promise<void>][] = [
  [
    'way back',
    async (view) => {
      await view.click({ text: 'Callbacks' });
      await titled(CALLBACK);
    },
  ],
  [
    'way on',
    async (view) => {
      await panel.click({ text: `Back to: ${QUEUE}` });
      await titled(QUEUE);
      await view.click({ text: 'Tickets' });
      await panel.waitFor(
        () => document.querySelector<HTMLElement>('.follow p + button')?.innerText === 'Show',
      );
    },
  ],
  [
    'not allowed',
    async () => {
      await panel.click('.follow button');
      await open(fixtures.url('/unknown', '127.0.0.1'));
      await titled(UNALLOWED);
    },
  ],
];

describe('how it looks', () => {
  it('axe finds nothing, light and dark, but a planted fault', async () => {
    await driver.grant(LOCALHOST);
    const { view } = await besideQueue();
    for (const [name, enter] of STATES) {
      await enter(view);
      for (const scheme of ['light', 'dark'] as const) {
        await panel.media({ scheme, motion: 'reduce' });
        await panel.screenshot(`${SHOTS}/panel-${name.replace(' ', '-')}-${scheme}.png`);
        expect(await violations(panel), `${name} ${scheme}`).toEqual([]);
      }
    }
    await panel.evaluate(() => document.querySelector('.top')?.append(document.createElement('button')));
    expect((await violations(panel)).join()).toContain('button-name');
    await panel.media({});
  });

  it('nothing is cut or sideways from 280 px up, with doubled text too', async () => {
    await driver.grant(LOCALHOST);
    const { view } = await besideQueue();
    for (const [name, enter] of STATES) {
      await enter(view);
      for (const width of [280, 320, 400, 600]) {
        await resizeBeside(driver, panel, width);
        for (const size of [100, 200]) {
          await panel.evaluate((size) => {
            document.documentElement.style.fontSize = `${size}%`;
          }, size);
          if (width === 280) await panel.screenshot(`${SHOTS}/panel-${name.replace(' ', '-')}-${size}.png`);
          expect(await panel.evaluate(cut), `${name} ${width} ${size}%`).toEqual([]);
        }
      }
    }
  });
});

/**
 * Cuecard follows a tool that changes its view without loading again, and leaves no trace in it. Hints are off: what they
 * put into a page is told in traces.test.ts.
 */
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Fixtures, serve } from './harness/fixtures.ts';
import type { Driver, ExtensionApi } from './harness/types.ts';
import { until } from './harness/until.ts';
import { type Listener, listen } from './records.ts';
import { badgeWhere, LOCALHOST, startBrowser, stateWhere, tabStates } from './setup.ts';
import { singlePage } from './single-page.ts';

declare const browser: ExtensionApi;

let fixtures: Fixtures;
let driver: Driver;
let listener: Listener;
let pages: Page[] = [];

beforeAll(async () => {
  // With the fixtures' own `no-store` Firefox would not keep a page for the way back.
  const headers = { 'cache-control': 'max-age=60' };
  fixtures = await serve({
    '/desk/tickets': { html: singlePage('Numbat cached'), headers },
    '/desk/': singlePage('Numbat queue'),
    '/desk/customers': singlePage('Numbat customers'),
    '/desk/big': singlePage('Numbat mountain', 50_000),
    '/elsewhere': '<!doctype html><title>Elsewhere</title><h1>Numbat elsewhere</h1>',
  });
  driver = await startBrowser();
  await driver.grant(LOCALHOST);
  await driver.inExtension(() => browser.storage.local.set({ settings: { hints: { often: 'never' } } }));
  listener = await listen(driver);
});

afterAll(async () => {
  await driver?.close();
  await fixtures?.close();
});

beforeEach(() => {
  pages = [];
});

/** The tabs of one test are closed; with them goes what was known of them. */
afterEach(async () => {
  for (const page of pages) await page.close();
  await until('the tabs to be forgotten', async () => Object.keys(await tabStates(driver)).length === 0);
});

async function open(path: string): Promise<Page> {
  const page = await driver.open(fixtures.url(path));
  pages.push(page);
  return page;
}

/** Waits until the page with this id and this heading is what Cuecard knows, and its icon shows a number. */
async function follows(page: Page, id: string | null, heading: string): Promise<string> {
  const state = await stateWhere(
    driver,
    `${id} with the heading "${heading}"`,
    (state) => (state.page?.id ?? null) === id && state.situation.headings.includes(heading),
  );
  expect(state.tool?.id).toBe('desk');
  if (id !== null) await badgeWhere(driver, page, (text) => text !== '');
  return state.address.slice(fixtures.origin.length);
}

test('pushState, replaceState, a route in the hash, back and forward', async () => {
  const page = await open('/desk/');
  await follows(page, 'queue', 'Numbat queue');
  await page.evaluate(() => {
    history.pushState(null, '', '/desk/tickets/new?customer=quokka');
    app.show('Pushed ticket');
  });
  expect(await follows(page, 'ticket-new', 'Pushed ticket')).toBe('/desk/tickets/new');
  await page.evaluate(() => {
    history.replaceState(null, '', '/desk/customers');
    app.show('Replaced customers');
  });
  expect(await follows(page, 'customers', 'Replaced customers')).toBe('/desk/customers');
  await page.evaluate(() => {
    location.hash = '#/filter/open';
    app.show('Open ones');
  });
  expect(await follows(page, 'customers', 'Open ones')).toBe('/desk/customers#/filter/open');
  await page.evaluate(() => {
    addEventListener('popstate', () => app.show(`Went to ${location.pathname}${location.hash}`));
    history.go(-2);
  });
  expect(await follows(page, 'queue', 'Went to /desk/')).toBe('/desk/');
  await page.evaluate(() => history.forward());
  await follows(page, 'customers', 'Went to /desk/customers');
  expect(await page.evaluate(() => app.foreign())).toEqual([]);
});

test('a view that comes two seconds after its address', async () => {
  const page = await open('/desk/');
  await follows(page, 'queue', 'Numbat queue');
  await page.evaluate(() => {
    history.pushState(null, '', '/desk/callbacks');
    app.showLater('Late callbacks', 2000);
  });
  await follows(page, 'callbacks', 'Late callbacks');
});

test('a view that a click changes, at the same address', async () => {
  const page = await open('/desk/');
  await follows(page, 'queue', 'Numbat queue');
  await driver.view(page).click('#view');
  expect(await follows(page, 'queue', 'Clicked view')).toBe('/desk/');
});

test('leaving the tool without loading clears the icon and forgets the tool', async () => {
  const page = await open('/desk/');
  await follows(page, 'queue', 'Numbat queue');
  await page.evaluate(() => {
    history.pushState(null, '', '/account');
    app.show('My account');
  });
  await badgeWhere(driver, page, (text) => text === '');
  const [state] = Object.values(await tabStates(driver));
  expect(state).toMatchObject({ address: fixtures.url('/account'), tool: null, page: null });
});

test('leaving the tool by loading another page clears the icon; back loads it again', async () => {
  const page = await open('/desk/');
  await follows(page, 'queue', 'Numbat queue');
  await page.goto(fixtures.url('/elsewhere'));
  await badgeWhere(driver, page, (text) => text === '');
  await page.goto(fixtures.url('/desk/customers'));
  await follows(page, 'customers', 'Numbat customers');
  await driver.view(page).evaluate(() => history.go(-2));
  await driver.view(page).waitForText('Numbat queue');
  await follows(page, 'queue', 'Numbat queue');
});

test('back to a page that the browser kept alive brings its number again', async () => {
  const page = await open('/desk/tickets');
  await follows(page, 'tickets', 'Numbat cached');
  await page.evaluate(() => {
    addEventListener('pageshow', ({ persisted }) => Object.assign(globalThis, { persisted }));
  });
  await page.goto(fixtures.url('/elsewhere'));
  await badgeWhere(driver, page, (text) => text === '');
  await driver.view(page).evaluate(() => history.back());
  const view = driver.view(page);
  expect(await view.waitFor(() => (globalThis as { persisted?: boolean }).persisted)).toBe(true);
  await follows(page, 'tickets', 'Numbat cached');
});

test('two tabs keep their own page and number', async () => {
  const queue = await open('/desk/');
  await follows(queue, 'queue', 'Numbat queue');
  const customers = await open('/desk/customers');
  await follows(customers, 'customers', 'Numbat customers');
  expect(Object.values(await tabStates(driver)).map(({ page }) => page?.id)).toEqual(['queue', 'customers']);
  const [first, second] = [await driver.badge(queue), await driver.badge(customers)];
  expect(first.title).toContain('Call queue');
  expect(second.title).toContain('Find a customer');
});

test('a page of 50,000 elements gets its number', async () => {
  const page = await open('/desk/big');
  await page.evaluate(() => {
    history.replaceState(null, '', '/desk/tickets');
  });
  await follows(page, 'tickets', 'Numbat mountain');
});

test('the page sees nothing of Cuecard', async () => {
  const page = await open('/desk/');
  await follows(page, 'queue', 'Numbat queue');
  const popup = await driver.popup(page);
  await popup.waitForText('Did this answer your question?');
  await popup.close();
  expect(await page.evaluate(() => app.foreign())).toEqual([]);
  // The page would have noticed.
  const noticed = await page.evaluate(() => {
    Object.assign(globalThis, { cuecard: true });
    history.pushState = () => {};
    document.body.append('x');
    return new Promise<string[]>((resolve) => setTimeout(() => resolve(app.foreign())));
  });
  expect(noticed).toEqual(['cuecard', 'history.pushState', 'push', 'childList in BODY']);
});

test('a granted host with no known tool: nothing is read, kept or shown', async () => {
  const page = await open('/elsewhere');
  const address = fixtures.url('/elsewhere');
  await until('the page to ask', async () =>
    (await listener.messages()).some(({ ask }) => (ask as { url?: string }).url === address),
  );
  // The background has answered by the time that it has answered another tab.
  await follows(await open('/desk/'), 'queue', 'Numbat queue');
  expect(Object.values(await tabStates(driver))).toHaveLength(1);
  expect(await driver.badge(page)).toMatchObject({ text: '' });
  const visits = (await listener.messages()).filter(({ kind }) => kind === 'visit');
  expect(JSON.stringify(visits)).not.toContain('elsewhere');
});

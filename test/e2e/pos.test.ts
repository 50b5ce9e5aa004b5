/** Every page of Fernhill Store, its fields and its alerts, and the lesson that Cuecard puts first there. */
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Demo, startDemo } from '../../demo/server.ts';
import type { Driver, View } from './harness/types.ts';
import { until } from './harness/until.ts';
import { ALERTS, FIELDS, IMEI, quote } from './pos-steps.ts';
import { badgeWhere, LOCALHOST, startBrowser, stateWhere, tabStates } from './setup.ts';

let demo: Demo;
let driver: Driver;
let page: Page;
let till: View;

beforeAll(async () => {
  driver = await startBrowser();
  await driver.grant(LOCALHOST);
});

afterAll(() => driver?.close());

/** A till at which nothing has happened yet. */
beforeEach(async () => {
  demo = await startDemo({ delay: 20 });
});

afterEach(async () => {
  await page.close();
  await until('the tab to be forgotten', async () => Object.keys(await tabStates(driver)).length === 0);
  await demo.close();
});

async function open(route: string): Promise<void> {
  page = await driver.open(`${demo.url}/pos/${route && `#${route}`}`);
  till = driver.view(page);
  await till.waitFor(() => document.querySelector('h1'));
}

/** What a person sees first who clicks the icon now. */
async function shows(question: string): Promise<void> {
  const popup = await driver.popup(page);
  await popup.waitFor((text) => document.querySelector('h1')?.textContent === text, question);
  await popup.close();
}

const PAGES: [route: string, id: string, heading: string, first: string][] = [
  ['/sell', 'sell', 'Sell', 'How do I sell a product?'],
  ['/receipts/R-10482', 'receipt', 'Sale complete', 'How do I send a receipt by e-mail?'],
  ['/products', 'products', 'Products', 'How do I look up stock and price?'],
  ['/products/birch-5', 'product', 'Birch 5', 'How do I explain a product in one minute?'],
  ['/products/alder-8', 'launch', 'Alder 8', 'Which Alder 8 specifications do I name first?'],
  ['/trade-in', 'trade-in', 'Trade-in', 'How do I quote a trade-in?'],
  ['/returns', 'returns', 'Returns and exchanges', 'How do I find the sale for a return?'],
  ['/returns/R-10467', 'return', 'Return from receipt R-10467', 'How do I take an item back?'],
  ['/collect', 'collect', 'Click and collect', 'How do I find a click-and-collect order?'],
  ['/collect/CC-4471', 'hand-over', 'Order CC-4471', 'How do I hand over a click-and-collect order?'],
  ['/cash-up', 'cash-up', 'Cash up', 'How do I count the drawer and close the till?'],
];

test('each page is known in turn, counts its lessons and puts the right one first', async () => {
  await open('');
  for (const [route, id, heading, first] of PAGES) {
    await till.evaluate((route) => {
      location.hash = `#${route}`;
    }, route);
    await till.waitFor((text) => document.querySelector('h1')?.textContent === text, heading);
    const state = await stateWhere(
      driver,
      `the page "${id}" with "${first}" first`,
      ({ page, matches }) => page?.id === id && matches.find(({ sure }) => sure)?.question === first,
    );
    expect(state.tool).toMatchObject({ id: 'pos', name: 'Fernhill Store' });
    const fitting = state.matches.filter(({ sure }) => sure);
    await badgeWhere(driver, page, (text) => text === String(fitting.length));
  }
  await shows(PAGES.at(-1)![3]);
});

test.each(FIELDS)('the field "%s" brings its lesson first', async (label, route, question, steps) => {
  await open(route);
  await steps(till);
  await shows(question);
  await stateWhere(driver, `the field "${label}"`, ({ situation }) => situation.field === label);
});

test.each(ALERTS)('"%s" brings its lesson before anybody asks', async (part, route, question, steps) => {
  await open(route);
  await steps(till);
  await till.waitForText(part);
  await stateWhere(driver, `"${question}" first`, ({ matches }) => matches[0]?.question === question);
});

test('an alert inside a component brings its lesson when the popup opens', async () => {
  await open('/trade-in');
  await quote(till, IMEI, 'Yes');
  await till.click({ text: 'Use in basket' });
  await till.waitFor(() => document.querySelector('pos-basket')?.shadowRoot?.querySelector('li'));
  await till.click({ text: 'Take payment' });
  await till.waitFor(() => document.querySelector('pos-basket')?.shadowRoot?.querySelector('[role="alert"]'));
  await shows('What do I do when the credit is higher than the basket?');
});

test('the comparison inside a component makes its lesson the first', async () => {
  await open('/products/alder-8');
  await till.click({ text: 'Compare' });
  await till.waitFor(() => document.querySelector('pos-compare')?.shadowRoot?.querySelector('h3'));
  await shows('What is better in Alder 8 than in Alder 7?');
});

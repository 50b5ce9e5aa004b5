/** Show me, to the end: the demos of the practice company's three tools, each followed on the running tool. */
import { afterAll, beforeAll, describe, test } from 'vitest';
import { startDemo } from '../../demo/server.ts';
import { demosOf, type ShownDemo } from './demo-lessons.ts';
import { follow, showMe } from './demo-page.ts';
import { WAYS } from './demo-ways.ts';
import type { Driver, View } from './harness/types.ts';
import { until } from './harness/until.ts';
import { browserName, LOCALHOST, startBrowser, stateWhere, tabStates } from './setup.ts';

/** In Firefox a sample: what loads pages anew, opens dialogs, keeps controls in shadow roots, draws its own choices. */
const SAMPLE = new Set([
  ...['take-next-call', 'escalate-ticket', 'callback-time-zone', 'update-consent'],
  ...['expense-new-report', 'expense-decide', 'expense-add-receipt', 'expense-delete-draft'],
  ...['sell-products', 'hand-over-order', 'take-preorder', 'give-discount'],
]);
const demos = (await demosOf('fernhill')).filter(
  ({ name }) => browserName === 'chromium' || SAMPLE.has(name),
);

interface Seat {
  readonly driver: Driver;
  /** A page of the extension, behind. */
  readonly own: View;
}

/** A demo mostly waits: two browsers take half the time. */
const SEATS = 2;
const seats: Seat[] = [];
const free: Seat[] = [];

beforeAll(async () => {
  for (let n = 0; n < SEATS; n++) {
    const driver = await startBrowser();
    await driver.grant(LOCALHOST);
    const own = await driver.extensionPage('options.html');
    seats.push({ driver, own });
  }
  free.push(...seats);
});

afterAll(async () => {
  for (const { driver } of seats) await driver.close();
});

/** Each in a company in which nothing has happened yet. */
async function followed({ driver, own }: Seat, { name, ref, tool, block, steps, at }: ShownDemo) {
  const { at: start = at, before, steps: doings } = WAYS[name] ?? {};
  const demo = await startDemo({ delay: 0 });
  const page = await driver.open(demo.url + start);
  try {
    const view = driver.view(page);
    await view.waitFor(() => document.querySelector('h1'));
    await before?.({ page, view });
    await stateWhere(driver, tool, (state) => state.tool?.id === tool && state.page !== null);
    await showMe(driver, own, ref, block);
    await follow(driver, page, steps, doings);
  } finally {
    await page.close();
    await until('the tab to be forgotten', async () => Object.keys(await tabStates(driver)).length === 0);
    await demo.close();
  }
}

describe.concurrent.each(['desk', 'expenses', 'pos'])('%s', (tool) => {
  test.each(demos.filter((one) => one.tool === tool))('$name', { timeout: 1_800_000 }, async (one) => {
    const seat = await until('a browser to be free', () => free.pop(), { timeout: 1_500_000 });
    await followed(seat, one).finally(() => free.push(seat));
  });
});

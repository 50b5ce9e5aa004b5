/** Try it, to the end, on each of the practice company's tools; the tool gets nothing of it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Demo, startDemo } from '../../demo/server.ts';
import { demosOf } from './demo-lessons.ts';
import { showMe } from './demo-page.ts';
import { WAYS } from './demo-ways.ts';
import type { Driver } from './harness/types.ts';
import { practise } from './practise-page.ts';
import { LOCALHOST, startBrowser, stateWhere } from './setup.ts';
import { storedEvents } from './stored.ts';

const NAMES = [
  'take-next-call',
  'update-consent',
  'expense-new-report',
  'expense-decide',
  'sell-products',
  'give-discount',
];
const demos = (await demosOf('fernhill')).filter(({ name }) => NAMES.includes(name));

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

test('all of them are demos', () => {
  expect(demos.length).toBe(NAMES.length);
});

test.each(demos)('$tool: $name', async ({ name, ref, tool, block, steps, at }) => {
  const own = await driver.extensionPage('options.html');
  const page = await driver.open(demo.url + (WAYS[name]?.at ?? at));
  await stateWhere(driver, tool, (state) => state.tool?.id === tool && state.page !== null);
  const address = page.url();
  await showMe(driver, own, ref, block, true);
  expect(await practise(driver, page, steps)).toBeGreaterThan(0);
  expect(page.url()).toBe(address);
  const kept = (await storedEvents(driver)).filter(({ kind }) => kind === 'practised');
  expect(kept).toMatchObject([{ lesson: ref, data: { block } }]);
});

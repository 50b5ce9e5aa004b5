/** Show me and Try it on Request Tracker: a ticket is created, a search is built, each to the end of its demo. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demosOf } from '../../e2e/demo-lessons.ts';
import { type Doing, follow, showMe } from '../../e2e/demo-page.ts';
import type { View } from '../../e2e/harness/types.ts';
import { practise } from '../../e2e/practise-page.ts';
import { type Desk, openDesk, signIn } from './desk.ts';

const demos = await demosOf('request-tracker');

let desk: Desk;
let own: View;

beforeAll(async () => {
  desk = await openDesk();
  own = await desk.driver.extensionPage('options.html');
  await desk.page.bringToFront();
  await signIn(desk);
  await desk.view.waitForText('Quick ticket creation');
});

afterAll(() => desk?.close());

/** While RT asks whose name this is, it takes no keys. */
const untilReady = () =>
  desk.view.waitFor(() => !document.querySelector('.selectize-input.focus')?.matches('.locked'));

/** RT keeps the requestors as tags, with a field behind the last one. */
async function requestor(address: string): Promise<void> {
  await desk.view.evaluate(() => document.querySelector<HTMLElement>('#Requestors-selectized')!.focus());
  await untilReady();
  await desk.view.press('Backspace');
  await desk.view.waitFor(
    () => !document.querySelector('#Requestors-selectized')!.parentElement!.querySelector('.item'),
  );
  await untilReady();
  await desk.view.type(address);
  // The first one makes a tag of it, the second one leaves.
  for (let presses = 0; presses < 2; presses++) await desk.view.press('Tab');
}

/** By the number of the step, from 0. A menu that is pointed at opens; what is selected in it is a page of RT's. */
const WAYS: [id: string, address: string, page: string, doings: Record<number, Doing>][] = [
  ['create-ticket', '/', 'glance', { 2: { instead: () => requestor('customer@customers.example') } }],
  [
    'find-open-tickets',
    '/Search/Simple.html',
    'search-simple',
    { 0: { instead: () => desk.go('/Search/Build.html?NewQuery=1') } },
  ],
];

test.each(WAYS)('%s', async (id, address, page, doings) => {
  const demo = demos.find(({ name }) => name === id)!;
  await desk.go(address);
  await desk.state(page);
  await showMe(desk.driver, own, demo.ref, demo.block);
  await follow(desk.driver, desk.page, demo.steps, doings);
});

test.each(WAYS)('%s, practised', async (id, address, page) => {
  const demo = demos.find(({ name }) => name === id)!;
  await desk.go(address);
  await desk.state(page);
  const before = desk.page.url();
  await showMe(desk.driver, own, demo.ref, demo.block, true);
  await practise(desk.driver, desk.page, demo.steps);
  expect(desk.page.url()).toBe(before);
});

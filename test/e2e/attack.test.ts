/** A page that attacks the hint gets nothing of it, drives nothing in it, and does not wear the browser out. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { ATTACK, DECOYS, REMOVER, TRAPS } from './attack-pages.ts';
import { type Fixtures, serve } from './harness/fixtures.ts';
import type { Driver, ExtensionApi, View } from './harness/types.ts';
import { until } from './harness/until.ts';
import { forgetAll, HOST, hintIn } from './hint-page.ts';
import { formPage } from './hostile-pages.ts';
import { database } from './records.ts';
import { LOCALHOST, startBrowser } from './setup.ts';

declare const browser: ExtensionApi;

vi.setConfig({ testTimeout: 120_000 });

const QUESTION = 'Which priority';
const ANSWER = 'Choose by effect';

let fixtures: Fixtures;
let driver: Driver;
let pages: Page[] = [];

beforeAll(async () => {
  const orders = { focus: false };
  fixtures = await serve({
    '/desk/tickets/traps': formPage({ head: TRAPS }),
    '/desk/tickets/attack': formPage({ head: ATTACK }),
    '/desk/tickets/decoys': formPage({ body: DECOYS }),
    '/desk/orders/decoys/refund': formPage({ body: DECOYS, ...orders }),
    '/desk/tickets/remover': formPage({ head: REMOVER }),
    '/desk/tickets/plain': formPage(),
    '/desk/orders/plain/refund': formPage(orders),
    '/elsewhere': '<!doctype html><title>Elsewhere</title><h1>Elsewhere</h1>',
  });
  driver = await startBrowser();
  await driver.grant(LOCALHOST);
});

afterAll(async () => {
  await driver?.close();
  await fixtures?.close();
});

beforeEach(async () => {
  for (const page of pages) await page.close();
  pages = [];
  await until('the hint to be forgotten', async () => (await driver.session()).hint === undefined);
  await forgetAll(driver);
});

async function open(path: string, host: 'localhost' | '127.0.0.1' = 'localhost'): Promise<Page> {
  const page = await driver.open(fixtures.url(path, host));
  pages.push(page);
  return page;
}

interface Hint {
  tab: number;
  page: string | null;
  token: string;
  frame: number | null;
  isRead: boolean;
}
const session = async () => (await driver.session()).hint as Hint | undefined;
const change = (hint: Partial<Hint>) =>
  driver.inExtension(async (hint) => {
    const { hint: old } = await browser.storage.session.get('hint');
    await browser.storage.session.set({ hint: { ...(old as object), ...hint } });
  }, hint);

/** Waits until a hint was in sight for a second, without a word to the page. */
async function inSight(page: Page): Promise<View> {
  const frame = await driver.frame(page, 'card.html');
  await frame.waitForText(QUESTION);
  await until('the hint to be seen', async () => JSON.stringify(await database(driver)).includes('"seen"'));
  await page.bringToFront();
  return frame;
}

test('nothing of a hint passes through what a page overrides, nor through a class of its own', async () => {
  const page = await open('/desk/tickets/traps');
  const frame = await inSight(page);
  await frame.click('.offer');
  await frame.waitForText(ANSWER);
  // Its place is not asked for here: the page would hear of that. A card as high as it gets has come to rest.
  await frame.waitFor(() => innerHeight === 600);
  await frame.click({ text: 'Close this hint' });
  await frame.waitForText('Closed.');
  await until('the hint to go', async () => (await session()) === undefined);
  // The page's class was there in time, and got the element, but no root.
  expect(await page.evaluate(() => [loot, (globalThis as { made?: number }).made])).toEqual([[], 1]);
  // A script in the page's own world would have been caught.
  const caught = await page.evaluate((host) => {
    const element = document.createElement(host);
    element.shadowRoot!.innerHTML = 'a question';
    document.documentElement.append(element);
    window.postMessage({ question: 'a question' }, '*');
    return new Promise<string[]>((resolve) => setTimeout(() => resolve(loot), 1500));
  }, HOST);
  const signs = [
    ...['Document.createElement', 'Element.append', 'a root of its own', 'the root: a question'],
    ...['window: {"question"', 'message: '],
  ];
  for (const sign of signs) expect(caught.join('\n')).toContain(sign);
});

test("a page's script opens, reads and forges nothing", async () => {
  const page = await open('/desk/tickets/attack');
  const frame = await hintIn(driver, page, QUESTION);
  const before = await session();
  expect(await page.evaluate(() => attack())).toEqual([]);
  expect(await session()).toEqual(before);
  expect(await frame.text()).not.toContain(ANSWER);
  await frame.click('.offer');
  await frame.waitForText(ANSWER);
  expect(await page.evaluate(() => attack())).toEqual([]);
  expect(await session()).toEqual({ ...before, isRead: true });
});

test('what an attack would have found is found when it is there', async () => {
  const page = await open('/desk/tickets/attack');
  await hintIn(driver, page, QUESTION);
  await driver.inRoot(page, HOST, (root) => {
    root.host.ariaLabel = 'Which priority';
    (root.host as HTMLElement).tabIndex = 0;
    document.body.append(document.createElement('iframe'));
    document.body.animate({ opacity: [1, 0.9] }, 60_000);
  });
  const found = (await page.evaluate(() => attack())).join('\n');
  for (const sign of ['the focus', 'ariaLabel', 'a window', 'an animation', 'aria-label="Which'])
    expect(found).toContain(sign);
});

let embeds = 0;

/** Puts the card frame into a page with words that might admit it, and returns what it shows and what it says. */
async function embedded(
  page: Page,
  address: string,
  tokens: string[],
  more = true,
): Promise<{ text: string; said: string }> {
  const mark = `#embedded-${++embeds}`;
  const said = await page.evaluate(
    (url, tokens, more) => embed(url, tokens, more),
    address + mark,
    tokens,
    more,
  );
  // Chromium shows its own error in the place of what a page may not embed.
  const isThere = driver.name === 'firefox' || page.frames().some((frame) => frame.url().includes(mark));
  const text = isThere ? await (await driver.frame(page, mark)).text() : '';
  return { text, said: JSON.stringify(said) };
}

const NOTHING = { text: '', said: expect.not.stringMatching(/size|question/) };

test('the card frame shows nothing in a page that embeds it', async () => {
  const page = await open('/desk/tickets/attack', '127.0.0.1');
  const address = `${driver.extensionOrigin}/card.html`;
  expect(await embedded(page, address, [crypto.randomUUID()])).toEqual(NOTHING);
});

test('the card frame shows nothing beside an open hint, even with its word', async () => {
  const page = await open('/desk/tickets/attack');
  await hintIn(driver, page, QUESTION);
  // In Chromium the address changes with each session; no page learns it, but this one is told.
  const address = await driver.inRoot(page, HOST, (root) => root.querySelector('iframe')!.src);
  expect(address.startsWith(driver.extensionOrigin)).toBe(driver.name === 'firefox');
  const before = await session();
  expect(await embedded(page, address, [crypto.randomUUID()])).toEqual(NOTHING);
  expect(await embedded(page, address, ['', before!.token.toUpperCase()])).toEqual(NOTHING);
  expect(await embedded(page, address, [before!.token])).toEqual(NOTHING);
  expect(await session()).toEqual(before);
  // It is only because the hint's own frame came first that the second one is kept out.
  await change({ frame: null });
  expect((await embedded(page, address, [before!.token], false)).text).toContain(QUESTION);
});

test('elements that answer to our names change nothing and are left alone', async () => {
  const page = await open('/desk/tickets/decoys');
  const decoys = () => page.evaluate(() => document.body.innerHTML);
  const before = await decoys();
  await until('the hint to come', () =>
    page.evaluate((host) => document.documentElement.lastElementChild?.localName === host, HOST),
  );
  const frame = await driver.frame(page, 'card.html');
  await frame.waitForText(QUESTION);
  // The tab's next page comes too soon for a hint: the first one is taken away there, where only decoys are.
  await until('the hint to be seen', async () => JSON.stringify(await database(driver)).includes('"seen"'));
  await page.bringToFront();
  await page.goto(fixtures.url('/desk/orders/decoys/refund'));
  await until('the hint to be withdrawn', async () => (await session()) === undefined);
  // A hint that comes after that says that it is done.
  await forgetAll(driver);
  await page.bringToFront();
  await driver.view(page).click('#subject');
  await until('the next hint', async () => (await session())?.page === 'refund');
  expect(await decoys()).toBe(before.replace(' autofocus=""', ''));
});

test('a page that takes every hint away is neither asked again nor disturbed, and other pages get theirs', async () => {
  const page = await open('/desk/tickets/remover');
  const view = driver.view(page);
  await view.waitFor(() => (globalThis as { removed?: number }).removed === 1);
  for (const field of ['#subject', '#priority', '#reason', '#priority']) await view.click(field);
  // Longer than the script's own looks after a click, by the page's own clock.
  await view.evaluate(() => new Promise((resolve) => setTimeout(resolve, 4000)));
  const { removed, found } = await view.evaluate(() => ({
    removed: (globalThis as unknown as { removed: number }).removed,
    found: loot,
  }));
  expect(found).toEqual([]);
  expect(removed).toBeLessThanOrEqual(5);
  const other = await open('/desk/orders/plain/refund');
  await hintIn(driver, other, 'How do I refund');
});

test('a lesson that is read in a page that was left keeps no other page from its hint', async () => {
  const page = await open('/desk/tickets/plain');
  const frame = await hintIn(driver, page, QUESTION);
  await frame.click('.offer');
  await frame.waitForText(ANSWER);
  await page.goto(fixtures.url('/elsewhere', '127.0.0.1'));
  expect((await session())?.isRead).toBe(true);
  await forgetAll(driver);
  await hintIn(driver, await open('/desk/orders/plain/refund'), 'How do I refund');
});

test('hints for different lessons differ to a page in nothing but their size and place', async () => {
  const seen: unknown[] = [];
  for (const [path, question] of [
    ['/desk/tickets/plain', QUESTION],
    ['/desk/orders/plain/refund', 'How do I refund'],
  ] as const) {
    const page = await open(path);
    await hintIn(driver, page, question);
    seen.push(await page.evaluate(fingerprint, HOST));
    await page.close();
    await until('the hint to be forgotten', async () => (await session()) === undefined);
    await forgetAll(driver);
  }
  expect(seen[0]).toEqual(seen[1]);
  expect(JSON.stringify(seen)).not.toMatch(/priority|refund|fernhill/i);
});

/** All that a page can read of the element, without where it is and how large. */
function fingerprint(host: string) {
  const element = document.querySelector(host)!;
  const style = getComputedStyle(element);
  const own = [...style].filter(
    (name) =>
      !/^(width|height|inline-size|block-size|left|right|top|bottom|inset.*|transform.*|perspective-origin)$/.test(
        name,
      ),
  );
  const tree = (node: Element): unknown => [node.outerHTML, [...node.children].map(tree)];
  return { tree: tree(element), styles: own.map((name) => [name, style.getPropertyValue(name)]) };
}

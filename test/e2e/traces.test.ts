/** What a page can see of a hint: one element that comes and goes, and nothing of what happens in it. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Fixtures, serve } from './harness/fixtures.ts';
import type { Driver } from './harness/types.ts';
import { until } from './harness/until.ts';
import { forgetAll, hintIn, noHintIn } from './hint-page.ts';
import { formPage } from './hostile-pages.ts';
import { LOCALHOST, startBrowser } from './setup.ts';
import { SPY } from './spy.ts';

/** Everything that the page's document shows of a hint from its coming to its going. docs/in-the-page.md says why. */
const CHANGES = ['html childList +cuecard-hint', 'html childList -cuecard-hint'];

/** What a page may hear: that the element was shown, that the pointer went over it, and that the focus went and came. */
const HEARD =
  /^(before)?toggle cuecard-hint|^(pointer|mouse)(over|out|enter|leave|move) |^pointerrawupdate |^(focus|blur|focusin|focusout|DOMFocusIn|DOMFocusOut) /;
/** Of the page's own loading, or of the browser's sensors. */
const OWN =
  /^(device(motion|orientation\w*)|readystatechange|load|DOMContentLoaded|page\w+|selectionchange|scroll\w*|resize) ?/;

let fixtures: Fixtures;
let driver: Driver;
let page: Page;

beforeAll(async () => {
  const tall = '<style>body { height: 3000px }</style>';
  fixtures = await serve({ '/desk/tickets/spied': formPage({ head: SPY + tall }) });
  driver = await startBrowser();
  await driver.grant(LOCALHOST);
});

afterAll(async () => {
  await driver?.close();
  await fixtures?.close();
});

beforeEach(async () => {
  await page?.close();
  await forgetAll(driver);
  page = await driver.open(fixtures.url('/desk/tickets/spied'));
});

/** Opens the lesson, types in its search, folds it, and opens it again. */
async function use(): Promise<void> {
  const offered = await hintIn(driver, page, 'Which priority');
  await offered.click('.offer');
  await offered.waitForText('Choose by effect');
  const card = await hintIn(driver, page, 'Choose by effect');
  await card.click('input');
  await card.type('call 7!');
  await card.press('Backspace');
  // What was found is opened by Enter, once it is there.
  await card.waitFor(() => document.querySelector('main mark'));
  await card.press('Enter');
  await card.waitFor(() => document.querySelector('input')?.value === '');
  await card.click('input');
  await card.type('c');
  await card.press('Escape');
  await card.waitFor(() => document.querySelector('input')?.value === '');
  await card.press('Escape');
  await card.waitFor(() => document.querySelector('.offer'));
}

async function close(): Promise<void> {
  const folded = await hintIn(driver, page, 'Which priority');
  await folded.click({ text: 'Close this hint' });
  await folded.waitForText('Closed.');
  await noHintIn(driver, page);
}

const unheard = (events: string[]) => events.filter((event) => !HEARD.test(event) && !OWN.test(event));

test('no key, no click and no message made in the hint reaches the page', async () => {
  await hintIn(driver, page, 'Which priority');
  await use();
  await close();
  const { events } = await page.evaluate(() => spy.take());
  expect(events).toContain('toggle cuecard-hint');
  expect(unheard(events)).toEqual([]);
  // The page hears what is made in it.
  const view = driver.view(page);
  await view.click('#subject');
  await view.type('k');
  await page.evaluate(() => postMessage('planted', '*'));
  const heard: string[] = [];
  const planted = [
    'click input',
    'keydown input k',
    'keyup input k',
    'input input k',
    'message window planted',
  ];
  await until('the planted events', async () => {
    heard.push(...(await page.evaluate(() => spy.take())).events);
    return planted.every((event) => heard.includes(event));
  });
  expect(unheard(heard)).toEqual(expect.arrayContaining(planted));
});

test('the Escape key that folds the lesson up is not heard by the page when it is let go', async () => {
  const offered = await hintIn(driver, page, 'Which priority');
  await offered.click('.offer');
  await offered.waitForText('Choose by effect');
  await page.keyboard.down('Escape');
  // Longer than the frame and the page take to hand the focus over, by the page's own clock.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
  await page.keyboard.up('Escape');
  await offered.waitFor(() => document.querySelector('.offer'));
  const { events } = await page.evaluate(() => spy.take());
  expect(events.filter((event) => event.startsWith('key'))).toEqual([]);
});

test('what comes and goes is one element; the page is as it was', async () => {
  const view = driver.view(page);
  await view.evaluate(() => {
    spy.take();
    const subject = document.querySelector<HTMLInputElement>('#subject')!;
    subject.value = 'No dial tone';
    subject.setSelectionRange(3, 7);
    getSelection()!.selectAllChildren(document.querySelector('h1')!);
    document.querySelector<HTMLElement>('#priority')!.focus();
    scrollTo(0, 20);
  });
  const facts = () => view.evaluate(() => spy.facts());
  const before = await facts();
  await hintIn(driver, page, 'Which priority');
  expect(await facts()).toEqual({ ...before, rest: before.rest.with(6, Number(before.rest[6]) + 1) });
  await use();
  await close();
  expect(await facts()).toEqual(before);
  const { changes } = await view.evaluate(() => spy.take());
  expect(changes).toEqual(CHANGES);
  expect(before.scroll[1]).toBe(20);
  expect(before.active).toBe('select#priority');
});

test('a change of anything else is seen', async () => {
  const view = driver.view(page);
  const found = await view.evaluate(() => {
    spy.take();
    const before = spy.facts();
    document.documentElement.lang = 'de';
    document.body.style.overflow = 'hidden';
    document.body.append('text');
    Object.assign(globalThis, { cuecard: 1 });
    scrollTo(0, 9);
    document.body.append(document.createElement('iframe'));
    const after = spy.facts();
    const keys = Object.keys(before) as (keyof typeof before)[];
    const changed = keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
    return { changed, changes: spy.take().changes };
  });
  expect(found.changed).toEqual(expect.arrayContaining(['scroll', 'styles', 'frames', 'globals', 'rest']));
  expect(found.changes).toEqual(
    expect.arrayContaining(['html attributes lang', 'body attributes style', 'body childList +#text']),
  );
});

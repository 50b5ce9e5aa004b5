/** A role-play in real browsers: from the lesson into a tab, recorded with a device and without leave, kept by nobody. */
import { mkdir } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, startDemo } from '../../demo/server.ts';
import { cut } from './cut.ts';
import { violations } from './harness/axe.ts';
import { startProxy, withoutOwn } from './harness/proxy.ts';
import type { Driver, ExtensionApi, View } from './harness/types.ts';
import { until } from './harness/until.ts';
import { forgetAll, hintIn, openQueue, TAKE } from './hint-page.ts';
import { goTo } from './player-page.ts';
import {
  DENIED,
  FAKE,
  listen,
  openedRehearsal,
  openRehearsal,
  recording,
  remains,
  say,
  watch,
  watched,
} from './role-play-page.ts';
import { browserName, LOCALHOST, startBrowser } from './setup.ts';
import { storedEvents } from './stored.ts';

declare const browser: ExtensionApi;

const SHOTS = `.output/role-play/${browserName}`;
const GREETING = ['fernhill/phone-greeting', 4] as const;
const FAREWELL = ['fernhill/close-call', 4] as const;
const UPSET = ['fernhill/greet-upset-caller', 2] as const;
const SECRET = 'Quixotic zebras';

let demo: Demo;
let driver: Driver;
const open: View[] = [];

beforeAll(async () => {
  await mkdir(SHOTS, { recursive: true });
  demo = await startDemo({ delay: 0 });
});
afterEach(async () => {
  for (const view of open.splice(0)) await view.close();
});
afterAll(() => demo?.close());

async function rehearse([lesson, block]: readonly [string, number]): Promise<View> {
  const view = await openRehearsal(driver, lesson, block);
  open.push(view);
  return view;
}

const practised = async () =>
  (await storedEvents(driver)).flatMap((event) => (event.kind === 'practised' ? [event] : []));

/** Finds a lesson in popup or card and goes to its role-play. */
async function goToRolePlay(view: View, query: string, title: string): Promise<void> {
  await view.click('input[type="search"]');
  await view.type(query);
  await view.waitFor(() => document.querySelector('main mark'));
  await view.press('Enter');
  await view.waitFor(() => document.querySelector('.where'));
  await goTo(view, title);
}

describe('with a microphone', () => {
  beforeAll(async () => {
    driver = await startBrowser(FAKE);
    await driver.grant(LOCALHOST);
  });
  afterAll(() => driver.close());

  it('the popup opens the tab beside the page; how it went is kept for that page', async () => {
    const page = await openQueue(driver, demo.url);
    const popup = await driver.popup(page);
    await goToRolePlay(popup, 'inbound', 'Half past two, the next call');
    await popup.click({ text: 'Record in a tab' });
    await until('the popup to give way', async () => !(await popup.isOpen()));
    const tab = await openedRehearsal(driver);
    open.push(tab);
    await tab.waitForText('Half past two, the next call');
    await tab.click({ text: 'Show the model line' });
    await tab.click({ text: 'Like the model line' });
    await tab.waitForText('Good. Say it like that next time.');
    const [event] = await until('the event', async () =>
      (await practised()).length > 0 ? practised() : null,
    );
    expect(event).toMatchObject({
      lesson: GREETING[0],
      tool: 'desk',
      page: 'queue',
      data: { block: GREETING[1], wrong: 0 },
    });
    await page.close();
  });

  it('so does the card in the page', async () => {
    await forgetAll(driver);
    const page = await openQueue(driver, demo.url);
    const frame = await hintIn(driver, page, TAKE);
    await frame.click('.offer');
    const card = await hintIn(driver, page, TAKE);
    await goToRolePlay(card, 'goodbye', 'Mr. Okafor has all he needs');
    await card.click({ text: 'Record in a tab' });
    const tab = await openedRehearsal(driver);
    open.push(tab);
    await tab.waitForText('Mr. Okafor has all he needs');
    await page.close();
  });

  it('a line is heard, recorded on a click alone, played beside the model line, and made anew', async () => {
    const view = await rehearse(FAREWELL);
    await watch(view);
    expect(await view.text()).not.toContain('Have a good day');
    await listen(view, 'What you hear');
    await view.waitFor(
      () => (document.querySelector('.situation audio') as HTMLAudioElement).currentTime > 0,
    );
    expect((await watched(view)).asked).toEqual([]);
    await view.click({ text: 'Record' });
    await view.waitFor(() => document.querySelector('[role="timer"]'));
    // The caller does not talk into it.
    expect(
      await view.evaluate(() => document.querySelector<HTMLAudioElement>('.situation audio')!.paused),
    ).toBe(true);
    expect(await watched(view)).toMatchObject({ asked: [{ audio: true }], tracks: ['live'] });
    await view.waitFor(() => document.querySelector('[role="timer"]')?.textContent?.startsWith('0:02'));
    await view.click({ text: 'Stop' });
    await view.waitForText('Have a good day. Goodbye.');
    expect((await watched(view)).tracks).toEqual(['ended']);
    const first = await recording(view);
    expect(first.seconds).toBeGreaterThan(1);
    expect(first.seconds).toBeLessThan(8);
    // The device sounds by itself.
    expect(first.loudest).toBeGreaterThan(0.01);
    await listen(view, 'Your recording');
    await view.waitFor(() => document.querySelector('[aria-label="Play: Your recording"]'));
    await listen(view, 'The model line');
    await view.click({ text: 'Not yet' });
    await view.waitForText('Take in the model line once more');
    await say(view, 'Record again');
    expect((await watched(view)).tracks).toEqual(['ended', 'ended']);
    const second = await recording(view);
    expect(second.src).not.toBe(first.src);
    expect(
      await view.evaluate(
        (src) =>
          fetch(src).then(
            () => true,
            () => false,
          ),
        first.src,
      ),
    ).toBe(false);
    // What was judged was the take before.
    expect(await view.evaluate(() => document.querySelector('.judge [aria-pressed="true"]'))).toBeNull();
  });

  it('works by keys alone, and the focus stays where it was', async () => {
    const view = await rehearse(GREETING);
    const name = () => view.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
    for (let n = 0; n < 10 && (await name()) !== 'Record'; n++) await view.press('Tab');
    await view.press('Enter');
    await view.waitFor(() => document.querySelector('[role="timer"]'));
    expect(await name()).toBe('Stop');
    await view.waitFor(() => document.querySelector('[role="timer"]')?.textContent?.startsWith('0:01'));
    await view.press('Enter');
    await view.waitForText('Recorded: ');
    expect(await name()).toBe('Record again');
    for (let n = 0; n < 10 && (await name()) !== 'Not yet'; n++) await view.press('Tab');
    await view.press('Enter');
    await view.waitForText('Take in the model line once more');
  });

  it('an address that names nothing says so', async () => {
    for (const hash of ['', '#lesson=fernhill/phone-greeting&block=0', '#lesson=fernhill/never&block=1']) {
      const view = await driver.extensionPage(`practice.html${hash}`);
      await view.waitForText('This role-play is not here any more');
      expect(await violations(view)).toEqual([]);
      await view.close();
    }
  });

  describe('how it looks', () => {
    it.each(['light', 'dark'] as const)('axe finds nothing in any state, %s', async (scheme) => {
      const view = await rehearse(UPSET);
      await view.media({ scheme, motion: 'reduce' });
      await view.setViewport(900, 900);
      const look = async (state: string) => {
        await view.screenshot(`${SHOTS}/${state}-${scheme}.png`, { fullPage: true });
        expect(await violations(view), state).toEqual([]);
      };
      await look('first');
      await view.click({ text: 'Say how sorry you are' });
      await view.click({ text: 'Transcript' });
      await view.click('summary');
      await view.click({ text: 'Record' });
      await view.waitFor(() => document.querySelector('[role="timer"]'));
      await look('recording');
      await view.waitFor(() => document.querySelector('[role="timer"]')?.textContent?.startsWith('0:01'));
      await view.click({ text: 'Stop' });
      await view.waitForText('Recorded: ');
      await view.click({ text: 'Not yet' });
      await look('recorded');
    });

    it('axe would find a button without a name', async () => {
      const view = await rehearse(FAREWELL);
      await view.evaluate(() => document.querySelector('.listen button')!.removeAttribute('aria-label'));
      expect((await violations(view)).join()).toContain('button-name');
    });

    it.each([
      ['at 280 px', 280, 700, '100%'],
      ['at twice the text size', 400, 500, '200%'],
      ['in a wide window', 1600, 900, '100%'],
    ])('nothing is cut %s', async (name, width, height, size) => {
      const view = await rehearse(UPSET);
      await view.setViewport(width, height);
      await view.evaluate((size) => {
        document.documentElement.style.fontSize = size;
      }, size);
      await view.click('summary');
      await view.click({ text: 'Record' });
      await view.waitFor(() => document.querySelector('[role="timer"]')?.textContent?.startsWith('0:01'));
      await view.screenshot(`${SHOTS}/recording-${width}.png`, { fullPage: true });
      expect(await view.evaluate(cut), `${name}, recording`).toEqual([]);
      await view.click({ text: 'Stop' });
      await view.waitForText('Recorded: ');
      await view.screenshot(`${SHOTS}/recorded-${width}.png`, { fullPage: true });
      expect(await view.evaluate(cut), `${name}, recorded`).toEqual([]);
    });
  });
});

describe('nobody keeps what was said', () => {
  it('no store of the extension has it, no message carries it, no request is made; and it would be found', async () => {
    const proxy = await startProxy();
    driver = await startBrowser({ ...FAKE, proxy: proxy.port });
    try {
      const view = await openRehearsal(driver, ...FAREWELL);
      const before = withoutOwn(proxy.requests, browserName).length;
      await watch(view);
      await view.click('summary');
      await view.click('textarea');
      await view.type(SECRET);
      await say(view);
      const { src } = await recording(view);
      await view.click({ text: 'Not yet' });
      await until('the event', async () => (await practised()).length > 0);
      expect(await remains(driver, SECRET)).toEqual([]);
      expect((await practised()).map(({ data }) => data)).toEqual([{ block: FAREWELL[1], wrong: 1 }]);
      const { sent } = await watched(view);
      expect([...new Set(sent.map(({ kind }) => kind))].sort()).toEqual(['media', 'report']);
      expect(JSON.stringify(sent)).not.toContain(SECRET);
      // A message that carried the sound would be as long as it.
      expect(Math.max(...sent.map((message) => JSON.stringify(message).length))).toBeLessThan(600);
      expect(withoutOwn(proxy.requests, browserName).length).toBe(before);
      await view.close();
      // With the tab it is gone, also for a page that knows where it was.
      expect(
        await driver.inExtension(
          (src) =>
            fetch(src).then(
              () => true,
              () => false,
            ),
          src,
        ),
      ).toBe(false);
      await driver.inExtension(async (words) => {
        await browser.storage.local.set({ planted: { words } });
        const opening = indexedDB.open('planted');
        await new Promise<void>((resolve) => {
          opening.onupgradeneeded = () => opening.result.createObjectStore('takes', { autoIncrement: true });
          opening.onsuccess = () => {
            const tx = opening.result.transaction('takes', 'readwrite');
            tx.objectStore('takes').put(new Uint8Array([0x4f, 0x67, 0x67, 0x53, 0]));
            tx.objectStore('takes').put({ take: new Blob([new Uint8Array([0x1a, 0x45, 0xdf, 0xa3, 0])]) });
            tx.objectStore('takes').put({ take: 'data:audio/ogg;base64,AAAA' });
            tx.oncomplete = () => {
              opening.result.close();
              resolve();
            };
          };
        });
      }, SECRET);
      expect(await remains(driver, SECRET)).toEqual([
        'local.planted.words: the words',
        'planted.takes.0: a sound',
        'planted.takes.1.take: a sound',
        'planted.takes.2.take: bytes as text',
      ]);
    } finally {
      await driver.close();
      await proxy.close();
    }
  });
});

it('without leave to record it says what to do, is no dead end, and asks again', async () => {
  driver = await startBrowser(DENIED);
  try {
    const view = await openRehearsal(driver, ...GREETING);
    await view.setViewport(800, 800);
    await watch(view);
    await view.click({ text: 'Record' });
    await view.waitForText('The microphone is blocked for Cuecard, so nothing was recorded.');
    await view.waitForText('It works without a recording, too');
    expect(
      await view.evaluate(() => document.querySelector('.refused')?.closest('[role="status"]') !== null),
    ).toBe(true);
    expect(await violations(view)).toEqual([]);
    await view.screenshot(`${SHOTS}/denied.png`, { fullPage: true });
    expect(await view.evaluate(cut)).toEqual([]);
    await view.click({ text: 'Try again' });
    await until('a second question', async () => (await watched(view)).asked.length === 2);
    await view.waitForText('The microphone is blocked');
    await view.click({ text: 'Show the model line' });
    await view.click({ text: 'Like the model line' });
    await until('the event', async () => (await practised()).length === 1);
  } finally {
    await driver.close();
  }
});

it('without a microphone it says so, and is no dead end', async () => {
  driver = await startBrowser();
  try {
    const view = await openRehearsal(driver, ...GREETING);
    await view.click({ text: 'Record' });
    await view.waitForText('No microphone was found, so nothing was recorded.');
    expect(await violations(view)).toEqual([]);
    await view.click({ text: 'Show the model line' });
    await view.waitForText('thank you for calling Fernhill Mobile');
  } finally {
    await driver.close();
  }
});

/** What can be measured of how it looks: axe in light and dark, nothing cut at twice the text size, keys all the way. */
import { mkdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, startDemo } from '../../demo/server.ts';
import { cut } from './cut.ts';
import { violations } from './harness/axe.ts';
import { type Fixtures, serve } from './harness/fixtures.ts';
import type { Driver, View } from './harness/types.ts';
import { submit, told, update } from './pack-page.ts';
import { newSigner, type PackServer, packOf, type Signer, startPackServer } from './pack-server.ts';
import { browserName, LOCALHOST, startBrowser } from './setup.ts';

const SHOTS = `.output/look/${browserName}`;
const SCHEMES = ['light', 'dark'] as const;

let demo: Demo;
let fixtures: Fixtures;
let driver: Driver;
let server: PackServer;
let ada: Signer;

beforeAll(async () => {
  await mkdir(SHOTS, { recursive: true });
  const page = '<!doctype html><html lang="en"><title>Zyx</title><h1>Qwrt Zyx</h1>';
  [demo, fixtures, driver] = await Promise.all([startDemo(), serve({ '/unknown': page }), startBrowser()]);
  [server, ada] = await Promise.all([startPackServer(), newSigner()]);
  await driver.grant(LOCALHOST);
});

afterAll(async () => {
  await driver?.close();
  await Promise.all([demo?.close(), fixtures?.close(), server?.close()]);
});

async function deskPopup(): Promise<View> {
  const page = await driver.open(`${demo.url}/desk/tickets/new`);
  await driver.view(page).waitFor(() => document.querySelector('main:not([aria-busy="true"]) h1'));
  const popup = await driver.popup(page);
  await popup.waitFor(() => document.querySelector('h1'));
  return popup;
}

/** Each state of the popup, from the lesson on. */
const STATES: [string, (popup: View) => Promise<void>][] = [
  ['lesson', async () => {}],
  [
    'not useful',
    async (popup) => {
      await popup.click({ text: 'Not useful' });
      await popup.waitFor(() => document.querySelector('input[type="radio"]'));
      await popup.waitForText('Rated not useful.');
    },
  ],
  [
    'hits',
    async (popup) => {
      await popup.type('call');
      await popup.waitFor(() => document.querySelector('.entry mark'));
    },
  ],
  [
    'no hit',
    async (popup) => {
      await popup.type('zzqx');
      await popup.waitForText('No lesson found');
    },
  ],
];

async function openOptions(): Promise<View> {
  const options = await driver.extensionPage('options.html');
  await options.waitForText('Fernhill Mobile');
  await options.waitForText('localhost');
  return options;
}

/** The options page as it is found, with all that can be open in it, and with what was taken out; it ends as it began. */
const OPTIONS_STATES: [string, (options: View) => Promise<void>][] = [
  ['first', async () => {}],
  [
    'wrong hours',
    async (options) => {
      await options.click({ text: 'Quiet hours' });
      await options.waitForText('From');
      await options.evaluate(() => {
        const field = document.querySelector<HTMLInputElement>('input[type="time"]')!;
        field.value = '08:00';
        field.dispatchEvent(new Event('input', { bubbles: true }));
      });
      await options.waitForText('Choose two times that differ.');
    },
  ],
  [
    'taken out',
    async (options) => {
      await options.click({ text: 'Stop here: localhost' });
      await options.waitForText('Taken back.');
      await options.click({ text: 'Remove: Fernhill Mobile' });
      await options.waitForText('Removed. Its lessons');
    },
  ],
  [
    'pack of an unknown key',
    async (options) => {
      server.give(await packOf(ada, '1.0.0'));
      await submit(options, `${server.url}#key=${ada.text}`);
      await options.waitForText('Do you trust the key');
    },
  ],
  [
    'pack',
    async (options) => {
      await options.click({ text: 'Trust this key and add' });
      await options.waitForText('Added: Acme');
      await options.click('#packs summary');
      await options.waitForText('Fingerprint');
    },
  ],
  [
    'pack in trouble',
    async (options) => {
      server.give(await packOf(await newSigner(), '1.1.0'));
      await update(options);
      await told(options, 'signature');
    },
  ],
  [
    'pack that may not be read',
    async (options) => {
      server.give(await packOf(ada, '1.0.0'), {});
      await submit(options, server.url);
      await options.waitForText('Access-Control-Allow-Origin');
    },
  ],
  [
    'key wanted',
    async (options) => {
      server.give(await packOf(await newSigner(), '1.0.0'));
      await submit(options, server.url);
      await options.waitForText('Key of the publisher');
      await options.click({ text: 'Cancel' });
      await options.click({ text: 'Remove: Acme' });
      await options.waitForText('You can bring it back until');
    },
  ],
  [
    'back',
    async (options) => {
      await options.click({ text: 'Quiet hours' });
      await options.click({ text: 'Bring back: Fernhill Mobile' });
      await options.click({ text: 'Allow again: localhost' });
      await options.waitForText('Read and checked');
      await options.waitFor(() => document.querySelector('#hosts button')?.textContent === 'Stop here');
    },
  ],
];

describe('axe', () => {
  it.each(SCHEMES)('finds nothing in the popup, %s', async (scheme) => {
    const popup = await deskPopup();
    await popup.media({ scheme, motion: 'reduce' });
    for (const [name, enter] of STATES) {
      await enter(popup);
      await popup.screenshot(`${SHOTS}/popup-${name.replaceAll(' ', '-')}-${scheme}.png`);
      expect(await violations(popup), name).toEqual([]);
    }
    await popup.close();
    const empty = await driver.popup(await driver.open(fixtures.url('/unknown')));
    await empty.media({ scheme, motion: 'reduce' });
    await empty.waitForText('No lesson for this page yet');
    await empty.screenshot(`${SHOTS}/popup-empty-${scheme}.png`);
    expect(await violations(empty)).toEqual([]);
  });

  it.each(SCHEMES)('finds nothing in the options, %s', async (scheme) => {
    const options = await openOptions();
    await options.media({ scheme, motion: 'reduce' });
    for (const [name, enter] of OPTIONS_STATES) {
      await enter(options);
      await options.screenshot(`${SHOTS}/options-${name.replaceAll(' ', '-')}-${scheme}.png`, {
        fullPage: true,
      });
      expect(await violations(options), name).toEqual([]);
    }
    await options.close();
  });

  it('finds planted faults', async () => {
    const popup = await deskPopup();
    await popup.evaluate(() => {
      const button = document.createElement('button');
      const faint = document.createElement('p');
      faint.textContent = 'faint';
      faint.style.color = '#e8e8e8';
      faint.style.background = '#ffffff';
      document.querySelector('main')?.append(button, faint);
    });
    const found = (await violations(popup)).join('\n');
    expect(found).toContain('button-name');
    expect(found).toContain('color-contrast');
  });
});

describe('at 400 by 300 with doubled text', () => {
  const open = async () => {
    const view = await driver.extensionPage('popup.html');
    await view.setViewport(400, 300);
    await view.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    await view.waitFor(() => document.querySelector('main:not([aria-busy="true"]) h1'));
    return view;
  };

  it('nothing scrolls sideways and nothing is cut', async () => {
    const view = await open();
    expect(await view.evaluate(cut), 'cannot be read').toEqual([]);
    await view.type('call');
    await view.waitFor(() => document.querySelector('.entry mark'));
    await view.screenshot(`${SHOTS}/doubled-hits.png`);
    expect(await view.evaluate(cut), 'hits').toEqual([]);
    await view.press('Enter');
    await view.waitForText('Did this answer your question?');
    await view.screenshot(`${SHOTS}/doubled-lesson.png`, { fullPage: true });
    expect(await view.evaluate(cut), 'lesson').toEqual([]);
    await view.click({ text: 'Not useful' });
    await view.waitForText('What was wrong?');
    expect(await view.evaluate(cut), 'reasons').toEqual([]);
    await view.close();
  });

  it('nothing of the options scrolls sideways or is cut, whatever is open', async () => {
    const options = await openOptions();
    await options.setViewport(400, 300);
    await options.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    for (const [name, enter] of OPTIONS_STATES) {
      await enter(options);
      await options.screenshot(`${SHOTS}/doubled-options-${name.replaceAll(' ', '-')}.png`, {
        fullPage: true,
      });
      expect(await options.evaluate(cut), name).toEqual([]);
    }
    await options.close();
  });

  it('the measure finds what is planted', async () => {
    const view = await open();
    await view.evaluate(() => {
      const wide = document.createElement('p');
      wide.textContent = 'x'.repeat(80);
      wide.style.whiteSpace = 'nowrap';
      const clipped = document.createElement('p');
      clipped.textContent = 'two lines of text in the height of one line are cut';
      clipped.style.cssText = 'height: 1em; overflow: hidden';
      document.querySelector('main')?.append(wide, clipped);
    });
    expect((await view.evaluate(cut)).length).toBeGreaterThanOrEqual(2);
    await view.close();
  });
});

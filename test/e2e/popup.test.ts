/** The popup as a person uses it: on any page by a click, by keyboard alone, in each of its states. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, startDemo } from '../../demo/server.ts';
import words from '../../public/_locales/en/messages.json' with { type: 'json' };
import { type Fixtures, serve } from './harness/fixtures.ts';
import type { Driver, ExtensionApi, View } from './harness/types.ts';
import { until } from './harness/until.ts';
import { kept, leaks } from './records.ts';
import { startBrowser } from './setup.ts';
import { storedEvents } from './stored.ts';

declare const browser: ExtensionApi;

const UNKNOWN = '<!doctype html><html lang="en"><title>Zyx</title><h1>Qwrt Zyx</h1><button>Vbn</button>';
/** Not of the shipped tool, but its words are those of a lesson. */
const ALIKE =
  '<!doctype html><html lang="en"><title>Merge tickets</title><h1>Merge two tickets about the same problem</h1>';

let demo: Demo;
let fixtures: Fixtures;
let driver: Driver;

beforeAll(async () => {
  [demo, fixtures, driver] = await Promise.all([
    startDemo(),
    serve({ '/unknown': UNKNOWN, '/alike': ALIKE }),
    startBrowser(),
  ]);
});

afterAll(async () => {
  await driver?.close();
  await Promise.all([demo?.close(), fixtures?.close()]);
});

const title = (popup: View) => popup.waitFor(() => document.querySelector('h1')?.textContent);

async function popupAt(path: string): Promise<View> {
  const page = await driver.open(demo.url + path);
  await driver.view(page).waitFor(() => document.querySelector('main:not([aria-busy="true"]) h1'));
  return driver.popup(page);
}

async function ratings() {
  return (await storedEvents(driver)).filter((event) => event.kind === 'rating').map((event) => event.data);
}

describe('on a page that was never granted', () => {
  it('shows the lesson by the click alone, and leaves the page unregistered', async () => {
    const popup = await popupAt('/desk/tickets/new');
    expect(await title(popup)).toBe('How do I create a ticket?');
    await popup.waitForText('You are on “Create a ticket” in Fernhill Desk.');
    await popup.waitForText('Help me here every time');
    expect(await driver.inExtension(() => browser.scripting.getRegisteredContentScripts())).toEqual([]);
  });

  it('answers the field that has the focus', async () => {
    const page = await driver.open(`${demo.url}/desk/tickets/new`);
    const view = driver.view(page);
    await view.waitFor(() => document.querySelector('main:not([aria-busy="true"]) h1'));
    await view.evaluate(() => {
      const label = [...document.querySelectorAll('label')].find((one) =>
        one.textContent?.includes('Priority'),
      );
      (label!.control as HTMLElement).focus();
    });
    const popup = await driver.popup(page);
    expect(await title(popup)).toBe('Which priority do I choose for a ticket?');
  });

  it('lists what shares the words of an unknown page as "maybe" at most, or opens it when the page says it', async () => {
    const popup = await driver.popup(await driver.open(fixtures.url('/alike')));
    await popup.waitForText('How do I merge two tickets about the same problem?');
  });
});

describe('by keyboard alone', () => {
  it('searches from the first key, walks the hits, opens one, rates it', async () => {
    const popup = await popupAt('/desk/');
    await title(popup);
    await popup.type('refund');
    await popup.waitFor(() => document.querySelectorAll('.entry mark').length > 1);
    await popup.press('ArrowDown');
    await popup.press('ArrowDown');
    const second = await popup.waitFor(() => document.activeElement?.querySelector('.topic')?.textContent);
    await popup.press('Enter');
    expect(
      await popup.waitFor(() => document.activeElement?.matches('h1') && document.activeElement.textContent),
    ).toBe(second);
    for (let n = 0; n < 20; n++) {
      await popup.press('Tab');
      if (await popup.evaluate(() => document.activeElement?.textContent?.trim() === 'Useful')) break;
    }
    await popup.press('Space');
    await popup.waitForText('Rated useful.');
    await popup.type('zzqx');
    await popup.waitForText('No lesson found for “zzqx”');
    await popup.press('Escape');
    await popup.waitFor(() => document.querySelector('h1') && !document.querySelector('input')!.value);
  });
});

describe('rating', () => {
  it('takes a reason and words, can be changed and taken back', async () => {
    const popup = await popupAt('/desk/callbacks');
    await title(popup);
    const before = (await ratings()).length;
    await popup.click({ text: 'Not useful' });
    await popup.waitForText('Rated not useful.');
    await popup.click('input[type="radio"]:not(:checked)');
    await popup.waitFor(() => document.querySelector('input[type="radio"]:checked'));
    await popup.click('textarea');
    await popup.type('step 2 is gone');
    await popup.click({ text: 'Save note' });
    await popup.waitForText('Note saved.');
    await popup.click({ text: 'Useful' });
    await popup.waitForText('Rated useful.');
    await popup.click({ text: 'Undo' });
    await popup.waitForText('Rating taken back.');
    expect((await ratings()).slice(before)).toEqual([
      { useful: false },
      { useful: false, reason: 'wrong' },
      { useful: false, reason: 'wrong', words: 'step 2 is gone' },
      { useful: true },
      { useful: false, reason: 'wrong', words: 'step 2 is gone' },
    ]);
  });

  it('is stored once when the worker dies in the middle', async () => {
    const popup = await popupAt('/desk/customers');
    await title(popup);
    const before = (await ratings()).length;
    await Promise.all([popup.click({ text: 'Useful' }), driver.killWorker()]);
    await popup.waitForText('Rated useful.');
    await until('the rating to be stored', async () => (await ratings()).length > before);
    expect((await ratings()).slice(before)).toEqual([{ useful: true }]);
  });
});

describe('a search without result', () => {
  const TYPED = 'zzqx Xanthippe 4111111111111111';

  /** The searches that were noted from now on, and what else stands in the database with a typed word. */
  async function noting() {
    const searches = async () => (await storedEvents(driver)).filter(({ kind }) => kind === 'searched');
    const before = (await searches()).length;
    const noted = async () => (await searches()).slice(before);
    return { noted, arrived: () => until('the search to be noted', async () => (await noted())[0]) };
  }

  it('is noted once when the person stays at it, without the words that nobody knows', async () => {
    const popup = await popupAt('/desk/');
    await title(popup);
    const { noted, arrived } = await noting();
    await popup.type(TYPED);
    await popup.waitForText(words.foundNoneNoted.message);
    expect(await arrived()).toMatchObject({
      tool: 'desk',
      page: 'queue',
      data: { found: 0, words: [], unknown: 3 },
    });
    await popup.close();
    const page = await driver.open(`${demo.url}/desk/`);
    await title(await driver.popup(page));
    expect(await noted()).toHaveLength(1);
    expect(leaks(await kept(driver), TYPED.split(' '))).toEqual([]);
  });

  it('is noted when the popup closes at once', async () => {
    const popup = await popupAt('/desk/');
    await title(popup);
    const { noted, arrived } = await noting();
    await popup.type('zzqy');
    await popup.waitForText('No lesson found for “zzqy”');
    await popup.close();
    await arrived();
    expect(await noted()).toHaveLength(1);
  });
});

describe('states', () => {
  it('offers to write to the author where nothing fits', async () => {
    const popup = await driver.popup(await driver.open(fixtures.url('/unknown')));
    await popup.waitForText('No lesson for this page yet');
    const href = await popup.evaluate(() => document.querySelector<HTMLAnchorElement>('a.button')?.href);
    expect(href).toMatch(/^mailto:learning@fernhill\.example\?subject=/);
  });

  it('says so on a page that the browser keeps to itself, and searches all the same', async () => {
    const popup = await driver.popup(await driver.open('about:blank'));
    await popup.waitForText('Cuecard cannot read this page');
    await popup.type('greet');
    await popup.waitFor(() => document.querySelector('.entry mark'));
  });

  it('copies a sample', async () => {
    const popup = await popupAt('/desk/');
    await title(popup);
    // The sample is the lesson's third part; they come one at a time.
    await popup.click('.way [aria-expanded]');
    await popup.click({ text: 'Show all' });
    await popup.click({ text: 'Copy: First sentence' });
    await popup.waitForText('Copied');
    await until('the copy to be stored', async () =>
      (await storedEvents(driver)).some((event) => event.kind === 'copied'),
    );
  });

  it('counts a lesson as shown after a second', async () => {
    const events = await until('an impression', async () => {
      const shown = (await storedEvents(driver)).filter((event) => event.kind === 'shown');
      return shown.length > 0 ? shown : undefined;
    });
    expect(events[0]).toMatchObject({ tool: 'desk', lesson: expect.stringMatching(/^fernhill\//) });
  });
});

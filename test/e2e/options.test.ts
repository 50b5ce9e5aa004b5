/** The options page as a person uses it: what is chosen there holds at once, everywhere, and can be undone. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, startDemo } from '../../demo/server.ts';
import type { Driver, ExtensionApi, View } from './harness/types.ts';
import { until } from './harness/until.ts';
import { newSigner, packOf, startPackServer } from './pack-server.ts';
import { badgeWhere, browserName, LOCALHOST, startBrowser } from './setup.ts';

declare const browser: ExtensionApi;

const PACK = 'Fernhill Mobile';

let demo: Demo;
let driver: Driver;
const open: View[] = [];

beforeAll(async () => {
  [demo, driver] = await Promise.all([startDemo({ delay: 0 }), startBrowser()]);
  await driver.grant(LOCALHOST);
});

afterEach(async () => {
  for (const view of open.splice(0)) await view.close();
  await driver.inExtension(() => browser.storage.local.remove('settings'));
});

afterAll(async () => {
  await driver?.close();
  await demo?.close();
});

async function options(): Promise<View> {
  const view = await driver.extensionPage('options.html');
  open.push(view);
  await view.waitForText(PACK);
  return view;
}

/** The popup over the call queue, for which the shipped pack has a lesson. */
async function popupOnQueue(): Promise<View> {
  const page = await driver.open(`${demo.url}/desk/`);
  open.push(driver.view(page));
  return driver.popup(page);
}

const settings = () =>
  driver.inExtension(async () => (await browser.storage.local.get('settings')).settings as { who: object });

describe('a pack', () => {
  it('that is removed is gone from popup, search and badge, and undo brings all of it back', async () => {
    const page = await options();
    await page.click({ text: `Remove: ${PACK}` });
    await page.waitForText('Removed. Its lessons are not shown or found');

    const without = await popupOnQueue();
    await without.waitFor(() => document.querySelector('main[aria-busy="false"] h1'));
    expect(await without.text()).not.toContain('How do I take the next call?');
    await without.type('wrap-up code');
    await without.waitForText('No lesson found for “wrap-up code”');
    await without.close();

    await page.click({ text: `Bring back: ${PACK}` });
    await page.waitForText('Read and checked');
    const again = await popupOnQueue();
    await again.waitForText('How do I take the next call?');
    await again.waitForText('You are on “Call queue” in Fernhill Desk.');
    await again.type('refund');
    await again.waitFor(() => document.querySelector('.entry mark'));
  });

  it('that is removed is not noticed by itself, even by a background that was asleep when it went', async () => {
    const page = await options();
    const before = await driver.open(`${demo.url}/desk/`);
    open.push(driver.view(before));
    await badgeWhere(driver, before, (text) => text !== '');
    await driver.killWorker();
    await page.click({ text: `Remove: ${PACK}` });
    await page.waitForText('Removed. Its lessons');
    await until('the old rules to be dropped', async () => !('tools' in (await driver.session())));
    const after = await driver.open(`${demo.url}/desk/`);
    open.push(driver.view(after));
    await driver.view(after).waitForText('Take next call');
    await until('the page to be asked for', async () => 'tools' in (await driver.session()));
    const tools = (await driver.session()).tools as { id: string }[];
    expect(tools.map(({ id }) => id)).not.toContain('desk');
    expect((await driver.badge(after)).text).toBe('');
  });
});

describe('what is chosen', () => {
  it('survives a reload of the page, of the background and of the extension', async () => {
    const page = await options();
    await page.click('input[type="radio"]:not(:checked)');
    await page.waitForText('Saved');
    await page.click('#who-team');
    await page.type('Night shift');
    await page.press('Tab');
    await page.waitFor(() => document.querySelector('#who [role="status"]')?.textContent?.includes('Saved'));
    const shown = () => ({
      often: [...document.querySelectorAll<HTMLInputElement>('input[type="radio"]')].findIndex(
        (one) => one.checked,
      ),
      team: document.querySelector<HTMLInputElement>('#who-team')?.value,
    });
    const chosen = { often: 1, team: 'Night shift' };
    expect(await page.evaluate(shown)).toEqual(chosen);
    await page.close();
    await driver.killWorker();
    expect(await (await options()).evaluate(shown)).toEqual(chosen);
    await driver.reload();
    expect(await (await options()).evaluate(shown)).toEqual(chosen);
  });

  it('is shown in another options page that is open', async () => {
    const first = await options();
    const second = await options();
    await second.click({ text: 'Quiet hours' });
    await first.waitForText('From');
  });

  it('of a language that no lesson is written in: the lesson comes in its own and says so', async () => {
    await driver.inExtension(() => browser.storage.local.set({ settings: { language: 'de' } }));
    const popup = await popupOnQueue();
    await popup.waitForText('Not available in German yet; shown in English.');
    expect(await popup.evaluate(() => document.querySelector('.content')?.getAttribute('lang'))).toBe('en');
    await popup.close();
    const page = await options();
    await page.evaluate(() => {
      const select = document.querySelector('select')!;
      select.value = '';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await page.waitForText('Saved');
    const again = await popupOnQueue();
    await again.waitForText('How do I take the next call?');
    expect(await again.text()).not.toContain('Not available in');
  });
});

describe('a host', () => {
  it('is taken back and allowed again', async () => {
    const origins = () => driver.inExtension(() => browser.permissions.getAll().then((all) => all.origins));
    const page = await options();
    await page.click({ text: 'Stop here: localhost' });
    await page.waitForText('Taken back. Cuecard waits here');
    expect(await origins()).toEqual([]);
    await page.click({ text: 'Allow again: localhost' });
    await page.waitFor(() => document.querySelector('#hosts button')?.textContent === 'Stop here');
    expect(await origins()).toEqual([LOCALHOST]);
    const desk = await driver.open(`${demo.url}/desk/`);
    open.push(driver.view(desk));
    await badgeWhere(driver, desk, (text) => text !== '');
  });
});

describe('by keyboard alone', () => {
  /** Presses Tab until the focus is on what is called so; the focus must be seen on the way. */
  async function tabTo(page: View, name: string): Promise<void> {
    const seen: string[] = [];
    for (let n = 0; n < 40; n++) {
      await page.press('Tab');
      const at = await page.evaluate(() => {
        // At the end of the page the focus leaves it for a moment.
        const on = document.activeElement === document.body ? null : document.activeElement;
        const label = (on as HTMLInputElement | null)?.labels?.[0]?.textContent;
        const isSeen = on !== null && getComputedStyle(on).outlineStyle !== 'none';
        return { isSeen, name: on?.getAttribute('aria-label') ?? label ?? on?.textContent ?? '' };
      });
      seen.push(at.name.trim().slice(0, 30));
      if (at.name.includes(name)) {
        expect(at.isSeen, `the focus on ${name} is seen`).toBe(true);
        return;
      }
    }
    throw new Error(`Tab does not come to ${name}; it came to ${seen.join(' | ')}`);
  }

  it('a host, a pack, a hint, a switch, a time, a language and a text are changed', async () => {
    const page = await options();
    await tabTo(page, 'Stop here: localhost');
    await page.press('Enter');
    await page.waitForText('Taken back.');
    await page.press('Enter');
    await page.waitFor(() => document.querySelector('#hosts button')?.textContent === 'Stop here');
    await tabTo(page, `Remove: ${PACK}`);
    await page.press('Space');
    await page.waitForText('Removed. Its lessons');
    await page.press('Space');
    // Another pack is read and checked, too: this one is back when it can be removed again.
    await page.waitFor(
      (label) => document.activeElement?.getAttribute('aria-label') === label,
      `Remove: ${PACK}`,
    );
    await tabTo(page, 'As it comes');
    await page.press('ArrowDown');
    await tabTo(page, 'Quiet hours');
    await page.press('Space');
    await page.waitForText('From');
    await tabTo(page, 'From');
    await page.press('ArrowUp');
    await tabTo(page, 'Fernhill Desk');
    await page.press('Space');
    await tabTo(page, 'Show lessons in');
    await page.press('e');
    await tabTo(page, 'Team');
    await page.type('Returns');
    await page.press('Enter');
    await until('all of it to be stored', async () => (await settings())?.who, {});
    await page.waitFor(() => document.querySelector('#who [role="status"]')?.textContent?.includes('Saved'));
    expect(await settings()).toEqual({
      hints: {
        ...{ often: 'seldom', quiet: { from: '19:00', to: '08:00' }, off: ['desk'] },
        ...{ pages: [], pausedUntil: null },
      },
      who: { team: 'Returns', site: '', role: '' },
      language: 'en',
      author: false,
      removed: [],
    });
  });

  it('a pack is added, its key is trusted, and it is updated and removed', async () => {
    const [server, ada] = await Promise.all([startPackServer(), newSigner()]);
    server.give(await packOf(ada, '1.0.0'));
    const page = await options();
    await tabTo(page, 'Address');
    await page.type(`${server.url}#key=${ada.text}`);
    await page.press('Enter');
    await page.waitForText('Do you trust the key');
    await tabTo(page, 'Trust this key and add');
    await page.press('Enter');
    await page.waitForText('Added: Acme');
    server.give(await packOf(ada, '1.1.0'));
    await page.evaluate(() => document.querySelector<HTMLElement>('#packs a')!.focus());
    await tabTo(page, 'Update now: Acme');
    await page.press('Enter');
    await page.waitForText('Version 1.1.0 by Ada');
    await tabTo(page, 'Remove: Acme');
    await page.press('Space');
    await page.waitForText('You can bring it back until');
    await server.close();
  });

  it("the browser's page for the keys is opened", async () => {
    const page = await options();
    await tabTo(page, 'Change keys');
    await page.press('Enter');
    const wanted = browserName === 'firefox' ? 'about:addons' : 'chrome://extensions/shortcuts';
    await until('the page for the keys', async () =>
      (await driver.browser.targets()).some((target) => target.url().startsWith(wanted)),
    );
    for (const target of driver.browser.targets())
      if (target.url().startsWith(wanted)) await (await target.page())?.close();
  });
});

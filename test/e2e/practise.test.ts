/** Try it: a demo practised over the page, of which nothing reaches the tool. */
import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Demo, startDemo } from '../../demo/server.ts';
import { violations } from './harness/axe.ts';
import type { Driver, View } from './harness/types.ts';
import { until } from './harness/until.ts';
import { HOST, hintIn } from './hint-page.ts';
import { LOCALHOST, startBrowser, stateWhere } from './setup.ts';
import { SPY } from './spy.ts';
import { storedEvents } from './stored.ts';

const TAKE = 'How do I take the next call?';
const STATUS = 'Robin Ashdown Available';

let demo: Demo;
let driver: Driver;
let page: Page;

beforeEach(async () => {
  [demo, driver] = await Promise.all([startDemo({ delay: 0 }), startBrowser()]);
  await driver.grant(LOCALHOST);
});

afterEach(async () => {
  await driver?.close();
  await demo?.close();
});

/** The queue of the desk, with a script of the page's own that writes down all that it can see. */
async function openDesk(): Promise<void> {
  page = await driver.open('about:blank');
  await page.evaluateOnNewDocument(SPY.replace(/<\/?script>/g, ''));
  await page.goto(`${demo.url}/desk/`);
  await stateWhere(driver, 'queue', (state) => state.page?.id === 'queue');
}

async function fromCard(): Promise<View> {
  const hint = await hintIn(driver, page, TAKE);
  await hint.click('.offer');
  const card = await hintIn(driver, page, 'The caller who has waited longest');
  await seen();
  await card.click({ text: 'Try it' });
  return asked('step 1 of 3');
}

async function fromPopup(): Promise<View> {
  const popup = await driver.popup(page);
  await popup.click({ text: 'Try it' });
  await until('the popup to close', async () => !(await popup.isOpen()));
  return asked('step 1 of 3');
}

/** The frame that asks; where the browser loads a moved frame anew, it is another one by then. */
const asked = (words: string): Promise<View> =>
  until(`practice to say "${words}"`, async () => {
    const frame = await driver.frame(page, 'card.html');
    const isThere = await frame.evaluate(
      (words) =>
        document.body.textContent!.includes(words) && document.querySelector('.part,.primary') !== null,
      words,
    );
    return isThere ? frame : null;
  });

const seen = () => page.evaluate(() => spy.take());

/** What a page may hear of practice: the host's own records and a change of focus; the pointer on its way to the host. */
const HEARD = /^(before)?toggle cuecard-hint|^(focus|blur|focusin|focusout|DOMFocusIn|DOMFocusOut) /;
const unheard = (events: string[]) => events.filter((event) => !HEARD.test(event) && !isOfPointer(event));
/** Before the frame is there, and when it goes, the pointer is over the page itself. */
const isOfPointer = (event: string) =>
  /^(pointer|mouse)(over|out|enter|leave|move|rawupdate)/.test(event) || /^pointerrawupdate/.test(event);

/** Goes through the whole demo by hand: two wrong tries, a hint, right ones to the end. */
async function practise(first: View): Promise<void> {
  await first.click({ text: 'Customers' });
  await first.waitForText('That is “Customers”.');
  expect(await first.text()).not.toContain('Open the menu');
  await first.click({ text: 'Tickets' });
  await first.waitForText('Open the menu with your name and choose Available.');
  await first.waitFor(() => document.querySelector('.part.shown'));
  await first.click({ text: STATUS });
  const second = await asked('step 2 of 3');
  await second.waitForText('Right.');
  await second.click({ text: 'Take next call' });
  const third = await asked('step 3 of 3');
  await third.waitForText('Read Caller and Open tickets');
  await third.click({ text: 'Next' });
  await third.waitForText('2 tries were wrong.');
}

/** The page offers a menu or a dialog that is open while somebody practises. */
const FIXTURES: Record<string, () => void> = {
  plain: () => {},
  'menu-open': () => {
    const menu = document.createElement('div');
    menu.popover = 'auto';
    menu.innerHTML = '<button>First entry</button>';
    document.body.append(menu);
    menu.showPopover();
  },
  'modal-open': () => {
    const dialog = document.createElement('dialog');
    dialog.innerHTML =
      '<button class="status-button">Robin Ashdown Available</button><button>Customers</button><button>Tickets</button><button>Take next call</button>';
    document.body.append(dialog);
    dialog.showModal();
  },
};

describe('practice', () => {
  it('says of each try whether it was right, helps after two, and ends with what was done', async () => {
    await openDesk();
    const frame = await fromCard();
    expect(await violations(frame)).toEqual([]);
    await practise(frame);
    const end = await driver.frame(page, 'card.html');
    expect(await violations(end)).toEqual([]);
    const events = await storedEvents(driver);
    expect(events.filter(({ kind }) => kind === 'practised').map(({ data }) => data)).toEqual([
      { block: expect.any(Number), wrong: 2 },
    ]);
    await end.click({ text: 'Practise again' });
    const again = await asked('step 1 of 3');
    expect(await again.text()).not.toContain('Right.');
    await again.press('Escape');
    await again.waitForText('The caller who has waited longest comes first.');
  });

  it.each(Object.entries(FIXTURES))('leaves on a page (%s) no trace but its host', async (name, open) => {
    await openDesk();
    await driver.frame(page, 'card.html');
    await page.evaluate(open);
    if (name === 'menu-open') await page.focus('input[type="search"], #find');
    await seen();
    const frame = name === 'plain' ? await fromCard() : await fromPopup();
    await practise(frame);
    await page.evaluate(() => scrollY);
    const { events, changes } = await seen();
    expect(unheard(events)).toEqual([]);
    // The queue counts the minutes meanwhile.
    const ours = changes.filter((change) => !/#text|^cuecard-hint attributes/.test(change));
    expect(ours).toEqual(
      name === 'modal-open' ? [`html childList -${HOST}`, `dialog childList +${HOST}`] : [],
    );
    if (name === 'menu-open')
      expect(
        await page.evaluate(() => document.querySelector(':popover-open:not(cuecard-hint)') !== null),
      ).toBe(true);
  });

  it('takes every key: the focus goes round in it, and Escape leaves', async () => {
    await openDesk();
    const frame = await fromCard();
    await seen();
    const names = new Set<string>();
    await frame.waitForText('What do you do first?');
    for (let n = 0; n < 60 && !names.has('Stop practising'); n++) {
      await frame.press('Tab');
      const name = await frame.evaluate(() => {
        const at = document.activeElement!;
        return document.hasFocus() ? at.getAttribute('aria-label') || at.textContent! : 'outside';
      });
      names.add(name);
    }
    expect([...names]).toEqual(
      expect.arrayContaining(['Stop practising', 'Tell me', STATUS, 'Take next call']),
    );
    expect(names).not.toContain('outside');
    await frame.press('Shift+Tab');
    await frame.evaluate(() => document.querySelector<HTMLElement>('[aria-label^="Robin"]')!.focus());
    await frame.press('Enter');
    const second = await asked('step 2 of 3');
    await second.press('x');
    await second.press('Escape');
    await second.waitForText('The caller who has waited longest comes first.');
    expect(unheard((await seen()).events)).toEqual([]);
  });

  it('goes into a dialog that the page opens meanwhile, and out of it', async () => {
    await openDesk();
    await fromCard();
    await page.evaluate(FIXTURES['modal-open']!);
    const inside = await asked('step 1 of 3');
    await until('the host in the dialog', () =>
      page.evaluate((name) => document.querySelector(`dialog > ${name}`) !== null, HOST),
    );
    await until('only the dialog to be there', async () => {
      const frame = await asked('step 1 of 3');
      return (await frame.evaluate(() => document.querySelectorAll('.part').length)) === 4;
    });
    await (await asked('step 1 of 3')).click({ text: STATUS });
    await asked('step 2 of 3');
    await page.evaluate(() => document.querySelector('dialog')!.close());
    await until('the host to be out', () =>
      page.evaluate((name) => document.querySelector(`html > ${name}`) !== null, HOST),
    );
    await asked('step 2 of 3');
    expect(inside).toBeTruthy();
  });

  it('finds a planted trace', async () => {
    await openDesk();
    const frame = await fromCard();
    await seen();
    await page.evaluate(() => document.querySelector<HTMLElement>('.status-button')!.click());
    const { events } = await seen();
    expect(unheard(events)).toContain('click button');
    await frame.evaluate(() =>
      document.querySelector('main')!.insertAdjacentHTML('beforeend', '<img src="x">'),
    );
    expect(await violations(frame)).not.toEqual([]);
  });
});

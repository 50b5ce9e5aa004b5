/** Show me: a demo on the live page, from step to step and from page to page. */
import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Demo, startDemo } from '../../demo/server.ts';
import { drawn, pointsAt as pointing, cardSays as saying } from './demo-page.ts';
import { violations } from './harness/axe.ts';
import type { Driver, View } from './harness/types.ts';
import { until } from './harness/until.ts';
import { HOST, openQueue, TAKE } from './hint-page.ts';
import { LOCALHOST, startBrowser, stateWhere } from './setup.ts';
import { storedEvents } from './stored.ts';

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

const openDesk = () => openQueue(driver, demo.url);
const pointsAt = (page: Page, selector: string) => pointing(driver, page, selector);
const cardSays = (page: Page, words: string) => saying(driver, page, words);
const ringIn = async (page: Page) => (await drawn(driver, page)).ring;

/** Shows the demo of the queue's lesson from the hint in the page. */
async function shown(page: Page): Promise<View> {
  const frame = await driver.frame(page, 'card.html');
  await frame.waitForText(TAKE);
  await frame.click('.offer');
  await frame.click({ text: 'Show me' });
  await frame.waitForText('Step 1 of 3');
  return frame;
}

describe('a demo', () => {
  it('is shown step by step: it goes on when the person does it, over a change of page, to its end', async () => {
    const page = await openDesk();
    const frame = await shown(page);
    await pointsAt(page, '.status-button');
    expect(await violations(frame)).toEqual([]);
    await driver.view(page).click('.status-button');
    await frame.waitForText('Step 2 of 3');
    await frame.waitForText('Select Take next call.');
    await driver.view(page).press('Escape');
    await pointsAt(page, '.take-next, [data-action="take-next"], main header button, .button.primary');
    await driver.view(page).click({ text: 'Take next call' });
    await stateWhere(driver, 'the call', (state) => state.page?.id === 'call');
    const next = await driver.frame(page, 'card.html');
    await next.waitForText('Step 3 of 3');
    await until('the ring', () => ringIn(page));
    await next.click({ text: 'Done' });
    await next.waitForText('The caller who has waited longest comes first.');
    await until('the ring to be gone', async () => (await ringIn(page)) === null);
  });

  it('waits through a reload and a killed worker, goes back, and ends with Escape', async () => {
    const page = await openDesk();
    const frame = await shown(page);
    await frame.click({ text: 'Next' });
    await frame.waitForText('Step 2 of 3');
    await driver.killWorker();
    await page.reload();
    const again = await driver.frame(page, 'card.html');
    await again.waitForText('Step 2 of 3');
    await again.click({ text: 'Back' });
    await again.waitForText('Step 1 of 3');
    await pointsAt(page, '.status-button');
    await again.press('Escape');
    await again.waitForText('The caller who has waited longest comes first.');
    await until('the ring to be gone', async () => (await ringIn(page)) === null);
  });

  it('says plainly when the page has changed, and shows it as soon as it is there', async () => {
    const page = await openDesk();
    await page.evaluate(() => document.querySelector('.status-button')!.classList.remove('status-button'));
    const frame = await shown(page);
    await frame.waitForText('The page does not show this now, or it has changed.');
    await until('it to be kept for the author', async () =>
      (await storedEvents(driver)).some((event) => event.kind === 'drifted' && event.data.step === 0),
    );
    expect(await ringIn(page)).toBeNull();
    await page.evaluate(() => document.querySelector('header button')!.classList.add('status-button'));
    await pointsAt(page, '.status-button');
    await frame.waitFor(() => !document.body.textContent!.includes('has changed'));
  });

  it('tells the author what the page shows now where a name has changed', async () => {
    const page = await openDesk();
    const frame = await shown(page);
    await page.evaluate(() => {
      for (const button of document.querySelectorAll('button, a'))
        for (const node of button.childNodes)
          if (node.textContent?.trim() === 'Take next call') node.textContent = 'Take call';
    });
    await frame.click({ text: 'Next' });
    await frame.waitForText('The page does not show this now, or it has changed.');
    const event = await until('it to be kept for the author', async () =>
      (await storedEvents(driver)).find(({ kind }) => kind === 'drifted'),
    );
    expect(event.data).toMatchObject({ step: 1, candidate: { role: 'button', name: 'Take call' } });
  });

  it('brings what it points at into sight again where the page scrolls by itself, and not where the person does', async () => {
    const page = await openDesk();
    await page.evaluate(() => {
      const far = document.createElement('div');
      far.style.height = '3000px';
      far.innerHTML = '<button class="far" style="margin-top: 2000px">Take next call</button>';
      for (const one of document.querySelectorAll('button, a'))
        for (const node of one.childNodes)
          if (node.textContent?.trim() === 'Take next call') node.textContent = 'Elsewhere';
      document.body.append(far);
    });
    const frame = await shown(page);
    await frame.click({ text: 'Next' });
    await frame.waitForText('Step 2 of 3');
    await pointsAt(page, '.far');
    // As a page does that was loaded anew.
    await page.evaluate(() => scrollTo(0, 0));
    await pointsAt(page, '.far');
    await page.mouse.move(300, 300);
    await page.mouse.wheel({ deltaY: -5000 });
    await until('the ring to be gone', async () => (await ringIn(page)) === null);
    const top = await page.evaluate(
      () => new Promise<number>((done) => setTimeout(() => done(scrollY), 1200)),
    );
    expect(top).toBeLessThan(500);
  });

  it('goes along into a dialog of the page, where all else is inert, and out of it again', async () => {
    const page = await openDesk();
    await shown(page);
    const home = () => page.evaluate((name) => document.querySelector(name)?.parentElement?.localName, HOST);
    const isIn = (name: string) => until(`it to be in ${name}`, async () => (await home()) === name);
    await page.evaluate(() => {
      const dialog = document.createElement('dialog');
      dialog.innerHTML = '<button class="status-button">Status</button>';
      document.querySelector('.status-button')!.remove();
      document.body.append(dialog);
      dialog.showModal();
    });
    await pointsAt(page, 'dialog .status-button');
    await cardSays(page, 'Step 1 of 3');
    await driver.view(page).click('dialog .status-button');
    await (await cardSays(page, 'Step 2 of 3')).click({ text: 'Back' });
    await cardSays(page, 'Step 1 of 3');
    await page.evaluate(() => document.querySelector('dialog')!.close());
    await isIn('html');
    await (await cardSays(page, 'Step 1 of 3')).click({ text: 'Next' });
    await cardSays(page, 'Step 2 of 3');
    await page.evaluate(() => document.querySelector('dialog')!.showModal());
    await isIn('dialog');
    await cardSays(page, 'Step 2 of 3');
    // Taken away with the dialog, it comes anew.
    await page.evaluate(() => document.querySelector('dialog')!.remove());
    await isIn('html');
    await cardSays(page, 'Step 2 of 3');
  });

  it('begins from the popup, which makes room', async () => {
    const page = await openDesk();
    const popup = await driver.popup(page);
    await popup.click({ text: 'Show me' });
    await until('the popup to close', async () => !(await popup.isOpen()));
    const frame = await driver.frame(page, 'card.html');
    await frame.waitForText('Step 1 of 3');
    await pointsAt(page, '.status-button');
  });
});

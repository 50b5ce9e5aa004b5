/** A step of a demo for everybody: by keyboard alone, to a screen reader, to axe, and to the eye in any window. */
import { mkdir } from 'node:fs/promises';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Demo, startDemo } from '../../demo/server.ts';
import { told } from './accessibility.ts';
import { cut } from './cut.ts';
import { demosOf } from './demo-lessons.ts';
import { cardSays, drawn, pointsAt, showMe } from './demo-page.ts';
import { violations } from './harness/axe.ts';
import type { Driver, View } from './harness/types.ts';
import { until } from './harness/until.ts';
import { HOST, openly } from './hint-page.ts';
import { browserName, LOCALHOST, startBrowser, stateWhere, tabStates } from './setup.ts';

const CALLBACK = (await demosOf('fernhill')).find(({ name }) => name === 'callback-time-zone')!;
/** What its steps point at, on the page of callbacks. */
const TARGETS = [
  ['select[name="customerId"]', 'Customer'],
  ['select[name="timeZone"]', 'Customer’s time zone'],
  ['.slot-picker', 'Time slot'],
  ['input[name="reason"]', 'Reason for the call'],
  ['button.primary[type="submit"]', 'Schedule callback'],
] as const;

let demo: Demo;
let driver: Driver;
let own: View;
let page: Page;
let view: View;

beforeAll(async () => {
  await mkdir('.output/demo', { recursive: true });
  driver = await startBrowser();
  await driver.grant(LOCALHOST);
  own = await driver.extensionPage('options.html');
});

afterAll(() => driver?.close());

beforeEach(async () => {
  demo = await startDemo({ delay: 0 });
  page = await driver.open(`${demo.url}/desk/callbacks`);
  view = driver.view(page);
  await stateWhere(driver, 'the callbacks', (state) => state.page?.id === 'callbacks');
});

afterEach(async () => {
  await page.close();
  await until('the tab to be forgotten', async () => Object.keys(await tabStates(driver)).length === 0);
  await demo.close();
});

const show = () => showMe(driver, own, CALLBACK.ref, CALLBACK.block);
const step = (n: number) => cardSays(driver, page, `Step ${n} of 5`);

describe('by keyboard alone', () => {
  const focused = () => page.evaluate(() => document.activeElement?.localName ?? '');
  /** A key goes to whatever has the focus: the page, or the frame in it. */
  const press = async (key: string) =>
    (await focused()) === HOST ? (await driver.frame(page, 'card.html')).press(key) : view.press(key);
  /** Goes on by Tab until the focus is there. */
  async function tabTo(selector: string): Promise<void> {
    for (let presses = 0; presses < 60; presses++) {
      const isThere = await page.evaluate((css) => document.activeElement?.matches(css) ?? false, selector);
      if (isThere) return;
      await press('Tab');
    }
    throw new Error(`60 times Tab did not lead to ${selector}`);
  }

  it('is followed to its end: every target is reached by Tab, and nothing takes the focus away', async () => {
    await show();
    const type = async (text: string) => {
      await view.type(text);
      await view.press('Tab');
    };
    for (const [n, [selector]] of TARGETS.entries()) {
      await step(n + 1);
      await pointsAt(driver, page, selector);
      expect(await focused()).not.toBe(HOST);
      await tabTo(n === 2 ? `${selector} input` : selector);
      if (n < 2) await type(n === 0 ? 'Joaquim' : 'Berlin');
      if (n === 2) await view.press('Space');
      if (n === 3) await type('Which roaming pass fits');
      if (n === 4) await view.press('Enter');
    }
    await (await driver.frame(page, 'card.html')).waitFor(() => document.querySelector('.card-frame h1'));
    expect(await drawn(driver, page)).toMatchObject({ ring: null });
  });

  it('a list that is gone through by arrow keys is chosen when it is left', async () => {
    await show();
    await step(1);
    await tabTo(TARGETS[0][0]);
    for (let n = 0; n < 3; n++) await view.press('ArrowDown');
    const third = await page.evaluate(
      (css) => document.querySelector<HTMLSelectElement>(css)!.selectedIndex,
      TARGETS[0][0],
    );
    expect(third).toBe(3);
    await step(1);
    await view.press('Tab');
    await step(2);
  });

  it('its frame comes last, moves it, and lets the focus go on', async () => {
    await show();
    const frame = await step(1);
    const says = () =>
      frame.evaluate(() => document.activeElement?.textContent?.trim() || document.activeElement?.ariaLabel);
    await tabTo(HOST);
    await until('the focus to be in the frame', says);
    while ((await says()) !== 'Next') await frame.press('Tab');
    await frame.press('Enter');
    await step(2);
    expect(await focused()).toBe(HOST);
    // No trap: before its first control comes the tool again, and behind its last one.
    const isLeft = async () =>
      (await focused()) !== HOST || !(await frame.evaluate(() => document.hasFocus()));
    for (let presses = 0; presses < 8 && !(await isLeft()); presses++) await frame.press('Shift+Tab');
    expect(await focused()).not.toBe(HOST);
    await tabTo(HOST);
    for (let presses = 0; presses < 8 && !(await isLeft()); presses++) await frame.press('Tab');
    expect(await isLeft()).toBe(true);
  });

  it('ends by Escape, in its frame alone', async () => {
    await show();
    const frame = await step(1);
    await tabTo(TARGETS[0][0]);
    await view.press('Escape');
    await step(1);
    await tabTo(HOST);
    await until('the focus to be in the frame', () => frame.evaluate(() => document.hasFocus()));
    await frame.press('Escape');
    await frame.waitFor(() => document.querySelector('.card-frame h1'));
    await until('the ring to be gone', async () => (await drawn(driver, page)).ring === null);
  });
});

describe('to a screen reader', () => {
  it('each step is announced politely, and what it points at keeps its role, name and state', async () => {
    const target = async (n: number) => {
      const [selector, name] = TARGETS[n]!;
      return told(driver, page, (await page.$(selector)) as ElementHandle, name);
    };
    const before: string[] = [];
    for (const n of TARGETS.keys()) before.push((await target(n)).target);
    await show();
    const lines: string[] = [];
    for (const n of TARGETS.keys()) {
      await step(n + 1);
      await pointsAt(driver, page, TARGETS[n]![0]);
      const now = await until('the step to be told', async () => {
        const now = await target(n);
        return now.frame.some((line) => line.includes(`Step ${n + 1} of 5`)) ? now : null;
      });
      expect(now.target).toBe(before[n]);
      lines.push(`step ${n + 1}`, `  at ${now.target}`, ...now.frame.map((line) => `  ${line}`), '');
      await (await step(n + 1)).click({ text: n < 4 ? 'Next' : 'Done' });
    }
    await expect(lines.join('\n')).toMatchFileSnapshot(`demo-tree-${browserName}.txt`);
  });
});

describe('axe', () => {
  it('finds nothing in a step, in its frame, or in what the page holds of it, light and dark, but a planted fault', async () => {
    const before = await violations(view);
    await show();
    const frame = await step(1);
    await pointsAt(driver, page, TARGETS[0][0]);
    for (const scheme of ['light', 'dark'] as const) {
      await view.media({ scheme });
      expect(await violations(frame), scheme).toEqual([]);
    }
    await view.media({});
    // The tool's own faults, if it has any, are not ours; none may come with the step.
    expect(await violations(view)).toEqual(before);
    await openly(driver, page);
    const ours = async () => (await violations(view)).filter((line) => line.includes('#open'));
    expect(await ours()).toEqual([]);
    await page.evaluate(() =>
      document.querySelector('#open')!.shadowRoot!.querySelector('iframe')!.removeAttribute('title'),
    );
    expect((await ours()).join()).toContain('frame-title');
    await frame.evaluate(() => {
      for (const name of ['aria-label', 'title']) document.querySelector('.icon')!.removeAttribute(name);
    });
    expect((await violations(frame)).join()).toContain('button-name');
  });
});

describe('to the eye', () => {
  it.each([
    ['light', 1280, 800, 'light'],
    ['dark', 1280, 800, 'dark'],
    ['narrow', 360, 640, 'light'],
    // 200 % zoom: half the CSS pixels.
    ['zoomed', 640, 400, 'dark'],
  ] as const)(
    '%s: whole, inside the window, off its edges, and beside what it points at',
    async (name, width, height, scheme) => {
      await view.setViewport(width, height);
      await view.media({ scheme });
      await show();
      for (const n of [0, 2, 4]) {
        const frame = await step(n + 1);
        // What is higher than the window leaves no room beside it.
        if (n !== 2 || height > 640) await pointsAt(driver, page, TARGETS[n]![0]);
        else await until('the ring', async () => (await drawn(driver, page)).ring);
        await view.screenshot(`.output/demo/${name}-${n + 1}-${browserName}.png`);
        expect(await frame.evaluate(cut)).toEqual([]);
        const box = (await drawn(driver, page)).frame!;
        expect(
          Math.min(box.left, box.top, width - box.left - box.width, height - box.top - box.height),
        ).toBeGreaterThanOrEqual(8);
        for (let more = n; more < Math.min(n + 2, 4); more++)
          await (await step(more + 1)).click({ text: 'Next' });
      }
    },
  );
});

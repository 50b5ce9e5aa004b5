/** A demo that is shown on a page, as a person follows it: what is ringed, what is said beside it, and doing it by mouse and keys. */
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import type { DemoStep } from '../../lib/lesson/demo.ts';
import { plainText } from '../../lib/lesson/plain.ts';
import type { Driver, ExtensionApi, View } from './harness/types.ts';
import { until } from './harness/until.ts';
import { type Box, boxIn, HOST } from './hint-page.ts';
import { tabStates } from './setup.ts';

declare const browser: ExtensionApi;

/** What is attached as a receipt. */
const RECEIPT = join(import.meta.dirname, '../../public/icon/128.png');

interface Drawn {
  readonly ring: Box | null;
  readonly frame: Box | null;
}

/** Where the ring is, and where the frame, in CSS px of the window. */
export const drawn = (driver: Driver, page: Page): Promise<Drawn> =>
  driver.inRoot(page, HOST, (root) => {
    const boxOf = (element: Element | null) => {
      if (!element) return null;
      const { left, top, width, height } = element.getBoundingClientRect();
      return { left, top, width, height };
    };
    return { ring: boxOf(root.querySelector('.ring')), frame: boxOf(root.querySelector('iframe')) };
  });

/** The frame with these words: where the browser loads a moved frame anew, it is another one by then. */
export const cardSays = (driver: Driver, page: Page, words: string): Promise<View> => {
  let text = '';
  return until(
    `the frame to say "${words}"`,
    async () => {
      const frame = await driver.frame(page, 'card.html');
      text = plain(await frame.text());
      return text.includes(words) ? frame : null;
    },
    {
      detail: async () => {
        const frame = await driver.frame(page, 'card.html');
        const focus = await frame.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
        return `it says: ${text}\nfocus: ${focus}\n${JSON.stringify((await driver.session()).hint)}`;
      },
    },
  );
};

/** The ring stands around the element, and what is said beside it. */
export async function pointsAt(driver: Driver, page: Page, selector: string): Promise<void> {
  await until(`the ring around ${selector}`, async () => {
    const box = await boxIn(driver.view(page), selector);
    const { ring, frame } = await drawn(driver, page);
    return ring && frame && isAround(ring, box) && isBeside(frame, box);
  });
}

const isAround = (ring: Box, box: Box) =>
  [ring.left - box.left, ring.top - box.top, ring.width - box.width, ring.height - box.height].every(
    (by) => Math.abs(by) < 12,
  );

const isBeside = (frame: Box, box: Box) =>
  frame.left + frame.width <= box.left ||
  frame.left >= box.left + box.width ||
  frame.top + frame.height <= box.top ||
  frame.top >= box.top + box.height;

/** Begins the demo as the button in the popup does. @param own a page of the extension, which stays open behind */
export async function showMe(
  driver: Driver,
  own: View,
  ref: string,
  block: number,
  isPractice = false,
): Promise<void> {
  const [tab] = Object.keys(await tabStates(driver)).map((key) => Number(key.slice('tab:'.length)));
  const answer = await own.evaluate(
    (ask) => browser.runtime.sendMessage({ kind: 'showMe', ask }) as Promise<{ value?: string }>,
    { ref, block, isPractice, tab: tab ?? null },
  );
  if (answer.value !== 'shown') throw new Error(`${ref} is not shown: ${JSON.stringify(answer)}`);
}

/** What somebody does where a step leaves it open, or asks for more than it points at. */
export interface Doing {
  /** Before what the step itself asks. */
  readonly before?: (hand: Hand) => Promise<void>;
  /** In place of it. */
  readonly instead?: (hand: Hand) => Promise<void>;
  /** Another text than the example's, where it does not suit the company's data. */
  readonly text?: string;
}

/** What a person has at the page: eyes, mouse and keys. */
export interface Hand {
  readonly page: Page;
  readonly view: View;
}

/**
 * Does a whole demo, step by step; each must be said, ringed, and followed by the next.
 * @param doings by the number of the step, from 0
 */
export async function follow(
  driver: Driver,
  page: Page,
  steps: readonly DemoStep[],
  doings: Readonly<Record<number, Doing>> = {},
): Promise<void> {
  const view = driver.view(page);
  for (const [n, step] of steps.entries()) {
    const { before, instead, text } = doings[n] ?? {};
    await said(driver, page, step, `Step ${n + 1} of ${steps.length}`);
    await before?.({ page, view });
    const ring = step.where ? await ringed(driver, page, n) : null;
    if (instead) await instead({ page, view });
    else if (ring && step.act && step.act.kind !== 'see') await act(driver, page, step, text);
    else
      await (await cardSays(driver, page, `Step ${n + 1} of`)).click({
        text: n + 1 < steps.length ? 'Next' : 'Done',
      });
  }
  await until(
    'the lesson to be read again',
    async () =>
      (await driver.frame(page, 'card.html')).evaluate(
        () => document.querySelector('.card-frame h1') !== null,
      ),
    {
      detail: async () => {
        const frame = page.frames().find((one) => one.url().includes('card.html'));
        const { hint } = await driver.session();
        return `${JSON.stringify(hint)}\n${page.url()}\n${await frame?.evaluate(() => document.body.innerText)}`;
      },
    },
  );
  await until('the ring to be gone', async () => (await drawn(driver, page)).ring === null);
}

/** The frame says the step, whole. */
async function said(driver: Driver, page: Page, { say }: DemoStep, count: string): Promise<void> {
  await cardSays(driver, page, `${count} ${plain(plainText(say))}`);
}

const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Waits until the ring rests around something, and what is said does not lie over it. */
async function ringed(driver: Driver, page: Page, n: number): Promise<Box> {
  let last = '';
  let now: Drawn | undefined;
  return await until(
    `step ${n + 1} to be ringed`,
    async () => {
      now = await drawn(driver, page);
      const isResting = JSON.stringify(now) === last;
      last = JSON.stringify(now);
      const { ring, frame } = now;
      return isResting && ring && frame && isBeside(frame, ring) ? ring : null;
    },
    { detail: async () => `${JSON.stringify(now)}\n${await (await driver.frame(page, 'card.html')).text()}` },
  );
}

/** What is ringed: where to click, and how a list is chosen from. */
interface Ringed {
  readonly x: number;
  readonly y: number;
  readonly isList: boolean;
  readonly isFile: boolean;
}

/** What `inRing` found, for a function that runs in the page after it. */
type InRing = { ringed?: HTMLElement };

/** Runs in the page: the control in the ring, or the first one there that was not chosen yet. */
function inRing(ring: Box): Ringed | null {
  const room = 4;
  const all = (root: Document | ShadowRoot): Element[] =>
    [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
  const fits = all(document).filter((element) => {
    const box = element.getBoundingClientRect();
    return [
      box.left - room - ring.left,
      box.top - room - ring.top,
      box.width + 2 * room - ring.width,
      box.height + 2 * room - ring.height,
    ].every((by) => Math.abs(by) < 1);
  });
  const group = fits.find((one) => one.matches('fieldset, table, [role="group"], [role="radiogroup"]'));
  const open = 'input:enabled:not(:checked), button:enabled';
  const element =
    [...(group?.querySelectorAll(open) ?? [])].find((one) => one.checkVisibility()) ?? fits.at(-1);
  if (!element) return null;
  (globalThis as InRing).ringed = element as HTMLElement;
  const label = (element as HTMLInputElement).labels?.[0];
  const isBare = element.getBoundingClientRect().width > 1;
  const { left, top, width, height } = (isBare ? element : (label ?? element)).getBoundingClientRect();
  return {
    x: left + width / 2,
    y: top + height / 2,
    isList: fits.some((one) => one.localName === 'select'),
    isFile: element.matches('[type="file"]'),
  };
}

/** The page may still move under the ring. */
const ringedAt = (driver: Driver, page: Page): Promise<Ringed> =>
  until('the ring to be around something', async () => {
    const { ring } = await drawn(driver, page);
    return ring && (await driver.view(page).evaluate(inRing, ring));
  });

async function act(driver: Driver, page: Page, { act }: DemoStep, text?: string): Promise<void> {
  const view = driver.view(page);
  const target = await ringedAt(driver, page);
  if (act?.kind === 'choose' && target.isList) {
    // As somebody who came by Tab: the list stays closed, and its options are found by their first letters.
    await view.evaluate(() => (globalThis as InRing).ringed?.focus());
    await view.type((text ?? act.option).split(/[^ -~]/)[0]!);
    await view.press('Tab');
    return;
  }
  if (target.isFile) {
    const field = await page.evaluateHandle(() => (globalThis as InRing).ringed);
    return await (field as ElementHandle<HTMLInputElement>).uploadFile(RECEIPT);
  }
  await page.mouse.click(target.x, target.y);
  if (target.isList) {
    // The list is open: the next entry, as an example.
    await view.press('ArrowDown');
    await view.press('Enter');
    await view.press('Tab');
  }
  // A list of the tool's own.
  if (act?.kind === 'choose') return await view.click({ text: act.option });
  if (act?.kind !== 'type') return;
  await view.press('Control+a');
  await view.type(text ?? act.text);
  await view.press('Tab');
}

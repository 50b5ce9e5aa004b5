/** A hint in a page as a person meets it: waits until it is there, says where it stands, and reads what is in it. */
import type { Page } from 'puppeteer-core';
import type { Driver, ExtensionApi, View } from './harness/types.ts';
import { until } from './harness/until.ts';
import { stateWhere } from './setup.ts';

declare const browser: ExtensionApi;

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What a person can tell of the hint's place, in CSS px of the window. */
export interface Place extends Box {
  /** It is drawn, and a click in the middle of it goes into it. */
  readonly isReachable: boolean;
}

/** The name of the one element of ours in a page. */
export const HOST = 'cuecard-hint';

/** The question that the queue of Fernhill Desk is met with. */
export const TAKE = 'How do I take the next call?';

/** Opens a page of Fernhill Desk and waits until Cuecard has read it as that one. */
export async function openDeskAt(driver: Driver, url: string, path: string, page: string): Promise<Page> {
  const tab = await driver.open(`${url}/desk/${path}`);
  await stateWhere(driver, page, (state) => state.page?.id === page);
  return tab;
}

export const openQueue = (driver: Driver, url: string) => openDeskAt(driver, url, '', 'queue');

/** Where the hint stands now; null where the page has none, or none that can be seen. */
export async function placeOf(driver: Driver, page: Page): Promise<Place | null> {
  if (!(await driver.view(page).evaluate((host) => document.querySelector(host) !== null, HOST))) return null;
  return await driver
    .inRoot(page, HOST, (root) => {
      const { left, top, width, height } = root.host.getBoundingClientRect();
      const { opacity } = getComputedStyle(root.host);
      const { visibility } = getComputedStyle(root.querySelector('iframe')!);
      const isDrawn = opacity === '1' && visibility === 'visible' && width > 0 && height > 0;
      const isHit = document.elementFromPoint(left + width / 2, top + height / 2) === root.host;
      return isDrawn ? { left, top, width, height, isReachable: isHit } : null;
    })
    .catch(() => null);
}

/** Waits until the hint can be clicked and rests, and returns its frame. */
export async function hintIn(driver: Driver, page: Page, text: string): Promise<View> {
  await restingPlace(driver, page);
  const frame = await driver.frame(page, 'card.html');
  await frame.waitForText(text);
  // In Firefox a click goes where the frame believes to be, and it hears of its place a little later.
  type Screen = { mozInnerScreenX?: number; mozInnerScreenY?: number };
  const corner = () => [(window as Screen).mozInnerScreenX ?? NaN, (window as Screen).mozInnerScreenY ?? NaN];
  await until('the frame to know its place', async () => {
    const [inner, outer] = [await frame.evaluate(corner), await driver.view(page).evaluate(corner)];
    if (driver.name === 'chromium') return true;
    // It may have found a better place since.
    const { left, top } = (await placeOf(driver, page)) ?? { left: NaN, top: NaN };
    return Math.abs(inner[0]! - outer[0]! - left) < 2 && Math.abs(inner[1]! - outer[1]! - top) < 2;
  });
  return frame;
}

/** Waits until the hint stands still and returns where. */
export async function restingPlace(driver: Driver, page: Page): Promise<Place> {
  let last = '';
  return await until('the hint to stand in the page', async () => {
    const place = await placeOf(driver, page);
    const now = JSON.stringify(place);
    const isResting = now === last;
    last = now;
    return isResting && place?.isReachable ? place : undefined;
  });
}

/** The box of an element of the page, in CSS px of the window. */
export function boxIn(view: View, selector: string): Promise<Box> {
  return view.evaluate((selector) => {
    const { left, top, width, height } = document.querySelector(selector)!.getBoundingClientRect();
    return { left, top, width, height };
  }, selector);
}

/** Waits until the page has no hint any more. */
export async function noHintIn(driver: Driver, page: Page): Promise<void> {
  await driver.view(page).waitFor((host) => document.querySelector(host) === null, HOST);
}

/**
 * What the page's document holds of a hint, over again in an open root with the id `open`: axe sees into no closed one.
 * The hint itself is hidden.
 */
export const openly = (driver: Driver, page: Page): Promise<void> =>
  driver.inRoot(page, HOST, (root) => {
    const host = root.host.cloneNode() as HTMLElement;
    host.id = 'open';
    const nodes = [...root.childNodes].map((node) => node.cloneNode(true));
    host.attachShadow({ mode: 'open' }).append(...nodes);
    root.host.after(host);
    host.showPopover();
    (root.host as HTMLElement).style.display = 'none';
  });

/** A person of whom nothing is known: every lesson may be offered again. */
export async function forgetAll(driver: Driver): Promise<void> {
  await driver.inExtension(() => browser.runtime.sendMessage({ kind: 'erase', ask: null }));
}

const touch = (a: Box, b: Box) =>
  a.left < b.left + b.width &&
  b.left < a.left + a.width &&
  a.top < b.top + b.height &&
  b.top < a.top + a.height;

/** What is wrong with where the hint stands, in words, once it had the time to be drawn. Empty when nothing is. */
export async function misplaced(driver: Driver, page: Page, about: string | null): Promise<string[]> {
  let found = ['never seen'];
  const isRight = async () => {
    found = await wrongNow(driver, page, about);
    return found.length === 0;
  };
  await until('the hint to be in its place', isRight, { timeout: 3000 }).catch(() => {});
  return found;
}

async function wrongNow(driver: Driver, page: Page, about: string | null): Promise<string[]> {
  const view = driver.view(page);
  const place = await restingPlace(driver, page);
  const frame = await driver.frame(page, 'card.html');
  const window = await view.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  const inner = await frame.evaluate(() => {
    const content = document.querySelector<HTMLElement>('.beacon, .card-frame')!;
    return {
      size: [innerWidth, innerHeight],
      content: [content.offsetWidth, content.offsetHeight],
      isCard: content.matches('.card-frame'),
    };
  });
  const found: string[] = [];
  const { left, top, width, height } = place;
  if (left < 0 || top < 0 || left + width > window.width || top + height > window.height)
    found.push(`outside: ${JSON.stringify({ place, window })}`);
  const wrong = [width - inner.size[0]!, height - inner.size[1]!].some((by) => Math.abs(by) > 1);
  if (wrong) found.push(`drawn at ${width} x ${height}, but ${inner.size} inside`);
  const cut =
    inner.content[0]! > inner.size[0]! + 1 || (!inner.isCard && inner.content[1]! > inner.size[1]! + 1);
  if (cut) found.push(`cut off: ${JSON.stringify(inner)}`);
  if (about && touch(place, await boxIn(view, about))) found.push(`over ${about}`);
  return found;
}

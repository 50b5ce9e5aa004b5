/**
 * Pictures of the stories for the README, taken by the tests that run them: in Chromium, where `CUECARD_PICTURES` names a
 * folder for them (`npm run pictures`). Else nothing is taken.
 */
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { Driver, View } from './harness/types.ts';
import { browserName } from './setup.ts';

const { CUECARD_PICTURES: folder } = process.env;
const isWanted = folder !== undefined && browserName === 'chromium';
const pathOf = (name: string) => join(folder ?? '', `${name}.png`);

/** As large as a window beside another one. */
const [WIDTH, HEIGHT] = [920, 690];

/** Gives the page the size of the pictures. What is in it finds its place anew. */
export async function sizeForPicture(driver: Driver, page: Page): Promise<void> {
  if (isWanted) await driver.view(page).setViewport(WIDTH, HEIGHT);
}

/** What the page shows now, with what stands over it. */
export async function takePage(driver: Driver, page: Page, name: string): Promise<void> {
  if (isWanted) await driver.view(page).screenshot(pathOf(name));
}

/** What the view shows now, alone. */
export async function takeView(view: View, name: string): Promise<void> {
  if (isWanted) await view.screenshot(pathOf(name));
}

/** What a terminal shows. */
export async function takeLines(driver: Driver, text: string, name: string): Promise<void> {
  if (!isWanted) return;
  const sheet = await driver.browser.newPage();
  await sheet.setContent(`<!doctype html><style>
    body { width: max-content; margin: 0; background: #1b1e23; }
    pre { margin: 0; padding: 20px 24px; color: #e6e9ee; font: 13px/20px "DejaVu Sans Mono", "Liberation Mono", monospace; }
  </style><pre></pre>`);
  const view = driver.view(sheet);
  const size = await view.evaluate((text) => {
    const box = document.querySelector('pre')!;
    box.textContent = text;
    return { width: box.offsetWidth, height: box.offsetHeight };
  }, text.trim());
  await view.setViewport(size.width, size.height);
  await view.screenshot(pathOf(name));
  await sheet.close();
}

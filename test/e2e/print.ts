/** A page as it is printed. */
import { writeFile } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { Bidi } from './harness/firefox-bidi.ts';
import type { Driver } from './harness/types.ts';

const MEDIUM = `(url, medium) => {
  const { currentURI, browsingContext } = gBrowser.selectedBrowser;
  if (currentURI.spec !== url) throw new Error('Another tab is in front: ' + currentURI.spec);
  browsingContext.mediumOverride = medium;
}`;

/** Runs something while the page believes to be printed. */
export async function asPrinted(driver: Driver, page: Page, meanwhile: () => Promise<void>): Promise<void> {
  await page.bringToFront();
  const print = async (medium: '' | 'print') => {
    if (driver.name === 'firefox')
      await (await Bidi.connect(driver.browser)).chrome(MEDIUM, page.url(), medium);
    else await page.emulateMediaType(medium === 'print' ? 'print' : undefined);
    await driver.view(page).waitFor((is) => matchMedia('print').matches === is, medium === 'print');
  };
  await print('print');
  await meanwhile();
  await print('');
}

/** Paper as large as a window: what stands in a corner of one would lie beside a smaller sheet. */
const SHEET = { width: 1400, height: 1000 };

/** Prints the page into a file and tells with which fonts: a hint has one of its own. */
export async function fontsPrinted(page: Page, path: string): Promise<string[]> {
  const pdf = Buffer.from(await page.pdf(SHEET));
  await writeFile(path, pdf);
  const names = pdf.toString('latin1').matchAll(/\/BaseFont *\/(?:[A-Z]+\+)?([\w-]+)/g);
  // A frame embeds its own part of a font, also of one that the page has.
  return [...names].map(([, name]) => name!).sort();
}

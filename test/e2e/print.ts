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

/** Runs something while the page believes to be printed; `pdf` writes what comes out of the printer. */
export async function printed(
  driver: Driver,
  page: Page,
  meanwhile: (pdf: (path: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  await page.bringToFront();
  const print = async (medium: '' | 'print') => {
    if (driver.name === 'firefox')
      await (await Bidi.connect(driver.browser)).chrome(MEDIUM, page.url(), medium);
    else await page.emulateMediaType(medium === 'print' ? 'print' : undefined);
    await driver.view(page).waitFor((is) => matchMedia('print').matches === is, medium === 'print');
  };
  await print('print');
  await meanwhile(async (path) => writeFile(path, await page.pdf()));
  await print('');
}

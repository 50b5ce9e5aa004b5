/** A place that is remembered in a lesson is the person's, too: the options page shows, exports and deletes it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Folder } from './copies.ts';
import { type Fixtures, serve } from './harness/fixtures.ts';
import type { Driver, View } from './harness/types.ts';
import { until } from './harness/until.ts';
import { formatsCopy } from './packs.ts';
import { FIELDS } from './player-page.ts';
import { database } from './records.ts';
import { startBrowser } from './setup.ts';

let copy: Folder;
let fixtures: Fixtures;
let driver: Driver;

beforeAll(async () => {
  copy = await formatsCopy();
  [fixtures, driver] = await Promise.all([
    serve({ '/formats/all': FIELDS }),
    startBrowser({ extensionDir: copy.dir }),
  ]);
});

afterAll(async () => {
  await driver?.close();
  await Promise.all([fixtures?.close(), copy?.remove()]);
});

const PLACE = 'Your place in 1 lesson';

async function yourData(): Promise<View> {
  const view = await driver.extensionPage('options.html');
  await view.waitForText('Formats');
  await view.waitFor(() => document.querySelector('#data button'));
  return view;
}

const isOff = (view: View, label: string) =>
  view.evaluate(
    (label) =>
      [...document.querySelectorAll<HTMLButtonElement>('#data button')].find(
        ({ textContent }) => textContent === label,
      )!.disabled,
    label,
  );

it('alone is enough to be exported and deleted', async () => {
  const before = await yourData();
  expect([await isOff(before, 'Export as file'), await isOff(before, 'Delete all')]).toEqual([true, true]);
  await before.close();

  const page = await driver.open(fixtures.url('/formats/all'));
  const popup = await driver.popup(page);
  await popup.waitForText('1 of 16');
  await popup.click({ text: 'Next' });
  await popup.waitForText('2 of 16');
  const [place] = await until('the place to be kept', async () => {
    const { places = [] } = await database(driver);
    return places.length > 0 ? places : undefined;
  });
  await popup.close();
  expect((await database(driver)).events).toEqual([]);

  const view = await yourData();
  await view.waitForText(PLACE);
  // The download's dialog and folder are the browser's; what is in the file is ours.
  await view.evaluate(() => {
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob) => {
      void blob.text().then((text) => Object.assign(globalThis, { exported: text }));
      return make(blob);
    };
  });
  await view.click({ text: 'Export as file' });
  const text = await view.waitFor(() => (globalThis as { exported?: string }).exported);
  expect(JSON.parse(text!)).toEqual({ events: [], rollups: [], places: [place] });

  await view.click({ text: 'Delete all' });
  await view.waitForText('All records are deleted.');
  expect((await database(driver)).places).toEqual([]);
  expect(await view.text()).not.toContain(PLACE);
  expect([await isOff(view, 'Export as file'), await isOff(view, 'Delete all')]).toEqual([true, true]);
  await view.close();

  const again = await driver.popup(page);
  await again.waitForText('1 of 16');
  await page.close();
});

/** A place that is remembered in a lesson is the person's, too: the options page shows, exports and deletes it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readSettings } from '../../lib/settings.ts';
import type { Driver, ExtensionApi, View } from './harness/types.ts';
import { database } from './records.ts';
import { startBrowser } from './setup.ts';

declare const browser: ExtensionApi;

let driver: Driver;

beforeAll(async () => {
  driver = await startBrowser();
});

afterAll(() => driver?.close());

const LESSON = { ref: 'fernhill/take-next-call', revision: '0000000a', tab: null };
const PLACE = 'Your place in 1 lesson';

async function yourData(): Promise<View> {
  const view = await driver.extensionPage('options.html');
  await view.waitForText('Fernhill Mobile');
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

  // As a lesson says it when somebody goes on in it; a lesson that is open would soon be an event, too.
  await driver.inExtension((ask) => browser.runtime.sendMessage({ kind: 'remember', ask }), {
    ...LESSON,
    memory: { place: 1, ticks: [] },
  });
  const { places: [place] = [], events } = await database(driver);
  expect(place).toMatchObject({ ref: LESSON.ref, place: 1 });
  expect(events).toEqual([]);

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
  expect(JSON.parse(text!)).toEqual({
    ...{ events: [], rollups: [], places: [place] },
    settings: readSettings(null),
  });

  await view.click({ text: 'Delete all' });
  await view.waitForText('All records are deleted.');
  expect((await database(driver)).places).toEqual([]);
  expect(await view.text()).not.toContain(PLACE);
  expect([await isOff(view, 'Export as file'), await isOff(view, 'Delete all')]).toEqual([true, true]);
  await view.close();
  const recalled = await driver.inExtension(
    (ask) => browser.runtime.sendMessage({ kind: 'recall', ask }),
    LESSON,
  );
  expect(recalled).toMatchObject({ ok: true, value: null });
});

/** The insights page in a browser: what it counts is put into the database, as the background would have stored it. */

import { daysOf } from '../../lib/insight/days.ts';
import type { Event } from '../../lib/insight/event.ts';
import { rollupsOf } from '../../lib/insight/rollup.ts';
import words from '../../public/_locales/en/messages.json' with { type: 'json' };
import type { Driver, ExtensionApi, View } from './harness/types.ts';

declare const browser: ExtensionApi;

/** So many records travel in one message. */
const AT_ONCE = 5000;

/** Puts events of one person and their days' counts into the extension's database. */
export async function plant(driver: Driver, events: readonly Event[]): Promise<void> {
  // The background makes the database as it should be.
  await driver.inExtension(() => browser.runtime.sendMessage({ kind: 'erase', ask: null }));
  const put = (store: string, records: readonly unknown[]) =>
    driver.inExtension(
      (store, records) =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('cuecard');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const db = opening.result;
            const tx = db.transaction(store, 'readwrite');
            for (const record of records) tx.objectStore(store).put(record);
            tx.onerror = () => reject(tx.error);
            tx.oncomplete = () => {
              db.close();
              resolve();
            };
          };
        }),
      store,
      records,
    );
  for (const [store, records] of [
    ['events', events],
    ['days', daysOf(rollupsOf(events))],
  ] as const)
    for (let from = 0; from < records.length; from += AT_ONCE)
      await put(store, records.slice(from, from + AT_ONCE));
}

/** Turns the author's view on or off, as the options page does. */
export const setAuthor = (driver: Driver, author: boolean) =>
  driver.inExtension((author) => browser.storage.local.set({ settings: { author } }), author);

/** Opens the page and waits until it has counted, and read what takes longer. */
export async function openInsights(driver: Driver): Promise<View> {
  const view = await driver.extensionPage('insights.html');
  await view.waitFor(
    (rest) =>
      document.querySelector('main[aria-busy="false"]') &&
      ![...document.querySelectorAll('[role="status"]')].some(({ textContent }) => textContent === rest),
    words.insightsRest.message,
  );
  return view;
}

/** Chooses files, as the person does in the browser's own dialog. @param within what asks for them: a selector */
export const openFiles = (view: View, files: readonly { name: string; text: string }[], within = 'body') =>
  view.evaluate(
    (files, within) => {
      const input = document.querySelector<HTMLInputElement>(`${within} input[type="file"]`)!;
      const chosen = new DataTransfer();
      for (const { name, text } of files) chosen.items.add(new File([text], name));
      input.files = chosen.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    },
    files,
    within,
  );

/** Chooses in one of the lists by its label. */
export const choose = (view: View, label: string, value: string) =>
  view.evaluate(
    (label, value) => {
      const found = [...document.querySelectorAll<HTMLLabelElement>('.filters label')].find(
        (one) => one.textContent === label,
      );
      const select = found!.control as HTMLSelectElement;
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    },
    label,
    value,
  );

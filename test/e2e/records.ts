/** Everything Cuecard has and hears, as text to search in. */
import { type DayRecord, rollupsIn } from '../../lib/insight/days.ts';
import type { Driver, ExtensionApi, View } from './harness/types.ts';

declare const browser: ExtensionApi;

/** All stores of the extension's database, by name, and the days' counts one by one; empty where there is no database. */
export async function database(driver: Driver): Promise<Record<string, unknown[]>> {
  const stores = await storesOf(driver);
  return stores.days ? { ...stores, rollups: rollupsIn(stores.days as DayRecord[]) } : stores;
}

function storesOf(driver: Driver): Promise<Record<string, unknown[]>> {
  return driver.inExtension(async () => {
    const wait = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    if (!(await indexedDB.databases()).some(({ name }) => name === 'cuecard')) return {};
    const db = await wait(indexedDB.open('cuecard'));
    const stores: Record<string, unknown[]> = {};
    for (const name of db.objectStoreNames) {
      stores[name] = await wait(db.transaction(name).objectStore(name).getAll());
    }
    db.close();
    return stores;
  });
}

/** What outlives the session: the database and `storage.local`. */
export async function kept(driver: Driver): Promise<{ database: object; local: object }> {
  const local = await driver.inExtension(() => browser.storage.local.get());
  return { database: await database(driver), local };
}

/** Hears what pages of the web send: messages go to every page of the extension as well as to the background. */
export interface Listener {
  messages(): Promise<{ kind: string; ask: unknown }[]>;
  close(): Promise<void>;
}

/** Listens from a page of the extension without product code, which lives through the background's sleep. */
export async function listen(driver: Driver): Promise<Listener> {
  const view: View = await driver.extensionPage('manifest.json');
  await view.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(globalThis, { heard });
    browser.runtime.onMessage.addListener((message: unknown) => {
      heard.push(message);
      return undefined;
    });
  });
  return {
    messages: () =>
      view.evaluate(() => (globalThis as unknown as { heard: { kind: string; ask: unknown }[] }).heard),
    close: () => view.close(),
  };
}

/** The secrets that stand anywhere in these records: words that begin with the mark, as each field has its own. */
export function leaks(records: unknown, marks: readonly string[]): string[] {
  const text = JSON.stringify(records).toLowerCase();
  return marks.filter((mark) => text.includes(mark.toLowerCase()));
}

/** A disk that is full for the extension, and then no longer. */
import type { Driver, View } from './harness/types.ts';

/** Makes room again. */
export type Free = () => Promise<void>;

/** All that Firefox gives to all sites and extensions together, in KB; it reads this once, at its start. */
export const SMALL_DISK = { 'dom.quotaManager.temporaryStorage.fixedLimit': 8192 };

/**
 * Fills what the extension may store. Firefox must have been started with `SMALL_DISK`; in Chromium the extension must
 * lack `unlimitedStorage` and must not have written yet, for the browser remembers for a while that there was room.
 */
export function fillDisk(driver: Driver): Promise<Free> {
  return driver.name === 'chromium' ? lowerQuota(driver) : writeUntilFull(driver);
}

/** Chromium takes another quota for an origin at any time, for as long as the session lasts. */
async function lowerQuota(driver: Driver): Promise<Free> {
  const page = await driver.browser.newPage({ background: true });
  const session = await page.createCDPSession();
  const { extensionOrigin: origin } = driver;
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  return async () => {
    await session.send('Storage.overrideQuotaForOrigin', { origin });
    await page.close();
  };
}

/** Firefox has no such command: another database of the extension takes all the room there is. */
async function writeUntilFull(driver: Driver): Promise<Free> {
  const view: View = await driver.extensionPage('manifest.json');
  await view.evaluate(async () => {
    const wait = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const add = async (size: number) => {
      // Firefox gives up a connection that met the quota: each write opens its own.
      const opening = indexedDB.open('filler', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('bytes', { autoIncrement: true });
      const db = await wait(opening);
      const tx = db.transaction('bytes', 'readwrite');
      // Random bytes, for others are compressed.
      tx.objectStore('bytes').add(crypto.getRandomValues(new Uint8Array(size)));
      return new Promise<boolean>((resolve) => {
        tx.oncomplete = () => resolve(true);
        tx.onabort = () => resolve(false);
      }).finally(() => db.close());
    };
    for (const size of [65536, 8192, 1024]) while (await add(size));
  });
  return async () => {
    await view.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const request = indexedDB.deleteDatabase('filler');
          request.onsuccess = () => resolve();
          request.onerror = () => reject(request.error);
        }),
    );
    await view.close();
  };
}

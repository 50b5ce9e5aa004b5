/** The packs on the options page, and the lessons in the popup, as a person uses them. */
import { fingerprint } from '../../lib/lesson/key.ts';
import type { Driver, View } from './harness/types.ts';
import { until } from './harness/until.ts';
import type { PackServer, Signer } from './pack-server.ts';

export async function openPacks(driver: Driver): Promise<View> {
  const page = await driver.extensionPage('options.html#packs');
  await page.waitForText('Fernhill Mobile');
  return page;
}

/** Writes an address into the form and adds it. */
export async function submit(page: View, address: string): Promise<void> {
  await page.click('#pack-address');
  await page.evaluate(() => {
    const field = document.querySelector<HTMLInputElement>('#pack-address')!;
    field.select();
  });
  await page.type(address);
  await page.press('Enter');
}

/** Adds the server's pack and trusts its key, after a look at the fingerprint. */
export async function addPack(page: View, server: PackServer, signer: Signer): Promise<void> {
  await submit(page, `${server.url}#key=${signer.text}`);
  await page.waitForText('Do you trust the key of “Acme”?');
  const shown = await page.evaluate(() => document.querySelector('.ask code')?.textContent?.trim());
  if (shown !== (await fingerprint(signer.text))) throw new Error(`the fingerprint shown is ${shown}`);
  await page.click({ text: 'Trust this key and add' });
  await page.waitForText('Added: Acme');
}

export async function update(page: View): Promise<void> {
  await page.click({ text: 'Update now: Acme' });
}

/** What is said of the pack's last check; waits for it. */
export function told(page: View, says: string): Promise<string> {
  return page.waitFor((says) => {
    const alert = document.querySelector('#packs li [role="alert"]')?.textContent ?? '';
    return alert.includes(says) && alert;
  }, says) as Promise<string>;
}

/** The questions that a search for the pack's word finds. */
export async function found(driver: Driver): Promise<string[]> {
  const view = await driver.extensionPage('popup.html');
  await view.click('input');
  await view.type('zarquon');
  await view.waitFor(() => document.querySelector('input')?.value === 'zarquon');
  const hits = await until('the search to end', () =>
    view.evaluate(() => {
      const status = document.querySelector('main [role="status"]')?.textContent ?? '';
      const all = [...document.querySelectorAll('.entry')].map((one) => one.textContent ?? '');
      return all.length > 0 || status.startsWith('No lesson') ? all : null;
    }),
  );
  await view.close();
  return hits;
}

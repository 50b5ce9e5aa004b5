/** Takes Cuecard away as a person does on the browser's page for extensions. */
import { GECKO_ID } from '../../cli/manifest.ts';
import { Bidi } from './harness/firefox-bidi.ts';
import type { Driver } from './harness/types.ts';
import { until } from './harness/until.ts';

const IN_FIREFOX = `async (id, how) => {
  const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
  const addon = await AddonManager.getAddonByID(id);
  await (how === 'disabled' ? addon.disable() : addon.uninstall());
}`;

declare const chrome: { management: { setEnabled(id: string, enabled: boolean): Promise<void> } };

export async function switchOff(driver: Driver, how: 'disabled' | 'removed'): Promise<void> {
  const { browser, extensionOrigin } = driver;
  if (driver.name === 'firefox') {
    await (await Bidi.connect(browser)).chrome(IN_FIREFOX, GECKO_ID, how);
    return;
  }
  const id = new URL(extensionOrigin).host;
  if (how === 'removed') return await browser.uninstallExtension(id);
  const manager = await browser.newPage();
  manager.goto('chrome://extensions/').catch(() => {});
  await until('the extension manager', () => manager.evaluate(() => Boolean(chrome.management?.setEnabled)));
  await manager.evaluate((id) => chrome.management.setEnabled(id, false), id);
  await manager.close();
}

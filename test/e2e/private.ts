/** Private windows, which each browser opens in its own way. */
import type { Page } from 'puppeteer-core';
import { GECKO_ID } from '../../cli/manifest.ts';
import { Bidi } from './harness/firefox-bidi.ts';
import { FirefoxSurface } from './harness/firefox-surface.ts';
import type { Driver, ExtensionApi, View } from './harness/types.ts';
import { until } from './harness/until.ts';
import { viewOf } from './harness/view.ts';

interface Manager {
  updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>;
  updateExtensionConfiguration(change: { extensionId: string; incognitoAccess: boolean }): Promise<void>;
}
declare const browser: ExtensionApi;
declare const chrome: { developerPrivate?: Manager };

const ALLOW = `async (id) => {
  const module = (path) => ChromeUtils.importESModule('resource://gre/modules/' + path);
  const { ExtensionPermissions } = module('ExtensionPermissions.sys.mjs');
  const { AddonManager } = module('AddonManager.sys.mjs');
  await ExtensionPermissions.add(id, { permissions: ['internal:privateBrowsingAllowed'], origins: [] });
  await (await AddonManager.getAddonByID(id)).reload();
}`;
const PRIVATE_WINDOW = `const privateWindow = () => {
  const { PrivateBrowsingUtils } = ChromeUtils.importESModule('resource://gre/modules/PrivateBrowsingUtils.sys.mjs');
  return [...Services.wm.getEnumerator('navigator:browser')].find((one) => PrivateBrowsingUtils.isWindowPrivate(one));
};`;
const OPEN_POPUP = `async (id) => {
  ${PRIVATE_WINDOW}
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  await ExtensionParent.apiManager.global.browserActionFor(extensionById(id)).triggerAction(privateWindow());
}`;
const FIND_POPUP = `(origin) => {
  ${PRIVATE_WINDOW}
  const all = [...privateWindow().document.querySelectorAll('browser.webextension-popup-browser')];
  const shown = all.find((element) =>
    !element.classList.contains('webextension-preload-browser') && element.currentURI.spec.startsWith(origin));
  return shown && adopt(shown);
}`;

/** Lets the extension run in private windows, as a person does in the browser's list of extensions. It starts anew. */
export async function allowInPrivate(driver: Driver): Promise<void> {
  if (driver.name === 'firefox') {
    await (await Bidi.connect(driver.browser)).chrome(ALLOW, GECKO_ID);
  } else {
    const manager = await driver.browser.newPage({ background: true });
    manager.goto('chrome://extensions/').catch(() => {});
    await until('the extension manager to open', () =>
      manager.evaluate(() => Boolean(chrome.developerPrivate?.updateExtensionConfiguration)),
    );
    await manager.evaluate(async (extensionId) => {
      // The change loads the extension again, and only developers may load an unpacked one.
      await chrome.developerPrivate!.updateProfileConfiguration({ inDeveloperMode: true });
      await chrome.developerPrivate!.updateExtensionConfiguration({ extensionId, incognitoAccess: true });
    }, new URL(driver.extensionOrigin).hostname);
    await manager.close();
  }
  await until('the extension to be allowed', () =>
    driver.inExtension(() => browser.extension.isAllowedIncognitoAccess()),
  );
}

/** Opens an address in a new private window. */
export async function openPrivate(driver: Driver, url: string): Promise<Page> {
  await driver.inExtension(async (url) => {
    await browser.windows.create({ incognito: true, url });
  }, url);
  return await until('the private tab', async () =>
    (await driver.browser.pages()).find((page) => page.url() === url),
  );
}

/** Closes the tab, and its window with it. */
export async function closePrivate(driver: Driver, page: Page): Promise<void> {
  await page.close();
  await until('the private window to close', () =>
    driver.inExtension(async () => (await browser.windows.getAll()).every(({ incognito }) => !incognito)),
  );
}

/** The real popup in the private window. */
export async function privatePopup(driver: Driver, page: Page): Promise<View> {
  if (driver.name === 'chromium') return await driver.popup(page);
  const bidi = await Bidi.connect(driver.browser);
  await bidi.chrome(OPEN_POPUP, GECKO_ID);
  const context = await until('the popup to open', () =>
    bidi.chrome<string | undefined>(FIND_POPUP, `${driver.extensionOrigin}/`),
  );
  const close = async () => void (await bidi.call(context, () => window.close(), []));
  const view = viewOf(new FirefoxSurface(bidi, context, close));
  await view.waitFor(() => location.protocol === 'moz-extension:' && document.readyState === 'complete');
  return view;
}

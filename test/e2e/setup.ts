/** What every end-to-end test starts with. The runner says in `CUECARD_BROWSER` which browser it is. */
import { resolve } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { TabState } from '../../lib/answer.ts';
import { launch } from './harness/launch.ts';
import type { BrowserName, Driver, LaunchOptions } from './harness/types.ts';
import { until } from './harness/until.ts';

export const browserName: BrowserName = process.env.CUECARD_BROWSER === 'firefox' ? 'firefox' : 'chromium';

/** The built extension. */
export const extensionDir = resolve(
  import.meta.dirname,
  `../../.output/${browserName === 'firefox' ? 'firefox' : 'chrome'}-mv3`,
);

/** Every page of this machine by the name that the fixtures and the demo use. */
export const LOCALHOST = 'http://localhost/*';

/** Starts the browser with the built extension, or with what the options say. Whoever starts it closes it. */
export function startBrowser(options: Partial<LaunchOptions> = {}): Promise<Driver> {
  return launch({ browser: browserName, extensionDir, ...options });
}

/** What Cuecard knows of the open tabs, by its keys in session storage. */
export async function tabStates(driver: Driver): Promise<Record<string, TabState>> {
  const entries = Object.entries(await driver.session());
  return Object.fromEntries(entries.filter(([key]) => key.startsWith('tab:'))) as Record<string, TabState>;
}

/** Waits for a tab's state that fits, and returns it. */
export function stateWhere(
  driver: Driver,
  what: string,
  fits: (state: TabState) => boolean,
): Promise<TabState> {
  return until(what, async () => Object.values(await tabStates(driver)).find(fits), {
    detail: async () => JSON.stringify(await tabStates(driver), null, 1).slice(0, 4000),
  });
}

/** Waits until the icon of that tab shows a number (or, with `''`, none) and returns it. */
export function badgeWhere(
  driver: Driver,
  page: Page,
  fits: (text: string) => boolean,
): Promise<{ text: string }> {
  return until('the badge', async () => {
    const badge = await driver.badge(page);
    return fits(badge.text) ? badge : undefined;
  });
}

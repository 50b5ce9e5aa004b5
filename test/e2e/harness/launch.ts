/** Starts a browser with the extension in it. Whoever launches it closes it; a signal or a crash does so too. */
import { findBrowser, howToGet } from '../../browsers.mjs';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import type { Driver, LaunchOptions } from './types.ts';

let watched = false;

/**
 * Puppeteer kills its browsers and removes their profiles when this process exits, and on SIGINT exits itself. On
 * SIGTERM and SIGHUP it would close the browsers and leave the process waiting; so exit.
 */
function exitOnSignals(): void {
  if (watched) return;
  watched = true;
  process.once('SIGTERM', () => process.exit(143));
  process.once('SIGHUP', () => process.exit(129));
}

export async function launch(options: LaunchOptions): Promise<Driver> {
  const path = options.policy?.program ?? options.program ?? findBrowser(options.browser);
  if (!path) throw new Error(howToGet(options.browser));
  exitOnSignals();
  return await (options.browser === 'chromium' ? launchChromium : launchFirefox)(path, options);
}

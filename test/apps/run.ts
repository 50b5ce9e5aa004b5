/**
 * Cuecard on applications that nobody here wrote: starts Request Tracker 5 with data of its own, drives it in each
 * browser, stops it. Where RT cannot be had, that is said: with CI=true, as root on Debian, it is a failure; elsewhere
 * the tests are skipped.
 */
import { BROWSER_NAMES, type BrowserName, findBrowser, howToGet } from '../browsers.mjs';
import { type Count, one, stopParts, sum, vitest } from '../count.ts';
import { canInstall, ensureRt } from './rt/install.ts';
import { startRt } from './rt/server.ts';

let stopRt = () => {};

/** The part `apps` of the tests; the extension must be built. */
export async function apps(): Promise<Count> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      stopParts();
      stopRt();
      process.exit(1);
    });
  const missing = ensureRt();
  if (missing) {
    const fails = Boolean(process.env.CI) && canInstall;
    console.log(`${missing}\nThe tests on Request Tracker ${fails ? 'fail' : 'are skipped'}.`);
    return fails ? one('failed', missing) : one('skipped');
  }
  const counts: Count[] = [];
  for (const browser of BROWSER_NAMES) counts.push(await inBrowser(browser));
  return sum(counts);
}

/** Each browser finds RT as it was at the start: the tests change it. */
async function inBrowser(browser: BrowserName): Promise<Count> {
  if (!findBrowser(browser)) {
    console.log(howToGet(browser));
    return process.env.CI ? one('failed', `${browser} is not installed`) : one('skipped');
  }
  try {
    const { rt, stop } = await startRt();
    stopRt = stop;
    console.log(`\n${browser}, Request Tracker at ${rt.origin} and ${rt.mounted}`);
    return await vitest('apps', `apps-${browser}`, {
      CUECARD_BROWSER: browser,
      CUECARD_RT: JSON.stringify(rt),
    });
  } catch (error) {
    console.error(error);
    return one('failed', `${browser}: ${error instanceof Error ? error.message : error}`);
  } finally {
    stopRt();
    stopRt = () => {};
  }
}

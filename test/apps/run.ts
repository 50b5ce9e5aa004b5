/**
 * `npm run test:apps`: Cuecard on applications that nobody here wrote. Starts Request Tracker 5 with data of its own,
 * drives it in each browser, stops it. Where RT cannot be had, that is said: with CI=true, as root on Debian, it is a
 * failure; elsewhere the tests are skipped.
 */
import { mkdir } from 'node:fs/promises';
import { findBrowser, howToGet } from '../browsers.mjs';
import { command, REPORTS, stopParts, vitest } from '../count.ts';
import { canInstall, ensureRt } from './rt/install.ts';
import { startRt } from './rt/server.ts';

let [passed, failed] = [0, 0];
let stopRt = () => {};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => {
    stopParts();
    stopRt();
    process.exit(1);
  });

const missing = ensureRt();
if (missing) {
  const fails = Boolean(process.env.CI) && canInstall;
  console.log(`apps: ${missing}\napps: the tests on Request Tracker ${fails ? 'fail' : 'are skipped'}`);
  if (fails) failed += 1;
} else
  await onRt().catch((error) => {
    console.error(error);
    failed += 1;
  });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

async function onRt(): Promise<void> {
  await mkdir(REPORTS, { recursive: true });
  const build = await command('node', ['cli/extension.ts', 'build']);
  if (build.failed > 0) {
    failed += 1;
    return;
  }
  for (const browser of ['chromium', 'firefox'] as const) {
    if (!findBrowser(browser)) {
      console.log(`apps: ${howToGet(browser)}`);
      if (process.env.CI) failed += 1;
    } else await inBrowser(browser);
  }
}

/** Each browser finds RT as it was at the start: the tests change it. */
async function inBrowser(browser: 'chromium' | 'firefox'): Promise<void> {
  const { rt, stop } = await startRt();
  stopRt = stop;
  try {
    console.log(`\napps: ${browser}, Request Tracker at ${rt.origin} and ${rt.mounted}`);
    const env = { CUECARD_BROWSER: browser, CUECARD_RT: JSON.stringify(rt) };
    const count = await vitest('apps', `apps-${browser}`, env);
    passed += count.passed;
    failed += count.failed;
  } finally {
    stop();
  }
}

/**
 * `npm run test:apps`: Cuecard on applications that nobody here wrote. Starts Request Tracker 5 with data of its own,
 * drives it in each browser, stops it. Where RT cannot be had, that is said: with CI=true, as root on Debian, it is a
 * failure; elsewhere the tests are skipped.
 */
import { mkdir } from 'node:fs/promises';
import { findBrowser, howToGet } from '../browsers.mjs';
import { command, REPORTS, vitest } from '../count.ts';
import { canInstall, ensureRt } from './rt/install.ts';
import { startRt } from './rt/server.ts';

let [passed, failed] = [0, 0];
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
  const { rt, stop } = await startRt();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      stop();
      process.exit(1);
    });
  try {
    console.log(`apps: Request Tracker runs at ${rt.origin} and ${rt.mounted}`);
    for (const browser of ['chromium', 'firefox'] as const) {
      if (!findBrowser(browser)) {
        console.log(`apps: ${howToGet(browser)}`);
        if (process.env.CI) failed += 1;
        continue;
      }
      const env = { CUECARD_BROWSER: browser, CUECARD_RT: JSON.stringify(rt) };
      const count = await vitest('apps', `apps-${browser}`, env);
      passed += count.passed;
      failed += count.failed;
    }
  } finally {
    stop();
  }
}

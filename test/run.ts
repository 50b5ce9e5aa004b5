/**
 * `npm test`: types, lint, build, unit and component tests, then the built extension in each browser.
 * `npm test -- unit chromium` runs only those parts. With CI=true a browser that is not there is a failure.
 */
import { mkdir } from 'node:fs/promises';
import { findBrowser, howToGet } from './browsers.mjs';
import { type Count, command, line, REPORTS, vitest } from './count.ts';

const BROWSERS = ['chromium', 'firefox'] as const;

const parts: [string, () => Promise<Count>][] = [
  ['types', () => command('tsc', ['--noEmit'])],
  ['lint', () => command('biome', ['check', '--error-on-warnings', '.'])],
  ['build', () => command('node', ['cli/extension.ts', 'build'])],
  ['unit', () => vitest('unit', 'unit', {})],
  ...BROWSERS.map((browser): [string, () => Promise<Count>] => [browser, () => inBrowser(browser)]),
];

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !parts.some(([part]) => part === name));
if (unknown) {
  console.error(
    `"${unknown}" is no part of the tests; the parts are ${parts.map(([name]) => name).join(', ')}`,
  );
  process.exit(2);
}
await mkdir(REPORTS, { recursive: true });
const counts: [string, Count][] = [];
for (const [name, run] of parts) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}`);
  counts.push([name, await run()]);
}
console.log('');
const sum = { passed: 0, failed: 0, skipped: 0 };
for (const [name, count] of counts) {
  console.log(line(`${name}: `, count));
  for (const key of ['passed', 'failed', 'skipped'] as const) sum[key] += count[key];
}
console.log(line('', sum));
process.exit(sum.failed > 0 ? 1 : 0);

async function inBrowser(browser: (typeof BROWSERS)[number]): Promise<Count> {
  if (!findBrowser(browser)) {
    console.log(howToGet(browser));
    return process.env.CI ? { passed: 0, failed: 1, skipped: 0 } : { passed: 0, failed: 0, skipped: 1 };
  }
  return vitest('e2e', browser, { CUECARD_BROWSER: browser });
}

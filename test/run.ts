/**
 * `npm test`: types, lint, build, unit and component tests, then the built extension in each browser.
 * `npm test -- unit chromium` runs only those parts, `npm test -- all` also the applications that nobody here wrote.
 * With CI=true a browser that is not there is a failure.
 */
import { mkdir } from 'node:fs/promises';
import { apps } from './apps/run.ts';
import { BROWSER_NAMES, type BrowserName, findBrowser, howToGet } from './browsers.mjs';
import { type Count, command, line, one, REPORTS, sum, vitest } from './count.ts';

const parts: [string, () => Promise<Count>][] = [
  ['types', () => command('tsc', ['--noEmit'])],
  ['lint', () => command('biome', ['check', '--error-on-warnings', '.'])],
  ['build', () => command('node', ['cli/extension.ts', 'build'])],
  ['unit', () => vitest('unit', 'unit', {})],
  ...BROWSER_NAMES.map((browser): [string, () => Promise<Count>] => [browser, () => inBrowser(browser)]),
  ['apps', apps],
];

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => name !== 'all' && !parts.some(([part]) => part === name));
if (unknown) {
  console.error(
    `"${unknown}" is no part of the tests; the parts are ${parts.map(([name]) => name).join(', ')}, or all`,
  );
  process.exit(2);
}
await mkdir(REPORTS, { recursive: true });
const counts: [string, Count][] = [];
for (const [name, run] of parts) {
  const asked = wanted.includes(name) || wanted.includes('all') || (wanted.length === 0 && name !== 'apps');
  if (!asked) continue;
  console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}`);
  counts.push([name, await run()]);
}
// Last, so that who reads only the end of a long log finds what to mend.
console.log('');
for (const [name, { again }] of counts)
  for (const failure of again) console.log(`${name} failed among others, and passed alone: ${failure}`);
for (const [name, { failures }] of counts)
  for (const failure of failures) console.log(`${name} failed: ${failure}`);
for (const [name, count] of counts) console.log(line(`${name}: `, count));
const all = sum(counts.map(([, count]) => count));
console.log(line('', all));
process.exit(all.failed + all.failures.length > 0 ? 1 : 0);

async function inBrowser(browser: BrowserName): Promise<Count> {
  if (findBrowser(browser)) return vitest('e2e', browser, { CUECARD_BROWSER: browser });
  console.log(howToGet(browser));
  return process.env.CI ? one('failed', 'not installed') : one('skipped');
}

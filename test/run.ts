/**
 * `npm test`: types, lint, build, unit and component tests, then the built extension in each browser.
 * `npm test -- unit chromium` runs only those parts. With CI=true a browser that is not there is a failure.
 */
import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { findBrowser, howToGet } from './browsers.mjs';

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const REPORTS = '.output/test';
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

function line(name: string, { passed, failed, skipped }: Count): string {
  return `${name}${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** A command that passes or fails as a whole counts as one. */
async function command(name: string, args: string[]): Promise<Count> {
  const code = await start(name, args, {});
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

async function inBrowser(browser: (typeof BROWSERS)[number]): Promise<Count> {
  if (!findBrowser(browser)) {
    console.log(howToGet(browser));
    return process.env.CI ? { passed: 0, failed: 1, skipped: 0 } : { passed: 0, failed: 0, skipped: 1 };
  }
  return vitest('e2e', browser, { CUECARD_BROWSER: browser });
}

/** Counts come from Vitest's own report; a run that ends without one has failed. */
async function vitest(project: string, name: string, env: Record<string, string>): Promise<Count> {
  const report = `${REPORTS}/${name}.json`;
  await rm(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await start(
    'vitest',
    ['run', '--config', 'test/vitest.config.ts', '--project', project, ...reporters],
    env,
  );
  try {
    const result = JSON.parse(await readFile(report, 'utf8'));
    const skipped = result.numPendingTests + result.numTodoTests;
    // A file that cannot be loaded, or an error outside of tests, fails the run without a failed test.
    const failed = Math.max(result.numFailedTests, code === 0 ? 0 : 1);
    return { passed: result.numPassedTests, failed, skipped };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function start(name: string, args: string[], env: Record<string, string>): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(name, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    child.on('error', (error) => {
      console.error(`${name} does not start: ${error.message}`);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

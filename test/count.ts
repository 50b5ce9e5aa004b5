/** Runs a part of the tests and counts what it says. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { relative } from 'node:path';

export interface Count {
  passed: number;
  failed: number;
  skipped: number;
  /** The tests that failed, a line each; a part may fail without one. */
  failures: string[];
}

/** Vitest's reports; the folder must be there. */
export const REPORTS = '.output/test';

/** One result of a part that has no tests of its own to count. */
export function one(result: 'passed' | 'failed' | 'skipped', why?: string): Count {
  const count: Count = { passed: 0, failed: 0, skipped: 0, failures: [] };
  count[result] = 1;
  if (result === 'failed' && why) count.failures.push(why);
  return count;
}

/** The sum of several. */
export function sum(counts: Count[]): Count {
  const all: Count = { passed: 0, failed: 0, skipped: 0, failures: [] };
  for (const count of counts) {
    for (const key of ['passed', 'failed', 'skipped'] as const) all[key] += count[key];
    all.failures.push(...count.failures);
  }
  return all;
}

/** `12 passed, 0 failed`, with what was skipped if anything was. */
export function line(name: string, { passed, failed, skipped }: Count): string {
  return `${name}${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** A command that passes or fails as a whole counts as one. */
export async function command(name: string, args: string[]): Promise<Count> {
  const code = await start(name, args, {});
  return code === 0 ? one('passed') : one('failed', `${name} ${args.join(' ')} ended with ${code}`);
}

/**
 * Runs a project of vitest.config.ts. Counts come from Vitest's own report; a run that ends without one has failed.
 * @param name the report's name
 */
export async function vitest(project: string, name: string, env: Record<string, string>): Promise<Count> {
  const report = `${REPORTS}/${name}.json`;
  await rm(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await start(
    'vitest',
    ['run', '--config', 'test/vitest.config.ts', '--project', project, ...reporters],
    env,
  );
  try {
    const result = JSON.parse(await readFile(report, 'utf8')) as Report;
    // A file that cannot be loaded, or an error outside of tests, fails the run without a failed test.
    const failed = Math.max(result.numFailedTests, code === 0 ? 0 : 1);
    const skipped = result.numPendingTests + result.numTodoTests;
    return { passed: result.numPassedTests, failed, skipped, failures: failures(result) };
  } catch {
    return one('failed', `${name}: Vitest ended with ${code} and left no report`);
  }
}

/** What is used of Vitest's JSON report. */
interface Report {
  numFailedTests: number;
  numPassedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
  }[];
}

function failures({ testResults }: Report): string[] {
  return testResults.flatMap((file) => {
    const name = relative('.', file.name);
    const tests = file.assertionResults.filter((test) => test.status === 'failed');
    if (tests.length === 0 && file.status === 'failed') return [`${name}: ${first(file.message)}`];
    return tests.map((test) => `${name} > ${test.fullName}: ${first(test.failureMessages[0] ?? '')}`);
  });
}

const first = (message: string) => message.split('\n')[0]?.slice(0, 200) ?? '';

const running = new Set<ChildProcess>();

/** Ends the parts that run, with what they have started. */
export function stopParts(): void {
  for (const child of running) child.kill('SIGTERM');
}

function start(name: string, args: string[], env: Record<string, string>): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(name, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    running.add(child);
    child.on('exit', () => running.delete(child));
    child.on('error', (error) => {
      console.error(`${name} does not start: ${error.message}`);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** Runs a part of the tests and counts what it says. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { relative, resolve } from 'node:path';

export interface Count {
  passed: number;
  failed: number;
  skipped: number;
  /** The tests that failed, and how; a part may fail without one. */
  failures: string[];
  /** The tests that failed first and passed alone, and how they failed. */
  again: string[];
}

/** Vitest's reports; the folder must be there. */
export const REPORTS = '.output/test';

/** One result of a part that has no tests of its own to count. */
export function one(result: 'passed' | 'failed' | 'skipped', why?: string): Count {
  const count: Count = { passed: 0, failed: 0, skipped: 0, failures: [], again: [] };
  count[result] = 1;
  if (result === 'failed' && why) count.failures.push(why);
  return count;
}

/** The sum of several. */
export function sum(counts: Count[]): Count {
  const all: Count = { passed: 0, failed: 0, skipped: 0, failures: [], again: [] };
  for (const count of counts) {
    for (const key of ['passed', 'failed', 'skipped'] as const) all[key] += count[key];
    all.failures.push(...count.failures);
    all.again.push(...count.again);
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

/** More failures than this are no accident: nothing is asked twice then. */
const MOST_AGAIN = 6;

/**
 * Runs a project of vitest.config.ts. Counts come from Vitest's own report; a run that ends without one has failed.
 *
 * Where real browsers are driven, a file that failed among all the others is asked once more, alone, and told apart: on a machine that
 * is busy enough a browser drops a click or a picture, and no wait for a condition brings those back. What fails both times has failed.
 * @param name the report's name
 */
export async function vitest(project: string, name: string, env: Record<string, string>): Promise<Count> {
  const count = await ask(project, name, env, []);
  // What broke a file, or happened outside of any test, is no test's accident.
  if (project === 'unit' || count.failed !== count.tests.length || count.failed > MOST_AGAIN) return count;
  // The whole file: a story's later tests stand on its earlier ones.
  for (const file of new Set(count.tests.map((test) => test.file))) {
    console.log(`\nOnce more, alone: ${file}`);
    const second = await ask(project, `${name}-again`, env, [file]);
    if (second.failed > 0 || second.passed === 0) continue;
    const mended = count.tests.filter((test) => test.file === file).map(({ failure }) => failure);
    count.failed -= mended.length;
    count.passed += mended.length;
    count.failures = count.failures.filter((failure) => !mended.includes(failure));
    count.again.push(...mended);
  }
  return count;
}

async function ask(
  project: string,
  name: string,
  env: Record<string, string>,
  only: string[],
): Promise<Count & { tests: Failed[] }> {
  const report = `${REPORTS}/${name}.json`;
  const unhandled = resolve(REPORTS, `${name}.unhandled.json`);
  for (const file of [report, unhandled]) await rm(file, { force: true });
  const reporters = [
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    '--reporter=./test/unhandled.ts',
  ];
  const args = ['run', '--config', 'test/vitest.config.ts', '--project', project, ...reporters, ...only];
  const code = await start('vitest', args, { ...env, CUECARD_UNHANDLED: unhandled });
  try {
    const result = JSON.parse(await readFile(report, 'utf8')) as Report;
    const skipped = result.numPendingTests + result.numTodoTests;
    const tests = failedIn(result);
    const outside: string[] = JSON.parse(await readFile(unhandled, 'utf8').catch(() => '[]'));
    const others = [...brokenIn(result), ...outside.map((message) => `outside of tests: ${said(message)}`)];
    // Whatever else fails the run without a failed test.
    if (code !== 0 && tests.length + others.length === 0) others.push(`${name}: Vitest ended with ${code}`);
    const failed = tests.length + others.length;
    const failures = [...tests.map(({ failure }) => failure), ...others];
    return { passed: result.numPassedTests, failed, skipped, failures, again: [], tests };
  } catch {
    return { ...one('failed', `${name}: Vitest ended with ${code} and left no report`), tests: [] };
  }
}

/** What is used of Vitest's JSON report. */
interface Report {
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

interface Failed {
  readonly file: string;
  /** Where, and how. */
  readonly failure: string;
}

function failedIn({ testResults }: Report): Failed[] {
  return testResults.flatMap(({ name, assertionResults }) => {
    const file = relative('.', name);
    return assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages: [message = ''] }) => {
        return { file, failure: `${file} > ${fullName}: ${said(message)}` };
      });
  });
}

/** Files that failed as a whole, or before or after their tests. */
function brokenIn({ testResults }: Report): string[] {
  return testResults
    .filter(({ status, message, assertionResults }) => {
      const isExplained = assertionResults.some((test) => test.status === 'failed');
      return status === 'failed' && (message !== '' || !isExplained);
    })
    .map((file) => `${relative('.', file.name)}: ${said(file.message)}`);
}

/** What was waited for, and what stood there instead; without the ways through the code. */
const said = (message: string) =>
  (message.split(/\n\s+at /)[0] ?? '').trim().slice(0, 800).replaceAll('\n', '\n    ');

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

/** Runs a part of the tests and counts what it says. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';

export interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

/** Vitest's reports; the folder must be there. */
export const REPORTS = '.output/test';

/** `12 passed, 0 failed`, with what was skipped if anything was. */
export function line(name: string, { passed, failed, skipped }: Count): string {
  return `${name}${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** A command that passes or fails as a whole counts as one. */
export async function command(name: string, args: string[]): Promise<Count> {
  const code = await start(name, args, {});
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
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
    const result = JSON.parse(await readFile(report, 'utf8'));
    const skipped = result.numPendingTests + result.numTodoTests;
    // A file that cannot be loaded, or an error outside of tests, fails the run without a failed test.
    const failed = Math.max(result.numFailedTests, code === 0 ? 0 : 1);
    return { passed: result.numPassedTests, failed, skipped };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

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

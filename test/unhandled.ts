/** Keeps what went wrong outside of any test for `count.ts`: Vitest's JSON report does not hold it. */
import { writeFileSync } from 'node:fs';
import type { Reporter } from 'vitest/node';

export default class Unhandled implements Reporter {
  onTestRunEnd(_: unknown, errors: readonly { message?: string; stack?: string }[]): void {
    const path = process.env.CUECARD_UNHANDLED;
    if (path) writeFileSync(path, JSON.stringify(errors.map(({ stack, message }) => stack ?? message ?? '')));
  }
}

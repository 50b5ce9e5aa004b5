/** Says on a terminal what is being done; in a file or a pipe it stays quiet. */
import type { Progress } from './evaluate.ts';

const EVERY = 200;

/** One line, overwritten as the work goes on. */
export function progressOf(what: string): { tick: Progress; end(): void } {
  const out = process.stderr;
  if (!out.isTTY) return { tick: () => {}, end: () => {} };
  let last = 0;
  const write = (text: string) => out.write(`\r\x1b[K${text}`);
  write(what);
  return {
    tick(done, of) {
      const now = performance.now();
      if (now - last < EVERY) return;
      last = now;
      write(`${what}: ${done} of ${of}`);
    },
    end: () => write(''),
  };
}

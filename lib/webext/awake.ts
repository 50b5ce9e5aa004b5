/** Keeps the background from being put to sleep. */
import type { Browser } from './browser.ts';

/** A background that asks the browser for something is not put to sleep for half a minute. */
const AWAKE_MS = 20_000;

/** Runs work that lasts, and that no event of the browser's accompanies. */
export async function awake<T>(runtime: Browser['runtime'], work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => void runtime.getPlatformInfo(), AWAKE_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

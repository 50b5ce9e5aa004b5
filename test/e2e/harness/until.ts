/** Waiting on a condition: never a fixed sleep. */

export const TIMEOUT = 15_000;
const PAUSE = 20;

export interface UntilOptions {
  timeout?: number;
  /** More for the error message, asked for only when the wait fails. */
  detail?: () => Promise<string> | string;
}

/**
 * Calls `probe` until it returns something truthy, and returns that. A probe that throws counts as "not yet";
 * its last error is in the message of the failure.
 */
export async function until<T>(
  what: string,
  probe: () => Promise<T> | T,
  options: UntilOptions = {},
): Promise<NonNullable<T>> {
  const { timeout = TIMEOUT, detail } = options;
  const end = Date.now() + timeout;
  let failure: unknown;
  for (;;) {
    try {
      const value = await probe();
      if (value) return value;
      failure = undefined;
    } catch (error) {
      failure = error;
    }
    if (Date.now() > end) break;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  const more = detail ? `\n${await Promise.resolve(detail()).catch(String)}` : '';
  const cause = failure ? `\nlast error: ${failure instanceof Error ? failure.message : failure}` : '';
  throw new Error(`Waited ${timeout} ms in vain: ${what}${cause}${more}`);
}

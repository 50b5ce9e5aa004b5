/** Waiting on a condition: never a fixed sleep. */

export const TIMEOUT = 15_000;
const PAUSE = 20;
/** A question that Firefox was asked of a frame while it loaded it anew is never answered: it is asked again after so long, in ms. */
const ANSWER = 5000;

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
      const value = await answered(probe());
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

async function answered<T>(value: Promise<T> | T): Promise<T> {
  if (!(value instanceof Promise)) return value;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, ANSWER, new Error(`no answer in ${ANSWER} ms`));
  });
  return Promise.race([value, late]).finally(() => clearTimeout(timer));
}

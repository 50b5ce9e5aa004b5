/** Long work in steps: whoever does it may let something else happen between two of them. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does all of it at once. */
export function inOne<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Does it with a pause after each step. */
export async function withPauses<T>(steps: Steps<T>, pause: () => Promise<void>): Promise<T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await pause();
  }
}

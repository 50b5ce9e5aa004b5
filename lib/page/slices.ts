/** Long work in short slices, so that the page goes on meanwhile. */
import type { Steps } from './find.ts';

/** A page that draws 60 times a second has 16 ms for each. The longest step comes on top of this. */
export const SLICE_MS = 3;

/** Lets the page go on; answers false when the work is no longer wanted. */
export type Rest = () => Promise<boolean>;

/**
 * Does steps, and rests between them.
 * @param rest without it nothing rests
 * @returns what they come to, or null when they were given up
 */
export async function inSlices<T>(steps: Steps<T>, rest?: Rest): Promise<T | null> {
  for (let start = performance.now(); ; ) {
    const step = steps.next();
    if (step.done) return step.value;
    if (!rest || performance.now() - start < SLICE_MS) continue;
    if (!(await rest())) return null;
    start = performance.now();
  }
}

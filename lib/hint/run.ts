/** A demo that is being shown on the live page: which step, and where it is done. */
import type { Act, DemoStep, Expect, Target } from '../lesson/demo.ts';

/** Where somebody is in a demo. */
export interface Run {
  /** The demo's number among the lesson's blocks. */
  readonly block: number;
  readonly step: number;
}

/** What the script in the page needs of a step. */
export interface Pointed {
  readonly step: number;
  readonly where: Target | null;
  readonly act: Act | null;
  readonly expect: Expect | null;
}

/** The page on which a step is done, by its id: the last one that a step named; null where none did. */
export function pageOfStep(steps: readonly DemoStep[], step: number): string | null {
  return steps.slice(0, step + 1).findLast(({ page }) => page !== undefined)?.page ?? null;
}

/** A demo of more than one page can only be shown where Cuecard may read all of them. */
export function spansPages(steps: readonly DemoStep[]): boolean {
  const pages = steps.flatMap(({ page, expect }) => [
    ...(page === undefined ? [] : [page]),
    ...(expect?.kind === 'page' ? [expect.page] : []),
  ]);
  return new Set(pages).size > 1 || steps.some(({ expect }) => expect?.kind === 'page');
}

/** The step that comes next; null after the last. */
export function stepAfter(steps: readonly DemoStep[], step: number): number | null {
  return step + 1 < steps.length ? step + 1 : null;
}

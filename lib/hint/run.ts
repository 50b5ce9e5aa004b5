/** A demo that is being shown on the live page: which step, and where it is done. */
import type { Act, DemoStep, Expect, Target } from '../lesson/demo.ts';
import type { Fingerprint } from '../page/anchor.ts';

/** Where somebody is in a demo. */
export interface Run {
  /** The demo's number among the lesson's blocks. */
  readonly block: number;
  readonly step: number;
  /** It is practised, with the page out of reach; absent: it is only shown. */
  readonly practice?: { /** How often something else was tried. */ readonly wrong: number };
  /** The person did what the step asks; what it expects was not there yet. */
  readonly hasActed?: boolean;
  /** Words that scripts in the page were given at this step before the present one: what they tell may come late. */
  readonly words?: readonly string[];
}

/** Of the words that were given at one step so many are known still. */
const MOST_WORDS = 4;

/** The step with another word that was given, which is not the present one any more. @param word empty: there was none */
export function withWord(run: Run, word: string): Run {
  return word === '' ? run : { ...run, words: [...(run.words ?? []), word].slice(-MOST_WORDS) };
}

/** What the script in the page needs of a step. */
export interface Pointed {
  readonly step: number;
  readonly where: Target | null;
  /** How it looked when the step was written, where that was kept. */
  readonly anchor: Fingerprint | null;
  readonly act: Act | null;
  readonly expect: Expect | null;
  readonly isPractice: boolean;
  /** Whoever looks writes lessons: how its elements look is kept. */
  readonly isAuthor: boolean;
  /** What shows records of people on the tool's pages, as CSS: never read. */
  readonly records: string;
  /** Done by the person before this page was loaded, or before what it stood in was taken away. */
  readonly hasActed: boolean;
}

/** The page on which a step is done, by its id: the last one that a step named or led to; null where none did. */
export function pageOfStep(steps: readonly DemoStep[], step: number): string | null {
  const own = steps[step]?.page;
  if (own !== undefined || step <= 0) return own ?? null;
  const { expect } = steps[step - 1] ?? {};
  return expect?.kind === 'page' ? expect.page : pageOfStep(steps, step - 1);
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

/** How many steps practice lets somebody choose from. */
const CHOICES = 3;

/**
 * What practice asks where the page does not show a step: which one comes now? The step itself and those around it that
 * say something else, in an order that does not tell which.
 */
export function choicesOf(steps: readonly DemoStep[], step: number): DemoStep[] {
  const said = ({ say }: DemoStep) => JSON.stringify(say);
  const chosen = [steps[step]!];
  const nearest = steps.map((one, n) => ({ one, away: Math.abs(n - step - 0.4) }));
  for (const { one } of nearest.sort((a, b) => a.away - b.away))
    if (chosen.length < CHOICES && !chosen.some((other) => said(other) === said(one))) chosen.push(one);
  return chosen.sort((a, b) => (said(a) < said(b) ? -1 : 1));
}

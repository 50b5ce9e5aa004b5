import type { Context } from '../page/context.ts';

/** The page as the matcher gets it: where it is and what it says. */
export interface Situation extends Context {
  readonly tool: string | null;
  readonly page: string | null;
}

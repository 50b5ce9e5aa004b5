/** What can be measured: anything that orders lessons for a query. */
import type { BenchLesson, BenchQuery } from './sets.ts';

export interface Ranked {
  readonly id: string;
  readonly score: number;
  /** Of the first one: the probability that it is right. */
  readonly confidence?: number;
}

type Awaitable<T> = T | Promise<T>;

export interface Searcher {
  /** At most ten, best first. */
  rank(query: BenchQuery): Awaitable<readonly Ranked[]>;
}

export interface BenchMatcher {
  readonly name: string;
  build(lessons: readonly BenchLesson[]): Awaitable<Searcher>;
  /** Too slow to be asked on all sets' lessons together. */
  readonly isSlow?: boolean;
  /** From this confidence on it speaks, as committed. */
  readonly floor?: number;
  /** The matcher with weights learnt without an application: cross-validation. Itself, if it never learnt from it. */
  without?(app: string): BenchMatcher;
}

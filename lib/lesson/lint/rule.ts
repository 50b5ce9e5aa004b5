/** What a rule of the lint is. Each says what it finds, why that matters, and who says so. */
import type { Compiled, Source } from '../compile.ts';
import type { Where } from '../problem.ts';
import type { Lesson } from '../schema.ts';
import type { WordList } from './words/list.ts';

/** A lesson as it is shown at one of its places; `placed` is the place's number where that has words of its own. */
export interface View {
  readonly lesson: Lesson;
  readonly placed: number | null;
}

/** A lesson under the lint. */
export interface Subject extends Source {
  /** With variables filled in: once for each place at which it reads differently. The first counts for the blocks. */
  readonly views: readonly [View, ...View[]];
  /** The lists of words for its language, where there are any. */
  readonly words: WordList | null;
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** Tells what is wrong and how to mend it. */
export type Report = (where: Where, message: string) => void;

interface About {
  readonly id: string;
  readonly level: 'error' | 'warning';
  /** Why it matters, in one sentence. */
  readonly reason: string;
  /** Who says so. */
  readonly source: string;
}

/** A rule for each lesson. `usesWords`: it can only find something where there are lists for the language. */
export interface LessonRule extends About {
  readonly of: 'lesson';
  readonly usesWords?: boolean;
  check(subject: Subject, report: Report): void;
}

/** A rule for the pack as a whole. */
export interface PackRule extends About {
  readonly of: 'pack';
  /** @param pack `today` is YYYY-MM-DD */
  check(pack: Compiled & { readonly file: string; readonly today: string }, report: Report): void;
}

export type Rule = LessonRule | PackRule;

/** What there is of a lesson: in each language the original and its variants. */
import type { Lesson } from './schema.ts';
import { letterOf } from './variant.ts';

export interface Version {
  readonly revision: string;
  readonly language: string;
  /** Empty for the original. */
  readonly letter: string;
}

/** By a lesson's id. */
export type Versions = ReadonlyMap<string, readonly Version[]>;

/** Of each lesson that there is more than one of. */
export function versionsOf(lessons: readonly Lesson[]): Versions {
  const byId = [...Map.groupBy(lessons, ({ id }) => id)].filter(([, all]) => all.length > 1);
  const version = (one: Lesson): Version => ({
    ...{ revision: one.revision, language: one.language, letter: letterOf(one) },
  });
  return new Map(byId.map(([id, all]) => [id, all.map(version)]));
}

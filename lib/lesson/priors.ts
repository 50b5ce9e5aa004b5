/** Votes that a pack brings along: those on its lessons as they are now. */
import type { Lesson, Prior } from './schema.ts';

/** Votes on other packs' lessons, or on what was mended since, do not count. */
export function priorsFor(
  pack: string,
  lessons: readonly Pick<Lesson, 'id' | 'revision'>[],
  voted: readonly (Prior & { readonly ref: string })[],
): Prior[] {
  const now = new Set(lessons.map(({ id, revision }) => `${pack}/${id} ${revision}`));
  return voted
    .filter(({ ref, revision }) => now.has(`${ref} ${revision}`))
    .map(({ ref: _, ...prior }) => prior);
}

/** Where question and answer of a view stand. */
import type { Where } from '../problem.ts';
import type { Subject, View } from './rule.ts';

export function at({ file, at, lesson }: Subject, { placed }: View, field: 'question' | 'answer'): Where {
  const own = placed !== null && lesson.for[placed]?.[field] !== undefined;
  return { file, ...at(own ? ['for', placed, field] : [field]) };
}

/** The mark of a lesson's content in the words of a campaign. */
import { revisionOf } from '../lesson/revision.ts';
import type { Lesson } from '../lesson/schema.ts';
import { textsIn, usedIn } from '../lesson/variables.ts';

/**
 * What tells one content of a lesson from another: its revision, where no variable of the campaign changes its words.
 * @param variables those of the campaign
 */
export async function markOf(lesson: Lesson, variables: Readonly<Record<string, string>>): Promise<string> {
  const used = new Set(textsIn([lesson.question, lesson.answer, lesson.blocks, lesson.for]).flatMap(usedIn));
  const own = Object.entries(variables).filter(([name]) => used.has(name));
  return own.length === 0
    ? lesson.revision
    : revisionOf({ revision: lesson.revision, variables: Object.fromEntries(own) });
}

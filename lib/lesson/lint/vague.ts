/** Words in a step that leave open what to do. */
import type { LessonRule } from './rule.ts';
import { stepsOf } from './said.ts';
import { unnamed } from './text.ts';

export const vagueWords: LessonRule = {
  of: 'lesson',
  id: 'vague-words',
  level: 'warning',
  reason: 'Who does not know yet cannot tell what is proper or appropriate.',
  source:
    "ISO 24495-1:2023, Plain language, Part 1: readers can easily understand what they find. The list of words is Cuecard's own",
  usesWords: true,
  check(subject, report) {
    subject.views[0].lesson.blocks.forEach((block, n) => {
      stepsOf(block).forEach((step, item) => {
        const text = unnamed([...step.do, ' ', ...(step.note ?? [])]);
        const found = subject.words?.vague.exec(text)?.[0];
        if (found)
          report(
            subject.blockAt(n, item),
            `step ${item + 1} says "${found}"; say what exactly, or take it out`,
          );
      });
    });
  },
};

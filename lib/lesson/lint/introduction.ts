/** No introduction and no history: the lesson begins with what to do. */
import type { Block } from '../block.ts';
import { plainText } from '../plain.ts';
import type { LessonRule } from './rule.ts';
import { quote } from './text.ts';

export const introduction: LessonRule = {
  of: 'lesson',
  id: 'introduction',
  level: 'warning',
  reason: 'Somebody in the middle of a task skips what leads up to it, and with it the rest.',
  source:
    'van der Meij and Carroll, Principles and Heuristics for Designing Minimalist Instruction, Technical Communication 42 (1995): ' +
    'be brief; explain after the task rather than before',
  usesWords: true,
  check(subject, report) {
    const { words } = subject;
    if (!words) return;
    subject.views[0].lesson.blocks.forEach((block, n) => {
      const found = words.introduction.test(headOf(block))
        ? headOf(block)
        : block.kind === 'text' && words.history.test(plainText(block.of))
          ? plainText(block.of)
          : null;
      if (found)
        report(
          subject.blockAt(n),
          `${quote(found)} leads up to the matter; take it out and begin with what to do`,
        );
    });
  },
};

/** What a block opens with. */
function headOf(block: Block): string {
  if (block.kind === 'text') return plainText(block.of);
  return 'title' in block ? (block.title ?? '') : '';
}

/** Every lesson asks something back, and says why an answer is wrong. */
import type { Block } from '../block.ts';
import type { Option } from '../check.ts';
import { plainText } from '../plain.ts';
import type { LessonRule, Report } from './rule.ts';
import { quote } from './text.ts';

const ASKING: ReadonlySet<string> = new Set(['check', 'case', 'role-play']);

export const noCheck: LessonRule = {
  of: 'lesson',
  id: 'no-check',
  level: 'warning',
  reason: 'Recalling something once keeps it longer than reading it again.',
  source:
    'Roediger and Karpicke, Test-Enhanced Learning: Taking Memory Tests Improves Long-Term Retention, Psychological Science 17 (2006)',
  check(subject, report) {
    if (!subject.lesson.blocks.some(({ kind }) => ASKING.has(kind)))
      report(
        { file: subject.file, ...subject.at(['question']) },
        'the lesson asks nothing back; add a ":::check" on what people get wrong, a ":::case", or a ":::role-play"',
      );
  },
};

export const wrongChoice: LessonRule = {
  of: 'lesson',
  id: 'wrong-choice',
  level: 'error',
  reason: 'Who chose wrong learns from why it is wrong, not from a red cross.',
  source:
    'Shute, Focus on Formative Feedback, Review of Educational Research 78 (2008): supportive, timely and specific',
  check(subject, report) {
    subject.views[0].lesson.blocks.forEach((block, n) => {
      unanswered(block, (message, item) => report(subject.blockAt(n, item), message));
    });
  },
};

function unanswered(block: Block, report: (message: string, item?: number) => ReturnType<Report>): void {
  if (block.kind === 'role-play') mute(block.lines ?? [], report);
  if (block.kind !== 'check') return;
  if (block.ask === 'single' || block.ask === 'multiple') mute(block.options, report);
  else if (block.ask === 'number') {
    const missing = [...(block.low ? [] : ['- low: …']), ...(block.high ? [] : ['- high: …'])];
    if (missing.length > 0)
      report(`a wrong number has no feedback; add "${missing.join('" and "')}" and say why`);
  } else if (!block.wrong) report('a wrong answer has no feedback; add a list with "- wrong: …" and say why');
}

function mute(choices: readonly Option[], report: (message: string, item: number) => void): void {
  choices.forEach(({ say, right, feedback }, item) => {
    if (!right && !feedback)
      report(
        `the wrong choice ${quote(plainText(say))} has no feedback; say below it, indented, why it is wrong`,
        item,
      );
  });
}

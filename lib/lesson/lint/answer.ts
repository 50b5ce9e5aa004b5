/** The answer stands first, is short, and says what to do. */
import { plainText } from '../plain.ts';
import { at } from './place.ts';
import type { LessonRule } from './rule.ts';
import { countWords, quote } from './text.ts';

const LONGEST = 25;

export const answerLength: LessonRule = {
  of: 'lesson',
  id: 'answer-length',
  level: 'error',
  reason: 'Most people need the answer alone; it must be read in ten seconds.',
  source:
    "Cuecard's own: the answer in one sentence, by the limit that GOV.UK has for one (see long-sentence)",
  check(subject, report) {
    for (const view of subject.views) {
      const words = countWords(plainText(view.lesson.answer), view.lesson.language);
      if (words > LONGEST)
        report(
          at(subject, view, 'answer'),
          `the answer has ${words} words; say it in at most ${LONGEST} and leave the rest to the steps`,
        );
    }
  },
};

export const answerElsewhere: LessonRule = {
  of: 'lesson',
  id: 'answer-elsewhere',
  level: 'error',
  reason: 'Somebody who is sent to another place loses the task and the two minutes.',
  source:
    'van der Meij and Carroll, Principles and Heuristics for Designing Minimalist Instruction, Technical Communication 42 (1995): ' +
    'provide an immediate opportunity to act',
  usesWords: true,
  check(subject, report) {
    for (const view of subject.views) {
      const answer = plainText(view.lesson.answer);
      if (subject.words?.elsewhere.some((pattern) => pattern.test(answer)))
        report(
          at(subject, view, 'answer'),
          `${quote(answer)} says where to read; say what to do, and take in what is written there`,
        );
    }
  },
};

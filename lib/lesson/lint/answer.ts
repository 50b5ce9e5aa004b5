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
  source: 'micro-learning: the answer first; GOV.UK content design, sentence length (25 words)',
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
  source: 'Carroll, The Nurnberg Funnel (MIT Press 1990): help people act, do not send them to read',
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

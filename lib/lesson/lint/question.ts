/** One lesson answers one short question. */
import { at } from './place.ts';
import type { LessonRule } from './rule.ts';
import { countWords, quote } from './text.ts';

const LONGEST = 12;

export const questionLength: LessonRule = {
  of: 'lesson',
  id: 'question-length',
  level: 'error',
  reason: 'A question is read in a list of others, at a glance, while something else is being done.',
  source: "Cuecard's own: a question fits on one line of the popup's list, or two",
  check(subject, report) {
    for (const view of subject.views) {
      const words = countWords(view.lesson.question, view.lesson.language);
      if (words > LONGEST)
        report(
          at(subject, view, 'question'),
          `the question has ${words} words; ask it in at most ${LONGEST}, as a colleague would`,
        );
    }
  },
};

/** The signs that end a question: Latin, Greek, Arabic, full width. */
const END = /[?;\u037e\u061f\uff1f]/gu;
const LAST = /[?;\u037e\u061f\uff1f]["'”’»)]*$/u;

export const oneQuestion: LessonRule = {
  of: 'lesson',
  id: 'one-question',
  level: 'error',
  reason: 'Two questions in one lesson make both harder to find and the answer longer.',
  source: "Cuecard's own: one question, one lesson, found at the moment of need",
  check(subject, report) {
    for (const view of subject.views) {
      const question = view.lesson.question.trim();
      const isGreek = /^el\b/.test(view.lesson.language);
      const text = isGreek ? question : question.replaceAll(';', ',');
      const place = at(subject, view, 'question');
      if (!LAST.test(text))
        report(place, `${quote(question)} is no question; write it as people ask it, with a question mark`);
      else if ((text.match(END)?.length ?? 0) > 1)
        report(place, `${quote(question)} asks more than one thing; make a lesson for each`);
    }
  },
};

/** A lesson shows, lets try, or gives something to take along: text alone is the last resort. */
import type { LessonRule, Subject } from './rule.ts';

const kinds = ({ lesson }: Subject) => new Set(lesson.blocks.map(({ kind }) => kind));
const MAYER =
  'Mayer, Multimedia Learning (3rd ed., Cambridge University Press 2020): people learn better from words and pictures than ' +
  "from words alone. That trying and copying count too is Cuecard's own";

export const textAlone: LessonRule = {
  of: 'lesson',
  id: 'text-alone',
  level: 'error',
  reason: 'Words alone teach less than words with something to see, to try or to decide.',
  source: MAYER,
  check(subject, report) {
    const all = kinds(subject);
    all.delete('text');
    if (all.size === 0)
      report(
        { file: subject.file, ...subject.at(['question']) },
        'the lesson is text alone; add what is shown, tried, copied or checked, such as ":::demo" or ":::sample"',
      );
  },
};

export const stepsAlone: LessonRule = {
  of: 'lesson',
  id: 'steps-alone',
  level: 'warning',
  reason: 'Steps teach more when they are shown on the page itself, or practised.',
  source: MAYER,
  check(subject, report) {
    const all = kinds(subject);
    all.delete('text');
    if (all.size === 1 && all.has('steps'))
      report(
        { file: subject.file, ...subject.at(['question']) },
        'the lesson has steps and nothing else; make them a ":::demo", or add a sample, a checklist or a check',
      );
  },
};

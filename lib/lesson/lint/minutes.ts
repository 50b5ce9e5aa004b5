/** Two minutes, by the longest path that one learner can take. */
import { secondsOf } from '../duration.ts';
import type { LessonRule, Subject } from './rule.ts';

const [MOST, NEAR] = [120, 90];

const longest = ({ views }: Subject) => Math.max(...views.map(({ lesson }) => secondsOf(lesson)));

export const twoMinutes: LessonRule = {
  of: 'lesson',
  id: 'two-minutes',
  level: 'error',
  reason: 'Help in the middle of a task is left when it takes longer than asking a colleague.',
  source:
    "Cuecard's own: two minutes. 175 words a minute is the slow end of how most adults read English non-fiction: Brysbaert, " +
    'How many words do we read per minute?, Journal of Memory and Language 109 (2019)',
  check(subject, report) {
    const seconds = longest(subject);
    if (seconds > MOST)
      report(
        { file: subject.file, ...subject.at(['question']) },
        `the lesson takes ${seconds} s, two minutes at most are ${MOST} s; shorten it or make two lessons`,
      );
  },
};

export const nearTwoMinutes: LessonRule = {
  of: 'lesson',
  id: 'near-two-minutes',
  level: 'warning',
  reason: 'Older people, and who reads a second language, are slower than the count says.',
  source: 'Brysbaert, How many words do we read per minute?, Journal of Memory and Language 109 (2019)',
  check(subject, report) {
    const seconds = longest(subject);
    if (seconds > NEAR && seconds <= MOST)
      report(
        { file: subject.file, ...subject.at(['question']) },
        `the lesson takes ${seconds} s; ${NEAR} s leave time to do it, so shorten what is not needed`,
      );
  },
};

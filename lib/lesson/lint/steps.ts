/** How many steps there are, and what each begins with. */
import { plainText } from '../plain.ts';
import type { LessonRule, Report, Subject } from './rule.ts';
import { stepsOf } from './said.ts';
import { quote, unnamed } from './text.ts';

const [MOST, GOOD] = [7, 5];
const MICROSOFT = 'Microsoft Writing Style Guide, Writing step-by-step instructions';

function count(subject: Subject, report: Report, message: (steps: number) => string | null): void {
  subject.views[0].lesson.blocks.forEach((block, n) => {
    const text = message(stepsOf(block).length);
    if (text) report(subject.blockAt(n), text);
  });
}

export const sevenSteps: LessonRule = {
  of: 'lesson',
  id: 'seven-steps',
  level: 'error',
  reason: 'A longer list is not kept in mind between the lesson and the page.',
  source: `${MICROSOFT}: limit a procedure to seven steps`,
  check(subject, report) {
    count(subject, report, (steps) =>
      steps > MOST
        ? `there are ${steps} steps; keep to ${MOST} by joining small ones, or make two lessons`
        : null,
    );
  },
};

export const fiveSteps: LessonRule = {
  of: 'lesson',
  id: 'five-steps',
  level: 'warning',
  reason: 'Fewer steps are followed without looking back.',
  source: `${MICROSOFT}: seven steps, and preferably fewer; that five are few enough is Cuecard's own`,
  check(subject, report) {
    count(subject, report, (steps) =>
      steps > GOOD && steps <= MOST
        ? `there are ${steps} steps; ${GOOD} or fewer are easier to follow`
        : null,
    );
  },
};

export const stepAction: LessonRule = {
  of: 'lesson',
  id: 'step-action',
  level: 'warning',
  reason: 'A step is something to do; its verb comes first, at most after where or when.',
  source: `${MICROSOFT}: use imperative verb forms`,
  usesWords: true,
  check(subject, report) {
    subject.views[0].lesson.blocks.forEach((block, n) => {
      stepsOf(block).forEach((step, item) => {
        if (subject.words && !subject.words.isAction(unnamed(step.do)))
          report(
            subject.blockAt(n, item),
            `step ${item + 1} does not begin with an action: ${quote(plainText(step.do))}; begin with what to do, ` +
              'such as "Select …", or "In **Status**, choose …"',
          );
      });
    });
  },
};

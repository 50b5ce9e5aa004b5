/** Each lesson's figures: how often it is opened, and how many find it useful. */
import type { LessonFigures } from '../../lib/insight/figures.ts';
import { useWords } from '../Words.tsx';
import { useFirst } from './all.ts';
import { Range } from './Range.tsx';
import { numberOf, percent } from './said.ts';

/** So many are shown first. */
const FIRST = 25;

export function Lessons({ of: lessons }: { of: readonly LessonFigures[] }) {
  const t = useWords();
  const { list, shown, showAll } = useFirst<LessonFigures, HTMLTableSectionElement>(lessons, FIRST);
  return (
    <section aria-labelledby="lessons-title">
      <h2 id="lessons-title">{t('lessonsTitle')}</h2>
      <p class="quiet measure">{t(lessons.length === 0 ? 'lessonsNone' : 'lessonsText')}</p>
      {lessons.length > 0 && (
        <table class="stacked">
          <thead>
            <tr>
              <th scope="col">{t('lessonName')}</th>
              <th scope="col">{t('lessonOpened')}</th>
              <th scope="col">{t('lessonFinished')}</th>
              <th scope="col">{t('lessonChecks')}</th>
              <th scope="col">{t('lessonUseful')}</th>
            </tr>
          </thead>
          <tbody ref={list}>
            {shown.map((lesson) => (
              <Row key={lesson.ref} of={lesson} />
            ))}
          </tbody>
        </table>
      )}
      {showAll && (
        <button type="button" class="no-print" onClick={showAll}>
          {t.count('queueAll', lessons.length)}
        </button>
      )}
    </section>
  );
}

function Row({ of }: { of: LessonFigures }) {
  const t = useWords();
  const { question, ref, opened, finished, useful, votes, interval, isFlagged, answers } = of;
  const share = votes === 0 ? 0 : useful / votes;
  const answered = answers.right + answers.wrong;
  const label = t('lessonRange', percent(share, t), percent(interval.low, t), percent(interval.high, t));
  const range = { value: share, interval, from: 0, to: 1, mark: 0.5, label };
  return (
    <tr>
      <th scope="row">
        {question}
        {question !== ref && <span class="quiet"> {ref}</span>}
      </th>
      <td data-label={t('lessonOpened')}>{numberOf(opened, t)}</td>
      <td data-label={t('lessonFinished')}>{opened === 0 ? '–' : percent(finished / opened, t)}</td>
      <td data-label={t('lessonChecks')}>{answered === 0 ? '–' : percent(answers.right / answered, t)}</td>
      <td data-label={t('lessonUseful')}>
        {votes === 0 ? (
          <span class="quiet">{t('lessonNoVotes')}</span>
        ) : (
          <span class="share">
            <Range {...range} isWarning={isFlagged} />
            <span>
              {t('lessonUsefulOf', numberOf(useful, t), numberOf(votes, t))}
              {isFlagged && <b class="flag">{t('lessonFlag')}</b>}
            </span>
          </span>
        )}
      </td>
    </tr>
  );
}

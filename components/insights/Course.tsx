/** How many were done by each day: bars that add up, and the table behind them. */
import type { Course as CourseOf } from '../../lib/campaign/course.ts';
import { useWords } from '../Words.tsx';
import { DayChart } from './DayChart.tsx';
import { dateOf, numberOf } from './said.ts';
import { useWidth } from './width.ts';

interface Props {
  of: CourseOf;
  /** How many are to do it; null where that is not known. */
  all: number | null;
}

export function Course({ of: { days }, all }: Props) {
  const t = useWords();
  const [figure, width, zoom] = useWidth<HTMLElement>(640);
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;
  const number = (n: number) => numberOf(n, t);
  let told = 0;
  const bars = days.map(({ day, done }) => {
    told = done ?? told;
    return { day, is: told, isPart: done === null };
  });
  const summary = t('campaignCourse', dateOf(first.day, t), dateOf(last.day, t), number(told));
  return (
    <>
      <h4>{t('campaignDays')}</h4>
      <figure ref={figure}>
        <ul class="legend" aria-hidden="true">
          <li class="done">{t('campaignDone')}</li>
          {bars.some(({ isPart }) => isPart) && <li class="part">{t('campaignPart')}</li>}
          {all !== null && <li class="goal">{t('campaignAll')}</li>}
        </ul>
        <DayChart {...{ bars, most: all ?? told, width, zoom, summary }}>
          {({ y, left, right }) =>
            all !== null && <line class="goal" x1={left} x2={right} y1={y(all)} y2={y(all)} />
          }
        </DayChart>
        <details>
          <summary>{t('figureTable')}</summary>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('campaignDay')}</th>
                <th scope="col">{t('campaignDone')}</th>
              </tr>
            </thead>
            <tbody>
              {days.map(({ day, done }) => (
                <tr key={day}>
                  <th scope="row">{dateOf(day, t)}</th>
                  <td>{done === null ? t('campaignLater') : number(done)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      </figure>
    </>
  );
}

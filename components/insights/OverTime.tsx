/** What was opened, and what was asked in vain, day by day or week by week: bars and a line, and the table behind them. */
import { line } from 'd3-shape';
import type { Report, Span } from '../../lib/insight/report.ts';
import { useWords } from '../Words.tsx';
import { DayChart, type Scales } from './DayChart.tsx';
import { dateOf, numberOf } from './said.ts';
import { useWidth } from './width.ts';

export function OverTime({ of: { spans, spanDays, totals } }: { of: Report }) {
  const t = useWords();
  const [figure, width, zoom] = useWidth<HTMLElement>(640);
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last) return null;
  const number = (n: number) => numberOf(n, t);
  const bars = spans.map(({ day, opened }) => ({ day, is: opened }));
  const most = Math.max(...spans.flatMap(({ opened, unmet }) => [opened, unmet]));
  const summary = t(
    'timeChart',
    ...[dateOf(first.day, t), dateOf(last.day, t), number(totals.opened), number(totals.unmet)],
  );
  return (
    <section aria-labelledby="time-title">
      <h2 id="time-title">{t('timeTitle')}</h2>
      <p class="quiet">{t.count('timeText', spanDays)}</p>
      <figure ref={figure}>
        <ul class="legend" aria-hidden="true">
          <li class="opened">{t('timeOpened')}</li>
          <li class="unmet">{t('timeUnmet')}</li>
        </ul>
        <DayChart {...{ bars, most, width, zoom, summary }}>
          {(scales) => <Unmet spans={spans} {...scales} />}
        </DayChart>
        <details>
          <summary>{t('figureTable')}</summary>
          <Table spans={spans} />
        </details>
      </figure>
    </section>
  );
}

/** What was asked in vain: a line over the bars. */
function Unmet({ spans, x, y }: Scales & { spans: readonly Span[] }) {
  const seen = spans.filter(({ isHidden }) => !isHidden);
  const path = line<Span>(
    ({ day }) => x(day),
    ({ unmet }) => y(unmet),
  )(seen);
  return (
    <>
      <path class="line" d={path ?? ''} />
      {seen.map(({ day, unmet }) => (
        <circle key={day} class="point" cx={x(day)} cy={y(unmet)} r={3} />
      ))}
    </>
  );
}

function Table({ spans }: { spans: readonly Span[] }) {
  const t = useWords();
  const number = (n: number) => numberOf(n, t);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('timeDay')}</th>
          <th scope="col">{t('timeOpened')}</th>
          <th scope="col">{t('timeUnmet')}</th>
          <th scope="col">{t('timeUseful')}</th>
          <th scope="col">{t('timeNotUseful')}</th>
        </tr>
      </thead>
      <tbody>
        {spans.map(({ day, isHidden, opened, unmet, useful, notUseful }) => (
          <tr key={day}>
            <th scope="row">{dateOf(day, t)}</th>
            {isHidden ? (
              <td colSpan={4}>{t('timeHidden')}</td>
            ) : (
              [opened, unmet, useful, notUseful].map((n, column) => <td key={column}>{number(n)}</td>)
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

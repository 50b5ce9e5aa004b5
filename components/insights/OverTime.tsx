/** What was opened, and what was asked in vain, day by day or week by week: bars and a line, and the table behind them. */
import { scaleBand, scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { Report, Span } from '../../lib/insight/report.ts';
import { useWords } from '../Words.tsx';
import { dateOf, numberOf } from './said.ts';
import { useWidth } from './width.ts';

const HEIGHT = 180;
const ROOM = { top: 12, right: 8, bottom: 24, left: 32 };
/** A label below the axis needs so much room. */
const LABEL = 64;

export function OverTime({ of: { spans, spanDays, totals } }: { of: Report }) {
  const t = useWords();
  const [figure, width, zoom] = useWidth<HTMLElement>(640);
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last) return null;
  const number = (n: number) => numberOf(n, t);
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
        <Chart spans={spans} width={width} zoom={zoom} summary={summary} />
        <details>
          <summary>{t('figureTable')}</summary>
          <Table spans={spans} />
        </details>
      </figure>
    </section>
  );
}

interface ChartProps {
  spans: readonly Span[];
  width: number;
  /** The text's size, of the usual one. */
  zoom: number;
  summary: string;
}

function Chart({ spans, width, zoom, summary }: ChartProps) {
  const t = useWords();
  const [left, bottom] = [ROOM.left * zoom, HEIGHT - ROOM.bottom * zoom];
  const most = Math.max(4, ...spans.flatMap(({ opened, unmet }) => [opened, unmet]));
  const x = scaleBand()
    .domain(spans.map(({ day }) => day))
    .range([left, width - ROOM.right])
    .padding(0.25);
  const y = scaleLinear().domain([0, most]).nice(4).range([bottom, ROOM.top]);
  const middle = (span: Span) => x(span.day)! + x.bandwidth() / 2;
  const seen = spans.filter(({ isHidden }) => !isHidden);
  const path = line<Span>(middle, ({ unmet }) => y(unmet))(seen) ?? '';
  const step = Math.max(1, Math.ceil(spans.length / Math.max(1, Math.floor(width / (LABEL * zoom)))));
  const ticks = y.ticks(4).filter(Number.isInteger);
  return (
    <svg class="over-time" width={width} height={HEIGHT} role="img" aria-label={summary}>
      {ticks.map((tick) => (
        <g key={tick} class="grid">
          <line x1={left} x2={width - ROOM.right} y1={y(tick)} y2={y(tick)} />
          <text x={left - 6} y={y(tick)} dy="0.32em" text-anchor="end">
            {numberOf(tick, t)}
          </text>
        </g>
      ))}
      {spans.map((span, n) => (
        <g key={span.day}>
          <rect
            class="bar"
            x={x(span.day)}
            width={x.bandwidth()}
            y={y(span.opened)}
            height={y(0) - y(span.opened)}
          />
          {(spans.length - 1 - n) % step === 0 && (
            <text
              x={middle(span)}
              y={HEIGHT - 6}
              text-anchor={n === spans.length - 1 && step > 1 ? 'end' : 'middle'}
            >
              {dateOf(span.day, t, 'short')}
            </text>
          )}
        </g>
      ))}
      <path class="line" d={path} />
      {seen.map((span) => (
        <circle key={span.day} class="point" cx={middle(span)} cy={y(span.unmet)} r={3} />
      ))}
    </svg>
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

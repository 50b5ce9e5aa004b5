/** Days, or weeks, as bars on a scale of people or times: the frame of the charts of this page. */
import { scaleBand, scaleLinear } from 'd3-scale';
import type { ComponentChildren } from 'preact';
import { useWords } from '../Words.tsx';
import { dateOf, numberOf } from './said.ts';

const HEIGHT = 180;
const ROOM = { top: 12, right: 8, bottom: 24, left: 32 };
/** A label below the axis needs so much room. */
const LABEL = 64;
/** Of a few days none takes more. */
const WIDEST = 96;

export interface Bar {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly is: number;
  /** What it says is not all: it is drawn as an outline. */
  readonly isPart?: boolean;
}

/** Where things lie, in px. */
export interface Scales {
  /** The middle of a day's bar. */
  x(day: string): number;
  y(n: number): number;
  readonly left: number;
  readonly right: number;
}

interface Props {
  bars: readonly Bar[];
  /** The largest figure that is drawn. */
  most: number;
  width: number;
  /** The text's size, of the usual one. */
  zoom: number;
  /** What the picture says. */
  summary: string;
  /** What is drawn over the bars. */
  children?(scales: Scales): ComponentChildren;
}

export function DayChart({ bars, most, width, zoom, summary, children }: Props) {
  const t = useWords();
  const [left, bottom] = [ROOM.left * zoom, HEIGHT - ROOM.bottom * zoom];
  const right = width - ROOM.right;
  const x = scaleBand()
    .domain(bars.map(({ day }) => day))
    .range([left, Math.min(right, left + bars.length * WIDEST * zoom)])
    .padding(0.25);
  const y = scaleLinear()
    .domain([0, Math.max(4, most)])
    .nice(4)
    .range([bottom, ROOM.top]);
  const middle = (day: string) => x(day)! + x.bandwidth() / 2;
  const step = Math.max(1, Math.ceil(bars.length / Math.max(1, Math.floor(width / (LABEL * zoom)))));
  const ticks = y.ticks(4).filter(Number.isInteger);
  return (
    <svg class="over-time" width={width} height={HEIGHT} role="img" aria-label={summary}>
      {ticks.map((tick) => (
        <g key={tick} class="grid">
          <line x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
          <text x={left - 6} y={y(tick)} dy="0.32em" text-anchor="end">
            {numberOf(tick, t)}
          </text>
        </g>
      ))}
      {bars.map(({ day, is, isPart }, n) => (
        <g key={day}>
          <rect
            class={isPart ? 'bar part' : 'bar'}
            x={x(day)}
            width={x.bandwidth()}
            y={y(is)}
            height={y(0) - y(is)}
          />
          {(bars.length - 1 - n) % step === 0 && (
            <text
              x={middle(day)}
              y={HEIGHT - 6}
              text-anchor={n === bars.length - 1 && step > 1 ? 'end' : 'middle'}
            >
              {dateOf(day, t, 'short')}
            </text>
          )}
        </g>
      ))}
      {children?.({ x: middle, y, left, right })}
    </svg>
  );
}

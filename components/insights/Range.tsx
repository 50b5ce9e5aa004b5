/** A share and where it may lie, as a dot on a line. What it says stands beside it in words. */
import { scaleLinear } from 'd3-scale';
import type { Interval } from '../../lib/insight/usefulness.ts';

const [WIDTH, HEIGHT, EDGE] = [120, 16, 5];

interface Props {
  value: number;
  interval: Interval;
  /** What lies on the line's ends, and what is marked between them. */
  from: number;
  to: number;
  mark: number;
  label: string;
  isWarning?: boolean;
}

export function Range({ value, interval, from, to, mark, label, isWarning = false }: Props) {
  const x = scaleLinear()
    .domain([from, to])
    .range([EDGE, WIDTH - EDGE])
    .clamp(true);
  const middle = HEIGHT / 2;
  return (
    <svg
      class={isWarning ? 'range warning' : 'range'}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={label}
    >
      <line class="mark" x1={x(mark)} x2={x(mark)} y1={1} y2={HEIGHT - 1} />
      <line class="whisker" x1={x(interval.low)} x2={x(interval.high)} y1={middle} y2={middle} />
      <circle class="dot" cx={x(value)} cy={middle} r={4} />
    </svg>
  );
}

/** What must be reached; a missed bar is a line of the report and makes the run fail. */
import type { Counts } from './evaluate.ts';
import type { AnchorResults } from './results.ts';

/** Shares of the cases; milliseconds at 1,000 candidates. */
export const BARS = {
  published: { located: 0.93, wrong: 0.02, abstained: 0.2, removed: 0.12 },
  templates: { site: 'html adminlte', located: 0.96, wrong: 0.01 },
  /** In any column of the mutations. */
  mutated: 0.02,
  p95: 30,
} as const;

/** A line for each bar that the results miss. What was not measured misses nothing. */
export function missedBars({ published, sites, mutations, ms }: AnchorResults): string[] {
  const missed: string[] = [];
  const least = (what: string, value: number, bar: number) => {
    if (value < bar) missed.push(`${what}: ${percent(value)}, at least ${percent(bar)} wanted`);
  };
  const most = (what: string, value: number, bar: number) => {
    if (value > bar) missed.push(`${what}: ${percent(value)}, at most ${percent(bar)} wanted`);
  };
  if (published) {
    const { full, operating } = published;
    const { located, wrong, abstained, removed } = BARS.published;
    least('published pairs, full coverage, located', share(full, 'located'), located);
    most('published pairs, wrong', share(operating, 'wrong'), wrong);
    most('published pairs, abstained', share(operating, 'abstained'), abstained);
    most('published pairs, false when removed', operating.removed.false / operating.removed.n, removed);
  }
  const { site, located, wrong } = BARS.templates;
  const templates = sites[site]?.full;
  if (templates) {
    least('admin templates, full coverage, located', share(templates, 'located'), located);
    most('admin templates, full coverage, wrong', share(templates, 'wrong'), wrong);
  }
  for (const [name, counts] of Object.entries(mutations ?? {}))
    most(`after "${name}", wrong`, counts.wrong / counts.n, BARS.mutated);
  if (ms && ms.p95_at_1000 > BARS.p95)
    missed.push(`p95 at 1,000 candidates: ${ms.p95_at_1000.toFixed(1)} ms, at most ${BARS.p95} wanted`);
  return missed;
}

const share = (counts: Counts, key: 'located' | 'wrong' | 'abstained') => counts[key] / counts.n;
const percent = (value: number) => `${(100 * value).toFixed(1)} %`;

/** What must be reached; a missed bar is a line of the report and makes the run fail. */
import { bestPeer, type Results } from './results.ts';
import type { BenchSet } from './sets.ts';

/** The applications of the open sets; where others are among those measured, the bar for unknown ones holds. */
const OPEN = new Set([
  'drupal',
  'erpnext',
  'grafana',
  'jenkins',
  'moodle',
  'thunderbird_questions',
  'wordpress',
  'workarena_questions',
]);

export const BARS = {
  macro: { open: 0.7, unknown: 0.58 },
  /** No (set, kind) further below the library that is best overall. */
  belowPeer: 0.01,
  /** Of hit@5, by typos in questions. */
  typos: 0.05,
  confidence: { precision: 0.9, worst: 0.8, coverage: 0.35, ece: 0.05, foreign: 0.95 },
  /** Milliseconds that a killed worker's answer takes longer than an empty handler's. */
  woken: 40,
  /** Milliseconds; `faster`: times MiniSearch's p95 in the same run. */
  time: {
    '10000': { p50: 0.5, p95: 2, max: 15, faster: 5, key: 8 },
    '100000': { p95: 15 },
  } as Record<string, { p50?: number; p95?: number; max?: number; faster?: number; key?: number }>,
} as const;

/** A line for each bar that the results miss. What was not measured misses nothing. */
export function missedBars(results: Results, sets: readonly BenchSet[], subject: string): string[] {
  const missed: string[] = [];
  const least = (what: string, value: number, bar: number) => {
    // NaN, such as the precision of one who never speaks, misses too.
    if (!(value >= bar)) missed.push(`${what}: ${show(value)}, at least ${show(bar)} wanted`);
  };
  const most = (what: string, value: number, bar: number | undefined) => {
    if (bar !== undefined && !(value <= bar))
      missed.push(`${what}: ${show(value)}, at most ${show(bar)} wanted`);
  };

  const isOpen = sets.every(({ app }) => OPEN.has(app));
  if (results.macro) least('macro MRR@10', results.macro.mrr, isOpen ? BARS.macro.open : BARS.macro.unknown);

  const best = results.peers && bestPeer(results.peers);
  if (best && results.sets)
    for (const [group, { mrr }] of Object.entries(results.sets))
      least(`${group}: MRR@10 beside ${best[0]}`, mrr, best[1].sets[group]!.mrr - BARS.belowPeer);

  for (const [group, { hit5, hit5_typos }] of Object.entries(results.typos ?? {}))
    if (group.endsWith('/question')) most(`${group}: hit@5 lost by typos`, hit5 - hit5_typos, BARS.typos);

  const { confidence } = results;
  if (confidence) {
    least('confidence: precision where it speaks', confidence.precision, BARS.confidence.precision);
    const { worst } = confidence;
    if (worst) least(`confidence: precision of ${worst.group}`, worst.precision, BARS.confidence.worst);
    least('confidence: coverage', confidence.coverage, BARS.confidence.coverage);
    most('confidence: expected calibration error', confidence.ece, BARS.confidence.ece);
    if (confidence.foreign)
      least('confidence: silent among foreign lessons', confidence.foreign.silent, BARS.confidence.foreign);
  } else if (confidence === null) missed.push('confidence: the matcher does not say how sure it is');

  for (const [lessons, rows] of Object.entries(results.time ?? {})) {
    const [ours, peer, bars] = [rows[subject], rows.minisearch, BARS.time[lessons]];
    if (!ours || !bars) continue;
    most(`${lessons} lessons: context query p50, ms`, ours.query.p50, bars.p50);
    most(`${lessons} lessons: context query p95, ms`, ours.query.p95, bars.p95);
    most(`${lessons} lessons: slowest context query, ms`, ours.query.max, bars.max);
    if (ours.key) most(`${lessons} lessons: keystroke p95, ms`, ours.key.p95, bars.key);
    if (peer && bars.faster)
      least(
        `${lessons} lessons: times as fast as MiniSearch at p95`,
        peer.query.p95 / ours.query.p95,
        bars.faster,
      );
  }
  const { woken } = results;
  if (woken)
    most('a killed worker: milliseconds more than an empty handler', woken.visit - woken.empty, BARS.woken);
  return missed;
}

const show = (value: number) => (Number.isNaN(value) ? 'none' : value.toFixed(Math.abs(value) >= 10 ? 1 : 3));

/** The figures as tables on the terminal. */
import type { Figures } from './metrics.ts';
import type { ConfidenceResult, MatcherResult, Results } from './results.ts';
import type { ScaleRow } from './scale.ts';
import type { Woken } from './woken.ts';

const share = (value: number | null | undefined) =>
  value === null || value === undefined || Number.isNaN(value) ? '–' : value.toFixed(3);
const ms = (value: number | undefined) => (value === undefined ? '–' : value.toFixed(value < 10 ? 2 : 0));
const bytes = (value: number | null) => (value === null ? '–' : Math.round(value).toLocaleString('en'));

/** Prints what was measured; `subject` is the matcher's name. */
export function print(results: Results, subject: string): void {
  if (results.sets && results.macro) printSets(subject, { sets: results.sets, macro: results.macro });
  if (results.peers) printPeers(results, subject);
  if (results.typos) {
    console.log('\none typo in each longer word');
    table(
      ['set / kind', 'n', 'hit@5', 'typos', 'lost'],
      Object.entries(results.typos).map(([group, { n, hit5, hit5_typos }]) => [
        group,
        String(n),
        share(hit5),
        share(hit5_typos),
        share(hit5 - hit5_typos),
      ]),
    );
  }
  if (results.confidence) printConfidence(results.confidence);
  if (results.time) printTime(results.time);
  if (results.woken) printWoken(results.woken);
  console.log(results.missed.length === 0 ? '\nno bar missed' : '\nMISSED');
  for (const line of results.missed) console.log(`  ${line}`);
}

function printSets(subject: string, { sets, macro }: MatcherResult): void {
  console.log(`\n${subject}, each set on its own lessons; on the right on all sets' lessons together`);
  const figures = (of: Figures | null) => [of?.mrr, of?.ndcg, of?.hit1, of?.hit5].map(share);
  table(
    ['set / kind', 'n', 'MRR@10', 'nDCG@10', 'hit@1', 'hit@5', '| MRR@10', 'nDCG@10', 'hit@1', 'hit@5'],
    [
      ...Object.entries(sets).map(([group, row]) => [
        group,
        String(row.n),
        ...figures(row),
        ...figures(row.all),
      ]),
      ['macro', '', ...figures(macro), ...figures(macro.all)],
    ],
  );
}

function printPeers({ peers = {}, sets, macro }: Results, subject: string): void {
  const columns: Record<string, MatcherResult> = {
    ...(sets && macro ? { [subject]: { sets, macro } } : {}),
    ...peers,
  };
  const groups = Object.keys(Object.values(columns)[0]?.sets ?? {});
  console.log('\nMRR@10, own lessons, beside the libraries');
  table(
    ['set / kind', ...Object.keys(columns)],
    [
      ...groups.map((group) => [group, ...Object.values(columns).map((of) => share(of.sets[group]?.mrr))]),
      ['macro', ...Object.values(columns).map((of) => share(of.macro.mrr))],
      ['macro, all lessons', ...Object.values(columns).map((of) => share(of.macro.all?.mrr))],
    ],
  );
}

function printConfidence(result: ConfidenceResult): void {
  console.log('\nconfidence on pages and fields, threshold chosen on the other applications');
  const { foreign, hindsight, at_floor } = result;
  table(
    ['set / kind', 'n', 'threshold', 'precision', 'coverage', 'possible at .90', 'ECE', 'silent: foreign'],
    [
      ...Object.entries(result.groups).map(([group, row]) => [
        group,
        String(row.n),
        ...[row.threshold, row.precision, row.coverage, row.possible, row.ece].map(share),
        share(foreign?.groups[group]),
      ]),
      [
        'macro',
        '',
        '',
        ...[result.precision, result.coverage, result.possible, result.ece].map(share),
        share(foreign?.silent),
      ],
    ],
  );
  console.log(
    `silent among foreign lessons on a device that was on these pages before: ${share(result.foreign_seen?.silent)}`,
  );
  const { worst } = result;
  if (worst) console.log(`worst set: ${worst.group}, right ${share(worst.precision)} of the times it speaks`);
  console.log(
    `macro ECE: over all answers, each set weighing the same; the mean of the sets' own is ${share(result.ece_groups)}`,
  );
  console.log(
    `the best one threshold, known afterwards: ${share(hindsight.threshold)}, precision ${share(hindsight.precision)}, coverage ${share(hindsight.coverage)}`,
  );
  if (at_floor)
    console.log(
      `at the product's floor ${share(at_floor.floor)}: precision ${share(at_floor.precision)}, coverage ${share(at_floor.coverage)}, silent among foreign lessons ${share(at_floor.foreign?.silent)}`,
    );
}

function printWoken({ lessons, visit, empty, minisearch_load }: Woken): void {
  console.log(
    `\na killed worker, ${lessons} lessons, median: a visit is answered in ${ms(visit)} ms, an empty handler in ${ms(empty)} ms; MiniSearch is loaded in ${ms(minisearch_load)} ms`,
  );
}

function printTime(time: Record<string, Record<string, ScaleRow>>): void {
  console.log('\nmilliseconds and bytes, with real lessons filled up with noisy replicas');
  table(
    ['lessons', '', 'build', 'query p50', 'p95', 'max', 'key p50', 'p95', 'index bytes', 'heap a lesson'],
    Object.entries(time).flatMap(([lessons, rows]) =>
      Object.entries(rows).map(([name, row]) => [
        lessons,
        name,
        ...[row.build_ms, row.query.p50, row.query.p95, row.query.max, row.key?.p50, row.key?.p95].map(ms),
        bytes(row.index_bytes),
        bytes(row.heap_per_lesson),
      ]),
    ),
  );
}

/** Columns as wide as their widest cell; figures to the right. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)));
  for (const row of [head, ...rows]) {
    const cells = row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)));
    console.log(cells.join('  ').trimEnd());
  }
}

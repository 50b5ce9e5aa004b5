/** What must be reached; a missed bar is a line of the report and makes the run fail. */
import type { PageResults } from './results.ts';

/** Milliseconds of the processor, for reading of its longest slice and of all of it at p95; nodes; a share of one core. */
export const BARS = {
  read: [
    { nodes: 28_000, slice: 8, all: 8 },
    { nodes: 157_000, slice: 25, all: 25 },
  ],
  foreign: 1,
  changing: 0.01,
} as const;

/** Pages with this many nodes more or fewer are of the size that a bar names. */
const NEAR = 0.05;

/**
 * A line for each bar that the results miss. So does what could not be measured.
 * @param before what was read of each page before, by its name
 */
export function missedBars(
  { pages, words, visits, chosen, changing, failed }: PageResults,
  before: Readonly<Record<string, string>>,
): string[] {
  const missed = failed.map((line) => `not measured: ${line}`);
  for (const [name, mark] of Object.entries(words))
    if (before[name] !== undefined && before[name] !== mark)
      missed.push(`${name}: other words are read than before; where that is meant, say --words`);
  for (const bar of BARS.read)
    for (const { name, known, nodes } of chosen.filter(
      (one) => Math.abs(one.nodes / bar.nodes - 1) <= NEAR,
    )) {
      const page = `${name}, ${count(nodes)} nodes`;
      const all = pages.find((one) => one.name === name)?.times.read.cpu_p95 ?? Number.NaN;
      if (known.longest_cpu > bar.slice)
        missed.push(`${page}: slices of up to ${ms(known.longest_cpu)}, at most ${bar.slice} ms wanted`);
      if (!(all <= bar.all))
        missed.push(`${page}: reading takes ${ms(all)} at p95, at most ${bar.all} ms wanted`);
    }
  for (const { name, beside, foreign, empty } of chosen) {
    // Without what the page takes itself, which stands beside the empty extension too.
    const looks = beside.cpu - beside.start - (empty.cpu - empty.start);
    if (looks > BARS.foreign)
      missed.push(
        `${name}, a tool nobody defined on a tool's host: ${ms(looks)}, at most ${BARS.foreign} ms wanted`,
      );
    if (foreign.cpu > BARS.foreign)
      missed.push(`${name}, a tool nobody defined: ${ms(foreign.cpu)}, at most ${BARS.foreign} ms wanted`);
  }
  const known = chosen.map(({ name, known }) => ({ name, ...known }));
  for (const { name, long, longest, longest_cpu, forced } of [...known, ...visits]) {
    if (long > 0)
      missed.push(`${name}: ${long} long tasks, up to ${ms(longest)} (${ms(longest_cpu)} of the processor)`);
    if (forced > 0) missed.push(`${name}: ${forced} forced styles or layouts`);
  }
  if (changing && changing.ours > BARS.changing)
    missed.push(
      `1,000 mutations a second: ${(100 * changing.ours).toFixed(2)} % of a core, at most 1 % wanted`,
    );
  return missed;
}

const ms = (value: number) => `${value.toFixed(1)} ms`;
const count = (value: number) => value.toLocaleString('en');

/** The figures as lines of the terminal, one page after the other. */
import type { Changing } from './changing.ts';
import type { ReadPage } from './reading.ts';
import type { PageResults } from './results.ts';
import type { Once, Visit, Visited } from './visits.ts';

const WIDTHS = [48, 9];
const n = (value: number) => value.toFixed(value < 10 ? 2 : 1);
const count = (value: number) => value.toLocaleString('en');

export const heads = {
  read: `lib/page alone: ms of the clock, and (cpu) of the processor; medians of nine runs of 20
${row(['page', 'nodes', 'slice p50', 'p95', 'read p50', 'p95', 'cpu first', 'cpu p50', 'cpu p95', 'det. p95', 'glance p95'])}`,
  turns: `
the built extension, three looks: ms of the processor in script, and what it leaves in the page; medians of three runs
${row(['page', 'nodes', 'scripts', 'start', 'longest', 'long', 'forced', 'listeners', 'stopped', 'observers', 'heap kB'])}`,
  once: `
the built extension on every page once: ms of the processor
${row(['page', 'nodes', 'scripts', 'start', 'longest', 'long', 'forced'])}`,
};

export function readRow({ name, nodes, times: { read, detect, glance } }: ReadPage): string {
  const figures = [
    read.slice_p50,
    read.slice_p95,
    read.p50,
    read.p95,
    read.cpu_first,
    read.cpu_p50,
    read.cpu_p95,
  ];
  return row([name, count(nodes), ...[...figures, detect.cpu_p95, glance.cpu_p95].map(n)]);
}

export function turnRows({ name, nodes, known, beside, foreign, empty }: Visited): string {
  const line = (what: string, one: Visit) => {
    const left = [one.listeners, one.left, one.observers, Math.round(one.heap / 1000)].map(String);
    return row([what, count(nodes), ...scripts(one), ...left]);
  };
  return [
    line(name, known),
    line("  nobody defined, on a tool's host", beside),
    line('  nobody defined, elsewhere', foreign),
    line('  empty extension', empty),
  ].join('\n');
}

export function onceLine({ name, nodes, ...one }: Once): string {
  return row([name, count(nodes), ...scripts(one)]);
}

function scripts({ cpu, start, longest_cpu, long, forced }: Omit<Once, 'name' | 'nodes'>): string[] {
  return [n(cpu), n(start), n(longest_cpu), String(long), String(forced)];
}

export function changingLine({ ours, thread, thread_empty, mutations, nodes }: Changing): string {
  const percent = (share: number) => `${(100 * share).toFixed(2)} %`;
  return `
${Math.round(mutations)} mutations a second on ${count(nodes)} nodes: our script ${percent(ours)} of a core; the page's thread ${percent(thread)}, with the empty extension ${percent(thread_empty)}`;
}

export function lastLines({ pages, growth, missed }: PageResults): string {
  const lines = missed.length === 0 ? ['no bar missed'] : ['MISSED', ...missed.map((line) => `  ${line}`)];
  const grows = `reading grows by ${growth.toFixed(0)} µs of the processor for each 1,000 nodes`;
  return ['', ...(pages.length > 1 ? [grows] : []), ...lines].join('\n');
}

function row(cells: readonly string[]): string {
  const [first = 0, other = 0] = WIDTHS;
  return cells
    .map((cell, at) => (at === 0 ? cell.slice(0, first).padEnd(first) : cell.padStart(other)))
    .join(' ');
}

/** The figures as tables on the terminal. */
import type { PageResults } from './results.ts';
import type { Visit } from './visits.ts';

const WIDTHS = [52, 9, 9, 9, 9, 9, 9, 9, 9, 9];
const n = (value: number) => value.toFixed(value < 10 ? 2 : 1);

export function print({ pages, growth, visits, chosen, changing, missed }: PageResults): void {
  console.log('lib/page alone: ms of the clock, and (cpu) of the processor; medians of five runs of 20');
  row(['page', 'nodes', 'read p50', 'p95', 'cpu first', 'cpu p50', 'cpu p95', 'det. p95', 'glance p95']);
  for (const { name, nodes, times } of pages) {
    const { read, detect, glance } = times;
    const figures = [read.p50, read.p95, read.cpu_first, read.cpu_p50, read.cpu_p95];
    row([name, nodes.toLocaleString('en'), ...[...figures, detect.cpu_p95, glance.cpu_p95].map(n)]);
  }
  console.log(`reading grows by ${growth.toFixed(0)} µs of the processor for each 1,000 nodes`);
  console.log(
    '\nthe built extension, three looks: ms of the processor in script, and what it leaves in the page',
  );
  row([
    'page',
    'nodes',
    'scripts',
    'start',
    'longest',
    'forced',
    'listeners',
    'stopped',
    'observers',
    'heap kB',
  ]);
  for (const { name, nodes, known, foreign, empty } of chosen)
    for (const [kind, one] of Object.entries({ known, 'nobody defined': foreign, 'empty extension': empty }))
      visit(kind === 'known' ? name : `  ${kind}`, nodes, one);
  const [long, forced] = [visits.filter((one) => one.long > 0), visits.filter((one) => one.forced > 0)];
  const longest = Math.max(0, ...visits.map((one) => one.longest_cpu));
  console.log(
    `all ${visits.length} pages once: ${long.length} with a long task, ${forced.length} with forced layout; longest script ${n(longest)} ms of the processor`,
  );
  if (changing) {
    const percent = (share: number) => `${(100 * share).toFixed(2)} %`;
    const { ours, thread, thread_empty, mutations, nodes } = changing;
    console.log(
      `\n${Math.round(mutations)} mutations a second on ${nodes.toLocaleString('en')} nodes: our script ${percent(ours)} of a core; the page's thread ${percent(thread)}, with the empty extension ${percent(thread_empty)}`,
    );
  }
  console.log(missed.length === 0 ? '\nno bar missed' : '\nMISSED');
  for (const line of missed) console.log(`  ${line}`);
}

function visit(name: string, nodes: number, one: Visit): void {
  const counts = [one.forced, one.listeners, one.left, one.observers, Math.round(one.heap / 1000)].map(
    String,
  );
  row([name, nodes.toLocaleString('en'), n(one.cpu), n(one.start), n(one.longest_cpu), ...counts]);
}

function row(cells: readonly string[]): void {
  console.log(
    cells
      .map((cell, at) =>
        at === 0 ? cell.slice(0, WIDTHS[0]).padEnd(WIDTHS[0]!) : cell.padStart(WIDTHS[at]!),
      )
      .join(' '),
  );
}

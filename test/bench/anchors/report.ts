/** The figures as tables on the terminal. */
import type { Counts } from './evaluate.ts';
import type { AnchorResults, Kind } from './results.ts';

const of = (part: number, n: number) => (n === 0 ? '–' : `${part} (${((100 * part) / n).toFixed(1)} %)`);
const WIDTHS = [38, 6, 15, 14, 15, 14, 14];

export function print({ published, html, sites, similo, mutations, ms, missed }: AnchorResults): void {
  row(['', 'n', 'located', 'wrong', 'abstained', 'false: removed', 'false: absent']);
  kind('published pairs', published);
  kind('  Similo', similo.published);
  kind('pages', html);
  kind('  Similo', similo.html);
  for (const [site, { full, operating }] of Object.entries(sites)) {
    counts(`${site}, full coverage`, full);
    counts(`${site}, operating point`, operating);
  }
  if (mutations) {
    console.log('\nsaved pages, changed by us');
    row(['change', 'n', 'located', 'wrong', 'abstained']);
    for (const [name, { n, located, wrong, abstained }] of Object.entries(mutations))
      row([name, String(n), of(located, n), of(wrong, n), of(abstained, n)]);
  }
  if (ms) {
    const { p50, p95, candidates, p95_at_1000, cpu_p95_at_1000, collect } = ms;
    const filled = `p95 at 1,000 candidates ${p95_at_1000.toFixed(1)} ms, ${cpu_p95_at_1000.toFixed(1)} ms of the processor`;
    console.log(
      `\nchoose: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, ${Math.round(candidates)} candidates; ${filled}`,
    );
    if (collect)
      console.log(`collect, in the page: p50 ${collect.p50.toFixed(1)} ms, p95 ${collect.p95.toFixed(1)} ms`);
  }
  console.log(missed.length === 0 ? '\nno bar missed' : '\nMISSED');
  for (const line of missed) console.log(`  ${line}`);
}

function kind(name: string, figures: Kind | undefined): void {
  if (!figures) return;
  counts(`${name}, full coverage`, figures.full);
  counts(`${name}, operating point`, figures.operating);
  counts(`${name}, locators broke, full`, figures.broken.full);
  counts(`${name}, locators broke, operating`, figures.broken.operating);
}

function counts(name: string, { n, located, wrong, abstained, removed, absent }: Counts): void {
  const falsely = [removed, absent].map((one) => of(one.false, one.n));
  row([name, String(n), of(located, n), of(wrong, n), of(abstained, n), ...falsely]);
}

function row(cells: readonly string[]): void {
  console.log(
    cells.map((cell, at) => (at === 0 ? cell.padEnd(WIDTHS[0]!) : cell.padStart(WIDTHS[at]!))).join(' '),
  );
}

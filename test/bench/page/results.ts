/** The figures of one run; the JSON file has this shape. */
import type { Changing } from './changing.ts';
import type { ReadPage } from './reading.ts';
import type { Once, Visited } from './visits.ts';

export interface PageResults {
  /** lib/page alone, from the smallest to the largest. */
  readonly pages: readonly ReadPage[];
  /** A mark of all that is read of each saved page. */
  readonly words: Readonly<Record<string, string>>;
  /** Microseconds of the processor that reading takes more for each thousand nodes more (least squares, p50). */
  readonly growth: number;
  /** The built extension, all pages once, as pages of a known tool; only with `--all`. */
  readonly visits: readonly Once[];
  /** A few of them, medians of three runs, beside the empty extension. */
  readonly chosen: readonly Visited[];
  readonly changing: Changing | null;
  /** What was to be measured and could not be. */
  readonly failed: string[];
  readonly missed: string[];
}

/** The slope of reading over nodes. */
export function growthOf(pages: readonly ReadPage[]): number {
  const mean = (of: (page: ReadPage) => number) =>
    pages.reduce((sum, page) => sum + of(page), 0) / pages.length;
  const [x, y] = [mean(({ nodes }) => nodes), mean(({ times }) => times.read.cpu_p50)];
  const above = mean(({ nodes, times }) => (nodes - x) * (times.read.cpu_p50 - y));
  return (above / mean(({ nodes }) => (nodes - x) ** 2)) * 1_000_000;
}

/** The page nearest to 28,000 nodes. */
export function nearest(pages: readonly ReadPage[], nodes = 28_000): ReadPage | undefined {
  return [...pages].sort((a, b) => Math.abs(a.nodes - nodes) - Math.abs(b.nodes - nodes))[0];
}

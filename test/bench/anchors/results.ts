/** The bench's figures, as the JSON file has them. */

import { WEIGHTS, type Weights } from '../../../lib/page/anchor/model.ts';
import { type AnchorRecord, choose } from '../../../lib/page/anchor.ts';
import { quantile } from '../match/metrics.ts';
import type { Case } from './cases.ts';
import { answersOf, type Counts, count, ours } from './evaluate.ts';
import folded from './folds.json' with { type: 'json' };
import type { MutatedTable } from './mutated.ts';
import { similo } from './similo.ts';

/** One kind of cases: with an answer always, with one where it is sure, and the same for those whose locators broke. */
export interface Kind {
  readonly full: Counts;
  readonly operating: Counts;
  readonly broken: { readonly full: Counts; readonly operating: Counts };
}

export type Kinds = Partial<Record<'published' | 'html', Kind>>;

export interface Times {
  /** Milliseconds of one `choose`, each the median of five. */
  readonly p50: number;
  readonly p95: number;
  /** Candidates a page, the mean. */
  readonly candidates: number;
  /** Milliseconds at the 95th percentile for pages filled up to 1,000 candidates. */
  readonly p95_at_1000: number;
  /** The same in milliseconds of the processor, which other work on the machine does not lengthen. */
  readonly cpu_p95_at_1000: number;
  /** Milliseconds for reading a page in the browser, the median and the 95th percentile; null without pages. */
  readonly collect: { readonly p50: number; readonly p95: number } | null;
}

export interface AnchorResults extends Kinds {
  readonly similo: Kinds;
  readonly sites: Record<string, { readonly full: Counts; readonly operating: Counts }>;
  readonly mutations: MutatedTable | null;
  readonly ms: Times;
  readonly missed: string[];
}

/** A site with at least so many cases is also shown by itself. */
const MANY = 100;

/** A site of the open data is measured with weights that were learnt without it, any other with the committed ones. */
export function weightsFor(site: string): Weights {
  const fold = (folded.fold as Record<string, number | undefined>)[site];
  return fold === undefined ? WEIGHTS : (folded.weights[fold] as unknown as Weights);
}

export const cuecard = ours(weightsFor);

/** Similo at full coverage, and with the thresholds at which it is usually told to abstain. */
const [SCORE, MARGIN] = [0.6, 0.05];
const peer = answersOf(({ target, page }) => {
  const elements = page.map(({ raw }) => raw);
  const { at, score, margin } = similo(target.raw, elements);
  return { at, sure: score >= SCORE && margin >= MARGIN };
});

type Both = ReturnType<typeof answersOf>;

const countBoth = (list: readonly Case[], { always, sure }: Both) => ({
  full: count(list, always),
  operating: count(list, sure),
});

function kindsOf(cases: readonly Case[], answers: Both): Kinds {
  const of = (list: readonly Case[]) => countBoth(list, answers);
  const kinds = Map.groupBy(cases, ({ kind }) => kind);
  return Object.fromEntries(
    [...kinds].map(([kind, list]) => [
      kind,
      { ...of(list), broken: of(list.filter(({ broken }) => broken)) },
    ]),
  );
}

export const oursOf = (cases: readonly Case[]): Kinds => kindsOf(cases, cuecard);
export const similoOf = (cases: readonly Case[]): Kinds => kindsOf(cases, peer);

/** The sites that have many cases, each by itself. */
export function sitesOf(cases: readonly Case[]): Record<string, { full: Counts; operating: Counts }> {
  const sites = [...Map.groupBy(cases, ({ kind, site }) => `${kind} ${site}`)];
  return Object.fromEntries(
    sites.filter(([, list]) => list.length >= MANY).map(([site, list]) => [site, countBoth(list, cuecard)]),
  );
}

const FILLED = 1000;
/** Each is measured so often, and its median counts: other work on the machine is no part of it. */
const RUNS = 5;

function timed(one: Case, records: readonly AnchorRecord[]): { wall: number; cpu: number } {
  const runs = Array.from({ length: RUNS }, () => {
    const [start, used] = [performance.now(), process.threadCpuUsage()];
    choose(one.target.record, records);
    const { user, system } = process.threadCpuUsage(used);
    return { wall: performance.now() - start, cpu: (user + system) / 1000 };
  });
  const middle = (of: 'wall' | 'cpu') =>
    quantile(
      runs.map((run) => run[of]),
      0.5,
    );
  return { wall: middle('wall'), cpu: middle('cpu') };
}

export function timesOf(cases: readonly Case[], collect: readonly number[]): Times {
  const pages = cases.filter(({ page }) => page.length > 0);
  const all = pages.flatMap(({ page }) => page.map(({ record }) => record));
  const ms = pages.map(
    (one) =>
      timed(
        one,
        one.page.map(({ record }) => record),
      ).wall,
  );
  const step = Math.max(1, Math.floor(pages.length / 200));
  const filled = pages
    .filter((_, at) => at % step === 0)
    .map((one, at) => {
      const others = Array.from({ length: FILLED }, (_, n) => all[(at * 7919 + n * 31) % all.length]!);
      return timed(one, [...one.page.map(({ record }) => record), ...others].slice(0, FILLED));
    });
  return {
    p50: quantile(ms, 0.5),
    p95: quantile(ms, 0.95),
    candidates: all.length / pages.length,
    p95_at_1000: quantile(
      filled.map(({ wall }) => wall),
      0.95,
    ),
    cpu_p95_at_1000: quantile(
      filled.map(({ cpu }) => cpu),
      0.95,
    ),
    collect: collect.length === 0 ? null : { p50: quantile(collect, 0.5), p95: quantile(collect, 0.95) },
  };
}

/** `npm run bench -- loop`: whether ratings find the bad lessons, lift what is shown, and bring the gaps to the top. */
import { writeFile } from 'node:fs/promises';
import { merge } from '../../../lib/insight/merge.ts';
import { FEWEST_PEOPLE, report } from '../../../lib/insight/report.ts';
import { NO_FILTER } from '../../../lib/insight/tally.ts';
import { isFlagged } from '../../../lib/insight/usefulness.ts';
import { isPlanted, MONDAY, type Order, type Run, SIZE, simulate } from './simulate.ts';
import { benchView } from './view.ts';

const SEEDS = [1, 2, 3, 4, 5];
const ORDERS: Order[] = ['ours', 'wilson', 'none'];
const BARS = { precision: 0.8, recall: 0.6, week: 3, top: 0.8 } as const;
/** What is shown may be so much worse than with another order before it counts as worse. */
const SLACK = 0.002;
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

interface Figures {
  precision: number[];
  recall: number[];
  shown: Record<Order, number[]>;
  /** Planted gaps among the queue's first ten, at the end of each week. */
  top: number[];
  /** The same where a gap is asked for half as often. */
  rare: number;
  /** Recall where half as many rate. */
  silent: number[];
}

/** @returns the bars that were missed */
export async function benchLoop({ json }: { json: string | undefined }): Promise<string[]> {
  const runs = SEEDS.map(figuresOf);
  const median = (of: (one: Figures) => number) =>
    runs.map(of).sort((a, b) => a - b)[Math.floor(runs.length / 2)]!;
  const weeks = Array.from({ length: SIZE.weeks }, (_, n) => n);
  const by = (of: (one: Figures, week: number) => number) =>
    weeks.map((week) => median((one) => of(one, week)));
  const figures = {
    precision: by((one, week) => one.precision[week]!),
    recall: by((one, week) => one.recall[week]!),
    shown: Object.fromEntries(ORDERS.map((order) => [order, by((one, week) => one.shown[order][week]!)])),
    top: by((one, week) => one.top[week]!),
    rare: median((one) => one.rare),
    silent: by((one, week) => one.silent[week]!),
  };
  const line = (name: string, values: readonly number[]) =>
    console.log(`${name.padEnd(44)}${values.map((one) => one.toFixed(2).padStart(7)).join('')}`);
  console.log(
    `\n${SIZE.tools} tools, ${SIZE.lessons} lessons, ${SIZE.people} people; medians of ${SEEDS.length} companies`,
  );
  line(
    'week',
    weeks.map((week) => week + 1),
  );
  line('bad lessons flagged: precision', figures.precision);
  line('bad lessons flagged: recall', figures.recall);
  line('  recall where half as many rate', figures.silent);
  for (const order of ORDERS) line(`worth of what is opened: ${order}`, figures.shown[order]!);
  line('planted gaps among the first ten', figures.top);
  line('  at half the demand, after the last week', [figures.rare]);
  const week = BARS.week - 1;
  const last = (order: Order) => figures.shown[order]!.at(-1)!;
  const missed = [
    ...(figures.precision[week]! < BARS.precision ? [`precision in week ${BARS.week}`] : []),
    ...(figures.recall[week]! < BARS.recall ? [`recall in week ${BARS.week}`] : []),
    ...(figures.top.at(-1)! < BARS.top ? ['planted gaps among the first ten'] : []),
    ...(last('ours') < last('none') - SLACK ? ['worth against no ratings'] : []),
    ...(last('ours') < last('wilson') - SLACK ? ['worth against Wilson'] : []),
  ];
  const view = await benchView();
  missed.push(...view.missed);
  for (const one of missed) console.log(`MISSED ${one}`);
  if (json) await writeFile(json, `${JSON.stringify({ ...figures, view: view.figures }, null, 2)}\n`);
  return missed;
}

function figuresOf(seed: number): Figures {
  const ours = simulate(seed, 'ours');
  const flagged = ours.weeks.map(({ votes }) =>
    [...votes].filter(([, own]) => isFlagged(own)).map(([ref]) => ref),
  );
  const right = ours.weeks.map(({ votes }) => flaggedIn(votes, ours.bad));
  const shown = (order: Order) =>
    (order === 'ours' ? ours : simulate(seed, order)).weeks.map((week) => week.shown);
  const rare = simulate(seed, 'ours', { demand: 0.5 });
  const silent = simulate(seed, 'ours', { rates: 0.5 });
  return {
    precision: flagged.map((refs, week) => (refs.length === 0 ? 0 : right[week]! / refs.length)),
    recall: right.map((n) => n / ours.bad.size),
    shown: { ours: shown('ours'), wilson: shown('wilson'), none: shown('none') },
    top: ours.weeks.map((_, week) => plantedOnTop(ours, week)),
    rare: plantedOnTop(rare, SIZE.weeks - 1),
    silent: silent.weeks.map(({ votes }) => flaggedIn(votes, silent.bad) / silent.bad.size),
  };
}

const flaggedIn = (votes: Run['weeks'][number]['votes'], bad: ReadonlySet<string>) =>
  [...votes].filter(([ref, own]) => bad.has(ref) && isFlagged(own)).length;

function plantedOnTop({ events, weeks, catalogue }: Run, week: number): number {
  const material = merge([{ person: 'all', events: events.slice(0, weeks[week]!.events), rollups: [] }]);
  const now = MONDAY + (week + 1) * WEEK_MS;
  const { gaps } = report(material, { catalogue, filter: NO_FILTER, fewest: FEWEST_PEOPLE, now });
  return gaps.slice(0, 10).filter(isPlanted).length / SIZE.gaps;
}

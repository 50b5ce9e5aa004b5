/**
 * Trains the matcher's two models on the sets of a folder and prints the weights: `node test/bench/match/train.ts [DIR]`.
 * Writes folds.json, the weights learnt without each application, which the bench cross-validates with. Each (set, kind)
 * weighs the same. Takes some minutes.
 */
import { writeFile } from 'node:fs/promises';
import { confidenceOf, type Weights } from '../../../lib/match/model.ts';
import type { Signals } from '../../../lib/match/signals.ts';
import { CHOSEN_FOR, chooseThreshold, type Judged } from './confidence.ts';
import { addTo, descend, dot } from './descend.ts';
import { type Case, learnConfidence } from './learn-confidence.ts';
import { firstOf, foreignRows, ownRows, type Row } from './rows.ts';
import { readSets } from './sets.ts';

type Models = Omit<Weights, 'floor'>;

const RANKING = ['words', 'exact', 'exactFocus'] as const;
const RIDGE = 0.01;
/**
 * What a page among foreign lessons weighs, beside one among its own: more, and the matcher is silent where it knows; none,
 * and it speaks wherever a tool's pages tell much. On a device that knows the pages, and on one that does not.
 */
const [SEEN, UNSEEN] = [0.08, 0.04];

const folder = process.argv[2] ?? '../shared/data/matching';
const read = await readSets(folder);
if (!read) throw new Error(`${folder} is no folder`);
const rows = ownRows(read.sets);
const foreign = foreignRows(read.sets);

const folds = new Map<string, Models>();
for (const { app } of rows)
  if (!folds.has(app))
    folds.set(
      app,
      train((row) => row.app !== app),
    );
// The floor is chosen on answers that nothing was learnt from, for that is what it is for.
const judged = rows.filter(({ isContext }) => isContext).map((row) => judge(row, folds.get(row.app)!));
const floor = Math.min(1, round(chooseThreshold(judged, CHOSEN_FOR)));
console.log(JSON.stringify({ ...train(() => true), floor }, null, 2));
const all = Object.fromEntries([...folds].map(([app, models]) => [app, { ...models, floor }]));
await writeFile(new URL('folds.json', import.meta.url), `${JSON.stringify(all, null, 2)}\n`);

function train(isUsed: (row: Row) => boolean): Models {
  const used = rows.filter(isUsed);
  const ranking = rankingOf(used);
  const own = casesOf(
    used.filter(({ isContext }) => isContext),
    ranking,
    1,
  );
  const others = [
    ...casesOf(foreign.seen.filter(isUsed), ranking, SEEN),
    ...casesOf(foreign.unseen.filter(isUsed), ranking, UNSEEN),
  ];
  return { ranking, confidence: learnConfidence(own, others) };
}

function judge(row: Row, models: Models): Judged {
  const { group, app } = row;
  const first = firstOf(row, models.ranking);
  return {
    ...{ group, app, right: first?.right ?? false },
    confidence: first ? confidenceOf(first.evidence, models) : 0,
  };
}

/** The first candidates with their evidence; the (set, kind) together weigh what is given. */
function casesOf(of: readonly Row[], ranking: Weights['ranking'], whole: number): Case[] {
  const sizes = Map.groupBy(of, ({ group }) => group);
  return of.flatMap((row) => {
    const first = firstOf(row, ranking);
    return first ? [{ ...first, weight: whole / sizes.get(row.group)!.length / sizes.size }] : [];
  });
}

/** Softmax over a query's candidates: the likelihood that one of the relevant ones is drawn. */
function rankingOf(of: readonly Row[]): Weights['ranking'] {
  const sizes = Map.groupBy(of, ({ group }) => group);
  const cases = of
    .filter(({ relevant }) => relevant.includes(true) && relevant.includes(false))
    .map(({ group, signals, relevant }) => ({
      ...{ relevant, vectors: signals.map(vector) },
      scale: 1 / sizes.get(group)!.length / sizes.size,
    }));
  const found = descend([5, 0, 0], RIDGE, (weights, gradient) => {
    for (const { vectors, relevant, scale } of cases) {
      const odds = vectors.map((one) => Math.exp(dot(weights, one)));
      const all = odds.reduce((a, b) => a + b, 0);
      const right = odds.reduce((sum, odd, n) => sum + (relevant[n] ? odd : 0), 0);
      vectors.forEach((one, n) => {
        const pull = odds[n]! / all - (relevant[n] ? odds[n]! / right : 0);
        addTo(gradient, one, pull * scale);
      });
    }
  });
  return Object.fromEntries(RANKING.map((name, n) => [name, round(found[n]!)])) as Weights['ranking'];
}

function vector(signals: Signals): number[] {
  return RANKING.map((name) => signals[name]);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

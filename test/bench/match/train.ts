/**
 * Trains the matcher's two models on the sets of a folder and prints the weights: `node test/bench/match/train.ts [DIR]`.
 * Writes folds.json, the weights learnt without each application, which the bench cross-validates with. Each (set, kind)
 * weighs the same.
 */
import { writeFile } from 'node:fs/promises';
import { buildIndex, cardOf } from '../../../lib/match/index.ts';
import { confidenceOf, type Evidence, evidenceOf, scoreOf, type Weights } from '../../../lib/match/model.ts';
import { candidatesFor } from '../../../lib/match/rank.ts';
import { best, lookUp, withScores } from '../../../lib/match/score.ts';
import { FULL } from '../../../lib/match/segment.ts';
import { groundOf, type Signals, signalsOf } from '../../../lib/match/signals.ts';
import { typedQuery } from '../../../lib/match/typed.ts';
import { AIM, chooseThreshold, type Judged } from './confidence.ts';
import { descend, type Gradient } from './descend.ts';
import { entryOf, seenOf, situationOf } from './lessons.ts';
import { type BenchQuery, isContext, readSets } from './sets.ts';

interface Row {
  readonly app: string;
  readonly group: string;
  readonly isContext: boolean;
  readonly signals: readonly Signals[];
  readonly relevant: readonly boolean[];
  readonly loose: readonly boolean[];
  readonly top: number;
}

const CANDIDATES = 60;
const RANKING = ['words', 'exact', 'exactFocus'] as const;
const EVIDENCE = ['said', 'exact', 'ahead', 'third'] as const;
/** Ridge of each model. */
const [RANKING_L2, CONFIDENCE_L2] = [0.01, 0.005];
/** The floor is chosen well above the aim: a wrong hint costs more than none, and thresholds carry over badly. */
const FLOOR_AIM = AIM + 0.09;

const folder = process.argv[2] ?? '../shared/data/matching';
const read = await readSets(folder);
if (!read) throw new Error(`${folder} is no folder`);
const rows = read.sets.flatMap(({ name, app, lessons, queries }) => {
  const index = buildIndex(lessons.map(entryOf));
  const seen = new Map(
    [...Map.groupBy(queries.filter(isContext), ({ kind }) => kind)].map(([kind, list]) => [
      kind,
      seenOf(list),
    ]),
  );
  return queries.map((query): Row => {
    const found = isContext(query) ? contextRow(query, seen.get(query.kind)!) : questionRow(query);
    const ids = found.docs.map((doc) => cardOf(index, doc).ref);
    const { relevant, relevant_loose } = query;
    return {
      app,
      group: `${name}/${query.kind}`,
      isContext: isContext(query),
      signals: found.signals,
      relevant: ids.map((id) => relevant.includes(id)),
      loose: ids.map((id) => relevant.includes(id) || relevant_loose.includes(id)),
      top: found.top / FULL,
    };
  });

  function contextRow(query: BenchQuery, known: ReturnType<typeof seenOf>) {
    const { candidates } = candidatesFor(index, situationOf(query), known);
    const docs = [...candidates].sort((a, b) => b.score - a.score || a.doc - b.doc);
    return { docs, signals: docs.map(({ signals }) => signals), top: docs[0]?.score ?? 0 };
  }

  function questionRow(query: BenchQuery) {
    const typed = typedQuery(index, query.question);
    if (!typed) return { docs: [], signals: [], top: 0 };
    const looked = lookUp(index, typed.query);
    const docs = withScores(index, looked, (scores) => best(scores, CANDIDATES, []));
    const top = docs[0]?.score ?? 0;
    const ground = groundOf(index, looked, top);
    return { docs, signals: docs.map((doc) => signalsOf(ground, doc)), top };
  }
});

const apps = [...new Set(rows.map(({ app }) => app))];
const folds: Record<string, Weights> = {};
for (const app of apps) folds[app] = train(rows.filter((row) => row.app !== app));
const whole = train(rows);
console.log(JSON.stringify(whole, null, 2));
await writeFile(new URL('folds.json', import.meta.url), `${JSON.stringify(folds, null, 2)}\n`);

function train(of: readonly Row[]): Weights {
  const ranking = rankingOf(of);
  const contexts = of.filter((row) => row.isContext).map((row) => ({ row, ...firstOf(row, ranking) }));
  const confidence = confidenceWeights(contexts);
  const weights = { ranking, confidence, floor: 1 };
  const judged = contexts.map(({ row, evidence, right }): Judged => {
    const sure = evidence ? confidenceOf(evidence, weights) : 0;
    return { group: row.group, app: row.app, confidence: sure, right };
  });
  return { ranking, confidence, floor: Math.min(1, round(chooseThreshold(judged, FLOOR_AIM))) };
}

/** Softmax over a query's candidates: the likelihood that one of the relevant ones is drawn. */
function rankingOf(of: readonly Row[]): Weights['ranking'] {
  const sizes = Map.groupBy(of, ({ group }) => group);
  const found = descend([5, 0, 0], RANKING_L2, (weights, gradient) => {
    for (const { group, signals, relevant } of of) {
      if (!relevant.includes(true) || !relevant.includes(false)) continue;
      const scale = 1 / sizes.get(group)!.length / sizes.size;
      const odds = signals.map((one) => Math.exp(dot(weights, vector(one))));
      const all = odds.reduce((a, b) => a + b, 0);
      const right = odds.reduce((sum, odd, n) => sum + (relevant[n] ? odd : 0), 0);
      signals.forEach((one, n) => {
        const pull = odds[n]! / all - (relevant[n] ? odds[n]! / right : 0);
        addTo(gradient, vector(one), pull * scale);
      });
    }
  });
  return Object.fromEntries(RANKING.map((name, n) => [name, round(found[n]!)])) as Weights['ranking'];
}

function firstOf(
  { signals, loose, top }: Row,
  ranking: Weights['ranking'],
): { evidence: Evidence | null; right: boolean } {
  const order = signals
    .map((one, n) => ({ n, value: scoreOf(one, { ranking }) }))
    .sort((a, b) => b.value - a.value || a.n - b.n);
  const [first, second, third] = order.map(({ n }) => signals[n]!);
  if (!first) return { evidence: null, right: false };
  return { evidence: evidenceOf(first, second, third, top), right: loose[order[0]!.n]! };
}

/** Logistic regression. */
function confidenceWeights(
  of: readonly { row: Row; evidence: Evidence | null; right: boolean }[],
): Weights['confidence'] {
  const sizes = Map.groupBy(of, ({ row }) => row.group);
  const found = descend([0, 0, 0, 0, 0], CONFIDENCE_L2, (weights, gradient) => {
    for (const { row, evidence, right } of of) {
      if (!evidence) continue;
      const values = [1, ...EVIDENCE.map((name) => evidence[name])];
      const sure = 1 / (1 + Math.exp(-dot(weights, values)));
      addTo(gradient, values, (sure - (right ? 1 : 0)) / sizes.get(row.group)!.length / sizes.size);
    }
  });
  const names = ['bias', ...EVIDENCE] as const;
  return Object.fromEntries(names.map((name, n) => [name, round(found[n]!)])) as Weights['confidence'];
}

function vector(signals: Signals): number[] {
  return RANKING.map((name) => signals[name]);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, one, n) => sum + one * b[n]!, 0);
}

function addTo(gradient: Gradient, values: readonly number[], by: number): void {
  values.forEach((value, n) => {
    gradient[n]! += value * by;
  });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

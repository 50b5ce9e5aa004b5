/** What the models learn from: for each query its candidates, which of them are right, and what speaks for each. */
import { NOTHING_SEEN, type Seen } from '../../../lib/match/boilerplate.ts';
import { buildIndex, cardOf, type Doc, type Index } from '../../../lib/match/index.ts';
import {
  type Evidence,
  evidenceOf,
  type Surroundings,
  scoreOf,
  type Weights,
} from '../../../lib/match/model.ts';
import { candidatesFor } from '../../../lib/match/rank.ts';
import { best, lookUp, withScores } from '../../../lib/match/score.ts';
import { FULL } from '../../../lib/match/segment.ts';
import { groundOf, type Signals, signalsOf } from '../../../lib/match/signals.ts';
import { type Elsewhere, NOWHERE, spotOf } from '../../../lib/match/spot.ts';
import { typedQuery } from '../../../lib/match/typed.ts';
import { together } from './evaluate.ts';
import { entryOf, seenOf, situationOf } from './lessons.ts';
import { type BenchLesson, type BenchQuery, type BenchSet, isContext } from './sets.ts';

export interface Row {
  readonly app: string;
  /** (set, kind) */
  readonly group: string;
  readonly isContext: boolean;
  readonly signals: readonly Signals[];
  readonly relevant: readonly boolean[];
  readonly loose: readonly boolean[];
  readonly top: number;
  /** By lesson, on how many other pages it is the best; and the rest of what is around. */
  readonly firsts: readonly number[];
  readonly around: Omit<Surroundings, 'firsts'>;
}

interface Found {
  readonly docs: readonly Doc[];
  readonly signals: readonly Signals[];
  readonly top: number;
  readonly others: Elsewhere;
  readonly told: number;
}

const CANDIDATES = 60;

/** Every query among its own lessons. */
export const ownRows = (sets: readonly BenchSet[]): Row[] =>
  sets.flatMap((set) => rowsOf(set, set.lessons, true));

/** Every page and field among the lessons of all other applications: on a device that knows the pages, and on one that does not. */
export function foreignRows(sets: readonly BenchSet[]): { seen: Row[]; unseen: Row[] } {
  const rows = (isSeen: boolean) =>
    sets.flatMap((set) => {
      const lessons = together(sets.filter(({ app }) => app !== set.app));
      return rowsOf({ ...set, queries: set.queries.filter(isContext) }, lessons, isSeen);
    });
  return { seen: rows(true), unseen: rows(false) };
}

function rowsOf({ name, app, queries }: BenchSet, lessons: readonly BenchLesson[], isSeen: boolean): Row[] {
  const index = buildIndex(lessons.map(entryOf));
  const seen = isSeen ? seenOf(queries.filter(isContext), index) : NOTHING_SEEN;
  return queries.map((query): Row => {
    const isPage = isContext(query);
    const found = isPage ? contextOf(index, query, seen) : questionOf(index, query);
    const ids = found.docs.map((doc) => cardOf(index, doc).ref);
    const { relevant, relevant_loose } = query;
    const { pages, spots, told } = found.others;
    return {
      ...{ app, group: `${name}/${query.kind}`, isContext: isPage, signals: found.signals },
      relevant: ids.map((id) => relevant.includes(id)),
      loose: ids.map((id) => relevant.includes(id) || relevant_loose.includes(id)),
      top: found.top / FULL,
      firsts: ids.map((id) => found.others.firsts(id)),
      around: { pages, told: (told + found.told) / (spots + 1) },
    };
  });
}

function contextOf(index: Index, query: BenchQuery, seen: Seen): Found {
  const at = situationOf(query);
  const { candidates, sighting } = candidatesFor(index, at, seen);
  const docs = [...candidates].sort((a, b) => b.score - a.score || a.doc - b.doc);
  const signals = docs.map(({ signals }) => signals);
  return {
    ...{ docs, signals, top: docs[0]?.score ?? 0 },
    ...{ others: seen.besides(spotOf(at, index)), told: sighting.told },
  };
}

function questionOf(index: Index, query: BenchQuery): Found {
  const nothing = { others: NOWHERE, told: 0 };
  const typed = typedQuery(index, query.question);
  if (!typed) return { docs: [], signals: [], top: 0, ...nothing };
  const looked = lookUp(index, typed.query);
  const docs = withScores(index, looked, (scores) => best(scores, CANDIDATES, []));
  const top = docs[0]?.score ?? 0;
  const ground = groundOf(index, looked, top);
  return { docs, signals: docs.map((doc) => signalsOf(ground, doc)), top, ...nothing };
}

/** What there is to judge the first candidate by, and whether it is right, with these weights of the ranking. */
export function firstOf(
  { signals, loose, top, firsts, around }: Row,
  ranking: Weights['ranking'],
): { evidence: Evidence; right: boolean } | null {
  const order = signals
    .map((one, n) => ({ n, one, value: scoreOf(one, { ranking }) }))
    .sort((a, b) => b.value - a.value || a.n - b.n);
  const [first, second, third] = order;
  if (!first) return null;
  const near = [second?.one, third?.one] as const;
  const evidence = evidenceOf(first.one, ...near, top, { ...around, firsts: firsts[first.n]! });
  return { evidence, right: loose[first.n]! };
}

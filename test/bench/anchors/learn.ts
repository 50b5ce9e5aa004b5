/** Learns the two models of lib/page/anchor from cases. */
import { rank } from '../../../lib/page/anchor/choose.ts';
import { confidenceOf, EVIDENCE, evidenceOf, WEIGHTS, type Weights } from '../../../lib/page/anchor/model.ts';
import { SIGNALS, type Signal } from '../../../lib/page/anchor/signals.ts';
import { addTo, descend, dot } from '../match/descend.ts';
import { type Case, removed } from './cases.ts';
import { VARIANTS } from './variants.ts';

/** Ridge of each model; it pulls to the start, which says what common sense says. */
const [RANKING, CONFIDENCE] = [0.01, 0.003];
/** No site weighs more than this many cases, so that one template does not decide. */
const MOST = 40;
/** No more cases of a site are looked at. */
const ENOUGH = 160;
/** What a case made anew weighs beside a real one. */
const VARIANT = 0.3;
/** The ranking is learnt against so many of a page's elements, those that fit best by the start. */
const RIVALS = 40;
/** How often an element is gone, in the calibration. */
const GONE = 0.6;

/** A case's signals, which no weight changes. */
interface Row {
  readonly weight: number;
  readonly one: Case;
  readonly signals: readonly Float64Array[];
  readonly right: readonly boolean[];
}

/** The start: what each signal is worth before anything was seen. */
export type Start = Readonly<Record<Signal, number>>;

export function learn(all: readonly Case[], start: Start): Weights {
  const cases = [...Map.groupBy(all, ({ site, kind }) => `${kind} ${site}`).values()].flatMap(thinned);
  const rows = [
    ...rowsOf(cases, start, 1),
    ...VARIANTS.flatMap((variant) => rowsOf(cases.filter(isSampled).map(variant), start, VARIANT)),
  ];
  const signals = ranking(rows, start);
  const judged = confidence(rows, { ...WEIGHTS, signals });
  return { signals, ...judged };
}

/** Every nth of a site that has many. */
function thinned(cases: readonly Case[]): readonly Case[] {
  const every = Math.ceil(cases.length / ENOUGH);
  return cases.filter((_, at) => at % every === 0);
}

const isSampled = ({ there }: Case, at: number): boolean => there && at % 2 === 0;

function rowsOf(cases: readonly Case[], start: Start, share: number): Row[] {
  const sizes = Map.groupBy(cases, ({ site, kind }) => `${kind} ${site}`);
  return cases.map((one) => {
    const records = one.page.map(({ record }) => record);
    const right = new Set(one.right.map((at) => records[at]!));
    const { list } = rank(one.target.record, records, { ...WEIGHTS, signals: start });
    const kept = list.filter(({ record }, place) => place < RIVALS || right.has(record));
    const size = sizes.get(`${one.kind} ${one.site}`)!.length;
    return {
      weight: share * Math.min(1, MOST / size),
      one,
      signals: kept.map(({ signals }) => Float64Array.from(signals)),
      right: kept.map(({ record }) => right.has(record)),
    };
  });
}

/** Softmax over a page's elements: the likelihood that one of the right ones is drawn. */
function ranking(rows: readonly Row[], start: Start): Weights['signals'] {
  const usable = rows.filter(({ right }) => right.includes(true) && right.includes(false));
  const whole = usable.reduce((sum, { weight }) => sum + weight, 0);
  const found = descend(
    SIGNALS.map((name) => start[name]),
    RANKING,
    (weights, gradient) => {
      for (const { signals, right, weight } of usable) {
        const scores = signals.map((of) => dot(weights, of));
        const top = Math.max(...scores);
        const odds = scores.map((score) => Math.exp(score - top));
        const all = odds.reduce((a, b) => a + b, 0);
        const good = odds.reduce((sum, odd, n) => sum + (right[n] ? odd : 0), 0) + 1e-12;
        for (let n = 0; n < odds.length; n++) {
          const pull = odds[n]! / all - (right[n] ? odds[n]! / good : 0);
          if (Math.abs(pull) > 1e-5) addTo(gradient, signals[n]!, (pull * weight) / whole);
        }
      }
    },
  );
  return Object.fromEntries(SIGNALS.map((name, n) => [name, round(found[n]!)])) as Weights['signals'];
}

export interface Judged {
  readonly evidence: readonly number[];
  readonly right: boolean;
  readonly weight: number;
}

/** What the ranking answers for each case, and for each with its element gone. */
export function judge(one: Case, weights: Weights): { evidence: readonly number[]; right: boolean } | null {
  const records = one.page.map(({ record }) => record);
  const ranked = rank(one.target.record, records, weights);
  const [first] = ranked.list;
  if (!first) return null;
  return { evidence: evidenceOf(ranked), right: one.right.includes(records.indexOf(first.record)) };
}

function confidence(rows: readonly Row[], weights: Weights): Pick<Weights, 'confidence' | 'floor'> {
  const judged = rows.flatMap(({ one, weight }): Judged[] => {
    const as = judge(one, weights);
    const gone = one.there ? judge(removed(one), weights) : null;
    return [...(as ? [{ ...as, weight }] : []), ...(gone ? [{ ...gone, weight: weight * GONE }] : [])];
  });
  const whole = judged.reduce((sum, { weight }) => sum + weight, 0);
  const start = EVIDENCE.map((name) => WEIGHTS.confidence[name]);
  const found = descend(
    start.map(() => 0),
    CONFIDENCE,
    (at, gradient) => {
      for (const { evidence, right, weight } of judged) {
        const sure = 1 / (1 + Math.exp(-dot(at, evidence)));
        addTo(gradient, evidence, ((sure - (right ? 1 : 0)) * weight) / whole);
      }
    },
  );
  const model = Object.fromEntries(
    EVIDENCE.map((name, n) => [name, round(found[n]!)]),
  ) as Weights['confidence'];
  return { confidence: model, floor: floorOf(judged, model) };
}

/** The lowest probability at which answers are wrong seldom enough. */
const [WRONG, FALSE] = [0.01, 0.08];

function floorOf(judged: readonly Judged[], model: Weights['confidence']): number {
  const of = judged.map((one) => ({ ...one, sure: confidenceOf(one.evidence, { confidence: model }) }));
  const sum = (list: readonly { weight: number }[]) => list.reduce((all, { weight }) => all + weight, 0);
  const good = sum(of.filter(({ right }) => right));
  for (let floor = 0.3; floor < 0.97; floor += 0.01) {
    const bad = sum(of.filter(({ right, sure }) => !right && sure >= floor));
    if (bad / (good * GONE) <= FALSE + WRONG) return round(floor);
  }
  return 0.97;
}

const round = (value: number): number => Math.round(value * 100) / 100;

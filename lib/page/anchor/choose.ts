/** Chooses among a page's elements the one that a fingerprint tells of, or none. */
import { confidenceOf, evidenceOf, scoreOf, WEIGHTS, type Weights } from './model.ts';
import { Memo, type Prepared, prepare } from './prepared.ts';
import type { AnchorRecord } from './record.ts';
import { oldOf, type Shared, SIGNALS, type Signal, signalsOf } from './signals.ts';

export interface Choice<T extends AnchorRecord = AnchorRecord> {
  readonly record: T;
  /** The probability, between 0 and 1, that it is the element. */
  readonly score: number;
  /** How far the next one is behind, in logarithms of odds; Infinity where there is none. */
  readonly margin: number;
  /** What spoke for it, the strongest first. */
  readonly why: readonly Signal[];
}

export interface ChooseOptions {
  /** Below this probability the answer is null; 0 answers whenever there is a record. */
  readonly floor?: number;
  readonly weights?: Weights;
}

/**
 * Finds the record of the same element. Pure: the order of the records does not matter.
 * @param fingerprint what was kept of the element; any field may be missing, so that `{role, name}` is one
 * @param records the elements of the page as it is now
 * @returns null where there is no record, or where none is sure enough
 */
export function choose<T extends AnchorRecord>(
  fingerprint: AnchorRecord,
  records: readonly T[],
  { weights = WEIGHTS, floor = weights.floor }: ChooseOptions = {},
): Choice<T> | null {
  const ranked = rank(fingerprint, records, weights);
  const [first] = ranked.list;
  if (!first) return null;
  const score = confidenceOf(evidenceOf(ranked), weights);
  if (score < floor) return null;
  return {
    record: first.record as T,
    score,
    margin: first.score - (ranked.rival?.score ?? Number.NEGATIVE_INFINITY),
    why: reasons(first.signals, weights),
  };
}

export interface Scored {
  readonly record: AnchorRecord;
  readonly signals: readonly number[];
  readonly score: number;
}

export interface Ranked {
  /** The best first. */
  readonly list: readonly Scored[];
  /** The best that is neither the first nor its parent or child. */
  readonly rival: Scored | undefined;
  /** The signals and the score of the fingerprint with itself: no record has more. */
  readonly self: Scored;
  /** How many have the fingerprint's name. */
  readonly named: number;
}

export function rank(fingerprint: AnchorRecord, all: readonly AnchorRecord[], weights: Weights): Ranked {
  // Without a tag an author wrote it: then the role is a condition.
  const { tag, role } = fingerprint;
  const records = tag || !role ? all : all.filter((record) => record.role === role);
  const memo = new Memo();
  const old = oldOf(prepare(fingerprint, memo));
  const prepared = records.map((record) => prepare(record, memo));
  const shared = sharedOf(old, prepared);
  const scored = (now: Prepared, alone: Shared): Scored => {
    const signals = signalsOf(old, now, alone);
    return { record: now.record, signals, score: scoreOf(signals, weights) };
  };
  const list = prepared.map((now) => scored(now, shared)).sort((a, b) => b.score - a.score || byText(a, b));
  const [first] = list;
  const rival = first && list.find((other) => other !== first && !isKin(first.record, other.record));
  return { list, rival, self: scored(old, { name: 1, id: 1 }), named: shared.name };
}

/** Equal scores are told apart by what they are, never by where they stand in the list. */
function byText(a: Scored, b: Scored): number {
  const [one, other] = [JSON.stringify(a.record), JSON.stringify(b.record)];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Elements in each other often have the same words: they count once. */
function sharedOf(old: Prepared, records: readonly Prepared[]): Shared {
  const named = records.filter(({ name }) => name !== '' && name === old.name);
  const paths = new Set(named.map(({ record }) => record.path));
  const parent = ({ record: { path = '' } }: Prepared) => path.slice(0, Math.max(0, path.lastIndexOf('/')));
  return {
    name: named.filter((one) => !paths.has(parent(one))).length,
    id: records.filter(({ record: { id } }) => id !== undefined && id === old.record.id).length,
  };
}

/** Tells whether one is the other's parent. */
export function isKin({ path: a = '' }: AnchorRecord, { path: b = '' }: AnchorRecord): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short !== '' && long.startsWith(`${short}/`) && !long.includes('/', short.length + 1);
}

function reasons(signals: readonly number[], { signals: weights }: Weights): Signal[] {
  return SIGNALS.map((name, at) => ({ name, gain: signals[at]! * weights[name] }))
    .filter(({ gain }) => gain > 0.3)
    .sort((a, b) => b.gain - a.gain)
    .slice(0, 5)
    .map(({ name }) => name);
}

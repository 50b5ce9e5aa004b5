/** The first pass: every lesson that shares a word with the page, scored from the postings alone. */
import { find } from './dictionary.ts';
import { type Doc, type Index, rarity } from './index.ts';
import type { Query } from './query.ts';
import { formKey, holdersIn, MASK_BITS, type Segment } from './segment.ts';
import { stemOf } from './terms.ts';

/** Rarity counts a little less than BM25 has it, and a part of a word's weight goes to its very form; by the bench. */
const [POWER, FORM_SHARE] = [0.75, 0.4];

/** A query's words in the index. */
export interface Looked {
  readonly query: Query;
  /** By segment and term of the query: the key of its stem and of its form there; -1 where it does not stand. */
  readonly stems: readonly Int32Array[];
  readonly forms: readonly Int32Array[];
  /** By term: how rare its stem is, and what stem and form add to a score. */
  readonly rarity: Float64Array;
  readonly byStem: Float64Array;
  readonly byForm: Float64Array;
}

/** Looks a query's words up. */
export function lookUp(index: Index, query: Query): Looked {
  const { segments, count, frozen } = index;
  const size = query.terms.length;
  const stems = segments.map(() => new Int32Array(size));
  const forms = segments.map(() => new Int32Array(size));
  const rare = new Float64Array(size);
  const [byStem, byForm] = [new Float64Array(size), new Float64Array(size)];
  query.terms.forEach(({ form, weight }, term) => {
    let [all, own] = [0, 0];
    segments.forEach((segment, n) => {
      const stem = find(segment.terms, stemOf(form, segment.language));
      stems[n]![term] = stem;
      forms[n]![term] = formKey(segment, form, stem);
      all += holdersIn(segment, stem);
      own += holdersIn(segment, forms[n]![term]!);
    });
    if (frozen) [all, own] = [frozen.holders(form, false), frozen.holders(form, true)];
    const among = frozen?.count ?? count;
    rare[term] = rarity(among, all);
    byStem[term] = weight * (1 - FORM_SHARE) * rare[term]! ** POWER;
    byForm[term] = weight * FORM_SHARE * rarity(among, own) ** POWER;
  });
  return { query, stems, forms, rarity: rare, byStem, byForm };
}

/** Kept between calls: making ten thousand numbers anew costs as much as ranking with them. */
const scratch = new WeakMap<Segment, Float32Array>();

/**
 * Scores every lesson by the query's words.
 * @param use gets the scores by segment and lesson; they are gone once it returns
 */
export function withScores<T>(index: Index, looked: Looked, use: (scores: readonly Float32Array[]) => T): T {
  const scores = index.segments.map((segment, n) => {
    let own = scratch.get(segment);
    if (!own) {
      own = new Float32Array(segment.count);
      scratch.set(segment, own);
    }
    addUp(segment, looked, n, own);
    return own;
  });
  try {
    return use(scores);
  } finally {
    for (const own of scores) own.fill(0);
  }
}

function addUp({ starts, docs, says }: Segment, looked: Looked, segment: number, scores: Float32Array): void {
  const add = (key: number, by: number) => {
    if (key < 0 || by === 0) return;
    for (let i = starts[key]!, end = starts[key + 1]!; i < end; i++)
      scores[docs[i]!]! += by * (says[i]! >> MASK_BITS);
  };
  // One after the other, as for two keys: whether other lessons hold other forms changes not even the last digit.
  const addBoth = (key: number, by: number, also: number) => {
    if (key < 0) return;
    for (let i = starts[key]!, end = starts[key + 1]!; i < end; i++) {
      const impact = says[i]! >> MASK_BITS;
      scores[docs[i]!]! += by * impact;
      scores[docs[i]!]! += also * impact;
    }
  };
  for (let term = 0; term < looked.query.terms.length; term++) {
    const stem = looked.stems[segment]![term]!;
    const form = looked.forms[segment]![term]!;
    if (form === stem) addBoth(stem, looked.byStem[term]!, looked.byForm[term]!);
    else {
      add(stem, looked.byStem[term]!);
      add(form, looked.byForm[term]!);
    }
  }
}

export interface Scored extends Doc {
  readonly score: number;
}

/**
 * The best lessons, best first; of equals the one that comes first in the index.
 * @param allowed by segment, which lessons may be among them; null: all
 */
export function best(
  scores: readonly Float32Array[],
  most: number,
  allowed: readonly (Uint8Array | null)[],
): Scored[] {
  const found: Scored[] = [];
  scores.forEach((own, segment) => {
    const mask = allowed[segment] ?? null;
    let floor = found.length >= most ? found.at(-1)!.score : 0;
    for (let doc = 0; doc < own.length; doc++) {
      const score = own[doc]!;
      if (score <= floor || (mask && mask[doc] === 0)) continue;
      insert(found, { segment, doc, score }, most);
      if (found.length >= most) floor = found.at(-1)!.score;
    }
  });
  return found;
}

function insert(found: Scored[], one: Scored, most: number): void {
  let [low, high] = [0, found.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (found[middle]!.score >= one.score) low = middle + 1;
    else high = middle;
  }
  found.splice(low, 0, one);
  if (found.length > most) found.pop();
}

/** The index over lessons: which lesson holds which term, and how much that says. */
import { plainText, textsOf } from '../lesson/plain.ts';
import type { Lesson } from '../lesson/schema.ts';
import { terms } from './terms.ts';

/** A lesson as the matcher sees it. `ref` is pack id, slash, lesson id: unique in one browser. */
export interface Entry {
  readonly ref: string;
  readonly lesson: Lesson;
}

export interface Index {
  readonly entries: readonly Entry[];
  /** term -> [entry number, weighted frequency] */
  readonly postings: ReadonlyMap<string, readonly (readonly [number, number])[]>;
  /** Each lesson's weighted length. */
  readonly lengths: readonly number[];
  readonly meanLength: number;
}

/** How much a word counts by where it stands in the lesson. */
const WEIGHTS = { question: 4, keywords: 3, synonyms: 3, answer: 2, body: 1 } as const;

/** Builds the index. Equal lessons in another order give the same scores. */
export function buildIndex(entries: readonly Entry[]): Index {
  const postings = new Map<string, [number, number][]>();
  const lengths: number[] = [];
  entries.forEach(({ lesson }, number) => {
    const frequencies = frequenciesOf(lesson);
    lengths.push([...frequencies.values()].reduce((sum, n) => sum + n, 0));
    for (const [term, frequency] of frequencies) {
      const list = postings.get(term);
      if (list) list.push([number, frequency]);
      else postings.set(term, [[number, frequency]]);
    }
  });
  const total = lengths.reduce((sum, n) => sum + n, 0);
  return { entries, postings, lengths, meanLength: total / Math.max(1, entries.length) };
}

/**
 * BM25 over weighted frequencies (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009).
 * @returns the share of one term in one lesson's score
 */
export function termScore(index: Index, holders: number, entry: number, frequency: number): number {
  const [k1, b] = [1.2, 0.6];
  const idf = inverseFrequency(index, holders);
  const length = 1 - b + (b * index.lengths[entry]!) / index.meanLength;
  return (idf * frequency * (k1 + 1)) / (frequency + k1 * length);
}

/** How rare a term is; terms that most lessons hold say next to nothing. */
export function inverseFrequency(index: Index, holders: number): number {
  return Math.log(1 + (index.entries.length - holders + 0.5) / (holders + 0.5));
}

/** Code-unit order: the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function frequenciesOf(lesson: Lesson): Map<string, number> {
  const frequencies = new Map<string, number>();
  const add = (text: string, weight: number) => {
    for (const { term } of terms(text, lesson.language))
      frequencies.set(term, (frequencies.get(term) ?? 0) + weight);
  };
  add(lesson.question, WEIGHTS.question);
  for (const word of lesson.keywords) add(word, WEIGHTS.keywords);
  for (const word of lesson.synonyms) add(word, WEIGHTS.synonyms);
  add(plainText(lesson.answer), WEIGHTS.answer);
  // Wrong choices speak of other things than the lesson.
  for (const block of lesson.blocks) if (block.kind !== 'check') add(textsOf(block).join(' '), WEIGHTS.body);
  return frequencies;
}

/**
 * The inverted index over one pack's lessons, in typed arrays: built once when the pack changes, stored as bytes.
 *
 * A word stands under its stem and, where the stem has several forms, under its form too: a page that says the very form
 * says more. Places stand in the same dictionary, under keys that no word can be.
 */
import type { Place } from '../lesson/schema.ts';
import { type Dictionary, find, hashOf } from './dictionary.ts';
import { compare } from './order.ts';
import { FORM } from './read.ts';
import { type Texts, textAt } from './texts.ts';

/** Whole numbers, in half the bytes where they are small. */
export type Numbers = Uint16Array | Uint32Array;

export interface Segment {
  /** The language whose stems the words have. */
  readonly language: string;
  readonly count: number;
  readonly terms: Dictionary;
  /** Of each key: where its postings start in `docs` and `impacts`. */
  readonly starts: Uint32Array;
  readonly docs: Numbers;
  /**
   * What the key says of the lesson: BM25F's saturated frequency, in parts of `FULL`; below it, for a stem, the fields where
   * it stands (`BIT`), in `MASK_BITS` bits.
   */
  readonly says: Uint16Array;
  /** Of a stem with one form: the form's hash; else 0. */
  readonly forms: Uint32Array;
  /** Of each lesson: where the stems of its question start in `asked`. */
  readonly questions: Uint32Array;
  readonly asked: Numbers;
  /** Words of all lessons by field, in the order of `FIELDS`: for the averages. */
  readonly totals: Float64Array;
  /** Each question's words as one number. */
  readonly exact: Float64Array;
  /** Each lesson's `Card` as JSON, in the order of their refs. */
  readonly cards: Texts;
  /** Null until it is read: a page is answered without it. */
  search: SearchTexts | null;
}

/** What only a search needs. */
export interface SearchTexts {
  /** Every form, in the order of `inOrder`. */
  readonly words: Texts;
  /** Each lesson's answer. */
  readonly answers: Texts;
}

/** What listing and placing need of a lesson. */
export interface Card {
  readonly ref: string;
  readonly revision: string;
  readonly question: string;
  readonly language: string;
  readonly for: readonly Place[];
  readonly keywords: readonly string[];
  readonly synonyms: readonly string[];
  /** Its question is another one in another place. */
  readonly varies: boolean;
  /** The day by which it should be looked at again: YYYY-MM-DD. */
  readonly review_by?: string;
}

/** An impact has what the mask of the fields leaves of sixteen bits. */
export const MASK_BITS = 5;
export const FULL = 2047;
const MASK = (1 << MASK_BITS) - 1;

/** A lesson's card, read from its JSON. */
export function cardAt(segment: Segment, doc: number): Card {
  return JSON.parse(textAt(segment.cards, doc)) as Card;
}

/** How many lessons hold a key. */
export function holdersIn(segment: Segment, key: number): number {
  return key < 0 ? 0 : segment.starts[key + 1]! - segment.starts[key]!;
}

/** The key under which a form's lessons stand: its own, or its stem's where that has no other form; -1 if none. */
export function formKey(segment: Segment, form: string, stemKey: number): number {
  if (stemKey < 0) return -1;
  const only = segment.forms[stemKey]!;
  return only === 0 ? find(segment.terms, FORM + form) : only === hashOf(form) ? stemKey : -1;
}

/** The number of a lesson, or -1. Lessons are in the order of their refs. */
export function docOf(segment: Segment, ref: string): number {
  let [low, high] = [0, segment.count - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = compare(cardAt(segment, middle).ref, ref);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** In which fields of a lesson a stem stands (`BIT`); 0 where it does not. */
export function maskIn({ starts, docs, says }: Segment, stemKey: number, doc: number): number {
  if (stemKey < 0) return 0;
  let [low, high] = [starts[stemKey]!, starts[stemKey + 1]! - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = docs[middle]!;
    if (found === doc) return says[middle]! & MASK;
    if (found < doc) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}

/** @throws Error if they are not read yet */
export function searchTexts({ search }: Segment): SearchTexts {
  if (!search) throw new Error('The texts of the search are not read yet.');
  return search;
}

/** How many bytes a segment's arrays take. */
export function bytesOf(segment: Segment): number {
  const { words, answers } = searchTexts(segment);
  const parts = [segment, segment.terms, segment.cards, words, answers];
  const arrays = parts.flatMap((part): unknown[] => Object.values(part));
  return arrays.reduce((sum: number, one) => sum + (ArrayBuffer.isView(one) ? one.byteLength : 0), 0);
}

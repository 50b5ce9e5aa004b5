/**
 * The inverted index over one pack's lessons, in typed arrays: built once when the pack changes, stored as buffers.
 *
 * A word stands under its stem and, where the stem has several forms, under its form too: a page that says the very form
 * says more. Places stand in the same dictionary, under keys that no word can be.
 */

import { plainText } from '../lesson/plain.ts';
import type { Place } from '../lesson/schema.ts';
import { type Dictionary, find, hashOf, makeDictionary } from './dictionary.ts';
import { type Entry, FIELDS, type Field, WEIGHTS } from './fields.ts';
import { compare } from './order.ts';
import { FORM, type Frequencies, type ReadEntry, readEntry } from './read.ts';
import { inOrder } from './spelling.ts';
import { packTexts, type Texts, textAt } from './texts.ts';

export interface Segment {
  /** The language whose stems the words have. */
  readonly language: string;
  readonly count: number;
  readonly terms: Dictionary;
  /** Of each key: where its postings start in `docs` and `impacts`. */
  readonly starts: Uint32Array;
  readonly docs: Uint32Array;
  /** What the key says of the lesson: BM25F's saturated frequency, in parts of 65,535. */
  readonly impacts: Uint16Array;
  /** Of a stem with one form: the form's hash; else 0. */
  readonly forms: Uint32Array;
  /** Every form, in the order of `inOrder`: for what is being typed. */
  readonly words: Texts;
  /** Of each lesson: where its stems start in `stems` and `masks`. */
  readonly own: Uint32Array;
  readonly stems: Uint32Array;
  /** In which fields the stem stands (`BIT`). */
  readonly masks: Uint8Array;
  /** Words of all lessons by field, in the order of `FIELDS`: for the averages. */
  readonly totals: Float64Array;
  /** Each question's words as one number. */
  readonly exact: Float64Array;
  /** The lessons' refs; each has its lesson's number. */
  readonly refs: Dictionary;
  /** Each lesson's `Card` as JSON. */
  readonly cards: Texts;
}

/** What listing and placing need of a lesson. */
export interface Card {
  readonly ref: string;
  readonly revision: string;
  readonly question: string;
  readonly answer: string;
  readonly language: string;
  readonly for: readonly Place[];
  readonly keywords: readonly string[];
  readonly synonyms: readonly string[];
  /** Its question is another one in another place. */
  readonly varies: boolean;
}

/** BM25's saturation and length normalisation; chosen on the bench's sets. */
const [K, B] = [6, 0.75];
/** So many lessons are read between two pauses. */
const SLICE = 50;

/**
 * Builds a segment in slices: each `next()` reads some lessons. Entries in another order give the same segment.
 * @param language of the pack
 * @param means words of an average lesson, in place of the pack's own averages
 */
export function* segmentOf(
  entries: readonly Entry[],
  language: string,
  means?: Means,
): Generator<void, Segment> {
  const sorted = [...entries].sort((a, b) => compare(a.ref, b.ref));
  const lessons: ReadEntry[] = [];
  for (const entry of sorted) {
    lessons.push(readEntry(entry, language));
    if (lessons.length % SLICE === 0) yield;
  }
  const formsOf = new Map<string, Set<string>>();
  for (const { stemOf } of lessons)
    for (const [form, stem] of stemOf) {
      const forms = formsOf.get(stem);
      if (forms) forms.add(form);
      else formsOf.set(stem, new Set([form]));
    }
  yield;
  const totals = Float64Array.from(FIELDS, (field) =>
    lessons.reduce((sum, { lengths }) => sum + lengths[field], 0),
  );
  const average = means ?? meansOf(totals, lessons.length);
  const postings = new Map<string, Posting[]>();
  for (const [doc, lesson] of lessons.entries()) {
    const post = (key: string, of: Frequencies | null) => {
      const posting = { doc, impact: of ? impactOf(of, lesson.lengths, average) : 0 };
      const list = postings.get(key);
      if (list) list.push(posting);
      else postings.set(key, [posting]);
    };
    for (const [stem, of] of lesson.stems) post(stem, of);
    for (const [form, of] of lesson.forms)
      if (formsOf.get(lesson.stemOf.get(form)!)!.size > 1) post(FORM + form, of);
    for (const key of lesson.places) post(key, null);
    if (doc % SLICE === 0) yield;
  }
  const keys = [...postings.keys()];
  const only = (key: string) => {
    const forms = formsOf.get(key);
    return forms?.size === 1 ? hashOf([...forms][0]!) : 0;
  };
  return {
    language,
    count: lessons.length,
    terms: makeDictionary(keys),
    ...flat(keys.map((key) => postings.get(key)!)),
    forms: Uint32Array.from(keys, only),
    words: packTexts(inOrder([...formsOf.values()].flatMap((forms) => [...forms]))),
    ...forward(lessons, new Map(keys.map((key, n) => [key, n]))),
    totals,
    exact: Float64Array.from(lessons, ({ exact }) => exact),
    refs: makeDictionary(sorted.map(({ ref }) => ref)),
    cards: packTexts(sorted.map((entry) => JSON.stringify(cardOf(entry)))),
  };
}

interface Posting {
  readonly doc: number;
  readonly impact: number;
}

/**
 * BM25F (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, section 3.6), without the rarity. Answer
 * and body are one text, whose length counts as one.
 */
function impactOf({ count }: Frequencies, lengths: Record<Field, number>, means: Means): number {
  const part = (weighted: number, length: number, mean: number) =>
    weighted === 0 ? 0 : weighted / (1 - B + (B * length) / mean);
  let frequency = part(
    WEIGHTS.answer * count.answer + WEIGHTS.body * count.body,
    lengths.answer + lengths.body,
    means.answer + means.body,
  );
  for (const field of ['question', 'names', 'context'] as const)
    frequency += part(WEIGHTS[field] * count[field], lengths[field], means[field]);
  return Math.round((65_535 * frequency) / (frequency + K));
}

/** How many words an average lesson has in each field; 1 where none has any. */
export type Means = Readonly<Record<Field, number>>;

/** @param totals words of all lessons by field, in the order of `FIELDS` */
export function meansOf(totals: Float64Array, count: number): Means {
  const mean = (_: Field, n: number) => totals[n]! / Math.max(1, count) || 1;
  return Object.fromEntries(FIELDS.map((field, n) => [field, mean(field, n)])) as Record<Field, number>;
}

function flat(lists: readonly (readonly Posting[])[]): Pick<Segment, 'starts' | 'docs' | 'impacts'> {
  const starts = new Uint32Array(lists.length + 1);
  lists.forEach((list, n) => {
    starts[n + 1] = starts[n]! + list.length;
  });
  const docs = new Uint32Array(starts[lists.length]!);
  const impacts = new Uint16Array(docs.length);
  let at = 0;
  for (const list of lists)
    for (const { doc, impact } of list) {
      docs[at] = doc;
      impacts[at++] = impact;
    }
  return { starts, docs, impacts };
}

function forward(
  lessons: readonly ReadEntry[],
  numbers: ReadonlyMap<string, number>,
): Pick<Segment, 'own' | 'stems' | 'masks'> {
  const own = new Uint32Array(lessons.length + 1);
  lessons.forEach(({ stems }, n) => {
    own[n + 1] = own[n]! + stems.size;
  });
  const size = own[lessons.length]!;
  const [stems, masks] = [new Uint32Array(size), new Uint8Array(size)];
  let at = 0;
  for (const lesson of lessons)
    for (const [stem, { mask }] of lesson.stems) {
      stems[at] = numbers.get(stem)!;
      masks[at++] = mask;
    }
  return { own, stems, masks };
}

function cardOf({ ref, lesson, varies = false }: Entry): Card {
  const { revision, question, language, keywords, synonyms } = lesson;
  const answer = plainText(lesson.answer);
  return { ref, revision, question, answer, language, for: lesson.for, keywords, synonyms, varies };
}

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

/** How many bytes a segment's arrays take. */
export function bytesOf(segment: Segment): number {
  const parts = [segment, segment.terms, segment.refs, segment.cards, segment.words];
  const arrays = parts.flatMap((part): unknown[] => Object.values(part));
  return arrays.reduce((sum: number, one) => sum + (ArrayBuffer.isView(one) ? one.byteLength : 0), 0);
}

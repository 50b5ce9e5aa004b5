/** Builds the index over one pack's lessons. */
import { plainText } from '../lesson/plain.ts';
import { hashOf, makeDictionary } from './dictionary.ts';
import { BIT, type Entry, FIELDS, type Field, WEIGHTS } from './fields.ts';
import { compare } from './order.ts';
import { FORM, type Frequencies, type ReadEntry, readEntry } from './read.ts';
import { type Card, FULL, MASK_BITS, type Numbers, type Segment } from './segment.ts';
import { inOrder } from './spelling.ts';
import { packTexts } from './texts.ts';

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
    const post = (key: string, of: Frequencies | null, mask = 0) => {
      const impact = of ? impactOf(of, lesson.lengths, average) : 0;
      const posting = { doc, says: (impact << MASK_BITS) | mask };
      const list = postings.get(key);
      if (list) list.push(posting);
      else postings.set(key, [posting]);
    };
    for (const [stem, of] of lesson.stems) post(stem, of, of.mask);
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
    ...flat(
      keys.map((key) => postings.get(key)!),
      lessons.length,
    ),
    forms: Uint32Array.from(keys, only),
    ...askedBy(lessons, new Map(keys.map((key, n) => [key, n]))),
    totals,
    exact: Float64Array.from(lessons, ({ exact }) => exact),
    cards: packTexts(sorted.map((entry) => JSON.stringify(cardOf(entry)))),
    search: {
      words: packTexts(inOrder([...formsOf.values()].flatMap((forms) => [...forms]))),
      answers: packTexts(sorted.map(({ lesson }) => plainText(lesson.answer))),
    },
  };
}

interface Posting {
  readonly doc: number;
  readonly says: number;
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
  return Math.round((FULL * frequency) / (frequency + K));
}

/** How many words an average lesson has in each field; 1 where none has any. */
export type Means = Readonly<Record<Field, number>>;

/** @param totals words of all lessons by field, in the order of `FIELDS` */
export function meansOf(totals: Float64Array, count: number): Means {
  const mean = (_: Field, n: number) => totals[n]! / Math.max(1, count) || 1;
  return Object.fromEntries(FIELDS.map((field, n) => [field, mean(field, n)])) as Record<Field, number>;
}

function flat(
  lists: readonly (readonly Posting[])[],
  count: number,
): Pick<Segment, 'starts' | 'docs' | 'says'> {
  const starts = new Uint32Array(lists.length + 1);
  lists.forEach((list, n) => {
    starts[n + 1] = starts[n]! + list.length;
  });
  const docs = numbers(starts[lists.length]!, count);
  const says = new Uint16Array(docs.length);
  let at = 0;
  for (const list of lists)
    for (const posting of list) {
      docs[at] = posting.doc;
      says[at++] = posting.says;
    }
  return { starts, docs, says };
}

/** @param below what each number is below */
const numbers = (length: number, below: number): Numbers =>
  below <= 0x1_0000 ? new Uint16Array(length) : new Uint32Array(length);

function askedBy(
  lessons: readonly ReadEntry[],
  keys: ReadonlyMap<string, number>,
): Pick<Segment, 'questions' | 'asked'> {
  const lists = lessons.map(({ stems }) => {
    const inQuestion = [...stems].filter(([, { mask }]) => (mask & BIT.question) !== 0);
    return inQuestion.map(([stem]) => keys.get(stem)!);
  });
  const questions = new Uint32Array(lessons.length + 1);
  lists.forEach((list, n) => {
    questions[n + 1] = questions[n]! + list.length;
  });
  const asked = numbers(questions[lessons.length]!, keys.size);
  asked.set(lists.flat());
  return { questions, asked };
}

function cardOf({ ref, lesson, varies = false }: Entry): Card {
  const { revision, question, language, keywords, synonyms, review_by } = lesson;
  const card = { ref, revision, question, language, for: lesson.for, keywords, synonyms, varies };
  return review_by === undefined ? card : { ...card, review_by };
}

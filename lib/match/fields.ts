/** A lesson's text by field: what the index holds of it, and how much a word counts by where it stands. */
import { plainText, textsOf } from '../lesson/plain.ts';
import type { Lesson } from '../lesson/schema.ts';

/** A lesson as the matcher sees it. `ref` is pack id, slash, lesson id: unique in one browser. */
export interface Entry {
  readonly ref: string;
  readonly lesson: Lesson;
  /** What the lesson stands under: the names of its tools and pages, the title of the document it is a part of. */
  readonly context?: readonly string[];
  /** Its question is another one in another place. */
  readonly varies?: boolean;
}

export const FIELDS = ['question', 'names', 'context', 'answer', 'body'] as const;
export type Field = (typeof FIELDS)[number];

/** The share of a word's frequency by field (Robertson and Zaragoza, 2009, section 3.6: BM25F). */
export const WEIGHTS: Readonly<Record<Field, number>> = {
  question: 5,
  names: 3,
  context: 3,
  answer: 2,
  body: 1,
};

/** A field's bit in the mask of a posting. */
export const BIT: Readonly<Record<Field, number>> = {
  question: 1,
  names: 2,
  context: 4,
  answer: 8,
  body: 16,
};

/** The lesson's texts, by field. Checks are left out: wrong choices speak of other things than the lesson. */
export function fieldsOf({ lesson, context = [] }: Entry): Record<Field, readonly string[]> {
  return {
    question: [lesson.question],
    names: [...lesson.keywords, ...lesson.synonyms],
    context,
    answer: [plainText(lesson.answer)],
    body: lesson.blocks.flatMap((block) => (block.kind === 'check' ? [] : textsOf(block))),
  };
}

/** What a page asks: its words, each with how much it counts by where it stands. */

import { discount, type Seen } from './boilerplate.ts';
import { exactHash } from './read.ts';
import type { Situation } from './situation.ts';
import { terms } from './terms.ts';

/** Where a word can stand on a page, or that the person typed it. */
export const PARTS = [
  'question',
  'field',
  'alerts',
  'title',
  'headings',
  'crumbs',
  'labels',
  'actions',
  'path',
] as const;
export type Part = (typeof PARTS)[number];
/** Parts that are never boilerplate: what the person looks at just now. */
const ALWAYS: ReadonlySet<Part> = new Set(['question', 'field', 'alerts']);

/** How much a word counts by where it stands; chosen on the bench's sets. */
export const PART_WEIGHTS: Readonly<Record<Part, number>> = {
  question: 1,
  field: 6,
  alerts: 2,
  title: 1.5,
  headings: 1,
  crumbs: 0.5,
  labels: 1,
  actions: 0.6,
  path: 0.6,
};
/** Of a word that stands in two places, the lesser one adds this share. */
const ALSO = 0.6;

export interface QueryTerm {
  readonly form: string;
  /** As it stands on the page, at its strongest place. */
  readonly word: string;
  /** By part: 0 where it does not stand, else what is left of it after the discount. */
  readonly parts: Float64Array;
  /** Over all parts. */
  readonly weight: number;
}

/** One label, heading or other text of the page. */
export interface Said {
  readonly part: number;
  /** Its words as one number. */
  readonly exact: number;
}

export interface Query {
  /** One for each form of a word. */
  readonly terms: readonly QueryTerm[];
  readonly said: readonly Said[];
  /** Bits of the parts that say what the person is at: the question or field, else title and headings. */
  readonly focus: number;
}

type Texts = Readonly<Record<Part, readonly string[]>>;

/**
 * The query of a page.
 * @param language of the page; it only matters where words are not separated by spaces
 * @param seen what is known of the tool's pages
 */
export function queryOf(at: Situation, seen: Seen): Query {
  return makeQuery(partsOf(at), at.language || 'en', seen);
}

/** How much a page tells, apart from its address: the square root of the number of its texts, up to a point. */
export function toldIn({ said }: Query): number {
  const path = PARTS.indexOf('path');
  return Math.sqrt(Math.min(said.filter(({ part }) => part !== path).length, PLENTY));
}

/** More texts tell no more: most pages show dozens, and what is learnt from pages that show few would make each of them sure. */
const PLENTY = 8;

/** The page's texts that may be boilerplate. */
export function textsOf(at: Situation): string[] {
  const parts = partsOf(at);
  return PARTS.flatMap((part) => (ALWAYS.has(part) ? [] : parts[part]));
}

function partsOf(at: Situation): Texts {
  return {
    question: [],
    field: at.field === null ? [] : [at.field],
    alerts: at.alerts,
    title: [at.title],
    headings: at.headings,
    crumbs: at.breadcrumbs,
    labels: at.labels,
    actions: at.actions,
    path: at.path.split(/[/#?.&=]/),
  };
}

interface Draft {
  form: string;
  word: string;
  best: number;
  parts: Float64Array;
  weight: number;
}

function makeQuery(texts: Texts, language: string, seen: Seen): Query {
  const numbers = new Map<string, number>();
  const drafts: Draft[] = [];
  const said: Said[] = [];
  PARTS.forEach((part, p) => {
    for (const text of texts[part]) {
      const found = terms(text, language);
      if (found.length === 0) continue;
      for (const { word, form } of found) {
        let number = numbers.get(form);
        if (number === undefined) {
          number = drafts.length;
          numbers.set(form, number);
          drafts.push({ form, word, best: 0, parts: new Float64Array(PARTS.length), weight: 0 });
        }
        const draft = drafts[number]!;
        if (draft.parts[p] === 0) add(draft, p, ALWAYS.has(part) ? 1 : discount(seen, form), word);
      }
      said.push({ part: p, exact: exactHash(found.map(({ form }) => form)) });
    }
  });
  const focus =
    texts.question.length > 0
      ? ['question']
      : texts.field.length > 0
        ? ['field']
        : ['title', 'headings', 'alerts'];
  return {
    terms: drafts,
    said,
    focus: PARTS.reduce((bits, part, p) => bits | (focus.includes(part) ? 1 << p : 0), 0),
  };
}

function add(draft: Draft, part: number, left: number, word: string): void {
  const weight = PART_WEIGHTS[PARTS[part]!] * left;
  draft.parts[part] = left;
  draft.weight =
    draft.weight === 0 ? weight : Math.max(draft.weight, weight) + ALSO * Math.min(draft.weight, weight);
  if (weight > draft.best) {
    draft.best = weight;
    draft.word = word;
  }
}

/** Reads one lesson for the index: its words by stem and by form, with how often each stands in which field. */
import type { Place } from '../lesson/schema.ts';
import { hashOf } from './dictionary.ts';
import { BIT, type Entry, FIELDS, type Field, fieldsOf } from './fields.ts';
import { terms } from './terms.ts';

export interface Frequencies {
  mask: number;
  readonly count: Record<Field, number>;
}

export interface ReadEntry {
  readonly stems: Map<string, Frequencies>;
  readonly forms: Map<string, Frequencies>;
  /** The stem of each form. */
  readonly stemOf: Map<string, string>;
  readonly lengths: Record<Field, number>;
  /** The question's words, hashed. */
  readonly exact: number;
  /** Keys of its places. */
  readonly places: readonly string[];
}

/** The keys of places, which no word can be. A field or an alert needs the lesson's card to be decided. */
export const KEYS = {
  /** Lessons with a place in the tool, on whatever page. */
  member: (tool: string) => `@${tool}`,
  /** Lessons of the whole tool. */
  tool: (tool: string) => `@${tool}/`,
  page: (tool: string, page: string) => `@${tool}/${page}`,
  /** Lessons with a field or an alert on the page, or on any page. */
  detail: (tool: string, page: string | undefined) => `@${tool}/${page ?? ''}/`,
  /** Lessons of no tool. */
  free: '@',
} as const;

/** The mark of a form among the keys; no word has it. */
export const FORM = '=';

export function readEntry(entry: Entry, language: string): ReadEntry {
  const read: ReadEntry = {
    stems: new Map(),
    forms: new Map(),
    stemOf: new Map(),
    lengths: zeros(),
    exact: exactHash(terms(entry.lesson.question, language).map(({ form }) => form)),
    places: keysOf(entry.lesson.for),
  };
  const texts = fieldsOf(entry);
  for (const field of FIELDS) {
    for (const text of texts[field]) {
      for (const { form, term } of terms(text, language)) {
        count(read.stems, term, field);
        count(read.forms, form, field);
        read.stemOf.set(form, term);
        read.lengths[field] += 1;
      }
    }
  }
  return read;
}

/** A text's words as one number (53 bits of two hashes), to know the same text again; 0 for no word. */
export function exactHash(forms: readonly string[]): number {
  if (forms.length === 0) return 0;
  const text = forms.join(' ');
  return hashOf(text) * 0x20_0000 + (hashOf(text, 0x9e3779b9) & 0x1f_ffff);
}

function count(of: Map<string, Frequencies>, key: string, field: Field): void {
  let found = of.get(key);
  if (!found) {
    found = { mask: 0, count: zeros() };
    of.set(key, found);
  }
  found.mask |= BIT[field];
  found.count[field] += 1;
}

function zeros(): Record<Field, number> {
  return { question: 0, names: 0, context: 0, answer: 0, body: 0 };
}

function keysOf(places: readonly Place[]): string[] {
  if (places.length === 0) return [KEYS.free];
  return [...new Set(places.flatMap((place) => [KEYS.member(place.tool), keyOf(place)]))];
}

function keyOf({ tool, page, field, alert }: Place): string {
  if (field !== undefined || alert !== undefined) return KEYS.detail(tool, page);
  return page === undefined ? KEYS.tool(tool) : KEYS.page(tool, page);
}

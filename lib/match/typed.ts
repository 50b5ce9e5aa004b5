/** What a person typed, as a query: words as the index has them, the last one perhaps not finished, others with slips. */
import { find } from './dictionary.ts';
import { type Doc, holdersOfForm, type Index, rarity } from './index.ts';
import { compare } from './order.ts';
import { PARTS, type Query, type QueryTerm } from './query.ts';
import { exactHash } from './read.ts';
import type { Looked } from './score.ts';
import { maskIn } from './segment.ts';
import { beginning, fold, nearest } from './spelling.ts';
import { formOf, stemOf, wordsOf } from './terms.ts';

export interface Typed {
  readonly query: Query;
  /** By typed word: the numbers of the terms that it may be; none where nothing in the index is near. */
  readonly words: readonly (readonly number[])[];
  /** With the words as they were understood. */
  readonly text: string;
}

/** So many of the words that begin so are looked for; each counts less than a word that is typed in full. */
const [COMPLETIONS, COMPLETED] = [12, 0.6];
/** So many are looked at. */
const BEGINNINGS = 300;
/** A word with a slip counts less than the word itself. */
const SLIPPED = 0.8;
/** A beginning of one letter is any word. */
const SHORTEST = 2;

/**
 * Reads what was typed.
 * @returns null when no word of it is known
 */
export function typedQuery(index: Index, text: string): Typed | null {
  const words = wordsOf(text);
  const isOpen = /[\p{L}\p{M}\p{N}]$/u.test(text);
  const terms = new Map<string, QueryTerm>();
  const add = (form: string, word: string, weight: number) => {
    if ((terms.get(form)?.weight ?? 0) >= weight) return;
    const parts = new Float64Array(PARTS.length);
    parts[0] = 1;
    terms.set(form, { form, word, parts, weight });
  };
  const forms: string[][] = [];
  const understood = words.map((word, n) => {
    const form = formOf(word);
    const isKnown = knows(index, form);
    if (isKnown) add(form, word, 1);
    const begun = isOpen && n === words.length - 1 ? completionsOf(index, form) : [];
    for (const one of begun) add(one, word, isKnown ? COMPLETED / 2 : COMPLETED);
    const own = isKnown ? [form, ...begun] : begun;
    forms.push(own);
    if (own.length > 0) return form;
    const near = nearestIn(index, form);
    own.push(...near);
    for (const one of near) add(one, word, SLIPPED);
    return near[0] ?? form;
  });
  if (terms.size === 0) return null;
  const said = [{ part: 0, exact: exactHash(words.map(formOf)) }];
  const numbers = new Map([...terms.keys()].map((form, n) => [form, n]));
  return {
    query: { terms: [...terms.values()], said, focus: 1 },
    words: forms.map((own) => own.map((form) => numbers.get(form)!)),
    text: understood.join(' '),
  };
}

/** The share of the typed words, by rarity, that a lesson says; a word that no lesson says is the rarest. */
export function saidOf(
  index: Index,
  { words }: Typed,
  looked: Looked,
  { segment: number, doc }: Doc,
): number {
  const segment = index.segments[number]!;
  let [said, all] = [0, 0];
  for (const terms of words) {
    const worth =
      terms.length === 0 ? rarity(index.count, 0) : Math.max(...terms.map((n) => looked.rarity[n]!));
    all += worth;
    if (terms.some((n) => maskIn(segment, looked.stems[number]![n]!, doc) !== 0)) said += worth;
  }
  return all === 0 ? 0 : said / all;
}

function knows({ segments }: Index, form: string): boolean {
  return segments.some(({ terms, language }) => find(terms, stemOf(form, language)) >= 0);
}

/** Of the words that begin so, those that most lessons say. */
function completionsOf({ segments }: Index, form: string): string[] {
  const start = fold(form);
  if (start.length < SHORTEST) return [];
  const found = new Set(segments.flatMap((segment) => beginning(segment, start, BEGINNINGS)));
  found.delete(form);
  const holders = new Map([...found].map((word) => [word, holdersOfForm(segments, word)]));
  return [...found].sort((a, b) => holders.get(b)! - holders.get(a)! || compare(a, b)).slice(0, COMPLETIONS);
}

/** The words of all segments that are nearest; of several packs the nearer counts. */
function nearestIn({ segments }: Index, form: string): string[] {
  const found = segments.flatMap((segment) => nearest(segment, form));
  const least = Math.min(...found.map(({ distance }) => distance));
  return [...new Set(found.filter(({ distance }) => distance === least).map((one) => one.form))].sort();
}

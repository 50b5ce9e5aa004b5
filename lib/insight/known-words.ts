/**
 * What may be kept of what a person typed: words that lessons say, or that the tool's pages say on several paths. A name or
 * a number that somebody looked for is neither.
 */
import { FEWEST, type Seen } from '../match/boilerplate.ts';
import { find } from '../match/dictionary.ts';
import type { Index } from '../match/index.ts';
import { formKey } from '../match/segment.ts';
import { nearest } from '../match/spelling.ts';
import { formOf, stemOf, wordsOf } from '../match/terms.ts';

/** What is kept of the words, each once, and how many others there were. */
export interface KnownWords {
  readonly words: string[];
  readonly unknown: number;
}

const DIGIT = /\p{N}/u;
const MOST = 30;

/**
 * Sorts what was typed.
 * @param seen what the tool's pages say
 */
export function knownWords(index: Index, seen: Seen, typed: string): KnownWords {
  const forms = wordsOf(typed).map(formOf);
  const known = forms.flatMap((form) => knownAs(index, seen, form) ?? []);
  return { words: [...new Set(known)].slice(0, MOST), unknown: forms.length - known.length };
}

/** The word as it is known: as it was typed, else its stem, else what it may be a slip of. Never a number. */
function knownAs(index: Index, seen: Seen, form: string): string | null {
  if (DIGIT.test(form)) return null;
  const said = saidAs(index, form);
  if (said !== null) return said;
  if (seen.addresses(form) >= FEWEST) return form;
  const near = index.segments.flatMap((segment) => nearest(segment, form));
  const least = Math.min(...near.map(({ distance }) => distance));
  const words = near.filter((one) => one.distance === least && !DIGIT.test(one.form)).map((one) => one.form);
  return words.sort()[0] ?? null;
}

/** Another form of a lesson's word is kept as their stem: "stocker" may be a name where the lessons say "stock". */
function saidAs({ segments }: Index, form: string): string | null {
  let said: string | null = null;
  for (const segment of segments) {
    const stem = stemOf(form, segment.language);
    const key = find(segment.terms, stem);
    if (formKey(segment, form, key) >= 0) return form;
    if (key >= 0) said ??= stem;
  }
  return said;
}

/** What a tool's pages say, counted on this device: the words that stand on each of them are boilerplate. */
import type { Seen } from './boilerplate.ts';
import { hashOf } from './dictionary.ts';
import { textsOf } from './query.ts';
import type { Situation } from './situation.ts';
import { formOf, wordsOf } from './terms.ts';

/** The words of a tool's pages. Addresses are kept as hashes, to count each once. */
export interface Vocabulary {
  readonly paths: readonly number[];
  readonly counts: Readonly<Record<string, number>>;
}

/** More pages or words teach nothing new. */
const [MOST_PAGES, MOST_WORDS] = [300, 3000];

/** Adds a page; one whose address was counted before changes nothing. */
export function learn(known: Vocabulary | null, page: Situation): Vocabulary {
  const { paths, counts } = known ?? { paths: [], counts: {} };
  const path = hashOf(page.path);
  if (paths.includes(path) || paths.length >= MOST_PAGES) return { paths, counts };
  const more = new Map(Object.entries(counts));
  for (const form of formsOn(page))
    if (more.has(form) || more.size < MOST_WORDS) more.set(form, (more.get(form) ?? 0) + 1);
  return { paths: [...paths, path], counts: Object.fromEntries(more) };
}

/** What a vocabulary says of boilerplate. */
export function seenIn(known: Vocabulary | null): Seen {
  const counts = new Map(Object.entries(known?.counts ?? {}));
  return { pages: known?.paths.length ?? 0, on: (form) => counts.get(form) ?? 0 };
}

/** Counts the words of pages that differ. */
export function seenOn(pages: readonly Situation[]): Seen {
  const counts = new Map<string, number>();
  for (const page of pages) for (const form of formsOn(page)) counts.set(form, (counts.get(form) ?? 0) + 1);
  return { pages: pages.length, on: (form) => counts.get(form) ?? 0 };
}

/** The words of a page that may be boilerplate, each once: not those of its field and alerts. */
function formsOn(page: Situation): Set<string> {
  const language = page.language || 'en';
  return new Set(textsOf(page).flatMap((text) => wordsOf(text, language).map(formOf)));
}

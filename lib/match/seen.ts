/** What pages say, counted: the words that stand on each of them. */
import type { Seen } from './boilerplate.ts';
import { textsOf } from './query.ts';
import type { Situation } from './situation.ts';
import { formOf, wordsOf } from './terms.ts';

/** The words of a page that may be boilerplate, each once. What the person is at, and alerts, are not among them. */
export function formsOn(at: Situation): Set<string> {
  const language = at.language || 'en';
  return new Set(textsOf(at).flatMap((text) => wordsOf(text, language).map(formOf)));
}

/** Counts the words of pages. */
export function seenOn(pages: readonly Situation[]): Seen {
  const counts = new Map<string, number>();
  for (const page of pages) for (const form of formsOn(page)) counts.set(form, (counts.get(form) ?? 0) + 1);
  return { pages: pages.length, on: (form) => counts.get(form) ?? 0 };
}

/** Words by language, for the rules that look at them. A rule says nothing in a language without a list. */
import { GERMAN } from './de.ts';
import { ENGLISH } from './en.ts';

export interface WordList {
  /** Finds a word that leaves open what to do. */
  readonly vague: RegExp;
  /** A title or paragraph that begins so leads up to the matter. */
  readonly introduction: RegExp;
  /** A paragraph that tells how something came about. */
  readonly history: RegExp;
  /** An answer that sends the reader elsewhere. */
  readonly elsewhere: readonly RegExp[];
  /** Words that make no difference between two questions. */
  readonly articles: ReadonlySet<string>;
  /** Whether a step begins with an action, perhaps after where or when. Names in it are the sign NAME. */
  isAction(step: string): boolean;
}

const LISTS: Readonly<Record<string, WordList>> = { en: ENGLISH, de: GERMAN };

/** The languages that have lists. */
export const LANGUAGES = Object.keys(LISTS);

/** @param language a BCP 47 tag; "en-GB" is looked at as English */
export function wordListFor(language: string): WordList | null {
  const primary = language.split('-')[0]!.toLowerCase();
  return Object.hasOwn(LISTS, primary) ? LISTS[primary]! : null;
}

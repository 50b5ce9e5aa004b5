/** Words of the interface: keys are checked against the English file, plurals follow the language. */
import type messages from '../public/_locales/en/messages.json';
import { isSameLanguage } from './language.ts';

type Key = keyof typeof messages;

/** Keys without a plural ending. */
export type WordKey = Exclude<Key, `${string}_one` | `${string}_other`>;
/** Keys that exist as `…_one` and `…_other`. */
export type CountKey = Key extends infer K ? (K extends `${infer Base}_other` ? Base : never) : never;

export interface Translate {
  (key: WordKey, ...substitutions: string[]): string;
  /** A sentence that counts: the number is `$1`, the others follow. */
  count(key: CountKey, n: number, ...substitutions: string[]): string;
  readonly language: string;
}

/**
 * @param message finds a message by its key and fills `$1`…`$9`
 * @param language BCP 47 tag of the messages, for plurals and dates
 */
export function translator(
  message: (key: string, substitutions: string[]) => string,
  language: string,
): Translate {
  const rules = new Intl.PluralRules(language);
  const plain = (key: WordKey, ...substitutions: string[]) => message(key, substitutions);
  const count = (key: CountKey, n: number, ...substitutions: string[]) => {
    const all = [n.toLocaleString(language), ...substitutions];
    return message(`${key}_${rules.select(n)}`, all) || message(`${key}_other`, all);
  };
  return Object.assign(plain, { count, language });
}

/**
 * The language that the interface speaks: numbers and dates follow the browser's region, but never another language
 * than the words around them.
 * @param browser the browser's own language
 * @param messages the language of the messages that it found
 */
export function spokenLanguage(browser: string, messages: string): string {
  return isSameLanguage(browser, messages) ? browser : messages;
}

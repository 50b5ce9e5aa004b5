/** BCP 47 tags, as far as languages are compared and named. */

/** A tag without region and script. */
export const primary = (tag: string) => tag.toLowerCase().split('-')[0] ?? tag;

/** Tells whether two tags name one language, wherever it is spoken: "de" and "de-AT". */
export function isSameLanguage(a: string, b: string): boolean {
  return primary(a) === primary(b);
}

/**
 * What a language is called; a tag that is none stands for itself.
 * @param inLanguage the language of the name: "de" in "en" is "German"
 */
export function languageName(tag: string, inLanguage: string): string {
  try {
    return new Intl.DisplayNames(inLanguage, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

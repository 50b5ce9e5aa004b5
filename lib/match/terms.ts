/** Words as the index knows them: lower case, compatibility forms folded, common English endings off. */

/** By language, which any page names as it likes: no more than `KEPT` are kept. */
const segmenters = new Map<string, Intl.Segmenter>();
const KEPT = 20;

/** Scripts that write no spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/** A word of a text: as it stands there, and as the index knows it. */
export interface Term {
  readonly word: string;
  readonly term: string;
}

/**
 * Splits a text into terms. Identifiers such as `dueDate` or `due_date` become their words.
 * @param text any string
 * @param language BCP 47 tag; it only matters where words are not separated by spaces
 */
export function terms(text: string, language = 'en'): Term[] {
  const plain = text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  const words = UNSPACED.test(plain) ? segment(plain, language) : (plain.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []);
  return words.map((word) => ({ word, term: stem(word.normalize('NFKC').toLowerCase()) }));
}

/** Cuts plural, past and -ing endings, so that "refunded" and "refunds" meet "refund". Short words stay. */
function stem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  const bare = word
    .replace(/(ss|sh|ch|x)es$/, '$1')
    .replace(/ies$/, 'y')
    .replace(/([^su])s$/, '$1')
    .replace(/^([^aeiou][aeiou][^aeiouwxy])(?:ed|ing)$/, '$1e')
    .replace(/(..[^aeiou])(?:ed|ing)$/, '$1')
    .replace(/(..)([bdfgmnprt])\2$/, '$1$2');
  return bare.length > 4 ? bare.replace(/e$/, '') : bare;
}

function segment(text: string, language: string): string[] {
  let segmenter = segmenters.get(language);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(localesOf(language), { granularity: 'word' });
    if (segmenters.size >= KEPT) segmenters.clear();
    segmenters.set(language, segmenter);
  }
  return [...segmenter.segment(text)].filter((part) => part.isWordLike).map((part) => part.segment);
}

/** A page's `lang` is any string, such as "zh_CN"; one that is no language tag throws. */
function localesOf(language: string): string[] {
  try {
    return Intl.Segmenter.supportedLocalesOf(language.replaceAll('_', '-'));
  } catch {
    return [];
  }
}

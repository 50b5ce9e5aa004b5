/** Words as the index knows them: lower case, compatibility forms folded, with the stem that their forms share. */
import { stem } from './stem.ts';

/** By language, which any page names as it likes: no more than `KEPT` are kept. */
const segmenters = new Map<string, Intl.Segmenter>();
const KEPT = 20;
/** Stems by language and form; cleared when full. */
const stems = new Map<string, Map<string, string>>();
const MOST_STEMS = 20_000;

/** Scripts that write no spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
/** Ready at once, unlike what needs tables of all letters. */
export const isAscii = (text: string) => !/[\u0080-\uffff]/.test(text);

/** How a text is cut into words. */
interface Cuts {
  readonly capital: RegExp;
  /** The last capital of several begins a word ("URLField"), but not before the "s" of "URLs". */
  readonly lastCapital: RegExp;
  readonly possessive: RegExp;
  readonly word: RegExp;
}

const ANY: Cuts = {
  capital: /(\p{Ll})(\p{Lu})/gu,
  lastCapital: /(\p{Lu})(\p{Lu}(?!s(?![\p{L}\p{M}\p{N}]))\p{Ll})/gu,
  possessive: /(\p{L})['’]s\b/gu,
  word: /[\p{L}\p{M}\p{N}]+/gu,
};
/** The same for a text that is all ASCII: to make the others ready takes a woken worker five milliseconds. */
const PLAIN: Cuts = {
  capital: /([a-z])([A-Z])/g,
  lastCapital: /([A-Z])([A-Z](?!s(?![A-Za-z0-9]))[a-z])/g,
  possessive: /([A-Za-z])'s\b/g,
  word: /[A-Za-z0-9]+/g,
};

/** A word of a text: as it stands there, its form in lower case, and the stem that all its forms share. */
export interface Term {
  readonly word: string;
  readonly form: string;
  readonly term: string;
}

/**
 * Splits a text into terms. Identifiers such as `dueDate`, `URLField` or `due_date` become their words.
 * @param text any string
 * @param language BCP 47 tag of the lessons' language, for stems, and for cutting where words are not separated by spaces
 */
export function terms(text: string, language = 'en'): Term[] {
  return wordsOf(text, language).map((word) => {
    const form = formOf(word);
    return { word, form, term: stemOf(form, language) };
  });
}

/** The stem of a form. */
export function stemOf(form: string, language: string): string {
  const known = stemsOf(language);
  let found = known.get(form);
  if (found === undefined) {
    found = stem(form, language);
    if (known.size >= MOST_STEMS) known.clear();
    known.set(form, found);
  }
  return found;
}

/** A word in lower case, its compatibility forms folded. */
export function formOf(word: string): string {
  return (isAscii(word) ? word : word.normalize('NFKC')).toLowerCase();
}

/** The words of a text as they stand there. */
export function wordsOf(text: string, language = 'en'): string[] {
  const isPlain = isAscii(text);
  const { capital, lastCapital, possessive, word } = isPlain ? PLAIN : ANY;
  const cut = text.replace(capital, '$1 $2').replace(lastCapital, '$1 $2').replace(possessive, '$1');
  return !isPlain && UNSPACED.test(cut) ? segment(cut, language) : (cut.match(word) ?? []);
}

function stemsOf(language: string): Map<string, string> {
  const short = language.slice(0, 2).toLowerCase();
  let known = stems.get(short);
  if (!known) {
    if (stems.size >= KEPT) stems.clear();
    known = new Map();
    stems.set(short, known);
  }
  return known;
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

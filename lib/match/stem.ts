/**
 * Light stemming: the endings of inflection off, nothing of a word's meaning (after Savoy, "Light stemming approaches for
 * the French, Portuguese, German and Hungarian languages", SAC 2006). A language without a table keeps its words whole.
 */

const list = (endings: string) => endings.split(' ');
const IBERIAN = 'ados adas ado ada idos idas ido ida ar er ir es os as o a e';

/** Endings by language, longest first; what stays must have at least `KEEP` letters. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  de: list('ern em en er es e n s'),
  nl: list('en es e s'),
  fr: list('issements issement ations ation ements ement ées és ée er ez es é e s x'),
  es: list(`aciones ación iones ión ${IBERIAN}`),
  pt: list(`ações ação ões ão ${IBERIAN}`),
  it: list('azioni azione ati ate ato ata are ere ire i e o a'),
  sv: list('arna erna orna ade ar er or en et a e s'),
  da: list('erne ene er en et e s'),
  nb: list('ene er en et a e s'),
};
const ALIAS: Readonly<Record<string, string>> = { no: 'nb', nn: 'nb' };
const KEEP = 4;

/**
 * The stem of one word.
 * @param word lower case, compatibility forms folded
 * @param language BCP 47 tag; only its first part matters
 */
export function stem(word: string, language = 'en'): string {
  const short = language.slice(0, 2).toLowerCase();
  const own = ALIAS[short] ?? short;
  if (own === 'en' || own === '') return english(word);
  const ending = ENDINGS[own]?.find((one) => word.endsWith(one) && word.length - one.length >= KEEP);
  return ending ? word.slice(0, -ending.length) : word;
}

/** Cuts plural, past and -ing endings, so that "refunded" and "refunds" meet "refund". Short words stay. */
function english(word: string): string {
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

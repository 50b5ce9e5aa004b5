/**
 * What a tool's pages say, counted on this device: the words that stand on each of them are boilerplate, and a lesson that
 * is the best at many spots is less sure at each.
 */
import type { Elsewhere, Seen } from './boilerplate.ts';
import { hashOf } from './dictionary.ts';
import { textsOf } from './query.ts';
import type { Situation } from './situation.ts';
import { formOf, wordsOf } from './terms.ts';

/** What the matcher found at a spot, to be remembered. */
export interface Sighting {
  /** The lesson that was the best by words; null where none was. */
  readonly first: string | null;
  /** How much the spot tells. */
  readonly told: number;
}

/** The words of a tool's pages, and its spots. Addresses are kept as hashes, to count each once; so are lessons. */
export interface Vocabulary {
  readonly paths: readonly number[];
  readonly counts: Readonly<Record<string, number>>;
  /** By spot: the best lesson there, and how much the spot tells, in hundredths. */
  readonly spots: Readonly<Record<string, readonly [first: number, told: number]>>;
}

/** More pages, spots or words teach nothing new. */
const [MOST_PAGES, MOST_SPOTS, MOST_WORDS] = [300, 300, 3000];
const NOTHING: Vocabulary = { paths: [], counts: {}, spots: {} };

/** Adds a page. The words of one whose address was counted before change nothing; of a spot the last sighting counts. */
export function learn(known: Vocabulary | null, page: Situation, sighting?: Sighting): Vocabulary {
  const { paths, counts, spots } = known ?? NOTHING;
  const more = sighting ? withSpot(spots, spotOf(page), sighting) : spots;
  const path = hashOf(page.path);
  if (paths.includes(path) || paths.length >= MOST_PAGES) return { paths, counts, spots: more };
  const words = new Map(Object.entries(counts));
  for (const form of formsOn(page))
    if (words.has(form) || words.size < MOST_WORDS) words.set(form, (words.get(form) ?? 0) + 1);
  return { paths: [...paths, path], counts: Object.fromEntries(words), spots: more };
}

function withSpot(spots: Vocabulary['spots'], spot: number, { first, told }: Sighting): Vocabulary['spots'] {
  if (!(spot in spots) && Object.keys(spots).length >= MOST_SPOTS) return spots;
  return { ...spots, [spot]: [first === null ? 0 : hashOf(first), Math.round(told * 100)] };
}

/**
 * Where the person is, as a number: a kind of page, and the field on it. A record's number makes no page of its own, or
 * the lesson for tickets would be the best at as many spots as tickets were opened.
 */
export function spotOf({ tool, page, path, field }: Situation): number {
  const kind = page === null ? path.split(SEPARATORS).map((part) => (DIGIT.test(part) ? '*' : part)) : [page];
  return hashOf(JSON.stringify([tool, page !== null, ...kind, field]));
}

const SEPARATORS = /[/?#&= ]/;
const DIGIT = /\p{N}/u;

/** What a vocabulary says of the tool's pages. */
export function seenIn(known: Vocabulary | null): Seen {
  const { paths, counts, spots } = known ?? NOTHING;
  const words = new Map(Object.entries(counts));
  return { pages: paths.length, on: (form) => words.get(form) ?? 0, besides: (spot) => besides(spots, spot) };
}

function besides(spots: Vocabulary['spots'], spot: number): Elsewhere {
  const others = Object.entries(spots).flatMap(([name, seen]) => (name === String(spot) ? [] : [seen]));
  return {
    spots: others.length,
    told: others.reduce((sum, [, told]) => sum + told, 0) / 100,
    firsts(ref) {
      const wanted = hashOf(ref);
      return others.filter(([first]) => first === wanted).length;
    },
  };
}

/** The words of a page that may be boilerplate, each once: not those of its field and alerts. */
function formsOn(page: Situation): Set<string> {
  const language = page.language || 'en';
  return new Set(textsOf(page).flatMap((text) => wordsOf(text, language).map(formOf)));
}

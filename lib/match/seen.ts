/**
 * What a tool's pages say, counted on this device: the words that stand on each of them are boilerplate, and a lesson that
 * is the best on many pages is less sure on each.
 */
import { type Elsewhere, NOWHERE, type Seen, type Spot } from './boilerplate.ts';
import { hashOf } from './dictionary.ts';
import type { Index } from './index.ts';
import { textsOf } from './query.ts';
import type { Situation } from './situation.ts';
import { formOf, wordsOf } from './terms.ts';

/** What the matcher found at a spot, to be remembered. */
export interface Sighting extends Spot {
  /** The lesson that was the best by words; null where none was. */
  readonly first: string | null;
  /** How much the spot tells. */
  readonly told: number;
}

/** The words of a tool's pages, and its spots. Addresses are kept as hashes, to count each once; so are pages and lessons. */
export interface Vocabulary {
  readonly paths: readonly number[];
  /** By word: at how many addresses it stood, and on how many pages. */
  readonly counts: Readonly<Record<string, readonly [addresses: number, pages: number]>>;
  /** The pages, each by address and by what is shown. */
  readonly kinds: readonly number[];
  /** By spot: its page by address and by what is shown, the best lesson there, and how much the spot tells, in hundredths. */
  readonly spots: Readonly<Record<string, Kept>>;
  /** The lessons that the spots were looked at with; with others, what was the best says nothing. */
  readonly among: number;
}

type Kept = readonly [path: number, shown: number, first: number, told: number];

/** More pages, spots or words teach nothing new. */
const [MOST_PAGES, MOST_SPOTS, MOST_WORDS] = [300, 1000, 3000];
const NOTHING: Vocabulary = { paths: [], counts: {}, kinds: [], spots: {}, among: 0 };

/** Adds a page. The words of one that was counted before change nothing; of a spot the last sighting counts. */
export function learn(known: Vocabulary | null, page: Situation, sighting: Sighting): Vocabulary {
  const more = withSpot(known ?? NOTHING, sighting);
  const { paths, kinds } = more;
  const path = hashOf(page.path);
  const isOtherAddress = paths.length < MOST_PAGES && !paths.includes(path);
  const kind = [sighting.path, sighting.shown];
  const isOtherPage = kinds.length < 2 * MOST_PAGES && !kind.some((one) => kinds.includes(one));
  if (!isOtherAddress && !isOtherPage) return more;
  const counts = new Map(Object.entries(more.counts));
  for (const form of formsOn(page)) {
    const now = counts.get(form);
    if (!now && counts.size >= MOST_WORDS) continue;
    const [addresses, pages] = now ?? [0, 0];
    counts.set(form, [addresses + (isOtherAddress ? 1 : 0), pages + (isOtherPage ? 1 : 0)]);
  }
  return {
    ...more,
    counts: Object.fromEntries(counts),
    paths: isOtherAddress ? [...paths, path] : paths,
    kinds: isOtherPage ? [...kinds, ...kind] : kinds,
  };
}

function withSpot(known: Vocabulary, sighting: Sighting): Vocabulary {
  const { path, shown, spot, among, first, told } = sighting;
  const spots = known.among === among ? known.spots : {};
  if (!(spot in spots) && Object.keys(spots).length >= MOST_SPOTS) return known;
  const seen: Kept = [path, shown, first === null ? 0 : hashOf(first), Math.round(told * 100)];
  return { ...known, among, spots: { ...spots, [spot]: seen } };
}

/**
 * Where the person is. Records of one kind are one page, or the lesson for tickets would be the best on as many pages as
 * tickets were opened: their numbers are left out of the address, and where they have names, they show the same labels.
 */
export function spotOf({ tool, page, path, labels, actions, field }: Situation, index: Index): Spot {
  const parts = path.split(SEPARATORS);
  const texts = [...new Set([...labels, ...actions, ...(field === null ? [] : [field])])].sort();
  const address = page === null ? parts.map((part) => (DIGIT.test(part) ? '*' : part)) : [page];
  const [here, shown] = [address, texts.length < TELLING ? address : [parts.length, ...texts]].map((one) =>
    JSON.stringify([tool, page === null, ...one]),
  );
  return {
    ...{ path: hashOf(here!), shown: hashOf(shown!), spot: hashOf(JSON.stringify([here, field])) },
    among: amongOf(index),
  };
}

const SEPARATORS = /[/?#&= ]/;
const DIGIT = /\p{N}/u;
/** So many labels and buttons tell a kind of page from others. */
const TELLING = 3;

/** Other lessons hold their words at other places, and more or fewer of them. */
function amongOf({ segments }: Index): number {
  return hashOf(JSON.stringify(segments.map(({ count, docs, asked }) => [count, docs.length, asked.length])));
}

/** What a vocabulary says of the tool's pages. */
export function seenIn(known: Vocabulary | null): Seen {
  const own = known ?? NOTHING;
  const words = new Map(Object.entries(own.counts));
  return {
    pages: own.kinds.length / 2,
    on: (form) => words.get(form)?.[1] ?? 0,
    addresses: (form) => words.get(form)?.[0] ?? 0,
    besides: (here) => besides(own, here),
  };
}

function besides({ spots, among }: Vocabulary, here: Spot): Elsewhere {
  if (among !== here.among) return NOWHERE;
  const others = Object.values(spots).filter(([path, shown]) => path !== here.path && shown !== here.shown);
  const pagesIn = (list: readonly Kept[]) => {
    const [paths, shown] = [new Set<number>(), new Set<number>()];
    for (const one of list) {
      paths.add(one[0]);
      shown.add(one[1]);
    }
    return Math.min(paths.size, shown.size);
  };
  return {
    pages: pagesIn(others),
    spots: others.length,
    told: others.reduce((sum, one) => sum + one[3], 0) / 100,
    firsts(ref) {
      const wanted = hashOf(ref);
      return pagesIn(others.filter(([, , first]) => first === wanted));
    },
  };
}

/** The words of a page that may be boilerplate, each once: not those of its field and alerts. */
function formsOn(page: Situation): Set<string> {
  const language = page.language || 'en';
  return new Set(textsOf(page).flatMap((text) => wordsOf(text, language).map(formOf)));
}

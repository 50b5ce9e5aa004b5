/** What a tool's pages say, counted on this device: the words that stand on each of them, and which lessons were the best there. */
import type { Seen } from './boilerplate.ts';
import { hashOf } from './dictionary.ts';
import { textsOf } from './query.ts';
import type { Situation } from './situation.ts';
import { elsewhere, isOneAddress, isSame, type Kind, NOWHERE, type Spot } from './spot.ts';
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
  readonly kinds: readonly Kind[];
  /** By spot: its page, the best lesson there, and how much the spot tells, in hundredths. */
  readonly spots: Readonly<Record<string, Kept>>;
  /** The lessons that the spots were looked at with; with others, what was the best says nothing. */
  readonly among: number;
}

type Kept = readonly [page: number, path: number, shown: number, first: number, told: number];

/** More pages, spots or words teach nothing new. */
const [MOST_PAGES, MOST_SPOTS, MOST_WORDS] = [300, 1000, 3000];
const NOTHING: Vocabulary = { paths: [], counts: {}, kinds: [], spots: {}, among: 0 };

/** Adds a page. The words of one that was counted before change nothing; of a spot the last sighting counts. */
export function learn(known: Vocabulary | null, page: Situation, sighting: Sighting): Vocabulary {
  const more = withSpot(known ?? NOTHING, sighting);
  const { paths, kinds } = more;
  const path = hashOf(page.path);
  const isOtherAddress = paths.length < MOST_PAGES && !paths.includes(path);
  const kind: Kind = { page: sighting.page, path: sighting.path, shown: sighting.shown };
  const at = kinds.findIndex((one) => isSame(one, kind));
  const isOtherPage = at < 0 && kinds.length < MOST_PAGES;
  // The first look may have been at a page that was still being made.
  const renewed = at >= 0 && isOneAddress(kinds[at]!, kind) ? kinds.with(at, kind) : kinds;
  if (!isOtherAddress && !isOtherPage) return { ...more, kinds: renewed };
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
    kinds: isOtherPage ? [...kinds, kind] : renewed,
  };
}

function withSpot(known: Vocabulary, sighting: Sighting): Vocabulary {
  const { page, path, shown, spot, among, first, told } = sighting;
  const spots = known.among === among ? known.spots : {};
  if (!(spot in spots) && Object.keys(spots).length >= MOST_SPOTS) return known;
  const seen: Kept = [page, path, shown, first === null ? 0 : hashOf(first), Math.round(told * 100)];
  return { ...known, among, spots: { ...spots, [spot]: seen } };
}

/** What a vocabulary says of the tool's pages. */
export function seenIn(known: Vocabulary | null): Seen {
  const own = known ?? NOTHING;
  const words = new Map(Object.entries(own.counts));
  // Most who ask want words alone.
  const spots = () =>
    Object.values(own.spots).map(([page, path, shown, first, told]) => ({
      ...{ page, path, shown, first },
      told: told / 100,
    }));
  return {
    pages: own.kinds.length,
    on: (form) => words.get(form)?.[1] ?? 0,
    addresses: (form) => words.get(form)?.[0] ?? 0,
    besides: (here) => (own.among === here.among ? elsewhere(spots(), here) : NOWHERE),
  };
}

/** The words of a page that may be boilerplate, each once: not those of its field and alerts. */
function formsOn(page: Situation): Set<string> {
  const language = page.language || 'en';
  return new Set(textsOf(page).flatMap((text) => wordsOf(text, language).map(formOf)));
}

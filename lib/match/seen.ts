/**
 * What a tool's pages say, counted on this device: the words that stand on each of them are boilerplate, and a lesson that
 * is the best on many pages is less sure on each.
 */
import { type Elsewhere, type Kind, NOWHERE, type Seen, type Spot } from './boilerplate.ts';
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

/**
 * Where the person is. Records of one kind are one page, or the lesson for tickets would be the best on as many pages as
 * tickets were opened: their numbers are left out of the address, and where they have names, they show the same form.
 */
export function spotOf({ tool, page, path, labels, field }: Situation, index: Index): Spot {
  const parts = path.split(SEPARATORS);
  const form = [...new Set(labels)].sort();
  const hash = (...of: readonly unknown[]) => hashOf(JSON.stringify([tool, ...of])) || 1;
  const own = {
    page: page === null ? 0 : hash('page', page),
    path: hash('path', ...parts.map((part) => (DIGIT.test(part) ? '*' : part))),
    shown: page === null && form.length >= TELLING ? hash('form', parts.length, ...form) : 0,
  };
  return { ...own, spot: hash('spot', own.page || own.path, field), among: amongOf(index) };
}

/** Names tell pages apart; without them the address does, and what is shown. */
function isSame(a: Kind, b: Kind): boolean {
  if (a.page !== 0 && b.page !== 0) return a.page === b.page;
  return a.path === b.path || (a.shown !== 0 && a.shown === b.shown);
}

const isOneAddress = (a: Kind, b: Kind) => a.path === b.path && a.page === b.page;

const SEPARATORS = /[/?#&= ]/;
const DIGIT = /\p{N}/u;
/** So many labels tell a form from others. */
const TELLING = 3;

/** Other lessons ask other questions, or hold more or fewer words. */
function amongOf({ segments }: Index): number {
  const marks = segments.map(({ count, docs, exact }) => [
    ...[count, docs.length],
    exact.reduce((sum, one) => (sum + one) % 0x1f_ffff_ffff_ffff, 0),
  ]);
  return hashOf(JSON.stringify(marks));
}

/** What a vocabulary says of the tool's pages. */
export function seenIn(known: Vocabulary | null): Seen {
  const own = known ?? NOTHING;
  const words = new Map(Object.entries(own.counts));
  return {
    pages: own.kinds.length,
    on: (form) => words.get(form)?.[1] ?? 0,
    addresses: (form) => words.get(form)?.[0] ?? 0,
    besides: (here) => besides(own, here),
  };
}

/** More other pages are not counted. */
const [MANY_PAGES, MANY_FIRSTS] = [100, 20];

function besides({ spots, among }: Vocabulary, here: Spot): Elsewhere {
  if (among !== here.among) return NOWHERE;
  const others = Object.values(spots)
    .map(([page, path, shown, first, told]) => ({ page, path, shown, first, told }))
    .filter((one) => !isSame(one, here));
  return {
    pages: countOf(others, MANY_PAGES),
    spots: others.length,
    told: others.reduce((sum, { told }) => sum + told, 0) / 100,
    firsts(ref) {
      const wanted = hashOf(ref);
      return countOf(
        others.filter(({ first }) => first === wanted),
        MANY_FIRSTS,
      );
    },
  };
}

/** How many different pages there are among these. */
function countOf(list: readonly Kind[], most: number): number {
  const kinds: Kind[] = [];
  for (const one of list) {
    if (kinds.length === most) break;
    if (!kinds.some((kind) => isSame(kind, one))) kinds.push(one);
  }
  return kinds.length;
}

/** The words of a page that may be boilerplate, each once: not those of its field and alerts. */
function formsOn(page: Situation): Set<string> {
  const language = page.language || 'en';
  return new Set(textsOf(page).flatMap((text) => wordsOf(text, language).map(formOf)));
}

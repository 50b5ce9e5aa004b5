/**
 * Where a person is on a tool's pages, as numbers; and what the other pages say of a lesson: one that is the best on many of
 * them is less sure on each.
 */
import { hashOf } from './dictionary.ts';
import type { Index } from './index.ts';
import type { Situation } from './situation.ts';

/** A page, as hashes. */
export interface Kind {
  /** What the tool's definition calls it; 0: nothing. */
  readonly page: number;
  /** Its address without numbers. */
  readonly path: number;
  /** The labels of its form; 0: there are few, or it has a name. */
  readonly shown: number;
}

/** A page and a place on it. */
export interface Spot extends Kind {
  /** The page as a whole, or the field in it that somebody is in: a hash. */
  readonly spot: number;
  /** What tells the lessons that were looked among from others. */
  readonly among: number;
}

/** The other pages of the tool that were seen. */
export interface Elsewhere {
  readonly pages: number;
  /** The spots on them, and how much these tell, added up. */
  readonly spots: number;
  readonly told: number;
  /** On how many of them this lesson was the best by words. */
  firsts(ref: string): number;
}

export const NOWHERE: Elsewhere = { pages: 0, spots: 0, told: 0, firsts: () => 0 };

/** What is remembered of a spot. */
export interface Remembered extends Kind {
  /** The lesson that was the best there, as a hash; 0: none was. */
  readonly first: number;
  /** How much it tells. */
  readonly told: number;
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
export function isSame(a: Kind, b: Kind): boolean {
  if (a.page !== 0 && b.page !== 0) return a.page === b.page;
  return a.path === b.path || (a.shown !== 0 && a.shown === b.shown);
}

/** Two looks at one page, of which the later one may show more. */
export const isOneAddress = (a: Kind, b: Kind) => a.path === b.path && a.page === b.page;

const SEPARATORS = /[/?#&= ]/;
const DIGIT = /\p{N}/u;
/** So many labels tell a form from others. */
const TELLING = 3;

/** Kept, for going through all questions at each page would cost as much as ranking. */
const marks = new WeakMap<Index, number>();

/** Other lessons ask other questions, or hold more or fewer words. */
function amongOf(index: Index): number {
  const known = marks.get(index);
  if (known !== undefined) return known;
  const parts = index.segments.map(({ count, docs, exact }) => [
    ...[count, docs.length],
    exact.reduce((sum, one) => (sum + one) % 0x1f_ffff_ffff_ffff, 0),
  ]);
  const mark = hashOf(JSON.stringify(parts));
  marks.set(index, mark);
  return mark;
}

/** More other pages are not counted. */
const [MANY_PAGES, MANY_FIRSTS] = [100, 20];

/** @param seen every spot that is remembered; `here` and the other spots of its page are left out */
export function elsewhere(seen: readonly Remembered[], here: Kind): Elsewhere {
  const others = seen.filter((one) => !isSame(one, here));
  return {
    pages: countOf(others, MANY_PAGES),
    spots: others.length,
    told: others.reduce((sum, { told }) => sum + told, 0),
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

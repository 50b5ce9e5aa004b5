/** What there is of a lesson now: the original and each variant, each over all its languages. */
import { ORIGINAL } from '../lesson/variant.ts';
import type { CatalogueLesson } from './catalogue.ts';
import type { Answers, RevisionTally } from './tally.ts';

/** One of them, by what was counted of it. */
export interface Standing {
  /** Empty for the original. */
  readonly letter: string;
  readonly revisions: readonly string[];
  readonly counted: RevisionTally;
}

type Revisions = ReadonlyMap<string, RevisionTally>;

/** Those that were used, the original first; of a lesson that nobody knows, or that was not used since its edit, the one used last. */
export function standings(revisions: Revisions, known: CatalogueLesson | undefined): Standing[] {
  const single = known && [{ revision: known.revision, letter: ORIGINAL }];
  const byLetter = Map.groupBy(known?.versions ?? single ?? [], ({ letter }) => letter);
  const used = [...byLetter]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([letter, all]): Standing[] => {
      const found = all.flatMap(({ revision }) => revisions.get(revision) ?? []);
      return found.length === 0 ? [] : [standing(letter, found)];
    });
  return used.length > 0
    ? used
    : byTime(revisions)
        .slice(-1)
        .map((one) => standing(ORIGINAL, [one]));
}

/** The same, each revision for itself: the originals that are there now, and the variants. */
export function currentIn(revisions: Revisions, known: CatalogueLesson | undefined) {
  const of = (isOriginal: boolean) =>
    (known?.versions ?? [])
      .filter(({ letter }) => (letter === ORIGINAL) === isOriginal)
      .flatMap(({ revision }) => revisions.get(revision) ?? []);
  const now = known?.versions ? of(true) : standings(revisions, known).map(({ counted }) => counted);
  return { now, variants: of(false) };
}

const standing = (letter: string, found: readonly RevisionTally[]): Standing => ({
  letter,
  revisions: found.map(({ revision }) => revision),
  counted: together(found),
});

/** Revisions by when they were used last. */
export function byTime(revisions: Revisions): RevisionTally[] {
  const of = ({ last, first, revision }: RevisionTally) => `${last} ${first} ${revision}`;
  return [...revisions.values()].sort((a, b) => (of(a) < of(b) ? -1 : 1));
}

/** Several as one; it goes by the name of the first. */
export function together(all: readonly RevisionTally[]): RevisionTally {
  const [first, ...others] = all as [RevisionTally, ...RevisionTally[]];
  if (others.length === 0) return first;
  const sum = (of: (one: RevisionTally) => number) => all.reduce((total, one) => total + of(one), 0);
  const counts = <K>(of: (one: RevisionTally) => ReadonlyMap<K, number>) =>
    merged(all.map(of), (a = 0, b) => a + b);
  const answers = (of: (one: RevisionTally) => ReadonlyMap<number, Answers>) =>
    merged(all.map(of), (a = { right: 0, wrong: 0 }, b) => ({
      right: a.right + b.right,
      wrong: a.wrong + b.wrong,
    }));
  return {
    revision: first.revision,
    people: new Set(all.flatMap(({ people }) => [...people])),
    first: all.map(({ first }) => first).sort()[0]!,
    last: all
      .map(({ last }) => last)
      .sort()
      .at(-1)!,
    opened: sum(({ opened }) => opened),
    finished: sum(({ finished }) => finished),
    useful: sum(({ useful }) => useful),
    notUseful: sum(({ notUseful }) => notUseful),
    copied: sum(({ copied }) => copied),
    inserted: sum(({ inserted }) => inserted),
    reasons: counts(({ reasons }) => reasons),
    drifted: counts(({ drifted }) => drifted),
    abandoned: counts(({ abandoned }) => abandoned),
    openedBy: counts(({ openedBy }) => openedBy),
    answers: answers((one) => one.answers),
    practice: answers((one) => one.practice),
  };
}

function merged<K, V>(maps: readonly ReadonlyMap<K, V>[], add: (a: V | undefined, b: V) => V): Map<K, V> {
  const all = new Map<K, V>();
  for (const map of maps) for (const [key, value] of map) all.set(key, add(all.get(key), value));
  return all;
}

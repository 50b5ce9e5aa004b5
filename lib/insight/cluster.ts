/** Searches and requests that mean the same, put together: by stems, by spelling, and by the synonyms that lessons name. */
import { rarity } from '../match/index.ts';
import { compare } from '../match/order.ts';
import { editDistance, fold } from '../match/spelling.ts';
import { formOf, stemOf, wordsOf } from '../match/terms.ts';
import type { Catalogue } from './catalogue.ts';

/** What somebody looked for. */
export interface Wish {
  readonly words: readonly string[];
}

export interface Cluster<T extends Wish> {
  /** The stems of what was asked most often, in order: the same needs have the same. */
  readonly key: string;
  /** The words that stand for all, as they were written. */
  readonly words: readonly string[];
  readonly wishes: readonly T[];
}

/** Two wishes are one need from this share of their words on, by rarity. */
const ALIKE = 0.5;
/** What a word counts that is only a synonym. */
const RELATED = 0.6;
/** A word in a larger share of the lessons' questions says nothing: "how", "do", "I". */
const COMMON = 0.2;
const FEW_LESSONS = 10;
/** Where too few lessons tell. */
const SAID_BY_ALL =
  'a an and are can do does for how i in is it my of on or the to what when where which who why with wie was wo wann ich ein eine der die das den dem und ist kann man mit zu im';

interface Need {
  readonly stems: ReadonlySet<string>;
  readonly words: readonly string[];
  readonly at: number[];
}

/**
 * Clusters what people looked for. What says nothing but common words is in none.
 * @returns largest first
 */
export function cluster<T extends Wish>(wishes: readonly T[], catalogue: Catalogue): Cluster<T>[] {
  const stem = stemmer(catalogue.language);
  const isCommon = commonWords(catalogue, stem);
  const spelt = spelling(
    wishes.flatMap(({ words }) => words.map(stem)),
    new Set(catalogue.lessons.flatMap((lesson) => wordsIn(lesson).map(stem))),
  );
  const needs = new Map<string, Need>();
  wishes.forEach(({ words }, n) => {
    const said = words.filter((word) => word !== '' && !isCommon(word));
    const stems = new Set(said.map((word) => spelt(stem(word))));
    if (stems.size === 0) return;
    const key = keyOf(stems);
    const known = needs.get(key);
    if (known) known.at.push(n);
    else needs.set(key, { stems, words: said, at: [n] });
  });
  const list = [...needs.values()].sort(
    (a, b) => b.at.length - a.at.length || compare(keyOf(a.stems), keyOf(b.stems)),
  );
  return grouped(list, weights(list), synonyms(catalogue, stem)).map((group) => ({
    key: keyOf(group[0]!.stems),
    words: group[0]!.words,
    wishes: group.flatMap(({ at }) => at.map((n) => wishes[n]!)),
  }));
}

const keyOf = (stems: ReadonlySet<string>) => [...stems].sort(compare).join('-');

/** The one that was asked most often leads; each other one joins the leader it is most like. */
function grouped(
  needs: readonly Need[],
  weight: (stem: string) => number,
  isRelated: (a: string, b: string) => boolean,
): Need[][] {
  const groups: Need[][] = [];
  const byStem = new Map<string, Need[][]>();
  for (const need of needs) {
    let best: Need[] | null = null;
    let most = ALIKE;
    // Without a word in common synonyms alone are no reason, unless the need is that one word.
    const near =
      need.stems.size === 1 ? groups : new Set([...need.stems].flatMap((s) => byStem.get(s) ?? []));
    for (const group of near) {
      const like = likeness(need.stems, group[0]!.stems, weight, isRelated);
      if (like > most || (like === most && best === null)) [best, most] = [group, like];
    }
    if (best) best.push(need);
    else {
      const group = [need];
      groups.push(group);
      for (const stem of need.stems) byStem.set(stem, [...(byStem.get(stem) ?? []), group]);
    }
  }
  const size = (group: readonly Need[]) => group.reduce((sum, { at }) => sum + at.length, 0);
  return groups.sort((a, b) => size(b) - size(a));
}

/** The shared part of two sets of words, by rarity, from 0 to 1. */
function likeness(
  a: ReadonlySet<string>,
  b: ReadonlySet<string>,
  weight: (stem: string) => number,
  isRelated: (a: string, b: string) => boolean,
): number {
  let [shared, all] = [0, 0];
  for (const stem of a) {
    const own = weight(stem);
    all += own;
    if (b.has(stem)) shared += own;
    else if ([...b].some((other) => isRelated(stem, other))) shared += RELATED * own;
  }
  for (const stem of b)
    if (!a.has(stem) && ![...a].some((other) => isRelated(stem, other))) all += weight(stem);
  return all === 0 ? 0 : shared / all;
}

function weights(needs: readonly Need[]): (stem: string) => number {
  const holders = new Map<string, number>();
  for (const { stems } of needs) for (const stem of stems) holders.set(stem, (holders.get(stem) ?? 0) + 1);
  return (stem) => rarity(needs.length, holders.get(stem) ?? 0);
}

function stemmer(language: string): (word: string) => string {
  const known = new Map<string, string>();
  return (word) => {
    let stem = known.get(word);
    if (stem === undefined) {
      stem = fold(stemOf(formOf(word), language));
      known.set(word, stem);
    }
    return stem;
  };
}

const wordsIn = ({ question, keywords, synonyms }: Catalogue['lessons'][number]) =>
  [question, ...keywords, ...synonyms].flatMap((text) => wordsOf(text));

function commonWords({ lessons }: Catalogue, stem: (word: string) => string): (word: string) => boolean {
  const always = new Set(SAID_BY_ALL.split(' '));
  const counts = new Map<string, number>();
  for (const { question } of lessons)
    for (const word of new Set(wordsOf(question).map(stem))) counts.set(word, (counts.get(word) ?? 0) + 1);
  const most = lessons.length < FEW_LESSONS ? Infinity : lessons.length * COMMON;
  return (word) => always.has(formOf(word)) || (counts.get(stem(word)) ?? 0) > most;
}

/** Words that stand together in a lesson's keywords and synonyms. */
function synonyms({ lessons }: Catalogue, stem: (word: string) => string) {
  const groups = new Map<string, Set<string>>();
  for (const { ref, keywords, synonyms: others } of lessons)
    for (const text of [...keywords, ...others]) {
      const words = wordsOf(text);
      if (words.length !== 1) continue;
      const word = stem(words[0]!);
      groups.set(word, (groups.get(word) ?? new Set()).add(ref));
    }
  return (a: string, b: string) => {
    const [own, other] = [groups.get(a), groups.get(b)];
    return own !== undefined && other !== undefined && [...own].some((ref) => other.has(ref));
  };
}

/** Slips are read as the word that is meant: one that the lessons say, else the one that was written more often. */
function spelling(stems: readonly string[], known: ReadonlySet<string>): (stem: string) => string {
  const counts = new Map<string, number>();
  for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const inOrder = [...counts.keys()].sort(
    (a, b) => Number(known.has(b)) - Number(known.has(a)) || counts.get(b)! - counts.get(a)! || compare(a, b),
  );
  const meant = new Map<string, string>();
  const right = new Map<string, string[]>();
  for (const stem of inOrder) {
    const allowed = stem.length < 5 ? 0 : stem.length < 8 ? 1 : 2;
    // The first letter is seldom the slip, and so few are compared.
    const near = right.get(stem[0]!) ?? [];
    const found =
      known.has(stem) || allowed === 0
        ? undefined
        : near.find(
            (other) =>
              Math.abs(other.length - stem.length) <= allowed &&
              editDistance(stem, other, allowed) <= allowed,
          );
    meant.set(stem, found ?? stem);
    if (!found) right.set(stem[0]!, [...near, stem]);
  }
  return (stem) => meant.get(stem) ?? stem;
}

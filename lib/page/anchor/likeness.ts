/** How alike two texts or paths are, between 0 and 1. */

/** Lower case, one space between words, no marks at the ends; what a label is, however it is set. */
export function plain(text = ''): string {
  if (text === '') return '';
  const line = (ASCII.test(text) ? text : text.normalize('NFKC')).toLowerCase().replace(SPACES, ' ');
  let [start, end] = [0, line.length];
  while (start < end && !WORD.test(line[start]!)) start++;
  while (end > start && !WORD.test(line[end - 1]!)) end--;
  return line.slice(start, end);
}

const ASCII = /^[\0-\x7f]*$/;
const SPACES = /\s+/g;
/** A letter or number; half of one beyond the first plane counts too. */
const WORD = /[\p{L}\p{N}\p{Cs}]/u;

/** Numbers change: how many messages there are, which record it is. */
export const masked = (text: string): string => text.replace(/\d+/g, '0');

/** Pairs of letters and how often each stands there. */
export type Pairs = Map<number, number>;

const pairAt = (text: string, at: number): number => text.charCodeAt(at) * 65_536 + text.charCodeAt(at + 1);

export function pairsOf(text: string): Pairs {
  const pairs: Pairs = new Map();
  for (let at = 0; at + 1 < text.length; at++) {
    const pair = pairAt(text, at);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/**
 * Dice's coefficient over pairs of letters; it needs no word boundaries, so it serves every script.
 * @param pairs those of `a`; they are counted down and up again, which saves a map for each comparison
 */
export function alike(a: string, pairs: Pairs, b: string): number {
  if (a === b) return 1;
  const all = a.length + b.length - 2;
  if (all <= 0) return 0;
  const taken: number[] = [];
  for (let at = 0; at + 1 < b.length; at++) {
    const pair = pairAt(b, at);
    const left = pairs.get(pair) ?? 0;
    if (left === 0) continue;
    pairs.set(pair, left - 1);
    taken.push(pair);
  }
  for (const pair of taken) pairs.set(pair, pairs.get(pair)! + 1);
  return (2 * taken.length) / all;
}

/** The share of words (of either) that both have; 0 where one has none. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return shared / (a.size + b.size - shared);
}

/** A new one for each comparison would cost more than the comparison. */
const ROW = new Uint16Array(128);

/** One less the edit distance over lists (Levenshtein 1966), by the length of the longer. */
export function aligned(a: readonly number[], b: readonly number[]): number {
  const longest = Math.max(a.length, b.length);
  if (longest === 0) return 0;
  // What both begin and end with costs nothing, and pages share much of it.
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let [m, n] = [a.length, b.length];
  while (m > start && n > start && a[m - 1] === b[n - 1]) {
    m--;
    n--;
  }
  const width = n - start;
  const row = width < ROW.length ? ROW : new Uint16Array(width + 1);
  for (let at = 0; at <= width; at++) row[at] = at;
  for (let i = start; i < m; i++) {
    let corner = row[0]!++;
    for (let j = start; j < n; j++) {
      const above = row[j - start + 1]!;
      const least = Math.min(above, row[j - start]!) + 1;
      row[j - start + 1] = Math.min(least, corner + (a[i] === b[j] ? 0 : 1));
      corner = above;
    }
  }
  return 1 - row[width]! / longest;
}

/** How many of the last are equal. */
export function sameEnd(a: readonly number[], b: readonly number[]): number {
  let same = 0;
  while (same < a.length && same < b.length && a.at(-1 - same) === b.at(-1 - same)) same++;
  return same;
}

/**
 * Similo, a peer: the published formula written anew, with the paper's weights (Nass, Alégroth, Feldt, Leotta, Ricca,
 * "Similarity-based Web Element Localization for Robust Test Automation", ACM TOSEM 32(3), 2023).
 */
import type { Raw } from './cases.ts';

export interface SimiloAnswer {
  /** The place in the list, or -1 for an empty one. */
  readonly at: number;
  /** Of what the target has with itself, between 0 and 1. */
  readonly score: number;
  /** How far the next one is behind, in the same measure. */
  readonly margin: number;
}

const lower = (value: unknown): string => String(value ?? '').toLowerCase();

type Compare = (a: Raw, b: Raw) => number;

const equal =
  (key: 'tag' | 'name' | 'id'): Compare =>
  (a, b) =>
    lower(a[key]) !== '' && lower(a[key]) === lower(b[key]) ? 1 : 0;
const near =
  (key: 'cls' | 'href' | 'alt' | 'xpath' | 'idxpath' | 'text'): Compare =>
  (a, b) =>
    likeness(lower(a[key]), lower(b[key]));
const ratio = (a: number, b: number) => (a === b ? 1 : Math.min(a, b) / Math.max(a, b, 1));

const PROPERTIES: readonly (readonly [number, Compare])[] = [
  [1.5, equal('tag')],
  [1.5, equal('name')],
  [1.5, equal('id')],
  [0.5, near('cls')],
  [0.5, near('href')],
  [0.5, near('alt')],
  [0.5, near('xpath')],
  [0.5, near('idxpath')],
  [0.5, (a, b) => (Boolean(a.btn) === Boolean(b.btn) ? 1 : 0)],
  [0.5, ({ box: a }, { box: b }) => Math.max(0, 1 - Math.hypot(a[0] - b[0], a[1] - b[1]) / 100)],
  [0.5, ({ box: a }, { box: b }) => ratio(a[2] * a[3], b[2] * b[3])],
  [0.5, ({ box: a }, { box: b }) => ratio(a[2] / Math.max(1, a[3]), b[2] / Math.max(1, b[3]))],
  [1.5, near('text')],
  [1.5, (a, b) => words(lower(a.near), lower(b.near))],
];

export function similo(target: Raw, page: readonly Raw[]): SimiloAnswer {
  const whole = scoreOf(target, target);
  const scores = page.map((element) => scoreOf(target, element) / whole);
  const at = scores.reduce((best, score, n) => (best < 0 || score > scores[best]! ? n : best), -1);
  const next = scores.reduce((most, score, n) => (n === at ? most : Math.max(most, score)), 0);
  const score = scores[at] ?? 0;
  return { at, score, margin: score - next };
}

function scoreOf(target: Raw, element: Raw): number {
  return PROPERTIES.reduce((sum, [weight, compare]) => sum + weight * compare(target, element), 0);
}

/** One less Levenshtein's distance by the longer length. */
function likeness(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  if (a === b) return 1;
  let row = Uint32Array.from({ length: b.length + 1 }, (_, n) => n);
  let next = new Uint32Array(b.length + 1);
  for (let i = 1; i <= a.length; i++) {
    next[0] = i;
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(
        row[j]! + 1,
        next[j - 1]! + 1,
        row[j - 1]! + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1),
      );
    [row, next] = [next, row];
  }
  return 1 - row[b.length]! / Math.max(a.length, b.length);
}

/** The letters of the words that both have, by the letters of the longer. */
function words(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  const [one, other] = [new Set(a.split(/\s+/)), new Set(b.split(/\s+/))];
  let shared = 0;
  for (const word of one) if (other.has(word)) shared += word.length;
  const letters = (set: Set<string>) => [...set].reduce((sum, word) => sum + word.length, 0);
  return shared / Math.max(letters(one), letters(other), 1);
}

/** What was typed, as words of the index: the beginning of a word, a word with a slip, letters without their marks. */
import { compare } from './order.ts';
import { type Segment, searchTexts } from './segment.ts';
import { allTexts } from './texts.ts';

/** Every form of the index in order, without marks, with the numbers of the forms by each three letters of it. */
interface Table {
  /** Folded forms in code-unit order, and what each is as the index has it. */
  readonly folded: readonly string[];
  readonly forms: readonly string[];
  readonly trigrams: ReadonlyMap<string, readonly number[]>;
}

const tables = new WeakMap<Segment, Table>();

/** Letters without their marks, "ß" as "ss". */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase();
}

/**
 * The words of the index that begin so.
 * @param start folded
 * @param most how many, in alphabetical order
 */
export function beginning(segment: Segment, start: string, most: number): string[] {
  const { folded, forms } = tableOf(segment);
  const found: string[] = [];
  for (let n = lowerBound(folded, start); n < folded.length && found.length < most; n++) {
    if (!folded[n]!.startsWith(start)) break;
    found.push(forms[n]!);
  }
  return found;
}

/** At most this many forms are compared letter by letter. */
const COMPARED = 60;

/**
 * The words of the index nearest to one that does not stand there: the same without marks, or with at most one slip in
 * four to seven letters, two in more. A slip is a letter too many, too few, another, or two exchanged (optimal string
 * alignment: Damerau 1964). Shorter words have no neighbours.
 * @returns the nearest ones, all equally near
 */
export function nearest(segment: Segment, word: string): { form: string; distance: number }[] {
  const wanted = fold(word);
  const allowed = wanted.length < 4 ? 0 : wanted.length < 8 ? 1 : 2;
  const { folded, forms, trigrams } = tableOf(segment);
  const shared = new Map<number, number>();
  for (const part of partsOf(wanted))
    for (const n of trigrams.get(part) ?? []) shared.set(n, (shared.get(n) ?? 0) + 1);
  const likely = [...shared].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, COMPARED);
  let found: { form: string; distance: number }[] = [];
  let least = allowed;
  for (const [n] of likely) {
    if (Math.abs(folded[n]!.length - wanted.length) > least) continue;
    const distance = editDistance(wanted, folded[n]!, least);
    if (distance > least) continue;
    if (distance < least) found = [];
    least = distance;
    found.push({ form: forms[n]!, distance });
  }
  return found;
}

function tableOf(segment: Segment): Table {
  let table = tables.get(segment);
  if (!table) {
    table = makeTable(segment);
    tables.set(segment, table);
  }
  return table;
}

function makeTable(segment: Segment): Table {
  const forms = allTexts(searchTexts(segment).words);
  const folded = forms.map(fold);
  const trigrams = new Map<string, number[]>();
  folded.forEach((plain, n) => {
    for (const part of partsOf(plain)) {
      const list = trigrams.get(part);
      if (list) list.push(n);
      else trigrams.set(part, [n]);
    }
  });
  return { folded, forms, trigrams };
}

/** Words by their letters without marks, in code-unit order; those that are then alike by themselves. */
export function inOrder(words: readonly string[]): string[] {
  const rows = words.map((word) => ({ word, plain: fold(word) }));
  rows.sort((a, b) => compare(a.plain, b.plain) || compare(a.word, b.word));
  return rows.map(({ word }) => word);
}

/** Three letters each, with the ends marked, so that short words have some. */
function partsOf(word: string): Set<string> {
  const marked = `^${word}$`;
  const parts = new Set<string>();
  for (let i = 0; i + 3 <= marked.length; i++) parts.add(marked.slice(i, i + 3));
  return parts;
}

function lowerBound(list: readonly string[], start: string): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Optimal string alignment distance; a number above `most` once it must be larger. */
export function editDistance(a: string, b: string, most: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length]!;
}

/** Where a question was hit: Fuse compares letters without their marks, and "ß" or "한" are then more than one. */
import { fold } from './spelling.ts';

/** A text without marks, and where each letter of it comes from. */
export interface Folded {
  readonly text: string;
  readonly from: readonly number[];
  /** How long the text is as it stands. */
  readonly length: number;
}

/** Folds a text letter by letter. */
export function foldWithPlaces(text: string): Folded {
  let folded = '';
  const from: number[] = [];
  let at = 0;
  for (const letter of text) {
    const plain = fold(letter);
    for (let n = 0; n < plain.length; n++) from.push(at);
    folded += plain;
    at += letter.length;
  }
  return { text: folded, from, length: text.length };
}

/**
 * The marked parts of the text as it stands, in order, none touching another.
 * @param indices ranges of the folded text, ends included
 */
export function marksOf(
  { from, length }: Folded,
  indices: readonly (readonly [number, number])[],
): [number, number][] {
  const marks: [number, number][] = [];
  for (const [first, last] of [...indices].sort((a, b) => a[0] - b[0])) {
    const start = from[first]!;
    const end = from.slice(last + 1).find((place) => place > from[last]!) ?? length;
    const before = marks.at(-1);
    if (before && start <= before[1]) before[1] = Math.max(before[1], end);
    else marks.push([start, end]);
  }
  return marks;
}

/** Judges the answer to a check, and brings the pieces of an order out of order. */
import type { Check } from '../lesson/check.ts';
import { plainText } from '../lesson/plain.ts';
import type { Inline } from '../lesson/words.ts';

/** The check of one kind. */
export type CheckOf<K extends Check['ask']> = Extract<Check, { ask: K }>;

type Blank = Exclude<CheckOf<'fill'>['parts'][number], string>;

/** What an answer is worth. */
export interface Verdict {
  readonly right: boolean;
  /** The same for each choice, place or blank; a number has none. */
  readonly parts: readonly boolean[];
  /** What is said about the whole; choices have words of their own. */
  readonly feedback?: readonly Inline[] | undefined;
}

/**
 * A choice is right where it is chosen as it should be. One that should not be chosen and is not is right, too.
 * @param chosen numbers of the choices
 */
export function judgeChoices(
  { options }: Pick<CheckOf<'single' | 'multiple'>, 'options'>,
  chosen: ReadonlySet<number>,
): Verdict {
  return verdict(options.map(({ right }, n) => right === chosen.has(n)));
}

/** @param order the numbers of the items, in the order that the person gave them */
export function judgeOrder(
  { items, right, wrong }: Pick<CheckOf<'order'>, 'items' | 'right' | 'wrong'>,
  order: readonly number[],
): Verdict {
  // Two items with the same words may change places.
  const words = items.map(plainText);
  return verdict(
    items.map((_, n) => order.length === items.length && words[order[n]!] === words[n]),
    right,
    wrong,
  );
}

export function judgeNumber(
  { answer, tolerance, right, low, high }: Omit<CheckOf<'number'>, 'kind' | 'ask' | 'question'>,
  given: number,
): Verdict {
  // 0.1 + 0.2 is 0.3 to whoever reads it.
  const off = Number((given - answer).toPrecision(12));
  const isRight = Math.abs(off) <= tolerance + Number.EPSILON * Math.abs(answer);
  return { right: isRight, parts: [], feedback: isRight ? right : off < 0 ? low : high };
}

/** @param given the words for the blanks, in their order */
export function judgeFill(
  { parts, right, wrong }: Pick<CheckOf<'fill'>, 'parts' | 'right' | 'wrong'>,
  given: readonly string[],
): Verdict {
  const blanks = parts.filter((part): part is Blank => typeof part !== 'string');
  const isRight = ({ accept }: Blank, n: number) =>
    accept.some((word) => sameWords(word) === sameWords(given[n] ?? ''));
  return verdict(blanks.map(isRight), right, wrong);
}

/** Without what nobody means as a difference: case, spaces, forms of a letter, of an apostrophe and of a quote. */
function sameWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[‐‑‒–−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

function verdict(parts: boolean[], right?: readonly Inline[], wrong?: readonly Inline[]): Verdict {
  const isRight = parts.every(Boolean);
  return { right: isRight, parts, feedback: isRight ? right : wrong };
}

/**
 * The numbers 0 to `count - 1` out of order, the same each time for the same lesson.
 * @param seed a lesson's revision, and what tells one check of it from another
 */
export function shuffled(count: number, seed: string): number[] {
  const order = Array.from({ length: count }, (_, n) => n);
  const random = randomOf(seed);
  for (let n = count - 1; n > 0; n--) {
    const other = Math.floor(random() * (n + 1));
    [order[n], order[other]] = [order[other]!, order[n]!];
  }
  const isInOrder = order.every((number, n) => number === n);
  return isInOrder ? [...order.slice(1), ...order.slice(0, 1)] : order;
}

/** The order in which an order check is asked: never one that would be right already, unless all items are the same. */
export function askedOrder(check: Pick<CheckOf<'order'>, 'items'>, seed: string): number[] {
  const first = shuffled(check.items.length, seed);
  const turned = first.map((_, n) => [...first.slice(n), ...first.slice(0, n)]);
  return turned.find((order) => !judgeOrder(check, order).right) ?? first;
}

/** Numbers from 0 to 1 out of a text: FNV-1a makes the start, mulberry32 (public domain) goes on from it. */
function randomOf(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const letter of seed) state = Math.imul(state ^ letter.codePointAt(0)!, 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

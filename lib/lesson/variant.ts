/**
 * Variants of a lesson: other words for the same question, tried beside it. The original has no letter, its variants are b, c, …
 * in their files' names. Each person gets one of them, and keeps it.
 */
import type { Lesson } from './schema.ts';

/** The original's place among its variants. */
export const ORIGINAL = '';

/** Its letter; empty for the original. */
export const letterOf = ({ variant = ORIGINAL }: Pick<Lesson, 'variant'>): string => variant;

/**
 * Of each lesson the variant that a person gets.
 * @param pack its id
 * @param lessons of one language
 */
export function drawn(pack: string, lessons: readonly Lesson[], person: string): Lesson[] {
  const byId = Map.groupBy(lessons, ({ id }) => id);
  return [...byId].map(([id, all]) => {
    const letter = variantFor(person, `${pack}/${id}`, all.map(letterOf));
    return all.find((one) => letterOf(one) === letter)!;
  });
}

/** Of each lesson one variant, where it has that; else the original. */
export function onlyVariant<T extends Pick<Lesson, 'id' | 'variant' | 'language'>>(
  lessons: readonly T[],
  letter: string,
): T[] {
  const wanted = new Set(lessons.filter((one) => letterOf(one) === letter).map(nameOf));
  return lessons.filter((one) => letterOf(one) === (wanted.has(nameOf(one)) ? letter : ORIGINAL));
}

const nameOf = ({ id, language }: Pick<Lesson, 'id' | 'language'>) => `${id} ${language}`;

/**
 * The variant that a person gets: drawn once and kept, for it follows from who they are. Each is as likely as the others, and
 * a variant that comes or goes moves nobody between those that stay: the one with the highest hash wins (rendezvous hashing,
 * Thaler and Ravishankar, IEEE/ACM Transactions on Networking 6, 1998).
 * @param letters at least one
 */
export function variantFor(person: string, lesson: string, letters: readonly string[]): string {
  let best = { letter: letters[0]!, hash: -1 };
  for (const letter of letters) {
    const hash = hashOf(`${lesson}\n${letter}\n${person}`);
    if (hash > best.hash) best = { letter, hash };
  }
  return best.letter;
}

/** FNV-1a, then MurmurHash3's finaliser: the bits of the first alone are not even. @returns 32 bits, unsigned */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * Whom a draw was made for, without naming them: what was stored for one person is not another's.
 * @param person null: nobody was known
 */
export const drawMark = (person: string | null): string =>
  person === null ? 'nobody' : hashOf(person).toString(16).padStart(8, '0');

/** Chance that is the same in every run. */

/** A number in [0, 1) at each call (mulberry32). */
export type Random = () => number;

/** @param seed the same seed gives the same numbers */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from 0 to below `count`. */
export const below = (random: Random, count: number): number => Math.floor(random() * count);

/** A seed from a text (FNV-1a), so that a query's chance does not depend on which others are asked. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** `count` of a list, evenly by chance, in the list's order; all of it if it is shorter. */
export function sample<T>(list: readonly T[], count: number, random: Random): T[] {
  let left = Math.min(count, list.length);
  return list.filter((_, at) => {
    if (random() * (list.length - at) >= left) return false;
    left -= 1;
    return true;
  });
}

/** The list in another order. */
export function shuffled<T>(list: readonly T[], random: Random): T[] {
  const keyed = list.map((item) => ({ item, key: random() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}

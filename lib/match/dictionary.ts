/** A dictionary from strings to numbers in typed arrays: nothing is parsed when a woken worker reads it back. */

/** Strings as UTF-16 code units one after the other, and an open-addressed table over them. */
export interface Dictionary {
  /** Number of a string plus one at its hash's slot or the next free one; the size is a power of two. */
  readonly slots: Uint32Array;
  /** Where each string starts in `units`, and where the last one ends. */
  readonly starts: Uint32Array;
  readonly units: Uint16Array;
}

/** 32-bit FNV-1a over code units (draft-eastlake-fnv-21), seeded, so that two seeds make a longer hash. */
export function hashOf(text: string, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Makes a dictionary; a string's number is its place in the list. */
export function makeDictionary(list: readonly string[]): Dictionary {
  let size = 16;
  while (size < list.length * 2) size *= 2;
  const slots = new Uint32Array(size);
  const starts = new Uint32Array(list.length + 1);
  let length = 0;
  list.forEach((text, n) => {
    starts[n] = length;
    length += text.length;
    let slot = hashOf(text) & (size - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = n + 1;
  });
  starts[list.length] = length;
  const units = new Uint16Array(length);
  let at = 0;
  for (const text of list) for (let i = 0; i < text.length; i++) units[at++] = text.charCodeAt(i);
  return { slots, starts, units };
}

/** The number of a string, or -1. */
export function find({ slots, starts, units }: Dictionary, text: string): number {
  const mask = slots.length - 1;
  for (let slot = hashOf(text) & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
    const number = slots[slot]! - 1;
    const start = starts[number]!;
    if (starts[number + 1]! - start !== text.length) continue;
    let i = 0;
    while (i < text.length && units[start + i] === text.charCodeAt(i)) i++;
    if (i === text.length) return number;
  }
  return -1;
}

/** A call takes only so many arguments. */
const PART = 8192;

/** The string with a number. */
export function stringAt({ starts, units }: Dictionary, number: number): string {
  const end = starts[number + 1]!;
  let text = '';
  for (let at = starts[number]!; at < end; at += PART)
    text += String.fromCharCode(...units.subarray(at, Math.min(end, at + PART)));
  return text;
}

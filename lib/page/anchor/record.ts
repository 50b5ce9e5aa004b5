/** What is kept of an element so that it can be found again: plain JSON, bounded, without anything a person typed. */

/** Every field may be missing, also in a fingerprint that an author wrote by hand: `{role, name, near}`. */
export interface AnchorRecord {
  readonly tag?: string;
  /** The ARIA role, written or implied by the tag. */
  readonly role?: string;
  readonly type?: string;
  /** What it is called: its label, else its words, else its placeholder or title. Never a value. */
  readonly name?: string;
  /** A placeholder, title or alternative text besides; for a field without one, the words next to it. */
  readonly hint?: string;
  /** The words around it. */
  readonly near?: string;
  /** The last heading before it. */
  readonly heading?: string;
  readonly id?: string;
  /** An id for tests: `data-testid` and the like. */
  readonly test?: string;
  /** The `name` attribute. */
  readonly field?: string;
  readonly classes?: string;
  /** Where it leads, without query. */
  readonly href?: string;
  /** Tags and places from the root on: `html[1]/body[1]/div[2]`. */
  readonly path?: string;
  /** The id of the nearest element around it that has one, and how many steps of the path lie below that. */
  readonly within?: string;
  readonly depth?: number;
  /** Left, top, width, height in CSS pixels of the page. */
  readonly box?: readonly [number, number, number, number];
  /** Which it is of so many that have its tag and its name (without a name, its classes), from 1. */
  readonly nth?: readonly [nth: number, of: number];
  /** It could not be seen: it stood in a closed menu, for example. */
  readonly hidden?: boolean;
}

/** The most letters of each field. */
export const LONGEST = {
  tag: 40,
  role: 30,
  type: 20,
  name: 120,
  hint: 80,
  near: 240,
  heading: 80,
  id: 80,
  test: 80,
  field: 80,
  classes: 160,
  href: 160,
  within: 80,
} as const;

/** A path keeps this many of its last letters. */
export const LONGEST_PATH = 480;

/** A record's JSON is never longer than this many UTF-16 units, whatever the page holds. */
export const LONGEST_JSON = 4000;

/** Control letters and halves of letters are six letters each in JSON. */
const UNPRINTED = /[\p{Cc}\p{Cs}]+/gu;

/** Cuts every field to its length and leaves the empty ones out. */
export function bounded(record: AnchorRecord): AnchorRecord {
  const kept: Record<string, unknown> = {};
  for (const [field, longest] of Object.entries(LONGEST)) {
    const value = record[field as keyof typeof LONGEST]?.slice(0, longest).replace(UNPRINTED, ' ').trim();
    if (value) kept[field] = value;
  }
  const { box, depth, nth, hidden } = record;
  const path = record.path?.replace(UNPRINTED, ' ');
  // It begins with a whole step, unless a step is as long as all.
  if (path) kept.path = path.slice(-LONGEST_PATH).replace(path.length > LONGEST_PATH ? /^[^/]*\// : '', '');
  if (kept.within && depth !== undefined) kept.depth = depth;
  // What is not drawn has no place.
  if (box && (box[2] > 0 || box[3] > 0)) kept.box = box.map((n) => Math.round(n) || 0);
  if (nth && nth[1] > 1) kept.nth = nth;
  if (hidden) kept.hidden = true;
  return kept;
}

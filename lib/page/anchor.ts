/**
 * Finds an element again after its page changed: `describe` when a step is written, `relocate` when it is shown. Where it is
 * not sure enough there is no answer: pointing at the wrong thing is worse than pointing at none.
 */
import { type Choice, type ChooseOptions, choose } from './anchor/choose.ts';
import { type Candidate, collect } from './anchor/collect.ts';
import type { AnchorRecord } from './anchor/record.ts';
import { isEditor } from './name.ts';
import { isVisible, matches, own } from './walk.ts';

export { type Choice, type ChooseOptions, choose } from './anchor/choose.ts';
export { type AnchorRecord, LONGEST_JSON } from './anchor/record.ts';

/** What `describe` kept of an element; or what an author wrote, in the words of a demo's `where`. */
export interface Fingerprint extends AnchorRecord {
  /** A field's label: the same as its name, and only fields are looked at. */
  readonly label?: string;
  /** Only elements that this selector finds are looked at. */
  readonly css?: string;
}

export interface PageOptions {
  /** A CSS selector of what shows records of people, whose words are never read (`records` in a tool's definition). */
  readonly records?: string;
}

/** An answer with its element. */
export interface Relocated extends Omit<Choice, 'record'> {
  readonly element: Element;
}

/**
 * Tells of an element what will find it again: plain JSON of a few kB at most (`LONGEST_JSON`), never what was typed.
 * Of a table's cells only the element's own words are kept; mail addresses and long numbers are left out.
 * @returns null for an element that stands in no document, or in what is never read
 */
export function describe(element: Element, { records }: PageOptions = {}): AnchorRecord | null {
  const document = own(element, 'ownerDocument');
  const hidden = !isVisible(element);
  const found = collect(document, { element, hidden, records });
  return found.find((one) => one.element === element)?.record ?? null;
}

/**
 * Finds the element of a fingerprint on the page as it is now: among what can be seen, and among what is hidden too if
 * the element was hidden when it was described.
 * @returns null where no element is sure enough; for a fingerprint of CSS alone, where not exactly one is found
 * @throws SyntaxError for CSS that is none
 */
export function relocate(
  fingerprint: Fingerprint,
  document: Document,
  { records, ...options }: PageOptions & ChooseOptions = {},
): Relocated | null {
  const found = candidatesFor(fingerprint, document, records === undefined ? {} : { records });
  const kept = recordIn(fingerprint);
  if (Object.keys(kept).length === 0)
    return found.length === 1 ? { element: found[0]!.element, ...ALONE } : null;
  const known = new Map(found.map(({ element, record }) => [record, element]));
  const choice = choose(kept, [...known.keys()], options);
  if (!choice) return null;
  const { record, ...how } = choice;
  return { element: known.get(record)!, ...how };
}

/** The elements that a fingerprint may tell of, with what `choose` compares. */
export function candidatesFor(
  { css, label, tag, hidden }: Fingerprint,
  document: Document,
  { records }: PageOptions = {},
): Candidate[] {
  return collect(document, { tag, css, hidden, records }).filter(
    ({ element }) =>
      (css === undefined || matches(element, css)) && (label === undefined || isEditor(element)),
  );
}

/** What `choose` compares of a fingerprint. */
export function recordIn({ css: _, label, ...rest }: Fingerprint): AnchorRecord {
  return label === undefined || rest.name ? rest : { ...rest, name: label };
}

/** The only one that an author's selector finds. */
const ALONE = { score: 1, margin: Number.POSITIVE_INFINITY, why: [] } as const;

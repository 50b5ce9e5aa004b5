/** The label of a field, in the tool's words, and which field has the focus. */
import { nearLabel } from './near.ts';
import { textOf } from './text.ts';
import { attribute, type Budget, innerOf, isOutside, matches, newBudget, own } from './walk.ts';

/** What is typed into, boxes and sliders included. */
export const TYPED =
  'input:not([type="submit"],[type="button"],[type="reset"],[type="image"],[type="hidden"]),textarea,[contenteditable]:not([contenteditable="false" i]),[role="textbox"],[role="combobox"],[role="searchbox"]';
const EDITOR = `${TYPED},select,[role="spinbutton"]`;

/** Fields whose title is no value. */
const TITLED = 'input:not([role]),textarea:not([role]),select';

/** No field has more labels than this. */
const LABELS = 20;

/** Tells whether a person can type or choose in this element. */
export function isEditor(element: Element): boolean {
  return matches(element, EDITOR);
}

/**
 * A field's label: `aria-labelledby`, `aria-label`, its `label` elements, else what stands before it as a label, else
 * its placeholder or title. A simplification of Accessible Name and Description Computation 1.2 that leaves every value
 * out: the title of something that is no field of the browser's own may be the chosen value.
 * @param budget nodes that may still be looked at, as for `textOf`
 */
export function nameOf(element: Element, budget = newBudget()): string {
  const { records } = budget;
  if (!isOutside(element, records)) return '';
  return (
    labelledBy(element, budget) ||
    attribute(element, 'aria-label') ||
    labelsOf(element, records)
      .map((label) => textOf(label, budget))
      .join(' ') ||
    nearLabel(element, budget) ||
    attribute(element, 'placeholder') ||
    (matches(element, TITLED) ? attribute(element, 'title') : '')
  );
}

/** The element with the focus, through open shadow roots and same-origin frames. */
export function deepActive(document: Document): Element | null {
  let active = own(document, 'activeElement');
  while (active) {
    const inner: Element | null = innerOf(active)?.activeElement ?? null;
    if (!inner) return active;
    active = inner;
  }
  return null;
}

function labelsOf(element: Element, records?: string): Element[] {
  const labels = own(element as HTMLInputElement, 'labels') ?? [];
  return [...labels].slice(0, LABELS).filter((label) => isOutside(label, records));
}

function labelledBy(element: Element, budget: Budget): string {
  const ids = attribute(element, 'aria-labelledby').split(/\s+/).slice(0, LABELS);
  const root = own(element, 'getRootNode').call(element) as Document;
  return ids
    .map((id) => (id === '' ? null : own(root, 'getElementById').call(root, id)))
    .filter((label) => label !== null && label !== element && isOutside(label, budget.records))
    .map((label) => textOf(label!, budget))
    .join(' ');
}

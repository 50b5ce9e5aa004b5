/** The label of a field, in the tool's words, and which field has the focus. */
import { textOf } from './text.ts';
import { contentOf, isOutside } from './walk.ts';

const EDITOR =
  'input:not([type="submit"],[type="button"],[type="reset"],[type="image"],[type="hidden"]),textarea,select,[contenteditable]:not([contenteditable="false" i]),[role="textbox"],[role="combobox"],[role="searchbox"],[role="spinbutton"]';

/** Tells whether a person can type or choose in this element. */
export function isEditor(element: Element): boolean {
  return element.matches(EDITOR);
}

/**
 * A field's label: `aria-labelledby`, `aria-label`, its `label` elements, else its placeholder or title.
 * A simplification of Accessible Name and Description Computation 1.2 that leaves every value out.
 */
export function nameOf(element: Element): string {
  if (!isOutside(element)) return '';
  return (
    labelledBy(element) ||
    attribute(element, 'aria-label') ||
    [...((element as HTMLInputElement).labels ?? [])].filter(isOutside).map(textOf).join(' ') ||
    attribute(element, 'placeholder') ||
    attribute(element, 'title')
  );
}

/** The element with the focus, through open shadow roots and same-origin frames. */
export function deepActive(document: Document): Element | null {
  let active = document.activeElement;
  while (active) {
    const inner: Element | null =
      active.shadowRoot?.activeElement ??
      (active.localName === 'iframe'
        ? (contentOf(active as HTMLIFrameElement)?.activeElement ?? null)
        : null);
    if (!inner) return active;
    active = inner;
  }
  return null;
}

function labelledBy(element: Element): string {
  const ids = attribute(element, 'aria-labelledby').split(/\s+/);
  const root = element.getRootNode() as Document | ShadowRoot;
  return ids
    .map((id) => (id === '' ? null : root.getElementById(id)))
    .filter((label) => label !== null && label !== element && isOutside(label))
    .map((label) => textOf(label!))
    .join(' ');
}

function attribute(element: Element, name: string): string {
  return element.getAttribute(name)?.trim() ?? '';
}

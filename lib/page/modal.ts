/** What keeps the rest of a page out of reach. */
import { all, isVisible, own } from './walk.ts';

/** The modal dialog of the browser's that is on top; everything outside of it is inert. */
export function topModal(document: Document): Element | null {
  return [...all(document, 'dialog:modal')].at(-1) ?? null;
}

/** What is to be used before all else: that dialog, or one of the tool's own that says so of itself. */
export function reachable(document: Document): Element | null {
  return topModal(document) ?? [...all(document, '[aria-modal="true" i]')].filter(isVisible).at(-1) ?? null;
}

/** Tells whether an element of the document, or in a shadow root or frame there, stands in what can be reached. */
export function isIn(outer: Element, element: Element): boolean {
  for (let at: Element | null = element; at; at = hostOf(at))
    if (own(outer, 'contains').call(outer, at)) return true;
  return false;
}

function hostOf(element: Element): Element | null {
  const root = own(element, 'getRootNode').call(element) as ShadowRoot | Document;
  return ('host' in root ? root.host : root.defaultView?.frameElement) ?? null;
}

/**
 * Finds a page's elements as `walk` comes by them, with the browser's own search: a page of a hundred thousand nodes has
 * few elements that are wanted, and each one that a script touches costs more than the search.
 */
import { all, type Budget, innerOf, isClosed, isLocked, isVisible, own } from './walk.ts';

type Root = Document | ShadowRoot;

/** Of what pages are full, that is no heading, field or button, and can have no shadow root (DOM Standard, "attachShadow"). */
const COMMON = 'td,tr,a,li,i,option,img,[type="hidden"]';
/** Of what pages are full, and that can have one. */
const PLAIN = 'div,span,p';
/** What has a rare name: custom elements, frames, headings, fields, buttons. */
export const RARE = `:not(${PLAIN},${COMMON})`;
/** A test whether what stands in an element may be looked at. Each one is looked at once. */
export type Inside = (element: Element | null) => boolean;

export function insideTest(records = ''): Inside {
  const known = new Map<Element, boolean>();
  const test: Inside = (element) => {
    if (!element) return true;
    const open = known.get(element) ?? (!isClosed(element, records) && test(own(element, 'parentElement')));
    known.set(element, open);
    return open;
  };
  return test;
}

/**
 * Yields the elements below a root that a selector finds and those with a rare name, in order, through open shadow roots
 * and same-origin frames; plain ones besides where one of them has a shadow root. What stands in a closed subtree of its
 * own document or root is among them: who reads one asks `inside` about its parent.
 * @param budget so many elements may be found
 */
export function* find(root: Root | Element, css: string, budget: Budget, inside: Inside): Generator<Element> {
  if (isLocked(root)) return;
  const shadow = own(root as Element, 'shadowRoot');
  if (shadow) yield* find(shadow, css, budget, inside);
  // No selector tells a shadow root. No part of the page can hide a plain element's own one.
  const plain: Element[] = [].slice.call(all(root, PLAIN), 0, budget.left);
  const other = plain.some(({ shadowRoot }) => shadowRoot) ? `:not(${COMMON})` : RARE;
  const list = all(root, `${css},${other}`);
  // By index: an iterator costs as much again.
  for (let at = 0; at < list.length && budget.left-- > 0; at++) {
    const element = list[at]!;
    yield element;
    const inner = innerOf(element);
    if (inner && inside(element) && ('host' in inner || isVisible(element)))
      yield* find(inner, css, budget, inside);
  }
}

/**
 * Finds a page's elements that may be read, as `walk` comes by them, through its shadow roots and frames. It is done in
 * steps, between which the page may go on.
 */
import { DIALOG } from './kind.ts';
import { type Found, type Sight, scan } from './scan.ts';
import { closest, innerOf, isClosed, isLocked, isVisible, own } from './walk.ts';

/** Work that may rest wherever it yields. */
export type Steps<T> = Generator<undefined, T>;

export type Root = Document | ShadowRoot;

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

/** Does all of it at once. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The open shadow roots and same-origin frames in a document and in each other, except those in closed subtrees. */
export function* survey(root: Root, sight: Sight, inside = insideTest()): Steps<Root[]> {
  const roots: Root[] = [];
  if (isLocked(root)) return roots;
  for (const host of (yield* scan(root, sight)).hosts) {
    const inner = innerOf(host);
    if (inner && inside(own(host, 'parentElement')))
      roots.push(inner, ...(yield* survey(inner, sight, inside)));
  }
  return roots;
}

/**
 * What is found below a root, in order, through open shadow roots and same-origin frames. What stands in a closed subtree
 * of its own document or root may be among it: who reads one asks `inside` about its parent.
 */
export function* find(root: Root | Element, inside: Inside, sight: Sight): Steps<Found[]> {
  if (isLocked(root)) return [];
  const shadow = own(root as Element, 'shadowRoot');
  const found = shadow ? yield* find(shadow, inside, sight) : [];
  const seen = yield* scan(root, sight);
  for (const one of seen.found) {
    found.push(one);
    const inner = seen.hosts.has(one.element) ? innerOf(one.element) : null;
    if (inner && inside(one.element) && ('host' in inner || isVisible(one.element)))
      found.push(...(yield* find(inner, inside, sight)));
  }
  return found;
}

/** What may be an open dialog, in order. Last the one with the focus, wherever in a very long page it stands. */
export function* dialogsIn(document: Document, sight: Sight): Steps<Element[]> {
  const { dialogs } = yield* scan(document, sight);
  const active = own(document, 'activeElement');
  const around = active && closest(active, DIALOG);
  return around ? [...dialogs.filter((one) => one !== around), around] : dialogs;
}

/** The form, or else the part, of a page that has the focus, where the page is too long to be gone through whole. */
export function* placeIn(document: Document, sight: Sight): Steps<Element | null> {
  const active = own(document, 'activeElement');
  if (!active || !(yield* scan(document, sight)).isCut) return null;
  return closest(active, 'form,[role="form"]') ?? closest(active, 'section,article,main');
}

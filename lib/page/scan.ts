/**
 * Goes through the elements of one document, shadow root or part of one, once, and keeps those that may be read. Each
 * search by the browser would go through all of it, and each element that a script touches costs more than that: what is
 * never read is passed over, and so is the middle of a very long page, which is its list of records.
 */
import type { Root, Steps } from './find.ts';
import { DIALOG, type Hint, traitOf } from './kind.ts';
import { BUDGET, documentOf, innerOf, isLayout, matches, next, own } from './walk.ts';

/** An element that is something to who reads a page, or on which an open shadow root or a same-origin frame hangs. */
export interface Found {
  readonly element: Element;
  readonly hint: Hint;
}

/** What was found in one root, in order. */
export interface Seen {
  readonly found: Found[];
  readonly hosts: Set<Element>;
  /** What may be open dialogs. */
  readonly dialogs: Element[];
}

/** What one look at a page saw of its roots; each is gone through once. Good for as long as the page stays as it is. */
export interface Sight {
  /** So many elements may still be gone through. */
  left: number;
  readonly roots: Map<Node, Seen>;
}

/** Of one root so many elements are gone through from its beginning, and so many from its end. */
export const [FRONT, BACK] = [2500, 800];
/** So many are gone through between two rests: it takes less than half a millisecond. */
const CHUNK = 512;
/** `NodeFilter.SHOW_ELEMENT`; lib names no browser global. */
const SHOW_ELEMENT = 1;

export function newSight(): Sight {
  return { left: BUDGET, roots: new Map() };
}

export function* scan(root: Root | Element, sight: Sight): Steps<Seen> {
  const known = sight.roots.get(root);
  if (known) return known;
  const seen: Seen = { found: [], hosts: new Set(), dialogs: [] };
  sight.roots.set(root, seen);
  const walker = own(documentOf(root), 'createTreeWalker').call(documentOf(root), root, SHOW_ELEMENT);
  let at = walker.nextNode() as Element | null;
  for (const end = sight.left - FRONT; at && sight.left > Math.max(0, end); ) {
    at = onwards(walker, at, Math.max(0, end, sight.left - CHUNK), sight, seen);
    yield;
  }
  if (!at) return seen;
  const rest: Seen = { found: [], hosts: seen.hosts, dialogs: [] };
  const first = at;
  walker.currentNode = root;
  while (walker.lastChild());
  at = walker.currentNode as Element | null;
  for (const end = sight.left - BACK; at && sight.left > Math.max(0, end); ) {
    at = backwards(walker, at, Math.max(0, end, sight.left - CHUNK), first, sight, rest);
    yield;
  }
  for (const one of rest.found.reverse()) seen.found.push(one);
  seen.dialogs.push(...rest.dialogs.reverse());
  return seen;
}

/**
 * Goes on until so many elements are left, and answers where it stopped. The loops are functions of their own: browsers
 * make them fast sooner than a generator.
 */
function onwards(walker: TreeWalker, from: Element, until: number, sight: Sight, seen: Seen): Element | null {
  let at: Element | null = from;
  for (; at && sight.left > until; sight.left--)
    at = (take(at, seen) ? next(walker) : walker.nextNode()) as Element | null;
  return at;
}

/** The same towards the beginning, up to where the way from there stopped. */
function backwards(
  walker: TreeWalker,
  from: Element,
  until: number,
  first: Element,
  sight: Sight,
  seen: Seen,
): Element | null {
  let at: Element | null = from;
  for (; at && sight.left > until; sight.left--) {
    take(at, seen);
    at = at === first ? null : (walker.previousNode() as Element | null);
  }
  return at;
}

/** Keeps what may be read. @returns whether its parts are passed over */
function take(element: Element, { found, hosts, dialogs }: Seen): boolean {
  const trait = traitOf(element);
  const inner = trait.hosts === 'root' ? element.shadowRoot : trait.hosts && innerOf(element);
  if (inner) hosts.add(element);
  if (inner || trait.hint) found.push({ element, hint: trait.hint });
  if (trait.opens && isOpen(element, trait.opens)) dialogs.push(element);
  return trait.isShut === 'rows' ? !isLayout(element) : trait.isShut;
}

const isOpen = (element: Element, by: 'modal' | 'ask') =>
  by === 'modal' ? element.getAttribute('aria-modal') === 'true' : matches(element, DIALOG);

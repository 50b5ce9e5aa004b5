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
  /** It was too long: its middle was passed over. */
  isCut: boolean;
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

/** That of a look which begins. */
export function newSight(): Sight {
  return { left: BUDGET, roots: new Map() };
}

/** What there is in one root, or below one element. In steps, between which the page may go on. */
export function* scan(root: Root | Element, sight: Sight): Steps<Seen> {
  const known = sight.roots.get(root);
  if (known) return known;
  const seen: Seen = { found: [], hosts: new Set(), dialogs: [], isCut: false };
  sight.roots.set(root, seen);
  const walker = own(documentOf(root), 'createTreeWalker').call(documentOf(root), root, SHOW_ELEMENT);
  const first = yield* through(walker, walker.nextNode() as Element | null, FRONT, sight, seen);
  if (!first) return seen;
  const rest: Seen = { ...seen, found: [], dialogs: [] };
  walker.currentNode = root;
  while (walker.lastChild()); // Down to the very last element.
  seen.isCut = (yield* through(walker, walker.currentNode as Element, BACK, sight, rest, first)) !== null;
  for (const one of rest.found.reverse()) seen.found.push(one);
  seen.dialogs.push(...rest.dialogs.reverse());
  return seen;
}

/** @returns where it stopped, or null where nothing is left */
function* through(
  walker: TreeWalker,
  from: Element | null,
  count: number,
  sight: Sight,
  seen: Seen,
  first?: Element,
): Steps<Element | null> {
  let at = from;
  for (const end = Math.max(0, sight.left - count); at && sight.left > end; ) {
    at = go(walker, at, Math.max(end, sight.left - CHUNK), sight, seen, first);
    yield;
  }
  return at;
}

/**
 * Goes on until so many elements are left. A function of its own: browsers make a loop fast sooner than a generator.
 * @param first goes backwards, up to this element
 */
function go(
  walker: TreeWalker,
  from: Element,
  until: number,
  sight: Sight,
  seen: Seen,
  first?: Element,
): Element | null {
  let at: Element | null = from;
  for (; at && sight.left > until; sight.left--) {
    const isShut = take(at, seen);
    const to = first ? at !== first && walker.previousNode() : isShut ? next(walker) : walker.nextNode();
    at = (to || null) as Element | null;
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

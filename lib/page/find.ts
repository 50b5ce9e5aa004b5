/**
 * Finds a page's elements as `walk` comes by them, with the browser's own search: a page of a hundred thousand nodes has
 * few elements that are wanted, and each one that a script touches costs more than the search. All of it is done in
 * steps, between which the page may go on.
 */
import { all, BUDGET, innerOf, isClosed, isLocked, isVisible, own } from './walk.ts';

/** Work that may rest wherever it yields. */
export type Steps<T> = Generator<undefined, T>;

export type Root = Document | ShadowRoot;

/** What was found in one root, before anybody asked for more. */
interface Seen {
  /** Elements with a rare name: custom elements, frames, headings, fields, buttons. */
  readonly rare: Element[];
  /** Elements on which an open shadow root or a same-origin frame hangs. */
  readonly hosts: Element[];
}

/** What one look at a page saw of its roots; each is gone through once. Good for as long as the page stays as it is. */
export interface Sight {
  /** So many elements with a rare name may still be looked at. */
  left: number;
  readonly roots: Map<Node, Seen>;
}

/** Of what pages are full, that is no heading, field or button, and can have no shadow root (DOM Standard, "attachShadow"). */
const COMMON = 'td,tr,a,li,i,option,img,ul,path,[type="hidden"]';
/** Of what pages are full, and that can have one. */
const PLAIN = ['div', 'span', 'p'];
const RARE = `:not(${PLAIN},${COMMON})`;
/** So many elements are touched between two rests: it takes about a millisecond. */
const CHUNK = 256;

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

export function newSight(): Sight {
  return { left: BUDGET, roots: new Map() };
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
  for (const host of (yield* see(root, sight)).hosts) {
    const inner = innerOf(host);
    if (inner && inside(own(host, 'parentElement')))
      roots.push(inner, ...(yield* survey(inner, sight, inside)));
  }
  return roots;
}

function* see(root: Root | Element, sight: Sight): Steps<Seen> {
  const known = sight.roots.get(root);
  if (known) return known;
  const rare = (yield* search(root, RARE)).slice(0, sight.left);
  sight.left -= rare.length;
  yield;
  const hosts = rare.filter(innerOf);
  // No selector tells a shadow root. No part of the page can hide a plain element's own one.
  for (const css of PLAIN) {
    const plain = yield* search(root, css);
    yield;
    hosts.push(...plain.filter(({ shadowRoot }) => shadowRoot));
  }
  const seen = { rare, hosts };
  sight.roots.set(root, seen);
  return seen;
}

/** What a selector finds, in order, and not more than a page may cost. */
function* search(root: Root | Element, css: string): Steps<Element[]> {
  yield;
  const list = all(root, css);
  const found: Element[] = [];
  // By index: an iterator, or a copy, costs as much again.
  for (let at = 0; at < list.length && at < BUDGET; at++) {
    found.push(list[at]!);
    if (at % CHUNK === 0) yield;
  }
  return found;
}

/** What is to be found: some of the rare names, and selectors, of which the browser is asked for each by itself. */
export interface Wanted {
  readonly names: ReadonlySet<string>;
  readonly css: readonly string[];
}

/**
 * The elements below a root that are wanted, and those on which another root hangs, in order, through open shadow roots and
 * same-origin frames. What stands in a closed subtree of its own document or root is among them: who reads one asks
 * `inside` about its parent.
 */
export function* find(root: Root | Element, wanted: Wanted, inside: Inside, sight: Sight): Steps<Element[]> {
  if (isLocked(root)) return [];
  const shadow = own(root as Element, 'shadowRoot');
  const found = shadow ? yield* find(shadow, wanted, inside, sight) : [];
  const { rare, hosts } = yield* see(root, sight);
  const here = new Set([...rare.filter((element) => wanted.names.has(own(element, 'localName'))), ...hosts]);
  for (const css of wanted.css) for (const element of yield* search(root, css)) here.add(element);
  yield;
  for (const element of [...here].sort(inOrder)) {
    found.push(element);
    const inner = innerOf(element);
    if (inner && inside(element) && ('host' in inner || isVisible(element)))
      found.push(...(yield* find(inner, wanted, inside, sight)));
  }
  return found;
}

/** What may be an open dialog, in order; one may stand there twice. Two searches for one thing each are faster than one for two. */
export function dialogsIn(document: Document): Element[] {
  return [...all(document, 'dialog[open]'), ...all(document, '[aria-modal="true"]')].sort(inOrder);
}

/** `Node.DOCUMENT_POSITION_FOLLOWING`. It is asked of the one that mostly comes first: browsers look for it backwards. */
const FOLLOWING = 4;
const inOrder = (a: Element, b: Element) =>
  own(b, 'compareDocumentPosition').call(b, a) & FOLLOWING ? 1 : -1;

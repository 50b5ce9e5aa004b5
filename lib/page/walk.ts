/** Goes through a page's elements in order, and never into what holds a person's own words or records. */

const ROLES =
  'textbox searchbox combobox spinbutton listbox option slider cell gridcell rowheader columnheader log treeitem';

/** Names of what is never entered, besides an open list's options, what is embedded and cells. */
export const SHUT =
  'svg,select,textarea,datalist,output,pre,code,q,blockquote,canvas,script,style,noscript,template,object';

/** Subtrees that are never entered: what is typed, chosen, listed as a record, drawn or hidden. */
const closed = () =>
  [
    '[contenteditable]:not([contenteditable="false" i])',
    `${SHUT},option,embed,[hidden]`,
    // A role may have fallbacks, and its letter case does not count (WAI-ARIA 1.2, 8.1).
    `[role]:is(${ROLES.split(' ')
      .map((name) => `[role~="${name}" i]`)
      .join()})`,
    '[aria-haspopup="listbox" i]',
    // A chosen value as a chip, as MUI marks it.
    '[data-tag-index]',
  ].join();
// The script that only follows a page walks through nothing, and is built without it.
const CLOSED = /* @__PURE__ */ closed();

/** `NodeFilter.SHOW_ELEMENT`; lib names no browser global. */
const SHOW_ELEMENT = 1;

/** No page costs more than this many elements. */
export const BUDGET = 40_000;

/** What may be looked at: so many more nodes, and not what holds a record. Share one among walks over the same page. */
export interface Budget {
  left: number;
  /** A CSS selector of records that the tool's definition names. */
  readonly records?: string;
}

export function newBudget(records = ''): Budget {
  return { left: BUDGET, records };
}

/**
 * An element's own property. A form's (and a document's) named parts hide its properties: after
 * `<input name="matches">` its `matches` is that input. There the prototype is asked, which no page part hides.
 */
export function own<T extends Node, K extends keyof T>(node: T, key: K): T[K] {
  const { localName } = node as { localName?: unknown };
  // What hides a property is never a string: only a form can answer something else here.
  if (typeof localName === 'string' && localName !== 'form') return node[key];
  for (let at = Object.getPrototypeOf(node); at; at = Object.getPrototypeOf(at)) {
    const found = Object.getOwnPropertyDescriptor(at, key);
    if (found) return found.get ? found.get.call(node) : found.value;
  }
  return undefined as T[K];
}

export function matches(element: Element, selector: string): boolean {
  return own(element, 'matches').call(element, selector);
}

/** The nearest of an element and those around it that a selector finds, within its root. */
export function closest(element: Element, selector: string): Element | null {
  return own(element, 'closest').call(element, selector);
}

/** An attribute as it is written, or ''. */
export function attribute(element: Element, name: string): string {
  return own(element, 'getAttribute').call(element, name)?.trim() ?? '';
}

/** Every element below a root that a selector finds, in order. */
export function all(root: ParentNode & Node, css: string): NodeListOf<Element> {
  return own(root, 'querySelectorAll').call(root, css) as NodeListOf<Element>;
}

/**
 * Tells whether a subtree is never entered.
 * @param records a CSS selector of what is closed besides, or ''
 */
export function isClosed(element: Element, records = ''): boolean {
  if (records !== '' && matches(element, records)) return true;
  return matches(element, CLOSED) || (matches(element, 'td,th') && !isLayout(element));
}

/** A table used for layout has no cells in the sense of records. A table of records may stand in it. */
export function isLayout(part: Element): boolean {
  return part.closest('table')?.matches('[role="presentation"],[role="none"]') ?? false;
}

/**
 * Tells whether an element stands in no closed subtree, also beyond its shadow root and frame: what stands in one
 * is a person's words, not the tool's.
 */
export function isOutside(element: Element, records = ''): boolean {
  for (let at: Element | null = element; at; at = parentOf(at)) {
    if (at !== element && isClosed(at, records)) return false;
    if (own(at, 'ownerDocument').designMode === 'on') return false;
  }
  return true;
}

function parentOf(element: Element): Element | null {
  return (
    own(element, 'parentElement') ??
    (own(element, 'getRootNode').call(element) as ShadowRoot).host ??
    own(element, 'ownerDocument').defaultView?.frameElement ??
    null
  );
}

/** Tells whether an element can be seen; where the browser cannot say, it counts as seen. */
export function isVisible(element: Element): boolean {
  const check = own(element, 'checkVisibility') as Element['checkVisibility'] | undefined;
  return check?.call(element, { visibilityProperty: true, opacityProperty: true }) ?? true;
}

/** Tells whether the whole document is a person's to write in. */
export function isLocked(root: Node): boolean | undefined {
  const document = documentOf(root);
  return document.designMode === 'on' || own(document, 'body')?.isContentEditable;
}

export const documentOf = (node: Node) => own(node, 'ownerDocument') ?? (node as Document);

/**
 * Yields the elements below a root in order, through open shadow roots and same-origin frames. Closed
 * elements are yielded (they may be a field that has a label) but not entered.
 */
export function* walk(root: Document | ShadowRoot | Element, budget = newBudget()): Generator<Element> {
  if (isLocked(root)) return;
  const document = documentOf(root);
  const shadow = own(root as Element, 'shadowRoot');
  if (shadow) yield* walk(shadow, budget);
  const walker = own(document, 'createTreeWalker').call(document, root, SHOW_ELEMENT);
  let node = walker.nextNode() as Element | null;
  while (node && budget.left-- > 0) {
    yield node;
    const closed = isClosed(node, budget.records);
    const shadow = closed ? null : own(node, 'shadowRoot');
    if (shadow) yield* walk(shadow, budget);
    if (!closed && own(node, 'localName') === 'iframe') yield* frame(node as HTMLIFrameElement, budget);
    node = (closed ? next(walker) : walker.nextNode()) as Element | null;
  }
}

/** The node after a subtree that is not entered. */
export function next(walker: TreeWalker): Node | null {
  do {
    const sibling = walker.nextSibling();
    if (sibling) return sibling;
  } while (walker.parentNode());
  return null;
}

function* frame(element: HTMLIFrameElement, budget: Budget): Generator<Element> {
  const document = contentOf(element);
  if (document && isVisible(element)) yield* walk(document, budget);
}

/** A frame of another origin answers null, or throws in some browsers. */
export function contentOf(element: HTMLIFrameElement): Document | null {
  try {
    return element.contentDocument;
  } catch {
    return null;
  }
}

/** What hangs on an element: its open shadow root, or the document of a frame of the same origin. */
export function innerOf(element: Element): Document | ShadowRoot | null {
  return (
    own(element, 'shadowRoot') ??
    (own(element, 'localName') === 'iframe' ? contentOf(element as HTMLIFrameElement) : null)
  );
}

/** Goes through a page's elements in order, and never into what holds a person's own words or records. */

/** Subtrees that are never entered: what is typed, chosen, listed as a record, drawn or hidden. */
const CLOSED = [
  '[contenteditable]:not([contenteditable="false" i])',
  'select,textarea,option,datalist,output,td,th,pre,code,svg,canvas,script,style,noscript,template,object,embed,[hidden]',
  '[role="textbox"],[role="searchbox"],[role="combobox"],[role="spinbutton"],[role="listbox"],[role="option"],[role="slider"]',
  '[role="cell"],[role="gridcell"],[role="rowheader"],[role="columnheader"],[role="log"],[role="treeitem"]',
  '[aria-haspopup="listbox"]',
].join();

/** A table used for layout has no cells in the sense of records. */
const LAYOUT =
  'table[role="presentation"] td,table[role="none"] td,table[role="presentation"] th,table[role="none"] th';

/** `NodeFilter.SHOW_ELEMENT`; lib names no browser global. */
const SHOW_ELEMENT = 1;

/** No page costs more than this many elements. */
const BUDGET = 40_000;

/** Tells whether a subtree is never entered. */
export function isClosed(element: Element): boolean {
  return element.matches(CLOSED) && !element.matches(LAYOUT);
}

/** Tells whether an element can be seen; where the browser cannot say, it counts as seen. */
export function isVisible(element: Element): boolean {
  return element.checkVisibility?.({ visibilityProperty: true, opacityProperty: true }) ?? true;
}

/**
 * Yields the elements below a root in order, through open shadow roots and same-origin frames. Closed
 * elements are yielded (they may be a field that has a label) but not entered.
 */
export function* walk(root: Document | ShadowRoot | Element, budget = { left: BUDGET }): Generator<Element> {
  const document = root.ownerDocument ?? (root as Document);
  if (document.designMode === 'on' || document.body?.isContentEditable) return;
  const walker = document.createTreeWalker(root, SHOW_ELEMENT);
  let node = walker.nextNode() as Element | null;
  while (node && budget.left-- > 0) {
    yield node;
    const closed = isClosed(node);
    if (!closed && node.shadowRoot) yield* walk(node.shadowRoot, budget);
    if (!closed && node.localName === 'iframe') yield* frame(node as HTMLIFrameElement, budget);
    node = (closed ? next(walker) : walker.nextNode()) as Element | null;
  }
}

/** The node after a subtree that is not entered. */
function next(walker: TreeWalker): Node | null {
  do {
    const sibling = walker.nextSibling();
    if (sibling) return sibling;
  } while (walker.parentNode());
  return null;
}

function* frame(element: HTMLIFrameElement, budget: { left: number }): Generator<Element> {
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

/** Reads a page's elements as records, in one pass: through open shadow roots and same-origin frames. */

import { clean } from '../text.ts';
import { attribute, contentOf, isClosed, isVisible, matches, newBudget, own } from '../walk.ts';
import { type Around, type Chunk, recordOf } from './describe.ts';
import { isGenerated } from './generated.ts';
import type { AnchorRecord } from './record.ts';

/** An element of the page and what it is. */
export interface Candidate {
  readonly element: Element;
  readonly record: AnchorRecord;
}

export interface CollectOptions {
  /** Elements of this tag, and those that this selector finds, are candidates besides. */
  readonly tag?: string | undefined;
  readonly css?: string | undefined;
  /** This element is a candidate, whatever it is. */
  readonly element?: Element;
  /** Also what cannot be seen, such as the items of a closed menu. */
  readonly hidden?: boolean | undefined;
  /** A CSS selector of what shows records: its words are not read. */
  readonly records?: string | undefined;
}

/** What people are shown how to use, and what has words of its own. */
const CANDIDATE =
  'a,button,input:not([type="hidden" i]),select,textarea,summary,label,legend,h1,h2,h3,h4,h5,h6,th,img,svg,li,[role],[tabindex],[contenteditable],[onclick]';
const HEADING = 'h1,h2,h3,h4,h5,h6,legend,[role="heading"]';
/** Records in rows: an element in them is a candidate, its words are no neighbour's. */
const CELL = 'td,[role~="cell" i],[role~="gridcell" i],[role~="rowheader" i],[role~="treeitem" i]';
const HEADER = 'th,[role~="columnheader" i]';
/** A menu or panel that is folded up. */
const FOLDED =
  '[hidden]:is(a,aside,button,div,form,li,menu,nav,ol,p,section,span,ul):is(:not([role]),[role="dialog" i],[role="menu" i],[role="tabpanel" i])';
/** What a person types or chose stays closed, also in those. */
const KEPT =
  '[contenteditable]:not([contenteditable="false" i]),[data-tag-index],[role~="textbox" i],[role~="combobox" i]';
const SILENT = 'script,style,noscript,template,head';

/** The DOM Standard's numbers; lib names no browser global. */
const [ELEMENT, TEXT] = [1, 3];
/** No page costs more. */
const [MOST, DEEPEST] = [4000, 300];

interface Place {
  readonly path: string;
  readonly within: string;
  readonly depth: number;
  readonly level: number;
  /** In a table's cell; in what is never read. */
  readonly cell: boolean;
  readonly mute: boolean;
}

type Found = { readonly element: Element } & Around;

/**
 * @returns the page's order, parts before what holds them; at most 4,000, from the first 40,000 elements
 * @throws SyntaxError for a selector that is none
 */
export function collect(root: Document, options: CollectOptions = {}): Candidate[] {
  const { records = '' } = options;
  const budget = newBudget(records);
  const chunks: Chunk[] = [];
  const found: Found[] = [];
  let heading = '';

  function enter(node: Node, place: Place): void {
    const counts = new Map<string, number>();
    for (let child = own(node, 'firstChild'); child; child = own(child, 'nextSibling')) {
      const type = own(child, 'nodeType');
      if (type === TEXT) read(child, place);
      if (type !== ELEMENT) continue;
      const { localName } = child as Element;
      const tag = typeof localName === 'string' ? localName : 'form';
      const nth = (counts.get(tag) ?? 0) + 1;
      counts.set(tag, nth);
      if (budget.left-- > 0) visit(child as Element, tag, `${place.path}${tag}[${nth}]`, place);
    }
  }

  function read(text: Node, { cell, mute }: Place): void {
    const words = mute ? '' : (own(text, 'nodeValue') ?? '').trim();
    if (words !== '') chunks.push({ words: words.slice(0, 200), cell });
  }

  function visit(element: Element, tag: string, path: string, around: Place): void {
    if (matches(element, SILENT) || around.level > DEEPEST) return;
    const isHidden = !isVisible(element);
    if (isHidden && !options.hidden && element !== options.element) return;
    const id = attribute(element, 'id');
    const kept = id !== '' && !isGenerated(id);
    const isCell = matches(element, CELL);
    const closed = isClosed(element, records) && !isOpened(element, isCell);
    const place: Place = {
      path: `${path}/`,
      within: kept ? id : around.within,
      depth: kept ? 0 : around.depth + 1,
      level: around.level + 1,
      cell: around.cell || isCell,
      mute: around.mute || closed || matches(element, '[aria-hidden="true"]'),
    };
    const above = heading;
    const start = chunks.length;
    if (!closed) below(element, tag, place);
    const end = chunks.length;
    const speaks = hasWords(element, tag) && end > start;
    if (element === options.element || ((speaks || isCandidate(element, tag)) && found.length < MOST))
      found.push({
        ...{ element, tag, path, isHidden, closed, isCell, heading: above, inCell: around.cell },
        ...{ within: place.within, depth: place.depth, chunks, start, end, records },
      });
    if (matches(element, HEADING) && end > start)
      heading = clean(
        chunks
          .slice(start, end)
          .map(({ words }) => words)
          .join(' '),
      );
  }

  function below(element: Element, tag: string, place: Place): void {
    const shadow = own(element, 'shadowRoot');
    if (shadow) enter(shadow, { ...place, path: `${place.path}#/` });
    if (tag !== 'iframe') {
      enter(element, place);
      return;
    }
    const inner = contentOf(element as HTMLIFrameElement);
    if (inner && inner.designMode !== 'on') enter(inner, TOP);
  }

  const isCandidate = (element: Element, tag: string) =>
    tag === options.tag ||
    matches(element, CANDIDATE) ||
    (options.css !== undefined && matches(element, options.css));
  /** Cells and folded menus are closed to others; here their elements are looked for. */
  const isOpened = (element: Element, isCell: boolean) =>
    (isCell || matches(element, HEADER) || (options.hidden === true && matches(element, FOLDED))) &&
    !matches(element, KEPT) &&
    (records === '' || !matches(element, records));

  if (root.designMode !== 'on') enter(root, TOP);
  return numbered(found.map((one) => ({ element: one.element, record: recordOf(one.element, one) })));
}

/** Counts those that are called the same. */
function numbered(list: readonly Candidate[]): Candidate[] {
  const same = Map.groupBy(list, ({ record: { tag, name, classes } }) => `${tag} ${name ?? `.${classes}`}`);
  const nths = new Map<Candidate, readonly [number, number]>();
  for (const of of same.values())
    for (const [at, one] of of.entries()) if (of.length > 1) nths.set(one, [at + 1, of.length]);
  return list.map((one) => {
    const nth = nths.get(one);
    return nth ? { ...one, record: { ...one.record, nth } } : one;
  });
}

const TOP: Place = { path: '', within: '', depth: 0, level: 0, cell: false, mute: false };

/** Tells whether an element has text of its own, not only its parts. */
function hasWords(element: Element, tag: string): boolean {
  if (tag === 'body' || tag === 'html') return false;
  for (let node = own(element, 'firstChild'); node; node = own(node, 'nextSibling'))
    if (own(node, 'nodeType') === TEXT && (own(node, 'nodeValue') ?? '').trim() !== '') return true;
  return false;
}

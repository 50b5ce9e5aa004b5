/** Finds on a page what an author's words point at: by role and name, by label, by what stands near, or by CSS. */
import type { Target } from '../lesson/demo.ts';
import { isIn, reachable } from './modal.ts';
import { nearLabel } from './near.ts';
import { all, contentOf, isVisible, matches, newBudget, own } from './walk.ts';

const FIELD =
  'input:not([type="hidden"],[type="submit"],[type="button"],[type="reset"],[type="image"]),select,textarea,[contenteditable]:not([contenteditable="false" i]),[role~="textbox" i],[role~="searchbox" i],[role~="combobox" i],[role~="listbox" i],[role~="spinbutton" i],[role~="checkbox" i],[role~="radio" i],[role~="switch" i],[role~="slider" i]';

/** What has a role by itself (HTML Accessibility API Mappings 1.0, 3.4), without what no author points at. */
const NATIVE: Readonly<Record<string, string>> = {
  button: 'button,summary,input:is([type="submit"],[type="button"],[type="reset"],[type="image"])',
  link: 'a[href],area[href]',
  checkbox: 'input[type="checkbox"]',
  radio: 'input[type="radio"]',
  textbox:
    'textarea,input:is(:not([type]),[type="text"],[type="email"],[type="tel"],[type="url"],[type="password"],[type="date"],[type="time"])',
  searchbox: 'input[type="search"]',
  spinbutton: 'input[type="number"]',
  slider: 'input[type="range"]',
  combobox: 'select:not([multiple]),input[list]',
  listbox: 'select[multiple]',
  option: 'option',
  heading: 'h1,h2,h3,h4,h5,h6',
  img: 'img',
  table: 'table',
  row: 'tr',
  cell: 'td',
  columnheader: 'th',
  rowheader: 'th',
  group: 'fieldset,details',
  dialog: 'dialog',
  navigation: 'nav',
  main: 'main',
  form: 'form',
  list: 'ul,ol',
  listitem: 'li',
};

/** Whose name is the text of a part of it (HTML Accessibility API Mappings 1.0, 4.1). */
const TITLED: Readonly<Record<string, string>> = {
  fieldset: 'legend',
  table: 'caption',
  figure: 'figcaption',
};

/** No name that an author writes is longer. */
const LONGEST = 400;

/**
 * The element, or null where nothing on the page fits. Of several that fit, the first one that can be seen; a dialog
 * that keeps the rest out of reach comes first.
 */
export function findTarget(document: Document, target: Target): Element | null {
  const modal = reachable(document);
  if (modal) {
    const inside = findAmong(target, (element) => isIn(modal, element), document);
    if (inside) return inside;
  }
  return findAmong(target, () => true, document);
}

function findAmong(target: Target, may: (element: Element) => boolean, document: Document): Element | null {
  const { name, label, near } = target;
  const wanted = label ?? name;
  const fitting = [...candidates(document, selectorOf(target))].filter((one) => seen(one) && may(one));
  const named = wanted === undefined ? fitting : called(fitting, plain(wanted), label !== undefined);
  if (near === undefined) return named[0] ? seen(named[0]) : null;
  const levels = named.map((element) => levelsTo(element, plain(near)));
  const nearest = Math.min(...levels);
  return nearest === Infinity ? null : seen(named[levels.indexOf(nearest)]!);
}

/** What can be seen of it: itself, or what tools draw in its place: a choice's label, a look-alike behind a list or a field. */
function seen(element: Element): Element | null {
  if (isVisible(element)) return element;
  if (matches(element, 'input:is([type="radio"],[type="checkbox"],[type="file"])'))
    return [...(own(element as HTMLInputElement, 'labels') ?? [])].find(isVisible) ?? null;
  const next = matches(element, 'select,input') ? shownAfter(element) : null;
  const isLike = next && isVisible(next) && (matches(element, 'select') || all(next, FIELD).length > 0);
  return isLike ? next : null;
}

/** What can be seen first after an element; a tool may keep a hidden field between the two. */
function shownAfter(element: Element): Element | null {
  let at = own(element, 'nextElementSibling');
  while (at && !isVisible(at) && matches(at, 'input')) at = own(at, 'nextElementSibling');
  return at;
}

function selectorOf({ role, label, css }: Target): string {
  if (css !== undefined) return css;
  if (label !== undefined) return FIELD;
  if (role === undefined) return '*';
  const native = Object.hasOwn(NATIVE, role) ? NATIVE[role] : undefined;
  return [...(native ? [native] : []), `[role~="${role.replace(/[^\w-]/g, '')}" i]`].join();
}

const holdsIn = (outer: Element, inner: Element) => own(outer, 'contains').call(outer, inner);

/** What fits a selector, in order, seen or not, through open shadow roots and same-origin frames. */
export function* candidates(root: Document | ShadowRoot, selector: string): Generator<Element> {
  try {
    yield* all(root, selector);
  } catch {
    // Not CSS that this browser knows.
    return;
  }
  for (const element of all(root, '*')) {
    const shadow = own(element, 'shadowRoot');
    if (shadow) yield* candidates(shadow, selector);
    const inner = own(element, 'localName') === 'iframe' ? contentOf(element as HTMLIFrameElement) : null;
    if (inner) yield* candidates(inner, selector);
  }
}

/** Those of that very name; else those whose name holds it, the shortest first: an icon's word may stand beside it. */
function called(elements: readonly Element[], wanted: string, byLabel: boolean): Element[] {
  const named = elements.map((element) => ({ element, name: plain(nameOf(element, byLabel)) }));
  const same = named.filter(({ name }) => name === wanted).map(({ element }) => element);
  // A text and each box around it have the same words: the innermost is meant.
  if (same.length > 0)
    return same.filter((one) => !same.some((other) => other !== one && holdsIn(one, other)));
  const holds = new RegExp(
    `(^|[^\\p{L}\\p{N}])${wanted.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}($|[^\\p{L}\\p{N}])`,
    'u',
  );
  return named
    .filter(({ name }) => name.length <= wanted.length + 40 && holds.test(name))
    .sort((a, b) => a.name.length - b.name.length)
    .map(({ element }) => element);
}

/** As a person compares names: letter case, spaces, and the marks of fields that must be filled in do not count. */
function plain(text: string): string {
  const line = folded(text.slice(0, LONGEST * 2)).trim();
  return line.replace(/[\s*:…]+$/, '') || line;
}

const folded = (text: string) => text.replace(/\s+/g, ' ').toLowerCase();

/**
 * A simplification of Accessible Name and Description Computation 1.2; only compared, never kept.
 * @param byLabel also what stands before a field that no label is tied to: a person takes it for the label
 */
export function nameOf(element: Element, byLabel = true): string {
  const attribute = (name: string) => own(element, 'getAttribute').call(element, name)?.trim() ?? '';
  const root = own(element, 'getRootNode').call(element) as Document;
  const byId = (id: string) => (id ? (root.getElementById?.(id)?.textContent ?? '') : '');
  const labelled = attribute('aria-labelledby').split(/\s+/).map(byId).join(' ').trim();
  if (labelled) return labelled;
  if (attribute('aria-label')) return attribute('aria-label');
  if (matches(element, FIELD)) {
    const labels = [...(own(element as HTMLInputElement, 'labels') ?? [])];
    const text = labels.map((label) => labelText(label, element)).join(' ');
    const near = byLabel && text.trim() === '' ? nearLabel(element, newBudget()) : '';
    return text.trim() || near || attribute('placeholder') || attribute('title');
  }
  if (matches(element, 'input')) return attribute('value') || attribute('alt') || attribute('title');
  const title = TITLED[own(element, 'localName')];
  const titled = title && [...own(element, 'children')].find((part) => matches(part, title));
  return words(titled || element) || attribute('alt') || attribute('title');
}

/** A label's words without those of the field that it may hold. */
function labelText(label: Element, field: Element): string {
  return holdsIn(label, field) ? words(label, field) : words(label);
}

/** An element's words without what is hidden from names. A long one is nobody's name. */
function words(element: Element, without?: Element): string {
  const text = own(element, 'textContent') ?? '';
  if (text.length > LONGEST * 4) return '';
  const hidden = [...all(element, '[aria-hidden="true"],script,style,option')];
  if (hidden.length === 0 && !without) return text;
  const out = new Set<Node>(without ? [...hidden, without] : hidden);
  const read = (node: Node): string =>
    out.has(node)
      ? ''
      : node.nodeType === 3
        ? (node.nodeValue ?? '')
        : [...node.childNodes].map(read).join('');
  return read(element);
}

/** How many levels above an element the text stands; where no box around it holds it, it is not near. */
function levelsTo(element: Element, text: string): number {
  let levels = 0;
  for (let at: Element | null = element; at; at = own(at, 'parentElement'), levels++)
    if (folded(own(at, 'textContent') ?? '').includes(text)) return levels;
  return Infinity;
}

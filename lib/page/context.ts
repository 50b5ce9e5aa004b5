/**
 * What the content script reads from a page: the words the tool itself wrote, from a fixed list of places.
 * Never a value typed or selected, never an editable region, never a table's cells.
 */
import { choiceTest, groupName } from './choice.ts';
import { atOnce, dialogsIn, find, type Inside, insideTest, placeIn, type Steps } from './find.ts';
import { buttonValue, type Kind, kindOf } from './kind.ts';
import { deepActive, isEditor, nameOf, TYPED } from './name.ts';
import { type Found, newSight, type Sight } from './scan.ts';
import { clean, headline, textOf } from './text.ts';
import {
  all,
  attribute,
  type Budget,
  isClosed,
  isOutside,
  isVisible,
  matches,
  newBudget,
  own,
} from './walk.ts';

export interface Context {
  readonly title: string;
  readonly headings: string[];
  readonly breadcrumbs: string[];
  readonly labels: string[];
  readonly actions: string[];
  /** The focused field's label. */
  readonly field: string | null;
  readonly alerts: string[];
  readonly language: string;
  readonly path: string;
}

/** The context of a page that was not read. */
export const NOTHING: Context = {
  title: '',
  headings: [],
  breadcrumbs: [],
  labels: [],
  actions: [],
  field: null,
  alerts: [],
  language: '',
  path: '',
};

/** At most this many of each: a context is a description of the page, not a copy. */
export const LIMITS = { headings: 20, breadcrumbs: 8, labels: 60, actions: 40, alerts: 5 } as const;

/** Where what is read of each kind stands. */
const LISTS = {
  crumbs: 'breadcrumbs',
  action: 'actions',
  field: 'labels',
  label: 'labels',
  alert: 'alerts',
  heading: 'headings',
} as const satisfies Record<Kind, keyof typeof LIMITS>;
/** Not only something that was taken out. */
const SAYS = /[^…\s]/;
/** So many are read between two rests: each takes some 5 microseconds. */
const CHUNK = 16;
/** What a chosen value stands beside. */
const BESIDE = `:is(${TYPED}):not([type="checkbox"],[type="radio"])`;

/**
 * Reads the context of a page.
 * @param document the top document; same-origin frames and open shadow roots are entered
 * @param path path of the address with a route in its hash, without its query
 * @param records CSS selectors of what the tool's definition says is never to be read; if the browser cannot read one,
 * nothing is read
 */
export function readContext(document: Document, path: string, records: readonly string[] = []): Context {
  return atOnce(reading(document, path, records));
}

/** The same in steps. @param sight what this look already saw of the page */
export function* reading(
  document: Document,
  path: string,
  records: readonly string[] = [],
  sight = newSight(),
): Steps<Context> {
  const never = records.join();
  try {
    if (never) all(document, never);
  } catch {
    return { ...NOTHING, path: clean(path) };
  }
  const inside = insideTest(never);
  const found: { -readonly [K in keyof Context]: Context[K] } = { ...NOTHING };
  const words = newBudget(never);
  /** The same buttons in each row or comment are read once. */
  const repeated = new Set<string>();
  const isChip = chipTest();
  const isChoice = choiceTest();
  let turn = 0;
  for (const { element, hint } of yield* inOrder(document, never, inside, sight)) {
    if (turn++ % CHUNK === 0) yield;
    const kind = hint === 'ask' ? kindOf(element, never) : hint;
    if (!kind) continue;
    const list = LISTS[kind];
    const before = found[list];
    // Reading costs time: nothing is read for a list that is full.
    if (before.length >= LIMITS[list]) continue;
    const said = kind === 'action' ? saidBy(element) : '';
    if (kind === 'action' && (repeated.has(said) || isClosed(element, never) || isChip(element))) continue;
    if (!inside(own(element, 'parentElement')) || !isVisible(element)) continue;
    if (kind === 'action') repeated.add(said);
    if (list === 'labels' && isChoice(element)) continue;
    const texts = textsOf(kind, element, words).filter((text) => SAYS.test(text) && !before.includes(text));
    if (texts[0]) found[list] = [...new Set([...before, ...texts])].slice(0, LIMITS[list]);
  }
  const focused = deepActive(document);
  const nameIn = (field: Element) => (isChoice(field) ? groupName : nameOf)(field, newBudget(never));
  return {
    ...found,
    title: titleOf(document, never),
    field: focused && isEditor(focused) ? clean(nameIn(focused)) || null : null,
    language: own(document, 'documentElement').lang.slice(0, 16),
    path: clean(path),
  };
}

function textsOf(kind: Kind, element: Element, words: Budget): string[] {
  switch (kind) {
    case 'crumbs':
      return crumbs(element, words);
    case 'action':
      return [clean(actionName(element, words))];
    case 'field':
      return [clean(nameOf(element, words))];
    case 'alert':
      return [clean(textOf(element, words), true)];
    case 'heading':
      return [headline(textOf(element, words))];
    case 'label':
      return [clean(textOf(element, words))];
  }
}

function titleOf(document: Document, records: string): string {
  const element = own(document, 'querySelector').call(document, 'title');
  return element && isClosed(element, records) ? '' : headline(own(document, 'title'));
}

/** An open dialog is what the person looks at, or else where the focus is in a very long page: its words come first. */
function* inOrder(document: Document, records: string, inside: Inside, sight: Sight): Steps<Found[]> {
  const dialog = (yield* dialogsIn(document, sight)).findLast(
    (element) => isVisible(element) && !isClosed(element, records) && isOutside(element, records),
  );
  const place = dialog ?? (yield* placeIn(document, sight));
  const first = place ? yield* find(place, inside, sight) : [];
  return [...first, ...(yield* find(document, inside, sight))];
}

/** More parts than a trail has, counted with those that are closed or stand twice. */
const MOST_CRUMBS = 100;

function crumbs(nav: Element, budget: Budget): string[] {
  if (budget.left <= 0) return [];
  const found = all(nav, 'li,a');
  budget.left -= found.length;
  const items = [...found].slice(0, MOST_CRUMBS).filter((item) => isOutside(item, budget.records));
  const parts =
    items.length > 0 ? items.map((item) => textOf(item, budget)) : textOf(nav, budget).split(/[›»>/]/);
  return parts.map((part) => headline(part).replace(/^[›»>/\s]+|[›»>/\s]+$/g, ''));
}

/** What a button says, and more: two that say the same have the same name. */
function saidBy(element: Element): string {
  const value = own(element, 'localName') === 'input' ? attribute(element, 'value') : '';
  return own(element, 'textContent') + attribute(element, 'aria-label') + value;
}

/** A submit button's value is the label the tool gave it; nobody types it. */
function actionName(element: Element, budget: Budget): string {
  if (matches(element, 'input')) return buttonValue(element);
  return textOf(element, budget) || attribute(element, 'aria-label');
}

/**
 * A test for chosen values that are shown as chips: something like a button right beside a field. Each parent is
 * looked at once.
 */
function chipTest(): (element: Element) => boolean {
  const known = new Map<ParentNode, boolean>();
  return (element) => {
    const parent = own(element, 'parentNode') as (ParentNode & Node) | null;
    if (!parent || !matches(element, '[role~="button" i]:not(button)')) return false;
    const beside = known.get(parent) ?? [...own(parent, 'children')].some((child) => matches(child, BESIDE));
    known.set(parent, beside);
    return beside;
  };
}

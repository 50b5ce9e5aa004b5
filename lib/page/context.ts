/**
 * What the content script reads from a page: the words the tool itself wrote, from a fixed list of places.
 * Never a value typed or selected, never an editable region, never a table's cells.
 */
import { ALERT, ALERTS, ERRORS } from './alert.ts';
import { choiceTest, groupName } from './choice.ts';
import {
  atOnce,
  dialogsIn,
  find,
  type Inside,
  insideTest,
  newSight,
  type Sight,
  type Steps,
} from './find.ts';
import { deepActive, isEditor, nameOf, TYPED } from './name.ts';
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

const TITLES = '.card-header,.card-title,.panel-heading,.panel-title';
const HEADING = `h1,h2,h3,h4,legend,[role="heading"],${TITLES}`;
const LINKS = 'a[class*="btn"],a[class*="button"]';
const BUTTON_INPUT = 'input:is([type="submit"],[type="button"],[type="reset"])';
const ACTION = `button,[role="button"],[role="menuitem"],[role="tab"],${LINKS},${BUTTON_INPUT}`;
const PICKER = '[aria-haspopup="listbox" i]';
const FIELD = `input,textarea,select,[role="textbox"],[role="combobox"],[role="searchbox"],[role="spinbutton"],${PICKER}`;
const TRAILS = '.breadcrumb,.breadcrumbs';
const CRUMBS = `:is(nav,[role="navigation"])[aria-label*="breadcrumb" i],${TRAILS}`;
/** What a chosen value stands beside. */
const BESIDE = `:is(${TYPED}):not([type="checkbox"],[type="radio"])`;
/** What tells one view from the next: selectors that together find headings and what may be an error. */
export const MARKS = ['h1', 'h2', ...ALERTS, ...ERRORS.split(',')];
/** All that is read. A class by itself is what browsers find fastest. */
const WANTED = {
  names: new Set('h1 h2 h3 h4 legend button input textarea select nav label'.split(' ')),
  css: [
    `[role]:is(${ACTION},${FIELD},${HEADING},${CRUMBS})`,
    PICKER,
    ...ALERTS,
    ...`${LINKS},${TITLES},${TRAILS},${ERRORS}`.split(','),
  ],
};

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
  /** The same buttons in each row or comment are read once. They say what `actionName` may make of it, and more. */
  const repeated = new Set<string>();
  const isChip = chipTest();
  const isChoice = choiceTest();
  for (const element of yield* inOrder(document, never, inside, sight)) {
    yield;
    const is = (selector: string) => matches(element, selector);
    /** Reading costs time: nothing is read for a list that is full. */
    const add = (kind: keyof typeof LIMITS, read: () => string[], isNew = () => true) => {
      const texts = found[kind];
      if (texts.length >= LIMITS[kind] || !isNew()) return;
      if (!inside(own(element, 'parentElement')) || !isVisible(element)) return;
      const said = read().filter((text) => /[^…\s]/.test(text) && !texts.includes(text));
      if (said[0]) found[kind] = [...new Set([...texts, ...said])].slice(0, LIMITS[kind]);
    };
    const label = (text: () => string) => add('labels', () => (isChoice(element) ? [] : [clean(text())]));
    if (is(CRUMBS)) add('breadcrumbs', () => crumbs(element, words));
    else if (is(ACTION) && !(is(FIELD) && isClosed(element, never))) {
      const said = () =>
        own(element, 'textContent') + attribute(element, 'aria-label') + attribute(element, 'value');
      add(
        'actions',
        () => {
          repeated.add(said());
          return [clean(actionName(element, words))];
        },
        () => !repeated.has(said()) && !isClosed(element, never) && !isChip(element),
      );
    } else if (is(FIELD)) label(() => nameOf(element, words));
    else if (is(ALERT)) add('alerts', () => [clean(textOf(element, words), true)]);
    else if (is(HEADING)) add('headings', () => [headline(textOf(element, words))]);
    else if (is('label')) label(() => textOf(element, words));
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

function titleOf(document: Document, records: string): string {
  const element = all(document, 'title')[0];
  return element && isClosed(element, records) ? '' : headline(own(document, 'title'));
}

/** An open dialog is what the person looks at: its words come first. */
function* inOrder(document: Document, records: string, inside: Inside, sight: Sight): Steps<Element[]> {
  const dialog = dialogsIn(document).findLast(
    (element) => isVisible(element) && !isClosed(element, records) && isOutside(element, records),
  );
  const first = dialog ? yield* find(dialog, WANTED, inside, sight) : [];
  return [...first, ...(yield* find(document, WANTED, inside, sight))];
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

/** A submit button's value is the label the tool gave it; nobody types it. */
function actionName(element: Element, budget: Budget): string {
  if (matches(element, 'input')) return matches(element, BUTTON_INPUT) ? attribute(element, 'value') : '';
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

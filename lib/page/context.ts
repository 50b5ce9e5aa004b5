/**
 * What the content script reads from a page: the words the tool itself wrote, from a fixed list of places.
 * Never a value typed or selected, never an editable region, never a table's cells.
 */
import { deepActive, isEditor, nameOf } from './name.ts';
import { clean, textOf } from './text.ts';
import { isClosed, isOutside, isVisible, newBudget, walk } from './walk.ts';

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

const HEADING = 'h1,h2,h3,h4,legend,[role="heading"]';
const ACTION =
  'button,[role="button"],[role="menuitem"],[role="tab"],a[class*="btn"],a[class*="button"],input[type="submit"],input[type="button"],input[type="reset"]';
const FIELD =
  'input,textarea,select,[role="textbox"],[role="combobox"],[role="spinbutton"],[role="searchbox"],[aria-haspopup="listbox" i]';
const ALERT =
  '[role="alert"],[role="alertdialog"],[aria-live="assertive"],[class*="alert-danger"],[class*="alert-warning"],[class*="error-message"],[class*="invalid-feedback"]';
const CRUMBS =
  'nav[aria-label*="breadcrumb" i],[role="navigation"][aria-label*="breadcrumb" i],[class~="breadcrumb"],[class~="breadcrumbs"]';
const WANTED = [HEADING, ACTION, FIELD, ALERT, CRUMBS, 'label'].join();

/**
 * Reads the context of a page.
 * @param document the top document; same-origin frames and open shadow roots are entered
 * @param path path of the address with a route in its hash, without its query
 */
export function readContext(document: Document, path: string): Context {
  const lists = {
    headings: list('headings'),
    breadcrumbs: list('breadcrumbs'),
    labels: list('labels'),
    actions: list('actions'),
    alerts: list('alerts'),
  };
  for (const element of inOrder(document)) {
    if (!element.matches(WANTED) || !isVisible(element)) continue;
    if (element.matches(CRUMBS)) for (const text of crumbs(element)) lists.breadcrumbs.add(text);
    else if (element.matches(ACTION) && !isClosed(element)) lists.actions.add(clean(actionName(element)));
    else if (element.matches(FIELD)) lists.labels.add(clean(nameOf(element)));
    else if (element.matches(ALERT)) lists.alerts.add(clean(textOf(element), true));
    else if (element.matches(HEADING)) lists.headings.add(clean(textOf(element)));
    else if (element.matches('label')) lists.labels.add(clean(textOf(element)));
  }
  const focused = deepActive(document);
  return {
    title: clean(document.title),
    headings: lists.headings.texts,
    breadcrumbs: lists.breadcrumbs.texts,
    labels: lists.labels.texts,
    actions: lists.actions.texts,
    field: focused && isEditor(focused) ? clean(nameOf(focused)) || null : null,
    alerts: lists.alerts.texts,
    language: document.documentElement.lang.slice(0, 16),
    path: clean(path),
  };
}

/** An open dialog is what the person looks at: its words come first. */
function* inOrder(document: Document): Generator<Element> {
  const budget = newBudget();
  const dialog = [...document.querySelectorAll('dialog[open],[aria-modal="true"]')].findLast(
    (element) => isVisible(element) && !isClosed(element) && isOutside(element),
  );
  if (dialog) yield* walk(dialog, budget);
  yield* walk(document, budget);
}

function list(kind: keyof typeof LIMITS) {
  const texts: string[] = [];
  return {
    texts,
    add(text: string) {
      if (text !== '' && texts.length < LIMITS[kind] && !texts.includes(text)) texts.push(text);
    },
  };
}

function crumbs(nav: Element): string[] {
  const items = [...nav.querySelectorAll('li,a')].filter(isOutside);
  const parts = items.length > 0 ? items.map(textOf) : textOf(nav).split(/[›»>/]/);
  return parts.map((part) => clean(part).replace(/^[›»>/\s]+|[›»>/\s]+$/g, ''));
}

/** A submit button's value is the label the tool gave it; nobody types it. */
function actionName(element: Element): string {
  if (element.localName === 'input') return element.getAttribute('value') ?? '';
  return textOf(element) || (element.getAttribute('aria-label') ?? '');
}

/** What an element is to who reads a page: a heading, a field, a button, an error; most are nothing. */
import { ALERT } from './alert.ts';
import { attribute, isClosed, matches, SHUT } from './walk.ts';

export type Kind = 'crumbs' | 'action' | 'field' | 'alert' | 'heading' | 'label';

/** What a name and a class tell; only where they do not tell enough the browser is asked about its selectors. */
export type Hint = Kind | 'ask' | null;

const TITLES = '.card-header,.card-title,.panel-heading,.panel-title';
const HEADING = `h1,h2,h3,h4,legend,[role="heading"],${TITLES}`;
const LINKS = 'a[class*="btn"],a[class*="button"]';
const BUTTON_INPUT = 'input:is([type="submit"],[type="button"],[type="reset"])';
const ACTION = `button,[role="button"],[role="menuitem"],[role="tab"],${LINKS},${BUTTON_INPUT}`;
const PICKER = ':is(button,[role])[aria-haspopup="listbox" i]';
const FIELD = `input,textarea,select,[role="textbox"],[role="combobox"],[role="searchbox"],[role="spinbutton"],${PICKER}`;
const CRUMBS = ':is(nav,[role="navigation"])[aria-label*="breadcrumb" i],.breadcrumb,.breadcrumbs';

/** What may be an open dialog. */
export const DIALOG = 'dialog[open],[aria-modal="true"]';

/** What an element's name and class tell of it. */
export interface Trait {
  readonly hint: Hint;
  /** What may hang on it. */
  readonly hosts: 'root' | 'document' | null;
  /** It may be an open dialog: by what it says itself, or as the browser tells. */
  readonly opens: 'modal' | 'ask' | null;
  /** Its parts are never read; those of rows are not, where their cells are not. */
  readonly isShut: boolean | 'rows';
}

/** Classes that may make a heading, a trail or an error of any element; in old pages their case does not count. */
const CLASSES =
  /card-(?:header|title)|panel-(?:heading|title)|breadcrumb|alert-(?:danger|warning)|error|invalid-feedback/i;
const LINK_CLASSES = /btn|button/i;

/** What can have a shadow root, besides custom elements (DOM Standard, "attachShadow"). */
const HOSTS = 'article,aside,blockquote,body,div,footer,h1,h2,h3,h4,h5,h6,header,main,nav,p,section,span';
/** Cells stand in rows, of which pages may be full. */
const ROWS = 'tbody,thead,tfoot,tr';
const HINTS: Partial<Record<NonNullable<Hint>, string>> = {
  heading: 'h1,h2,h3,h4,legend',
  field: 'textarea,select',
  label: 'label',
  action: 'button',
  ask: 'input,nav',
};

/** More names and classes than a page has, if no script makes them up. */
const MOST = 2000;

interface Known {
  readonly bare: Trait;
  readonly asked: Trait;
  readonly classes: Map<string, Trait>;
}

/** What each name comes to by itself, where more has to be asked, and with which class. Kept from look to look. */
const names = new Map<string, Known>();

function named(name: string): Known {
  const isIn = (list: string) => list.split(',').includes(name);
  const hosts = name === 'iframe' ? 'document' : isIn(HOSTS) || name.includes('-') ? 'root' : null;
  const bare: Trait = {
    hosts,
    opens: name === 'dialog' || name === 'form' ? 'ask' : hosts === 'root' ? 'modal' : null,
    hint: (Object.keys(HINTS) as (keyof typeof HINTS)[]).find((hint) => isIn(HINTS[hint]!)) ?? null,
    isShut: isIn(ROWS) ? 'rows' : isIn(SHUT),
  };
  const known: Known = { bare, asked: { ...bare, hint: 'ask' }, classes: new Map() };
  keep(names, name, known);
  return known;
}

/** What an element may be, by its name, class and role. */
export function traitOf(element: Element): Trait {
  const { localName } = element;
  // A form's own property may be hidden by one of its fields, but not behind a text.
  if (localName === 'form' || typeof localName !== 'string') return formTrait(element);
  const known = names.get(localName) ?? named(localName);
  if (element.getAttribute('role') !== null) return known.asked;
  if (element.getAttribute('aria-live') === 'assertive') return known.asked;
  if (localName === 'button' && element.getAttribute('aria-haspopup') !== null) return known.asked;
  const { className } = element;
  // A drawing's class is no text, and no matter.
  if (!className || typeof className !== 'string') return known.bare;
  return known.classes.get(className) ?? classed(known, className, localName === 'a');
}

function formTrait(form: Element): Trait {
  const known = names.get('form') ?? named('form');
  if (attribute(form, 'role') !== '' || attribute(form, 'aria-live') !== '') return known.asked;
  return classed(known, attribute(form, 'class'), false);
}

function classed({ bare, asked, classes }: Known, value: string, isLink: boolean): Trait {
  const trait = CLASSES.test(value) || (isLink && LINK_CLASSES.test(value)) ? asked : bare;
  keep(classes, value, trait);
  return trait;
}

function keep<T>(known: Map<string, T>, name: string, value: T): void {
  if (known.size >= MOST) known.clear();
  known.set(name, value);
}

/** @param records a CSS selector of what the tool's definition closes, or '' */
export function kindOf(element: Element, records: string): Kind | null {
  const is = (selector: string) => matches(element, selector);
  if (is(CRUMBS)) return 'crumbs';
  if (is(ACTION) && !(is(FIELD) && isClosed(element, records))) return 'action';
  if (is(FIELD)) return 'field';
  if (is(ALERT)) return 'alert';
  if (is(HEADING)) return 'heading';
  return is('label') ? 'label' : null;
}

/** The label that the tool gave an input which is a button, which nobody types; '' for another input. */
export function buttonValue(input: Element): string {
  return matches(input, BUTTON_INPUT) ? attribute(input, 'value') : '';
}

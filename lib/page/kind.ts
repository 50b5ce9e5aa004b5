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
const LINK = /btn|button/i;

/** What can have a shadow root, besides custom elements (DOM Standard, "attachShadow"). */
const HOSTS = 'article,aside,blockquote,body,div,footer,h1,h2,h3,h4,h5,h6,header,main,nav,p,section,span';
/** Cells stand in rows, of which pages may be full. */
const ROWS = 'tbody,thead,tfoot,tr';
const HINTS: readonly (readonly [Hint, string])[] = [
  ['heading', 'h1,h2,h3,h4,legend'],
  ['field', 'textarea,select'],
  ['label', 'label'],
  ['action', 'button'],
  ['ask', 'input,nav'],
];

/** More names or classes, and longer ones, than pages have whose scripts do not make them up. */
const MOST = 5000;
const LONGEST = 1000;

/** What each name comes to by itself, and where more has to be asked; which classes ask. Kept from look to look. */
const names = new Map<string, { bare: Trait; asked: Trait }>();
const asking = new Map<string, boolean>();

function keep<T>(known: Map<string, T>, name: string, value: T): T {
  if (known.size >= MOST) known.clear();
  if (name.length <= LONGEST) known.set(name, value);
  return value;
}

function named(name: string) {
  const isIn = (list: string) => list.split(',').includes(name);
  const hosts = name === 'iframe' ? 'document' : isIn(HOSTS) || name.includes('-') ? 'root' : null;
  const bare: Trait = {
    hosts,
    opens: name === 'dialog' || name === 'form' ? 'ask' : hosts === 'root' ? 'modal' : null,
    hint: HINTS.find(([, list]) => isIn(list))?.[0] ?? null,
    isShut: isIn(ROWS) ? 'rows' : isIn(SHUT),
  };
  return keep(names, name, { bare, asked: { ...bare, hint: 'ask' } });
}

/** What an element may be, by its name, class and role. */
export function traitOf(element: Element): Trait {
  const { localName } = element;
  // A form's own properties may be hidden by its fields, but not behind a text: the browser is asked about each form.
  const isForm = typeof localName !== 'string' || localName === 'form';
  const name = isForm ? 'form' : localName;
  const { bare, asked } = names.get(name) ?? named(name);
  const asks =
    isForm ||
    element.getAttribute('role') !== null ||
    element.getAttribute('aria-live') === 'assertive' ||
    (name === 'button' && element.getAttribute('aria-haspopup') !== null) ||
    hasClass(element.className, name);
  return asks ? asked : bare;
}

/** Tells whether a class asks for more. A drawing's is no text, and no matter. */
function hasClass(value: unknown, name: string): boolean {
  if (!value || typeof value !== 'string') return false;
  return (
    (asking.get(value) ?? keep(asking, value, CLASSES.test(value))) || (name === 'a' && LINK.test(value))
  );
}

/** The first that an element is. */
const KINDS: readonly (readonly [Kind, string])[] = [
  ['crumbs', CRUMBS],
  ['action', ACTION],
  ['field', FIELD],
  ['alert', ALERT],
  ['heading', HEADING],
  ['label', 'label'],
];

/**
 * What the browser says that an element is. A closed field is none of the tool's buttons, whatever it looks like.
 * @param records a CSS selector of what the tool's definition closes, or ''
 */
export function kindOf(element: Element, records: string): Kind | null {
  const is = (selector: string) => matches(element, selector);
  const found = KINDS.find(
    ([kind, css]) => is(css) && !(kind === 'action' && is(FIELD) && isClosed(element, records)),
  );
  return found?.[0] ?? null;
}

/** The label that the tool gave an input which is a button, which nobody types; '' for another input. */
export function buttonValue(input: Element): string {
  return matches(input, BUTTON_INPUT) ? attribute(input, 'value') : '';
}

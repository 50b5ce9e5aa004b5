/** A cheap mark of what a page shows: only when it changes is the page read again. */
import type { Busy } from './busy.ts';
import { ALERT } from './context.ts';
import { RARE } from './find.ts';
import { deepActive, isEditor } from './name.ts';
import { isVisible } from './walk.ts';

/** More headings and errors than tell one view from the next. */
const MOST = 12;

/**
 * @param href address with its query; the mark stays in the page
 * @param busy why the person must not be interrupted: when that is over, there may be something to say
 */
export function glance(document: Document, href: string, busy: Busy | null): string {
  const dialogs = document.querySelectorAll('dialog[open],[aria-modal="true"]').length;
  return [href, document.title, dialogs, busy, focusOf(document), ...partsOf(document)].join('\n');
}

/** How much there is, and what headings and errors say; through the open roots of custom elements and the like. */
function partsOf(root: Document | ShadowRoot): (string | number | null)[] {
  // An error text may stand ready in the page and only be shown when it is due.
  const texts = [...root.querySelectorAll(`h1,h2,${ALERT}`)]
    .slice(0, MOST)
    .map((element) => (isVisible(element) ? element.textContent : ''));
  const inner = [...root.querySelectorAll(RARE)].flatMap(({ shadowRoot }) =>
    shadowRoot ? partsOf(shadowRoot) : [],
  );
  return [root.querySelectorAll('*').length, ...texts, ...inner];
}

/** A number for the field that has the focus, always the same for one field; 0 when it is no field. */
export function focusOf(document: Document): number {
  const active = deepActive(document);
  if (!active || !isEditor(active)) return 0;
  const number = fields.get(active) ?? ++count;
  fields.set(active, number);
  return number;
}

const fields = new WeakMap<Element, number>();
let count = 0;

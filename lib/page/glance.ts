/** A cheap mark of what a page shows: only when it changes is the page read again. */

import { ALERTS, ERRORS } from './alert.ts';
import type { Busy } from './busy.ts';
import { atOnce, dialogsIn, placeIn, type Root, type Steps, survey } from './find.ts';
import { deepActive, isEditor } from './name.ts';
import { type Found, newSight, type Sight, scan } from './scan.ts';
import { all, isVisible, matches, own } from './walk.ts';

/** More headings, and more errors, of one root than tell one view from the next. */
const MOST = 24;
/** `Node.DOCUMENT_NODE`; lib names no browser global. */
const DOCUMENT = 9;
const ERROR = `${ALERTS},${ERRORS}`;

/**
 * @param href address with its query; the mark stays in the page
 * @param busy why the person must not be interrupted: when that is over, there may be something to say
 * @param sight what was found in the page
 */
export function* glances(document: Document, href: string, busy: Busy | null, sight: Sight): Steps<string> {
  const parts = [href, document.title, (yield* dialogsIn(document, sight)).length, busy, focusOf(document)];
  const place = yield* placeIn(document, sight);
  if (place) yield* scan(place, sight);
  for (const [root, { found }] of sight.roots) {
    // What a frame shows is a view of its own.
    if (root.nodeType === DOCUMENT && root !== document) continue;
    yield;
    parts.push(all(root as Root | Element, '*').length);
    yield;
    const tells = [found.filter(isView), found.filter(isAlert)].flatMap((some) => some.slice(0, MOST));
    // An error text may stand ready in the page and only be shown when it is due.
    for (const { element } of tells) parts.push(isVisible(element) ? own(element, 'textContent') : '');
  }
  return parts.join('\n');
}

/** Tells one view from the next. */
const isView = ({ element, hint }: Found) => hint !== null && /^h[12]$/.test(own(element, 'localName'));

/** May be an error, also one around a field. */
const isAlert = ({ element, hint }: Found) => hint === 'ask' && matches(element, ERROR);

/** The same at once, of a page that nobody went through. */
export function glance(document: Document, href: string, busy: Busy | null): string {
  const sight = newSight();
  atOnce(survey(document, sight));
  return atOnce(glances(document, href, busy, sight));
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

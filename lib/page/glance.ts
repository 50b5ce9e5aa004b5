/** A cheap mark of what a page shows: only when it changes is the page read again. */
import type { Busy } from './busy.ts';
import { MARKS } from './context.ts';
import { atOnce, dialogsIn, newSight, type Root, type Steps, survey } from './find.ts';
import { deepActive, isEditor } from './name.ts';
import { all, isVisible } from './walk.ts';

/** More headings and errors than tell one view from the next. */
const MOST = 12;

/**
 * @param href address with its query; the mark stays in the page
 * @param busy why the person must not be interrupted: when that is over, there may be something to say
 * @param inner what hangs in the document; it looks into open shadow roots too
 */
export function* glances(
  document: Document,
  href: string,
  busy: Busy | null,
  inner: readonly Root[],
): Steps<string> {
  const parts = [href, document.title, dialogsIn(document).length, busy, focusOf(document)];
  for (const root of [document, ...inner.filter((root) => 'host' in root)]) {
    yield;
    parts.push(all(root, '*').length);
    for (const css of MARKS) {
      yield;
      // An error text may stand ready in the page and only be shown when it is due.
      for (const element of [...all(root, css)].slice(0, MOST))
        parts.push(isVisible(element) ? element.textContent : '');
    }
  }
  return parts.join('\n');
}

/** The same at once, of a page that nobody went through. */
export function glance(document: Document, href: string, busy: Busy | null): string {
  return atOnce(glances(document, href, busy, atOnce(survey(document, newSight()))));
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

/** What the bench asks of a saved page; it is bundled and runs there. */
import { type Candidate, collect } from '../../../lib/page/anchor/collect.ts';
import { describe } from '../../../lib/page/anchor.ts';
import { isVisible } from '../../../lib/page/walk.ts';
import type { Raw, Seen } from './cases.ts';

declare const document: Document;

/** The element of an absolute XPath, with what is kept of it; null where there is none. */
export function describeAt(xpath: string): Seen | null {
  const element = elementAt(xpath);
  const record = element && describe(element);
  return element && record ? { record, raw: rawOf(element, record.near ?? '') } : null;
}

/**
 * The page's candidates, as `relocate` collects them.
 * @param xpath of the right element, or null
 * @returns `at` its place among them, or -1; and the milliseconds that collecting took
 */
export function candidates(xpath: string | null, tag: string, hidden: boolean) {
  const answer = xpath === null ? null : elementAt(xpath);
  const start = performance.now();
  const found = collect(document, { tag, hidden });
  const ms = performance.now() - start;
  const at = found.findIndex(({ element }) => element === answer);
  return { at, ms, page: found.map(seen) };
}

const seen = ({ element, record }: Candidate): Seen => ({
  record,
  raw: rawOf(element, record.near ?? ''),
});

function elementAt(xpath: string): Element | null {
  const ORDERED = 9;
  return document.evaluate(xpath, document, null, ORDERED, null).singleNodeValue as Element | null;
}

const BUTTONS = 'button,a,input[type="submit"],input[type="button"],input[type="reset"]';

/** The properties that Similo compares; the words around are ours, for it measures them on the screen. */
function rawOf(element: Element, near: string): Raw {
  const { left, top, width, height } = element.getBoundingClientRect();
  const attribute = (name: string) => element.getAttribute(name) ?? '';
  const text = isVisible(element) ? (element as HTMLElement).innerText : (element.textContent ?? '');
  return {
    tag: element.localName,
    id: element.id,
    name: attribute('name'),
    cls: attribute('class'),
    href: attribute('href'),
    alt: attribute('alt'),
    xpath: pathOf(element, false),
    idxpath: pathOf(element, true),
    btn:
      element.matches(BUTTONS) &&
      /\b(btn|button)\b/.test(`${element.localName} ${attribute('class')} ${attribute('type')}`),
    box: [left + scrollX, top + scrollY, width, height].map(Math.round) as unknown as Raw['box'],
    text: (text || attribute('placeholder') || (element.matches(BUTTONS) ? attribute('value') : ''))
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 2000),
    near,
  };
}

function pathOf(element: Element, byId: boolean): string {
  let path = '';
  for (let at: Element | null = element; at; at = at.parentElement) {
    if (byId && at.id) return `//*[@id='${at.id}']${path}`;
    let nth = 1;
    for (let before = at.previousElementSibling; before; before = before.previousElementSibling)
      if (before.localName === at.localName) nth++;
    path = `/${at.localName}[${nth}]${path}`;
  }
  return path;
}

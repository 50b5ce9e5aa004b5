/** What the bench asks of a saved page; it is bundled and runs there. */
import { type Candidate, collect } from '../../../lib/page/anchor/collect.ts';
import { choose, describe } from '../../../lib/page/anchor.ts';
import { isVisible } from '../../../lib/page/walk.ts';
import type { Raw, Seen } from './cases.ts';
import { MUTATIONS, type Mutation } from './mutate.ts';
import type { MutationName } from './mutated.ts';

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

/** Described, then changed, then looked for: what came of each of so many elements of the page. */
export function afterMutation(name: MutationName, count: number): ('located' | 'wrong' | 'abstained')[] {
  const all = collect(document).filter(({ element }) => element.matches(TARGET));
  const step = Math.max(1, all.length / count);
  const targets = Array.from({ length: Math.min(count, all.length) }, (_, at) => all[Math.floor(at * step)]!);
  const mutation: Mutation = MUTATIONS[name];
  mutation(targets.map(({ element }) => element));
  const found = collect(document);
  const records = found.map(({ record }) => record);
  return targets.map(({ element, record }) => {
    const choice = choose(record, records);
    if (!choice) return 'abstained';
    return found[records.indexOf(choice.record)]!.element === element ? 'located' : 'wrong';
  });
}

/** What demos point at. */
const TARGET =
  'a,button,input,select,textarea,summary,label,h1,h2,h3,h4,th,[role="button"],[role="tab"],[role="link"]';

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

/** Finds what a demo points at on a page of Fernhill Expenses, which is plain HTML: its names are in its markup. */
import type { Target } from '../../lib/lesson/demo.ts';

/** The elements that have a role by themselves. */
const ROLES: Record<string, string> = {
  button: 'input[type="submit"], button',
  link: 'a[href]',
  checkbox: 'input[type="checkbox"]',
  radio: 'input[type="radio"]',
  region: '[role="region"]',
  columnheader: 'th[scope="col"]',
};

const words = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();

/** Every element that the target fits. */
export function found(document: Document, { role, name, label, near, css }: Target): Element[] {
  const all = [...document.querySelectorAll(css ?? (role ? (ROLES[role] ?? 'none') : 'body *'))];
  const named = all.filter((element) => {
    if (label !== undefined) return labelOf(element) === label && element.matches('input, select, textarea');
    if (css !== undefined) return true;
    if (role !== undefined) return nameOf(element) === name;
    return words(element.textContent) === name && element.childElementCount === 0;
  });
  if (near === undefined) return named;
  const levels = named.map((element) => levelsTo(element, near));
  const nearest = Math.min(...levels);
  return named.filter((_, n) => levels[n] === nearest && nearest < Infinity);
}

/** How many levels above an element the text stands. */
function levelsTo(element: Element, text: string): number {
  let levels = 0;
  for (let at: Element | null = element; at; at = at.parentElement, levels++)
    if (words(at.textContent).includes(text)) return levels;
  return Infinity;
}

function nameOf(element: Element): string {
  const value = element.matches('[type="submit"]') ? element.getAttribute('value') : element.textContent;
  return element.getAttribute('aria-label') ?? (labelOf(element) || words(value));
}

/** The star of a field that must be filled in is hidden from names. */
function labelOf(element: Element): string {
  const label = element.id && element.ownerDocument.querySelector(`label[for="${element.id}"]`);
  return label ? words(label.textContent?.replace('*', '')) : '';
}

/** Runs inside a document: finds what a click should hit. It must not use anything outside its own body. */
import type { Target } from './types.ts';

export interface Spot {
  x: number;
  y: number;
  /** Why it cannot be clicked now; empty when it can. */
  problem: string;
}

/** Finds the target, also in open shadow roots, scrolls it into view and tells its centre. */
export function locate(target: Target): Spot {
  const controls =
    'button, a, summary, label, option, input, textarea, select, [role], [tabindex], [aria-label]';
  const clean = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
  const find = (root: Document | ShadowRoot): HTMLElement | undefined => {
    const all = [...root.querySelectorAll<HTMLElement>(typeof target === 'string' ? target : controls)];
    const named = (element: HTMLElement) =>
      typeof target === 'string' ||
      [element.innerText, element.getAttribute('aria-label'), (element as HTMLInputElement).value].some(
        (name) => clean(name) === target.text,
      );
    const hits = all.filter(named);
    const shown = hits.find((element) => element.checkVisibility({ visibilityProperty: true })) ?? hits[0];
    if (shown) return shown;
    for (const host of root.querySelectorAll('*')) {
      const inner = host.shadowRoot && find(host.shadowRoot);
      if (inner) return inner;
    }
    return undefined;
  };
  const element = find(document);
  // For who asks afterwards whether it was hit.
  Object.assign(globalThis, { cuecardTestTarget: element });
  if (!element) return { x: 0, y: 0, problem: 'it is not in the document' };
  if (!element.checkVisibility({ visibilityProperty: true })) return { x: 0, y: 0, problem: 'it is hidden' };
  element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  const box = element.getBoundingClientRect();
  const x = Math.round(box.x + box.width / 2);
  const y = Math.round(box.y + box.height / 2);
  if (element.matches(':disabled, [aria-disabled="true"]')) return { x, y, problem: 'it is disabled' };
  let top = document.elementFromPoint(x, y);
  while (top?.shadowRoot?.elementFromPoint(x, y) && top !== top.shadowRoot.elementFromPoint(x, y)) {
    top = top.shadowRoot.elementFromPoint(x, y);
  }
  const hit =
    top && (element.contains(top) || top.contains(element) || top.closest('label')?.control === element);
  if (!hit)
    return { x, y, problem: `it is covered by ${top ? top.outerHTML.slice(0, 120) : 'nothing (outside)'}` };
  return { x, y, problem: '' };
}

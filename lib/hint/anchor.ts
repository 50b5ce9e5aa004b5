/** Finds in the page what a hint speaks of, and where it is on the screen. */
import { ALERT } from '../page/alert.ts';
import { deepActive, isEditor, nameOf } from '../page/name.ts';
import { clean, textOf } from '../page/text.ts';
import { isVisible, matches, own, walk } from '../page/walk.ts';
import type { Box } from './place.ts';
import type { Anchor } from './policy.ts';

/**
 * The element of an anchor as the context named it, or null where it is not (or no longer) on the page.
 */
export function findAnchor(document: Document, anchor: Anchor): Element | null {
  if (anchor.kind === 'page') return null;
  if (anchor.kind === 'field') {
    const active = deepActive(document);
    return active && isEditor(active) && clean(nameOf(active)) === anchor.text ? active : null;
  }
  for (const element of walk(document)) {
    if (!matches(element, ALERT) || !isVisible(element)) continue;
    if (clean(textOf(element), true) === anchor.text) return element;
  }
  return null;
}

/** Where an element is in the top window, through the frames around it; null where it cannot be seen. */
export function boxOf(element: Element): Box | null {
  if (!element.isConnected || !isVisible(element)) return null;
  let { left, top, width, height } = element.getBoundingClientRect();
  if (width === 0 && height === 0) return null;
  for (let frame = frameOf(element); frame; frame = frameOf(frame)) {
    const outer = frame.getBoundingClientRect();
    left += outer.left + frame.clientLeft;
    top += outer.top + frame.clientTop;
  }
  return { left, top, width, height };
}

function frameOf(element: Element): Element | null {
  return own(element, 'ownerDocument').defaultView?.frameElement ?? null;
}

/** Tests the DOM signals of tool definitions on a page. */

import { atOnce, type Root, survey } from './find.ts';
import { newSight } from './scan.ts';
import type { Signal } from './tool.ts';

/** A test for signals on a page that nobody went through. */
export function signalTest(document: Document): (signal: Signal) => boolean {
  return signalsIn(document, atOnce(survey(document, newSight())));
}

/**
 * A test for signals on one page. The document is asked first, and only if that fails its open shadow roots and
 * same-origin frames. A selector that the browser cannot read never holds.
 * @param inner these, as `survey` finds them
 */
export function signalsIn(document: Document, inner: readonly Root[]): (signal: Signal) => boolean {
  return (signal) => {
    try {
      return [document, ...inner].some((root) => within(root, signal)) !== (signal.absent ?? false);
    } catch {
      return false;
    }
  };
}

function within(root: ParentNode, { css, text }: Signal): boolean {
  if (!text) return root.querySelector(css) !== null;
  const want = text.toLowerCase();
  return [...root.querySelectorAll(css)].some((element) =>
    (element.textContent ?? '').toLowerCase().includes(want),
  );
}

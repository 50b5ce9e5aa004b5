/** Tests the DOM signals of tool definitions on a page. */

import { find, insideTest, RARE } from './find.ts';
import type { Signal } from './tool.ts';
import { innerOf, newBudget, own } from './walk.ts';

/**
 * A test for signals on one page. The document is asked first; its open shadow roots and same-origin frames are
 * looked for once, and only if that fails. A selector that the browser cannot read never holds.
 */
export function signalTest(document: Document): (signal: Signal) => boolean {
  let inner: ParentNode[] | undefined;
  return (signal) => {
    try {
      let found = within(document, signal);
      if (!found) {
        inner ??= rootsIn(document);
        found = inner.some((root) => within(root, signal));
      }
      return found !== (signal.absent ?? false);
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

function rootsIn(document: Document): ParentNode[] {
  const inside = insideTest();
  return [...find(document, RARE, newBudget(), inside)].flatMap(
    (element) => (inside(own(element, 'parentElement')) && innerOf(element)) || [],
  );
}

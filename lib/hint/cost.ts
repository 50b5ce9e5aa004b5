/** What a person needs of a page, which a hint must not cover. */
import { isVisible } from '../page/walk.ts';
import { type Box, touches } from './place.ts';

const USED =
  'a[href],button,input,select,textarea,summary,[role="button"],[role="link"],[role="tab"],[role="option"],[contenteditable]:not([contenteditable="false" i])';

/** More controls than a window shows. */
const MOST = 1000;

/**
 * Looks where the page's controls are, once.
 * @returns how many of them a box would cover
 */
export function costs(document: Document, host: Element): (box: Box) => number {
  const controls: Box[] = [];
  for (const element of [...document.querySelectorAll(USED)].slice(0, MOST)) {
    const { left, top, width, height } = element.getBoundingClientRect();
    if (width > 0 && height > 0 && isVisible(element)) controls.push({ left, top, width, height });
  }
  return (box) => controls.filter((control) => touches(control, box)).length + inside(document, host, box);
}

/** Elements with a root of their own may be controls; a few points tell whether one lies below. */
function inside(document: Document, host: Element, box: Box): number {
  const found = new Set<Element>();
  for (const x of [0.1, 0.5, 0.9])
    for (const y of [0.1, 0.5, 0.9]) {
      const [first, second] = document.elementsFromPoint(box.left + box.width * x, box.top + box.height * y);
      const below = first === host ? second : first;
      if (below?.localName.includes('-') || below?.localName === 'iframe') found.add(below);
    }
  return found.size;
}

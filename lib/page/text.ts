/** An element's words as a person reads them, without what a person typed. */
import { isClosed } from './walk.ts';

const MAX = 120;

/** The DOM Standard's numbers; lib names no browser global. */
const [SHOW_ELEMENT, SHOW_TEXT, ELEMENT, ACCEPT, REJECT] = [1, 4, 1, 1, 2];

/**
 * The text of an element, without editable parts, values, cells and drawn icons.
 * @returns raw text; pass it through `clean`. Empty for an element that is itself closed.
 */
export function textOf(element: Element): string {
  if (isClosed(element)) return '';
  const words: string[] = [];
  let length = 0;
  const walker = element.ownerDocument.createTreeWalker(element, SHOW_ELEMENT | SHOW_TEXT, (node) =>
    node.nodeType === ELEMENT &&
    (isClosed(node as Element) || (node as Element).matches('[aria-hidden="true"]'))
      ? REJECT
      : ACCEPT,
  );
  while (length < 4 * MAX && walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeType === ELEMENT) {
      words.push(' ');
      continue;
    }
    words.push(node.nodeValue ?? '');
    length += words.at(-1)!.length;
  }
  return words.join('');
}

/** More than any text that is shown, and little enough for the patterns below. */
const LONGEST = 1000;

const MAIL = /\S+@\S+/g;
const NUMBER = /\+?\p{Nd}(?:[\s().,/\p{Pd}]{0,3}\p{Nd}){3,}/gu;

/** The quotation marks of many languages. A mark that is not closed quotes the rest. */
const QUOTED =
  /["“”„«»「『][^"“”„«»」』]*(?:["“”„«»」』]|$)|`[^`]*(?:`|$)|(?<![\p{L}\p{N}])['‘‚‹][\s\S]+?(?:['’‘›](?![\p{L}\p{N}])|$)/gu;

/**
 * One line of at most 120 characters. Addresses and long numbers are taken out: they are about a person or a
 * record, never about the page.
 * @param echoes the text may repeat what was typed (an error does): quoted parts are taken out too
 */
export function clean(text: string, echoes = false): string {
  const line = text.replace(/\s+/g, ' ').trim().slice(0, LONGEST);
  const bare = (echoes ? line.replace(QUOTED, '…') : line).replace(MAIL, '…').replace(NUMBER, '…');
  return bare.replace(/\s+/g, ' ').trim().slice(0, MAX);
}

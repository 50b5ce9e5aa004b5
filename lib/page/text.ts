/** An element's words as a person reads them, without what a person typed. */
import { isClosed, matches, newBudget, next, own } from './walk.ts';

const MAX = 120;
/** An error may name all that is wrong at once. */
const MAX_ECHO = 360;

/** The DOM Standard's numbers; lib names no browser global. */
const SHOW_ELEMENT = 1;
const SHOW_TEXT = 4;
const TEXT = 3;

/** No element's words stand among more nodes than this. */
const NODES = 500;

/**
 * The text of an element, without editable parts, values, cells and drawn icons.
 * @param budget nodes that may still be looked at; share one among the texts of a reading
 * @returns raw text; pass it through `clean`. Empty for an element that is itself closed, or too large to be read:
 * half a text might be half an address, which `clean` would not know.
 */
export function textOf(element: Element, budget = newBudget()): string {
  if (budget.left <= 0 || isClosed(element, budget.records)) return '';
  let nodes = Math.min(NODES, budget.left);
  const words: string[] = [];
  let length = 0;
  const document = own(element, 'ownerDocument');
  // A filter of ours would be called by the browser at each node, which takes longer than all else here.
  const walker = own(document, 'createTreeWalker').call(document, element, SHOW_ELEMENT | SHOW_TEXT);
  let node = walker.nextNode();
  while (node && length < 4 * MAX) {
    budget.left--;
    if (nodes-- <= 0) return '';
    const isText = node.nodeType === TEXT;
    const skipped =
      !isText &&
      (matches(node as Element, '[aria-hidden="true"]') || isClosed(node as Element, budget.records));
    if (!skipped) words.push(isText ? node.nodeValue! : ' ');
    if (isText) length += node.nodeValue!.length;
    node = skipped ? next(walker) : walker.nextNode();
  }
  return words.join('');
}

/** More than any text that is shown, and little enough for the patterns below. */
const LONGEST = 1000;

const MAIL = /\S+@\S+/g;
const BRACKETED = /<[^\s<>]*@[^\s<>]*>/;
const NUMBER = /\+?\p{Nd}(?:[\s().,/\p{Pd}]{0,3}\p{Nd}){3,}/gu;

/** The quotation marks of many languages. A mark that is not closed quotes the rest. */
const QUOTED =
  /["“”„«»「『][^"“”„«»」』]*(?:["“”„«»」』]|$)|`[^`]*(?:`|$)|(?<![\p{L}\p{N}])['‘‚‹][\s\S]+?(?:['’‘›](?![\p{L}\p{N}])|$)/gu;

/**
 * One line of at most 120 characters, 360 for one that echoes. Addresses and long numbers are taken out: they are about a person or a
 * record, never about the page.
 * @param echoes the text may repeat what was typed (an error does): quoted parts are taken out too
 */
export function clean(text: string, echoes = false): string {
  const line = text.replace(/\s+/g, ' ').trim().slice(0, LONGEST);
  const bare = unnamed(echoes ? line.replace(QUOTED, '…') : line)
    .replace(MAIL, '…')
    .replace(NUMBER, '…');
  return bare
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, echoes ? MAX_ECHO : MAX);
}

/** Takes out an address in angle brackets with the name before it: "Owner: Jane Doe <jane@example.com>". */
function unnamed(line: string): string {
  const parts = line.split(BRACKETED);
  const last = parts.pop()!;
  const before = parts.map((part) =>
    part.slice(0, Math.max(...[...',;:<>'].map((c) => part.lastIndexOf(c))) + 1),
  );
  return [...before, last].join('…');
}

/** A record's number as tools write it: "#12", "Ticket#12". */
const RECORD = /#\p{Nd}.*$/u;

/**
 * A heading's or title's words as `clean` makes them. What follows a record's number is left out: it is the record's
 * own name ("Update ticket #12: The parcel is broken").
 */
export function headline(text: string): string {
  return clean(text.replace(/\s+/g, ' ').slice(0, LONGEST).replace(RECORD, '#…'));
}

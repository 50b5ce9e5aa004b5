/** What of a page is in sight and can be used, for practice: told by where it stands, never by hit-testing. */
import type { Target } from '../lesson/demo.ts';
import { isIn, reachable } from '../page/modal.ts';
import { candidates, findTarget, nameOf } from '../page/target.ts';
import { textOf } from '../page/text.ts';
import { isVisible, matches, own } from '../page/walk.ts';
import { boxOf } from './anchor.ts';
import { inView } from './place.ts';
import type { Part, Screen } from './wire.ts';

const CHOICE = 'select';
const FIELD =
  'textarea,input:not([type="hidden"],[type="submit"],[type="button"],[type="reset"],[type="image"],[type="checkbox"],[type="radio"],[type="file"],[type="color"],[type="range"]),[contenteditable]:not([contenteditable="false" i]),[role~="textbox" i],[role~="searchbox" i]';
const USED = `a[href],button,summary,input:not([type="hidden"]),${FIELD},${CHOICE},[tabindex]:not([tabindex^="-"]),[onclick],${[
  ...'button link tab option menuitem menuitemradio menuitemcheckbox checkbox radio switch combobox slider spinbutton treeitem'.split(
    ' ',
  ),
]
  .map((role) => `[role~="${role}" i]`)
  .join()}`;

/** More than a person looks through. */
const [MOST, OPTIONS, LONGEST] = [300, 100, 120];

/** @param where what the step is about, as its author wrote it; null: nothing on the page */
export function readScreen(document: Document, where: Target | null): Screen {
  const view = { width: document.defaultView!.innerWidth, height: document.defaultView!.innerHeight };
  const target = where && findTarget(document, where);
  const modal = reachable(document);
  const isUsed = target !== null && matches(target, USED);
  const parts: Part[] = [];
  const add = (element: Element, isRight: boolean) => {
    const box = boxOf(element);
    if (!box || !inView(box, view) || box.width < 4 || box.height < 4) return;
    const kind = matches(element, CHOICE) ? 'choice' : matches(element, FIELD) ? 'field' : 'button';
    const options = kind === 'choice' ? optionsOf(element as HTMLSelectElement) : [];
    parts.push({
      ...box,
      name: kind === 'button' ? wordsOf(element) : short(nameOf(element)),
      kind,
      options,
      isRight,
    });
  };
  let isListed = false;
  for (const element of candidates(document, USED)) {
    if (parts.length >= MOST || !isVisible(element) || isOut(element, modal)) continue;
    const isRight = target !== null && isOf(element, target, isUsed);
    isListed ||= isRight;
    add(element, isRight);
  }
  if (target && !isListed) add(target, true);
  return { parts, target: !target ? 'missing' : parts.some(({ isRight }) => isRight) ? 'seen' : 'away' };
}

/** The element itself, what is in it (a menu, a group), the button around it, or the control that it is the label of. */
function isOf(element: Element, target: Element, isUsed: boolean): boolean {
  return (
    own(target, 'contains').call(target, element) ||
    (!isUsed && own(element, 'contains').call(element, target)) ||
    (own(target as HTMLLabelElement, 'localName') === 'label' &&
      own(target as HTMLLabelElement, 'control') === element)
  );
}

/** Behind a modal dialog nothing can be used, nor what the page has switched off. */
function isOut(element: Element, modal: Element | null): boolean {
  return matches(element, ':disabled,[inert],[inert] *') || (modal !== null && !isIn(modal, element));
}

const optionsOf = (select: HTMLSelectElement) =>
  [...own(select, 'options')].slice(0, OPTIONS).map(({ text }) => short(text));

/** As it reads, with a space between its parts. */
const wordsOf = (element: Element) =>
  matches(element, '[aria-label],[aria-labelledby]')
    ? short(nameOf(element))
    : short(textOf(element)) || short(nameOf(element));

const short = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, LONGEST);

/** Makes the record of one element. */
import { isEditor, nameOf } from '../name.ts';
import { clean } from '../text.ts';
import { attribute, matches, newBudget, own } from '../walk.ts';
import { type AnchorRecord, bounded } from './record.ts';
import { roleOf } from './role.ts';

/** A piece of text as it stands in the page's order. */
export interface Chunk {
  readonly words: string;
  /** It stands in a table's cell: a record's words. */
  readonly cell: boolean;
}

/** Where an element stands. */
export interface Around {
  readonly tag: string;
  readonly path: string;
  readonly within: string;
  readonly depth: number;
  /** The last heading's words, clean. */
  readonly heading: string;
  readonly isHidden: boolean;
  /** Its words are a person's. */
  readonly closed: boolean;
  readonly isCell: boolean;
  readonly inCell: boolean;
  /** Its own words among all. */
  readonly chunks: readonly Chunk[];
  readonly start: number;
  readonly end: number;
  readonly records: string;
}

const TESTS = ['data-testid', 'data-test-id', 'data-test', 'data-qa', 'data-cy', 'data-automation-id'];
/** Inputs whose value is their label. */
const BUTTON = 'input[type="submit" i],input[type="button" i],input[type="reset" i]';
/** How many pieces of text on each side are near, and how many letters of them. */
const [SIDE, LETTERS] = [4, 110];

export function recordOf(element: Element, around: Around): AnchorRecord {
  const { tag, path, within, depth, isHidden } = around;
  const type = tag === 'input' || tag === 'button' ? attribute(element, 'type').toLowerCase() : '';
  const view = own(element, 'ownerDocument').defaultView;
  const { left, top, width, height } = own(element, 'getBoundingClientRect').call(element);
  const name = clean(nameIn(element, around));
  return bounded({
    tag,
    role: attribute(element, 'role').split(/\s/)[0]!.toLowerCase() || roleOf(tag, type),
    type,
    name,
    hint: clean(hintOf(element, around)),
    near: nearOf(around),
    heading: around.heading,
    id: attribute(element, 'id'),
    test: TESTS.map((name) => attribute(element, name)).find(Boolean) ?? '',
    field: attribute(element, 'name'),
    classes: `${attribute(element, 'class')} ${name === '' ? iconIn(element) : ''}`,
    href: linkIn(attribute(element, 'href')),
    path,
    within,
    depth,
    box: [left + (view?.scrollX ?? 0), top + (view?.scrollY ?? 0), width, height],
    hidden: isHidden,
  });
}

function nameIn(element: Element, around: Around): string {
  const { chunks, start, end, closed, isCell, inCell, records } = around;
  const said = attribute(element, 'aria-label');
  if (isEditor(element)) return nameOf(element, newBudget(records)) || said;
  if (said !== '' || closed || isCell) return said;
  const own = chunks.slice(start, end).filter(({ cell }) => inCell || !cell);
  const words = own.map(({ words }) => words).join(' ');
  if (words !== '') return words;
  if (matches(element, BUTTON)) return attribute(element, 'value');
  return attribute(element, 'alt') || attribute(element, 'title');
}

function hintOf(element: Element, { chunks, start, end, closed }: Around): string {
  if (!isEditor(element)) return closed ? '' : attribute(element, 'title') || attribute(element, 'alt');
  // The words of a check box stand after it, those of other fields before.
  const beside = chunks[matches(element, '[type="checkbox" i],[type="radio" i]') ? end : start - 1];
  return attribute(element, 'placeholder') || (beside?.cell === false ? beside.words : '');
}

/** The classes of the picture in something that has no words. */
function iconIn(element: Element): string {
  const inner = own(element, 'firstElementChild');
  return inner ? attribute(inner, 'class') : '';
}

function nearOf({ chunks, start, end }: Around): string {
  const before: string[] = [];
  for (let at = start - 1; at >= 0 && before.length < SIDE && start - at < 20; at--)
    if (!chunks[at]!.cell) before.unshift(chunks[at]!.words);
  const after: string[] = [];
  for (let at = end; at < chunks.length && after.length < SIDE && at - end < 20; at++)
    if (!chunks[at]!.cell) after.push(chunks[at]!.words);
  return `${clean(before.join(' ')).slice(-LETTERS)} ${clean(after.join(' ')).slice(0, LETTERS)}`;
}

/** An address without what may be a secret or a person: long values, mail addresses, the part after `#` of a plain link. */
function linkIn(href: string): string {
  if (/^(mailto|tel|data|javascript):/i.test(href)) return href.replace(/:.*/s, ':');
  return href.replace(/([?&][^=&#]*=)[^&#]{24,}/g, '$1').replace(/\S+@\S+/g, '');
}

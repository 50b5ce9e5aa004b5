/** The label of a field in a tool that ties none to it: what stands before it, marked as a label by its class. */
import { textOf } from './text.ts';
import { attribute, type Budget, isClosed, matches, own } from './walk.ts';

/** A class that says "label": `label`, `field-label`, `form__label`. */
const LABEL = /(^|[\s_-])label(\s|$)/i;
/** A coloured mark with a value in it, as Bootstrap 3 calls it. */
const MARK = /(^|\s)label-(default|primary|success|info|warning|danger)(\s|$)/i;
/** Beyond these a label belongs to something else. */
const ROW = 'form,fieldset,tr,li,dialog,body,[role="dialog"],[role="row"],[role="listitem"]';
/** A field and its label are no further apart than this. */
const LEVELS = 5;
const SIBLINGS = 3;

/**
 * The text of the nearest label before a field in the same row, or ''.
 * @param budget nodes that may still be looked at, as for `textOf`
 */
export function nearLabel(field: Element, budget: Budget): string {
  let at: Element | null = field;
  for (let level = 0; at && level < LEVELS; level++) {
    let before = own(at, 'previousElementSibling');
    for (let n = 0; before && n < SIBLINGS; n++) {
      const name = attribute(before, 'class');
      if (LABEL.test(name) && !MARK.test(name) && !isClosed(before, budget.records)) {
        const text = textOf(before, budget).trim();
        if (text !== '') return text;
      }
      before = own(before, 'previousElementSibling');
    }
    at = own(at, 'parentElement');
    if (!at || matches(at, ROW)) return '';
  }
  return '';
}

/** Check boxes and radio buttons that share a name: a list of values, as options are, and often of records. */
import { nameOf } from './name.ts';
import { textOf } from './text.ts';
import { all, attribute, type Budget, closest, isOutside, matches, own } from './walk.ts';

const BOX = 'input:is([type="checkbox" i],[type="radio" i])';

/**
 * A test for one of several boxes with the same name, and for its label. What it is called is a value; the names of
 * each document and shadow root are counted once.
 */
export function choiceTest(): (element: Element) => boolean {
  const counts = new Map<Node, Map<string, number>>();
  return (element) => {
    const box = matches(element, 'label') ? own(element as HTMLLabelElement, 'control') : element;
    if (!box || !matches(box, BOX)) return false;
    const root = own(box, 'getRootNode').call(box);
    const names = counts.get(root) ?? namesIn(root as Document);
    counts.set(root, names);
    return (names.get(attribute(box, 'name')) ?? 0) > 1;
  };
}

/** What the group of such boxes is called, or ''. */
export function groupName(box: Element, budget: Budget): string {
  const group = closest(box, 'fieldset,[role~="group"],[role~="radiogroup"]');
  if (!group || !isOutside(group, budget.records)) return '';
  const legend = all(group, ':scope > legend')[0];
  return nameOf(group, budget) || (legend ? textOf(legend, budget) : '');
}

function namesIn(root: Document): Map<string, number> {
  const names = new Map<string, number>();
  for (const box of all(root, BOX)) {
    const name = attribute(box, 'name');
    if (name !== '') names.set(name, (names.get(name) ?? 0) + 1);
  }
  return names;
}

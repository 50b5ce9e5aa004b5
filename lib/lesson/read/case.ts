/** `:::case`: a situation, what one could do, what follows, and how it goes on. */
import type { List, Paragraph } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Block } from '../block.ts';
import type { Choice, Scene } from '../case.ts';
import { inlinesOf } from '../inline.ts';
import type { Inline } from '../words.ts';
import { content, itemOf, listIn, type Reading, titleOf } from './reading.ts';

const HOW =
  'a case tells the situation, then lists what one could do: "- [x] the best choice" and "- [ ] another", and below each, a line further, what happens then';

export function caseOf(node: ContainerDirective, reading: Reading): Block | null {
  const { label, rest } = content(node);
  const title = titleOf(label);
  if (!title) reading.report(node, 'a case needs a title; write ":::case[A caller is angry]"');
  const before: Paragraph[] = [];
  const list = listIn(node, rest, reading, { mend: HOW, before });
  if (list && before.length === 0) reading.report(node, HOW);
  const situation = before.map((one) => inlinesOf(one, reading.report));
  return title && list && situation.length > 0
    ? { kind: 'case', title, scene: sceneOf(situation, list, reading) }
    : null;
}

function sceneOf(situation: Inline[][], list: List, reading: Reading): Scene {
  const choices = list.children.map((child): Choice => {
    const { first, notes, below } = itemOf(child, reading, 'a choice is a sentence behind "[x]" or "[ ]"');
    if (typeof child.checked !== 'boolean')
      reading.report(child, 'mark each choice: "- [x]" for the best one, "- [ ]" for another');
    const [outcome, ...others] = notes;
    if (!outcome)
      reading.report(child, 'say below this choice, a line further and indented, what happens then');
    const situation = below ? others.splice(-1) : [];
    if (below && situation.length === 0)
      reading.report(below, 'say in a paragraph before this list what the situation is then');
    const feedback = others.flatMap((one, n) => (n > 0 ? [' ', ...one] : one));
    return {
      say: first,
      best: child.checked === true,
      outcome: outcome ?? [''],
      ...(feedback.length > 0 ? { feedback } : {}),
      ...(below && situation.length > 0 ? { next: sceneOf(situation, below, reading) } : {}),
    };
  });
  if (!choices.some(({ best }) => best)) reading.report(list, 'mark the best choice with "- [x]"');
  return { situation, choices };
}

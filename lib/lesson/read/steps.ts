/** `:::steps` and `:::checklist`: things to do, each with a note where it needs one. */
import type { ContainerDirective } from 'mdast-util-directive';
import type { Block, Step } from '../block.ts';
import { content, itemOf, listIn, type Reading, titleOf } from './reading.ts';

export function stepsOf(node: ContainerDirective, reading: Reading): Block | null {
  const steps = read(node, reading, '":::steps" holds one numbered list; write "1. " before each step');
  return steps && { kind: 'steps', ...steps.title, steps: steps.of };
}

export function checklistOf(node: ContainerDirective, reading: Reading): Block | null {
  const items = read(node, reading, '":::checklist" holds one list; write "- " before each item');
  return items && { kind: 'checklist', ...items.title, items: items.of };
}

function read(node: ContainerDirective, reading: Reading, mend: string) {
  const { label, rest } = content(node);
  const list = listIn(node, rest, reading, { mend });
  if (!list) return null;
  const of = list.children.map((child): Step => {
    const { first, notes, below } = itemOf(
      child,
      reading,
      'a step starts with a sentence that says what to do',
    );
    if (below)
      reading.report(
        below,
        'a step holds a sentence and at most a note; end the block and start another one',
      );
    const note = notes.flatMap((one, n) => (n > 0 ? [' ', ...one] : one));
    return note.length > 0 ? { do: first, note } : { do: first };
  });
  const title = titleOf(label);
  return { of, title: title ? { title } : {} };
}

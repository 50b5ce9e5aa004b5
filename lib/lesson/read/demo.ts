/** `:::demo`: steps that can be shown on the page itself. */
import type { List } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Block } from '../block.ts';
import type { DemoStep } from '../demo.ts';
import { content, itemOf, listIn, pairOf, type Reading, titleOf } from './reading.ts';
import { actOf, expectOf, TargetError, targetOf } from './target.ts';

const KEYS = 'where, do, expect, page and picture';

export function demoOf(node: ContainerDirective, reading: Reading): Block | null {
  const { label, rest } = content(node);
  const mend = '":::demo" holds one numbered list; write "1. " before each step';
  const list = listIn(node, rest, reading, { mend });
  if (!list) return null;
  const steps = list.children.map((child): DemoStep => {
    const { first, notes, below } = itemOf(
      child,
      reading,
      'a step starts with a sentence that says what to do',
    );
    const note = notes.flatMap((one, n) => (n > 0 ? [' ', ...one] : one));
    return { say: first, ...(note.length > 0 ? { note } : {}), ...(below ? declared(below, reading) : {}) };
  });
  const title = titleOf(label);
  return { kind: 'demo', ...(title ? { title } : {}), steps };
}

type Declared = Omit<DemoStep, 'say' | 'note'>;

function declared(list: List, reading: Reading): Declared {
  const found: Declared = {};
  for (const item of list.children) {
    const pair = pairOf(item, reading);
    if (!pair) {
      reading.report(item, `under a step of a demo stand ${KEYS}, such as: - where: button "Save"`);
      continue;
    }
    try {
      Object.assign(found, one(pair));
    } catch (error) {
      if (!(error instanceof TargetError)) throw error;
      reading.report(item, `"${pair.key}" cannot be read; ${error.message}`);
    }
    if (pair.key === 'picture' && !reading.folder.media.has(pair.value))
      reading.report(item, `there is no file ${pair.value}; put it there, or correct the name`);
  }
  return found;
}

function one({ key, value }: { key: string; value: string }): Declared {
  if (key === 'where') return { where: targetOf(value) };
  if (key === 'do') return { act: actOf(value) };
  if (key === 'expect') return { expect: expectOf(value) };
  if (key === 'page') return { page: value };
  if (key === 'picture') return { picture: value };
  throw new TargetError(`a step of a demo has ${KEYS}`);
}

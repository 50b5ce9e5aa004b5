/** `:::check`: the kind of question is told from what stands in it. */
import type { List, Paragraph } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Block } from '../block.ts';
import { inlinesOf } from '../inline.ts';
import { plainText } from '../plain.ts';
import type { Inline } from '../words.ts';
import { content, gapsIn, itemOf, type Reading, rawOf, wordsOf } from './reading.ts';

const HOW =
  'write choices as "- [x] right" and "- [ ] wrong", an order as "1. first", a number as "- answer: 12.5", or a sentence with a [[blank]]';

export function checkOf(node: ContainerDirective, reading: Reading): Block | null {
  const { label, rest } = content(node);
  if (!label) {
    reading.report(node, 'a check needs a question; write ":::check[Which priority is right?]"');
    return null;
  }
  const question = inlinesOf(label, reading.report);
  const lists = rest.filter((part): part is List => part.type === 'list');
  const paragraphs = rest.filter((part): part is Paragraph => part.type === 'paragraph');
  const stray = rest.find((part) => part.type !== 'list' && part.type !== 'paragraph');
  if (stray) reading.report(stray, `only lists and sentences stand in a check; ${HOW}`);
  const isChoice = (list: List) => list.children.some(({ checked }) => typeof checked === 'boolean');
  const choices = lists.find(isChoice);
  const order = lists.find((list) => list.ordered && !isChoice(list));
  const told = lists.find((list) => list !== choices && list !== order);
  const shared = { kind: 'check' as const, question };
  if (choices && paragraphs.length === 0) return { ...shared, ...choiceOf(choices, reading) };
  if (order && paragraphs.length === 0) {
    const items = order.children.map(
      (item) => itemOf(item, reading, 'a step of an order is a sentence').first,
    );
    return { ...shared, ask: 'order', items, ...feedbackOf(told, ['right', 'wrong'], reading) };
  }
  if (paragraphs.length > 0 && !choices && !order) return blankOf(node, paragraphs, told, shared, reading);
  if (told) return numberOf(node, told, shared, reading);
  reading.report(node, `this check asks nothing; ${HOW}`);
  return null;
}

export function choiceOf(list: List, reading: Reading) {
  const options = list.children.map((child) => {
    const { first, notes, below } = itemOf(child, reading, 'a choice is a sentence behind "[x]" or "[ ]"');
    if (typeof child.checked !== 'boolean')
      reading.report(child, 'mark each choice: "- [x]" for a right one, "- [ ]" for a wrong one');
    if (below) reading.report(below, 'a choice has a sentence and its feedback; take the list out');
    const feedback = joined(notes);
    return { say: first, right: child.checked === true, ...(feedback ? { feedback } : {}) };
  });
  const ask = options.filter(({ right }) => right).length > 1 ? ('multiple' as const) : ('single' as const);
  return { ask, options };
}

function blankOf(
  node: ContainerDirective,
  paragraphs: Paragraph[],
  told: List | undefined,
  shared: { kind: 'check'; question: Inline[] },
  reading: Reading,
): Block | null {
  const text = paragraphs.map((one) => wordsOf(one, reading, 'a sentence with blanks')).join('\n\n');
  const parts = gapsIn(text).map((part) => (typeof part === 'string' ? part : { accept: part }));
  if (!parts.some((part) => typeof part !== 'string')) {
    reading.report(node, `this check has no blank; ${HOW}`);
    return null;
  }
  const empty = parts.find((part) => typeof part !== 'string' && part.accept.length === 0);
  if (empty)
    reading.report(
      paragraphs[0]!,
      'a blank is empty; write the right words into it: [[good morning | morning]]',
    );
  return { ...shared, ask: 'fill', parts, ...feedbackOf(told, ['right', 'wrong'], reading) };
}

const NUMBER = /^(-?\d+(?:\.\d+)?)(?:,? give or take (\d+(?:\.\d+)?))?(?:,? in (.+))?$/;

function numberOf(
  node: ContainerDirective,
  told: List,
  shared: { kind: 'check'; question: Inline[] },
  reading: Reading,
): Block | null {
  const { answer, ...feedback } = feedbackOf(told, ['answer', 'right', 'low', 'high'], reading);
  const [, number, tolerance, unit] = NUMBER.exec(answer ? plainText(answer) : '') ?? [];
  if (number === undefined) {
    reading.report(
      node,
      answer
        ? 'write the answer as: - answer: 12.5, give or take 0.5, in £'
        : `this check asks nothing; ${HOW}`,
    );
    return null;
  }
  return {
    ...shared,
    ask: 'number',
    answer: Number(number),
    tolerance: Number(tolerance ?? 0),
    ...(unit ? { unit } : {}),
    ...feedback,
  };
}

/** `- right: …` and the like. */
function feedbackOf<K extends string>(
  list: List | undefined,
  keys: readonly K[],
  reading: Reading,
): Partial<Record<K, Inline[]>> {
  const found: Partial<Record<K, Inline[]>> = {};
  for (const item of list?.children ?? []) {
    const { first, notes } = itemOf(item, reading, `write it as "- ${keys[0]}: …"`);
    const [start, ...others] = first;
    const [, key, text] = (typeof start === 'string' && /^([a-z]+)\s*:\s*(.*)$/i.exec(start)) || [];
    const known = keys.find((one) => one === key?.toLowerCase());
    if (!known)
      reading.report(
        item,
        `"${rawOf(item, reading).slice(0, 40)}" is not understood; here stand ${keys.join(', ')}`,
      );
    else found[known] = joined([[...(text ? [text] : []), ...others], ...notes]) ?? [''];
  }
  return found;
}

function joined(notes: Inline[][]): Inline[] | undefined {
  return notes.length > 0 ? notes.flatMap((one, n) => (n > 0 ? [' ', ...one] : one)) : undefined;
}

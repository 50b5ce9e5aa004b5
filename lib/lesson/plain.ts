/** The words of formatted text and of blocks, without their emphasis. */
import type { Block } from './block.ts';
import type { Scene } from './case.ts';
import type { Check } from './check.ts';
import type { Inline } from './words.ts';

/** @returns the text as one string, for indexing, counting and copying */
export function plainText(of: readonly Inline[]): string {
  return of
    .map((part) => (typeof part === 'string' ? part : part.kind === 'code' ? part.text : plainText(part.of)))
    .join('');
}

type Parts = readonly (Inline[] | undefined)[];

const plain = (...parts: Parts) => parts.flatMap((part) => (part ? [plainText(part)] : []));

/** Everything that a block says, in the order in which it stands there: what search finds it by. */
export function textsOf(block: Block): string[] {
  switch (block.kind) {
    case 'text':
      return plain(block.of);
    case 'steps':
      return [block.title ?? '', ...block.steps.flatMap((step) => plain(step.do, step.note))];
    case 'checklist':
      return [block.title ?? '', ...block.items.flatMap((item) => plain(item.do, item.note))];
    case 'demo':
      return [block.title ?? '', ...block.steps.flatMap((step) => plain(step.say, step.note))];
    case 'video':
    case 'audio':
      return [block.title, ...block.transcript.map(({ text }) => text)];
    case 'sample':
      return [block.title, block.text];
    case 'code':
      return [block.title, codeText(block.tokens)];
    case 'template':
      return [block.title, ...block.parts.flatMap((part) => (typeof part === 'string' ? part : part.label))];
    case 'calculator':
      return [block.title, ...[...block.inputs, ...block.results].map(({ label }) => label)];
    case 'case':
      return [block.title, ...ofScene(block.scene)];
    case 'check':
      return ofCheck(block);
    case 'role-play':
      return [
        ...[block.title, ...plain(...block.situation)],
        ...(block.heard?.transcript ?? []).map(({ text }) => text),
        ...(block.lines ?? []).flatMap(({ say, feedback }) => plain(say, feedback)),
        block.model,
      ];
  }
}

/** The code as it was written. */
export const codeText = (tokens: readonly (readonly [string, string])[]) =>
  tokens.map(([, text]) => text).join('');

function ofScene({ situation, choices }: Scene): string[] {
  return [
    ...plain(...situation),
    ...choices.flatMap(({ say, outcome, feedback, next }) => [
      ...plain(say, outcome, feedback),
      ...(next ? ofScene(next) : []),
    ]),
  ];
}

function ofCheck(check: Check): string[] {
  const question = plain(check.question);
  switch (check.ask) {
    case 'single':
    case 'multiple':
      return [...question, ...check.options.flatMap(({ say, feedback }) => plain(say, feedback))];
    case 'order':
      return [...question, ...plain(...check.items, check.right, check.wrong)];
    case 'number':
      return [...question, ...plain(check.right, check.low, check.high)];
    case 'fill': {
      const sentence = check.parts.map((part) => (typeof part === 'string' ? part : part.accept[0])).join('');
      return [...question, sentence, ...plain(check.right, check.wrong)];
    }
  }
}

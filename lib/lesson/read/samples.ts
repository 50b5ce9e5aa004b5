/** `:::sample`, `:::template` and `:::code`: texts to take along. */
import { common, createLowlight } from 'lowlight';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Block, BlockOf } from '../block.ts';
import { content, gapsIn, plainOf, type Reading, titleOf } from './reading.ts';

export function sampleOf(node: ContainerDirective, reading: Reading): Block | null {
  const { label, rest } = content(node);
  const title = titleOf(label);
  if (!title) reading.report(node, 'a sample needs a title; write ":::sample[Greeting]"');
  const text = plainOf(rest, reading, 'a sample');
  if (text === '')
    reading.report(node, 'the sample is empty; write its text between ":::sample[…]" and ":::"');
  return title && text ? { kind: 'sample', title, text } : null;
}

export function templateOf(node: ContainerDirective, reading: Reading): Block | null {
  const { label, rest } = content(node);
  const title = titleOf(label);
  if (!title) reading.report(node, 'a template needs a title; write ":::template[Note about a call]"');
  const parts = gapsIn(plainOf(rest, reading, 'a template')).map((part) =>
    typeof part === 'string' ? part : gapOf(part),
  );
  if (!parts.some((part) => typeof part !== 'string'))
    reading.report(
      node,
      'a template has gaps to fill; write [[Name of the customer]] or [[Day: today | tomorrow]]',
    );
  return title && parts.length > 0 ? { kind: 'template', title, parts } : null;
}

/** `[[Name]]` is written, `[[Day: today | tomorrow]]` chosen. */
function gapOf(words: string[]): Exclude<BlockOf<'template'>['parts'][number], string> {
  const [first = '', ...others] = words;
  const [, label, option] = /^([^:]+):\s*(.+)$/.exec(first) ?? [];
  if (label && others.length > 0) return { label: label.trim(), options: [option!.trim(), ...others] };
  return { label: words.join(' | ') };
}

const highlighter = createLowlight(common);

export function codeOf(node: ContainerDirective, reading: Reading): Block | null {
  const { label, rest } = content(node);
  const title = titleOf(label);
  if (!title) reading.report(node, 'a code sample needs a title; write ":::code[Find open tickets]"');
  const [code, ...others] = rest;
  if (code?.type !== 'code' || others.length > 0 || code.value.trim() === '') {
    reading.report(node, '":::code" holds one code block; put three backticks before and after the code');
    return null;
  }
  const language = code.lang ?? undefined;
  if (language !== undefined && !highlighter.registered(language)) {
    reading.report(code, `"${language}" is no known language; write one such as sql, json or bash, or none`);
    return null;
  }
  if (!title) return null;
  const tokens = language ? tokensOf(highlighter.highlight(language, code.value).children) : [];
  return {
    kind: 'code',
    title,
    ...(language ? { language } : {}),
    tokens: tokens.length > 0 ? tokens : [['', code.value]],
  };
}

interface Node {
  type: string;
  value?: string;
  children?: Node[];
  properties?: { className?: unknown };
}

/** Flat: what is inside something special stays that. */
function tokensOf(nodes: readonly Node[], scope = ''): [string, string][] {
  return nodes.flatMap((node): [string, string][] => {
    if (node.type === 'text') return [[scope, node.value ?? '']];
    const [name] = [node.properties?.className].flat();
    const inner = typeof name === 'string' ? name.replace(/^hljs-/, '').replace(/_$/, '') : scope;
    return tokensOf(node.children ?? [], inner);
  });
}

/** From a Markdown file's nodes to blocks. */
import type { List, RootContent } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { directive } from 'micromark-extension-directive';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import type { Block } from '../block.ts';
import { inlinesOf, nameOf } from '../inline.ts';
import { markdownExcess } from './bounds.ts';
import { calculatorOf } from './calculator.ts';
import { caseOf } from './case.ts';
import { checkOf } from './check.ts';
import { demoOf } from './demo.ts';
import { audioOf, videoOf } from './media.ts';
import { attributesOf, type Positioned, type Reading, type Report } from './reading.ts';
import { rolePlayOf } from './role-play.ts';
import { codeOf, sampleOf, templateOf } from './samples.ts';
import { checklistOf, stepsOf } from './steps.ts';

/** Directives between blocks only: in a sentence, a colon is a colon ("9:30am"). */
const BLOCKS = { flow: directive().flow ?? {} };

/** @returns the tree of a lesson's file, or of a part that lessons share */
export function parse(text: string) {
  return fromMarkdown(text, {
    extensions: [frontmatter(['yaml']), BLOCKS, gfmTaskListItem()],
    mdastExtensions: [
      frontmatterFromMarkdown(['yaml']),
      directiveFromMarkdown(),
      gfmTaskListItemFromMarkdown(),
    ],
  });
}

const READERS: Record<string, (node: ContainerDirective, reading: Reading) => Block | null> = {
  steps: stepsOf,
  demo: demoOf,
  video: videoOf,
  audio: audioOf,
  sample: sampleOf,
  code: codeOf,
  checklist: checklistOf,
  calculator: calculatorOf,
  template: templateOf,
  case: caseOf,
  check: checkOf,
  'role-play': rolePlayOf,
};

const KNOWN = Object.keys(READERS)
  .map((name) => `:::${name}`)
  .join(', ');

/** A block and where it stands. */
export interface Placed {
  readonly block: Block;
  readonly node: Positioned;
  /** The file's path in the pack, where that is not the lesson's own. */
  readonly file: string | null;
}

/** An item of the first list in a block; the block itself where there is none. */
export function itemIn(node: Positioned, item: number | undefined): Positioned {
  const parts = (node as Partial<ContainerDirective>).children ?? [];
  const list = parts.find((part): part is List => part.type === 'list');
  return (item === undefined ? undefined : list?.children[item]) ?? node;
}

/** @param reportIn gives the report for another file of the pack */
export function blocksOf(
  nodes: readonly RootContent[],
  reading: Reading,
  reportIn: (path: string) => Report,
): Placed[] {
  return nodes.flatMap((node): Placed[] => {
    if (node.type === 'leafDirective' && node.name === 'include') return included(node, reading, reportIn);
    const block = blockOf(node, reading);
    return block ? [{ block, node, file: null }] : [];
  });
}

function blockOf(node: RootContent, reading: Reading): Block | null {
  const { report } = reading;
  if (node.type === 'paragraph') return { kind: 'text', of: inlinesOf(node, report) };
  if (node.type !== 'containerDirective') {
    report(node, `${nameOf(node.type)} cannot stand here; a lesson holds paragraphs and the blocks ${KNOWN}`);
    return null;
  }
  const inside = node.children.find((child) => child.type === 'containerDirective');
  if (inside) {
    const line = inside.position?.start.line;
    report(node, `":::${node.name}" is not closed; write ":::" before ":::${inside.name}" in line ${line}`);
    return null;
  }
  const read = Object.hasOwn(READERS, node.name) ? READERS[node.name] : undefined;
  if (read) return read(node, reading);
  report(node, `":::${node.name}" is no block; use ${KNOWN}`);
  return null;
}

/** `::include{file=shared/closing.md}`: blocks that several lessons share. What is included includes nothing. */
function included(node: LeafDirective, reading: Reading, reportIn: (path: string) => Report): Placed[] {
  const { file } = attributesOf(node, ['file'], reading);
  if (!file) {
    reading.report(node, 'this include names no file; write "::include{file=shared/closing.md}"');
    return [];
  }
  const source = reading.folder.texts.get(file);
  if (source === undefined) {
    reading.report(node, `there is no file ${file}; put it into the pack's folder, or correct the name`);
    return [];
  }
  const excess = markdownExcess(source);
  if (excess) {
    const { message, ...start } = excess;
    reportIn(file)({ position: { start, end: start } }, message);
    return [];
  }
  return parse(source).children.flatMap((child): Placed[] => {
    if (child.type === 'yaml') return [];
    const block = blockOf(child, { ...reading, source, report: reportIn(file) });
    return block ? [{ block, node: child, file }] : [];
  });
}

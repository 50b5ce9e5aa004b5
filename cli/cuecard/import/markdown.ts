/** A Markdown file of any kind: each question in it becomes a lesson. */
import type { Heading, List, RootContent } from 'mdast';
import { inlinesOf } from '../../../lib/lesson/inline.ts';
import { plainText } from '../../../lib/lesson/plain.ts';
import { parse } from '../../../lib/lesson/read/blocks.ts';
import { markdownExcess } from '../../../lib/lesson/read/bounds.ts';
import { first } from './answer.ts';
import { blockOf, type Rest } from './block.ts';
import { type Draft, escaped, type Left, type Taken } from './draft.ts';

interface Section {
  readonly title: string;
  readonly line: number;
  readonly nodes: readonly RootContent[];
}

export function takeMarkdown(text: string, file: string, language: string): Taken {
  const from = { file, line: 1 };
  const excess = markdownExcess(text);
  if (excess) {
    const { line, column, message } = excess;
    return { drafts: [], copies: [], left: [{ file, line, column, why: message, text }] };
  }
  const name = file.replace(/^.*\//, '');
  if (
    /^---\n(?:.*\n)*?id:.*\n(?:.*\n)*?---/.test(text.replace(/\r\n?/g, '\n').slice(0, 5000)) &&
    /^question:/m.test(text)
  )
    return { drafts: [], copies: [{ name, text, from }], left: [] };
  const left: Left[] = [];
  const { sections, others } = sectionsOf(text, name);
  const slice = (node: RootContent) =>
    text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
  const rest: Rest = {
    slice,
    leave(node, why) {
      const { line = 1, column = 1 } = node.position?.start ?? {};
      left.push({ file, line, column, why, text: slice(node as RootContent) });
    },
  };
  for (const node of others) rest.leave(node, 'it stands outside of any question');
  const drafts = sections.map((section) => draftOf(section, { file, language, text, rest }));
  return { drafts: drafts.filter((draft) => draft !== null), copies: [], left };
}

const words = (heading: Heading) => plainText(inlinesOf({ ...heading, type: 'paragraph' }, () => {})).trim();

/** Headings that ask start a lesson each; without any, the whole file is one. */
function sectionsOf(text: string, name: string): { sections: Section[]; others: RootContent[] } {
  const nodes = parse(text).children;
  const front = nodes[0]?.type === 'yaml' ? nodes[0] : null;
  const body = front ? nodes.slice(1) : nodes;
  const asks = (node: RootContent) => node.type === 'heading' && /[?？؟]\s*$/.test(words(node));
  const lineOf = (node: RootContent | undefined) => node?.position?.start.line ?? 1;
  if (!body.some(asks)) {
    const [, titled] = /^title:\s*["']?(.*?)["']?\s*$/m.exec(front?.value ?? '') ?? [];
    const at = body.findIndex((node) => node.type === 'heading');
    const heading = body[at] as Heading | undefined;
    const title =
      titled || (heading ? words(heading) : '') || name.replace(/\.\w+$/, '').replace(/[-_]+/g, ' ');
    const content = titled || !heading ? body : body.filter((_, n) => n !== at);
    return {
      sections: [{ title, line: lineOf(heading ?? body[0]), nodes: content }],
      others: front ? [front] : [],
    };
  }
  const sections: (Section & { nodes: RootContent[]; depth: number })[] = [];
  const others: RootContent[] = front ? [front] : [];
  for (const node of body) {
    const open = sections.at(-1);
    if (node.type === 'heading' && asks(node))
      sections.push({ title: words(node), line: lineOf(node), nodes: [], depth: node.depth });
    else if (node.type === 'heading' && open && node.depth <= open.depth)
      sections.push({ title: '', line: lineOf(node), nodes: [node], depth: node.depth });
    else if (open) open.nodes.push(node);
    else others.push(node);
  }
  return {
    sections: sections.filter(({ title }) => title !== ''),
    others: [...others, ...sections.filter(({ title }) => title === '').flatMap(({ nodes }) => nodes)],
  };
}

interface Around {
  readonly file: string;
  readonly language: string;
  readonly text: string;
  readonly rest: Rest;
}

function draftOf({ title, line, nodes }: Section, { file, language, text, rest }: Around): Draft | null {
  let answer = '';
  const blocks: string[] = [];
  for (const node of nodes) {
    if (node.type === 'thematicBreak') continue;
    const block = blockOf(node, rest);
    if (block === null) continue;
    if (answer === '' && node.type === 'paragraph') {
      const plain = plainText(inlinesOf(node, () => {}));
      const [short, more] = first(plain, language);
      answer = more === '' ? block.replace(/\s+/g, ' ') : escaped(short);
      // A cut through Markdown could part what belongs together, so all of it is kept.
      if (more !== '') blocks.push(block);
    } else blocks.push(block);
  }
  if (answer === '') answer = firstItem(nodes.find((node): node is List => node.type === 'list'));
  const source = nodes.map((node) => rest.slice(node)).join('\n\n');
  if (answer === '') {
    if (source.trim() !== '')
      rest.leave({ position: nodes[0]?.position }, `"${title}" has no sentence for an answer`);
    return null;
  }
  return { question: title, answer, blocks, from: { file, line }, source: source || text };
}

function firstItem(list: List | undefined): string {
  const [paragraph] = list?.children[0]?.children ?? [];
  return paragraph?.type === 'paragraph' ? escaped(plainText(inlinesOf(paragraph, () => {}))) : '';
}

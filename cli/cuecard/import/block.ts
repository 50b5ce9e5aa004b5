/** A piece of any Markdown as a block of a lesson. */
import { common, createLowlight } from 'lowlight';
import type { Code, List, Paragraph, RootContent } from 'mdast';
import { inlinesOf, nameOf } from '../../../lib/lesson/inline.ts';
import { plainText } from '../../../lib/lesson/plain.ts';
import type { Positioned } from '../../../lib/lesson/read/reading.ts';
import { escaped } from './draft.ts';

export interface Rest {
  /** A node as it was written. */
  slice(node: RootContent): string;
  /** Keeps what found no place. */
  leave(node: Positioned, why: string): void;
}

/** @returns the block's Markdown, or null where it was left */
export function blockOf(node: RootContent, rest: Rest): string | null {
  switch (node.type) {
    case 'paragraph':
      return paragraphOf(node, rest);
    case 'list':
      return listOf(node, rest);
    case 'code':
      return codeOf(node);
    case 'blockquote': {
      const parts = node.children.map((child) =>
        child.type === 'paragraph' ? escaped(plainText(inlinesOf(child, () => {}))) : null,
      );
      if (parts.includes(null) || parts.join('').trim() === '') break;
      return `:::sample[Text]\n${parts.join('\n\n')}\n:::`;
    }
    case 'containerDirective':
      return rest.slice(node);
    case 'heading':
      rest.leave(node, 'a lesson has no headings below its question');
      return null;
  }
  rest.leave(node, `${nameOf(node.type)} has no place in a lesson`);
  return null;
}

/** As it was written, where a lesson may hold it so. */
function paragraphOf(node: Paragraph, rest: Rest): string | null {
  let why: string | null = null;
  const inlines = inlinesOf(node, (_, message) => {
    why ??= message;
  });
  if (why !== null) rest.leave(node, why);
  return why === null && plainText(inlines).trim() !== '' ? oneLine(rest.slice(node)) : null;
}

/** A line further in a list or quotation begins with marks of its own. */
const oneLine = (text: string) => text.replace(/\s*\n[\s>]*/g, ' ').trim();

function listOf(list: List, rest: Rest): string | null {
  const items = list.children.flatMap((item) => {
    const texts: string[] = [];
    for (const part of item.children) {
      if (part.type === 'paragraph') texts.push(...[paragraphOf(part, rest) ?? []].flat());
      else rest.leave(part, `${nameOf(part.type)} cannot stand in a step`);
    }
    return texts.length > 0 ? [texts] : [];
  });
  if (items.length === 0) return null;
  const line = (texts: string[], n: number) => {
    const mark = list.ordered ? `${n + 1}. ` : '- ';
    return mark + texts.join(`\n\n${' '.repeat(mark.length)}`);
  };
  return `:::${list.ordered ? 'steps' : 'checklist'}\n${items.map(line).join('\n')}\n:::`;
}

const highlighter = createLowlight(common);

function codeOf({ lang, value }: Code): string | null {
  if (value.trim() === '') return null;
  const longest = (sign: RegExp) => Math.max(0, ...(value.match(sign) ?? []).map((run) => run.length));
  const fence = '`'.repeat(Math.max(3, longest(/`+/g) + 1));
  const colons = ':'.repeat(Math.max(3, longest(/:+/g) + 1));
  const language = lang && highlighter.registered(lang) ? lang : '';
  return `${colons}code[Code]\n${fence}${language}\n${value}\n${fence}\n${colons}`;
}

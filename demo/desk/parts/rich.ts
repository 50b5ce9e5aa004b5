/** Formatted text kept as plain text: **bold**, _italic_ and "- " at the start of a list line. */
import { type Child, h } from '../dom.ts';

const BLOCKS = new Set(['DIV', 'P', 'UL', 'OL']);
const MARKS: Record<string, string> = { B: '**', STRONG: '**', I: '_', EM: '_' };

/** What an editable element holds. */
export function plainText(editor: HTMLElement): string {
  return write(editor)
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function write(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
  const inner = [...node.childNodes].map(write).join('');
  if (node.nodeName === 'BR') return '\n';
  if (node.nodeName === 'LI') return `- ${inner.trim()}\n`;
  if (BLOCKS.has(node.nodeName)) return `\n${inner}\n`;
  const mark = MARKS[node.nodeName] ?? '';
  return mark && inner.trim() ? `${mark}${inner.trim()}${mark}` : inner;
}

/** The same text as elements. */
export function richText(text: string): Child[] {
  return text.split(/\n{2,}/).map((block) => {
    const lines = block.split('\n');
    if (lines.every((line) => line.startsWith('- '))) {
      return h(
        'ul',
        {},
        lines.map((line) => h('li', {}, inline(line.slice(2)))),
      );
    }
    return h(
      'p',
      {},
      lines.flatMap((line, i) => (i > 0 ? [h('br'), inline(line)] : [inline(line)])),
    );
  });
}

function inline(text: string): Child[] {
  return text.split(/(\*\*[^*]+\*\*|\b_[^_]+_\b)/).map((part) => {
    if (part.startsWith('**') && part.length > 4) return h('b', {}, part.slice(2, -2));
    if (part.startsWith('_') && part.length > 2) return h('i', {}, part.slice(1, -1));
    return part;
  });
}

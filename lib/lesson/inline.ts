/** From Markdown's phrasing to the few emphases a lesson has. Anything else is a fault with its place. */
import type { Paragraph, PhrasingContent } from 'mdast';
import type { Inline } from './words.ts';

type Report = (node: PhrasingContent, message: string) => unknown;

const SAFE = /^(https?:\/\/|mailto:)/i;

const NAMES: Record<string, string> = {
  blockquote: 'a quotation',
  code: 'a code block',
  containerDirective: 'another ":::" block',
  definition: 'a link definition',
  footnoteReference: 'a footnote',
  html: 'HTML',
  image: 'an image',
  imageReference: 'an image',
  leafDirective: 'a "::" line',
  linkReference: 'a link by reference',
  thematicBreak: 'a "---" line',
};

/** What an author calls a piece of Markdown. */
export function nameOf(type: string): string {
  return NAMES[type] ?? `a ${type}`;
}

/** The words of a paragraph. HTML, images and unsafe links are reported and left out. */
export function inlinesOf(paragraph: Paragraph, report: Report): Inline[] {
  return each(paragraph.children, report);
}

function each(nodes: PhrasingContent[], report: Report): Inline[] {
  return nodes.flatMap((node) => one(node, report) ?? []);
}

function one(node: PhrasingContent, report: Report): Inline | null {
  switch (node.type) {
    case 'text':
      return node.value.replace(/\s*\n\s*/g, ' ');
    case 'break':
      return ' ';
    case 'strong':
      return { kind: 'strong', of: each(node.children, report) };
    case 'emphasis':
      return { kind: 'em', of: each(node.children, report) };
    case 'inlineCode':
      return { kind: 'code', text: node.value };
    case 'link':
      if (SAFE.test(node.url)) return { kind: 'link', href: node.url, of: each(node.children, report) };
      report(node, `the link "${node.url}" is not allowed; links start with https://, http:// or mailto:`);
      return null;
    case 'html':
      report(node, 'HTML is not allowed in a lesson; write it as Markdown');
      return null;
    default:
      report(node, `${nameOf(node.type)} cannot stand in a sentence; take it out`);
      return null;
  }
}

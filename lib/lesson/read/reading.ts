/** What the readers of the blocks share: the file at hand, and how its pieces are taken apart. */
import type {
  BlockContent,
  DefinitionContent,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  Root,
} from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import { inlinesOf, nameOf } from '../inline.ts';
import type { Inline } from '../words.ts';

/** A file that is played or shown, as the pack's folder has it. */
export interface Medium {
  readonly bytes: Uint8Array;
  /** How long it plays; null for a picture, or where that cannot be told. */
  readonly seconds: number | null;
}

/** A pack's folder, as far as a lesson can use it. */
export interface Folder {
  readonly texts: ReadonlyMap<string, string>;
  readonly media: ReadonlyMap<string, Medium>;
}

export type Positioned = { position?: Root['position'] };
export type Report = (node: Positioned, message: string) => unknown;

export interface Reading {
  /** The whole file: some blocks read their own words as they are written. */
  readonly source: string;
  readonly folder: Folder;
  readonly report: Report;
}

type Part = BlockContent | DefinitionContent;

/** What stands in `[…]` behind a block's name, and the rest of the block. */
export function content(node: ContainerDirective): { label: Paragraph | null; rest: Part[] } {
  const [first, ...others] = node.children;
  if (first?.type !== 'paragraph' || !first.data?.directiveLabel) return { label: null, rest: node.children };
  return { label: first, rest: others };
}

/** A block's title as plain words. */
export function titleOf(label: Paragraph | null): string {
  const words = (nodes: readonly PhrasingContent[]): string =>
    nodes
      .map((node) => ('value' in node ? node.value : 'children' in node ? words(node.children) : ''))
      .join('');
  return label ? words(label.children).trim() : '';
}

/** The one list of a block, or null with a report. Paragraphs before it go into `before`, where they may stand. */
export function listIn(
  node: Positioned,
  parts: readonly Part[],
  { report }: Reading,
  { mend, before }: { mend: string; before?: Paragraph[] },
): List | null {
  const list = parts.find((part): part is List => part.type === 'list');
  if (!list) {
    report(node, mend);
    return null;
  }
  for (const part of parts) {
    if (part === list) continue;
    if (part.type === 'paragraph' && before && parts.indexOf(part) < parts.indexOf(list)) before.push(part);
    else {
      const isLoose = part.type === 'list' && parts.indexOf(part) > parts.indexOf(list);
      if (isLoose)
        report(part, 'a second list begins here; put three spaces before what belongs to the line above');
      else report(part, `${nameOf(part.type)} cannot stand here; ${mend}`);
      return null;
    }
  }
  return list;
}

/** A list's item: its first sentence, what follows it, and the list below it. */
export interface Item {
  readonly node: ListItem;
  readonly first: Inline[];
  readonly notes: Inline[][];
  readonly below: List | null;
}

export function itemOf(node: ListItem, { report }: Reading, mend: string): Item {
  const [first, ...others] = node.children;
  if (first?.type !== 'paragraph') report(node, mend);
  const notes: Inline[][] = [];
  let below: List | null = null;
  for (const part of others) {
    if (part.type === 'paragraph') notes.push(inlinesOf(part, report));
    else if (part.type === 'list' && !below) below = part;
    else report(part, `${nameOf(part.type)} cannot stand here; end the block and start another one`);
  }
  return { node, first: first?.type === 'paragraph' ? inlinesOf(first, report) : [''], notes, below };
}

/** A piece of the file as it is written, on one line. */
export function rawOf({ position }: Positioned, { source }: Reading): string {
  const [start, end] = [position?.start.offset ?? 0, position?.end.offset ?? 0];
  return source
    .slice(start, end)
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}

/** `key: value` of a list's item, as it is written; null where there is none. */
export function pairOf(item: ListItem, reading: Reading): { key: string; value: string } | null {
  const [first, ...others] = item.children;
  const [, key, value] =
    (first && others.length === 0 && /^([\w -]+?)\s*:\s*(.+)$/.exec(rawOf(first, reading))) || [];
  return key && value ? { key: key.toLowerCase(), value } : null;
}

/** A paragraph that is copied as it is written: emphasis in it would be lost, so it is a fault. */
export function wordsOf(node: Paragraph, { report }: Reading, what: string): string {
  return node.children
    .map((child) => {
      if (child.type === 'text') return child.value;
      if (child.type === 'break') return '\n';
      report(child, `${what} is copied as plain text; take the emphasis or link out`);
      return '';
    })
    .join('');
}

/** Plain paragraphs, with an empty line between them. */
export function plainOf(parts: readonly Part[], reading: Reading, what: string): string {
  const stray = parts.find((part) => part.type !== 'paragraph');
  if (stray) reading.report(stray, `${what} is plain text in paragraphs; take lists and headings out`);
  return parts
    .map((part) => (part.type === 'paragraph' ? wordsOf(part, reading, what) : ''))
    .join('\n\n')
    .trim();
}

/** The `{name=value}` of a block; others than the known ones are reported. */
export function attributesOf<K extends string>(
  node: ContainerDirective | LeafDirective,
  known: readonly K[],
  { report }: Reading,
): Partial<Record<K, string>> {
  const given = node.attributes ?? {};
  for (const name of Object.keys(given))
    if (!known.includes(name as K))
      report(node, `"${name}" is not known in "${node.name}"; it takes ${known.join(', ')}`);
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value ?? ''])) as Partial<
    Record<K, string>
  >;
}

/** A text with `[[gaps]]`: the words between, and what stands in each gap, parted by "|". */
export function gapsIn(text: string): (string | string[])[] {
  return text
    .split(/\[\[([^[\]]*)\]\]/)
    .map((part, n) =>
      n % 2 === 0
        ? part
        : part
            .split('|')
            .map((one) => one.trim())
            .filter(Boolean),
    )
    .filter((part) => part !== '');
}

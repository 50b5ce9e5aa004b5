/** A lesson as it comes out of an import, before it is a file. */
import { markdownExcess } from '../../../lib/lesson/read/bounds.ts';
import { yaml } from '../examples.ts';
import { SCHEMAS } from '../schema.ts';

/** A piece of what was imported that found no place, and where it stood. */
export interface Left {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly why: string;
  /** As it was written: it is kept. */
  readonly text: string;
}

export interface Draft {
  readonly question: string;
  /** Markdown on one line. */
  readonly answer: string;
  /** Markdown, each a block. */
  readonly blocks: readonly string[];
  /** "tool" or "tool/page"; the import's own where there is none. */
  readonly place?: string;
  readonly keywords?: readonly string[];
  readonly synonyms?: readonly string[];
  readonly owner?: string;
  readonly reviewBy?: string;
  readonly from: { readonly file: string; readonly line: number };
  /** What all of it was, to keep it where it cannot be taken. */
  readonly source: string;
}

/** A lesson that needs no change: copied as it is. */
export interface Copy {
  readonly name: string;
  readonly text: string;
  readonly from: { readonly file: string; readonly line: number };
}

export interface Taken {
  readonly drafts: Draft[];
  readonly copies: Copy[];
  readonly left: Left[];
}

/** Text that Markdown shows as it stands: what would be a sign is a letter. */
export function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>&~|]/g, '\\$&')
    .replace(/^(?:[#+\-=:>]|\d+(?=[.)]))/, (start) => (/^\d/.test(start) ? start : `\\${start}`))
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

/** The file of a draft. */
export function draftText(
  draft: Draft,
  { id, place, owner }: { id: string; place: string; owner: string },
): string {
  const list = (name: string, words: readonly string[] = []) =>
    words.length > 0 ? [`${name}: [${words.map((word) => JSON.stringify(word)).join(', ')}]`] : [];
  const head = [
    `# yaml-language-server: $schema=../${SCHEMAS.lesson}`,
    `id: ${id}`,
    `question: ${JSON.stringify(draft.question)}`,
    `answer: ${JSON.stringify(draft.answer)}`,
    `for: [${draft.place ?? place}]`,
    ...list('keywords', draft.keywords),
    ...list('synonyms', draft.synonyms),
    `owner: ${yaml(draft.owner ?? owner)}`,
    ...(draft.reviewBy ? [`review_by: ${draft.reviewBy}`] : []),
  ];
  return `---\n${head.join('\n')}\n---\n${draft.blocks.map((block) => `\n${block}\n`).join('')}`;
}

/** Why a draft can be no lesson, or null. */
export function refusal(draft: Draft, text: string): string | null {
  if (draft.question.trim() === '') return 'it has no question';
  if (draft.question.length > 200) return 'its question has more than 200 characters';
  if (draft.answer.trim() === '') return 'it has no answer';
  return markdownExcess(text)?.message ?? null;
}

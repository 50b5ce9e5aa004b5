/** A lesson begun from a gap: its question, its place, the tool's terms and the words that people looked for. */
import * as v from 'valibot';
import { DRAFT_ANSWER, DRAFT_NEXT, DRAFT_STEP } from '../lesson/lint/example-words.ts';
import { formOf, wordsOf } from '../match/terms.ts';
import { Slug } from '../page/tool.ts';
import { slugOf } from '../slug.ts';
import type { Catalogue } from './catalogue.ts';
import type { Gap } from './gap.ts';

export interface LessonDraft {
  /** A file name, as far as the gap tells one. */
  readonly id: string;
  readonly question: string;
  /** As "tool" or "tool/page"; null where nobody knows. */
  readonly place: string | null;
  /** The tool's words. */
  readonly keywords: readonly string[];
  /** The people's. */
  readonly synonyms: readonly string[];
  /** What the author should know: how often, on which page. */
  readonly evidence: string;
}

const LONGEST = 200;
const MOST_WORDS = 12;

/** Tells whether a gap asks for a new lesson; others are mended in the lesson they name. */
export const isWritten = ({ action }: Pick<Gap, 'action'>) => action === 'write' || action === 'place';

/** Begins a lesson. What is not known is left for the author to write. */
export function draftOf(gap: Gap, { tools, lessons }: Catalogue): LessonDraft {
  const tool = tools.find(({ id }) => id === gap.tool);
  const page = tool?.pages.find(({ id }) => id === gap.page);
  const near = lessons.find(({ ref }) => ref === gap.lesson);
  const title = page?.title ?? gap.page ?? '';
  const question = questionOf(gap, title);
  const synonyms = unique(gap.words.flatMap((word) => wordsOf(word)));
  const terms = [title, near?.question ?? '', ...(near?.keywords ?? [])].flatMap((text) => wordsOf(text));
  const keywords = unique(terms).filter((word) => word.length > 2 && !synonyms.includes(word));
  return {
    id: slugOf(
      gap.words.length > 0 ? gap.words.slice(0, 4).join(' ') : `work on ${gap.page ?? gap.tool ?? 'it'}`,
    ),
    question,
    place: placeOf(gap),
    keywords,
    synonyms,
    evidence: `${gap.id}: ${gap.n} times, ${gap.people === 1 ? '1 person' : `${gap.people} people`}`.replace(
      /\s+/g,
      ' ',
    ),
  };
}

/**
 * What an author types to begin it in a pack, beside the saved report.
 * @returns null where a shell would read something else into the gap's id
 */
export const commandFor = ({ id }: LessonDraft, gap: Gap): string | null =>
  isPlain(gap.id) ? `cuecard new lesson ${id} --from-gap "report.json#${gap.id}"` : null;

/**
 * What an author types to take over what the page shows where a step's element was.
 * @returns null where nobody's page told it, or a shell would read something else into the gap's id
 */
export const acceptFor = ({ id, kind, words }: Gap): string | null =>
  kind === 'drift' && words.length > 0 && isPlain(id) ? `cuecard accept "report.json#${id}"` : null;

/** A shell reads nothing into it. */
const isPlain = (id: string) => /^[\p{L}\p{M}\p{N}:/._-]+$/u.test(id);

/** A report may come from anywhere: what is no id is no place. */
function placeOf({ tool, page }: Gap): string | null {
  if (!v.is(Slug, tool)) return null;
  return v.is(Slug, page) ? `${tool}/${page}` : tool;
}

function questionOf({ said, words }: Gap, title: string): string {
  const asked = said.find((one) => one.trim().endsWith('?') && one.length <= LONGEST);
  if (asked !== undefined) return asked.replace(/\s+/g, ' ').trim();
  if (words.length > 0) return `How do I ${words.slice(0, 4).join(' ')}?`.slice(0, LONGEST);
  return title === '' ? 'How do I do this?' : `How do I work on “${title}”?`.slice(0, LONGEST);
}

const unique = (words: readonly string[]) => [...new Set(words.map(formOf))].slice(0, MOST_WORDS);

export interface DraftAround {
  readonly id: string;
  readonly place: string;
  readonly owner: string;
  /** YYYY-MM-DD. */
  readonly reviewBy: string;
  /** Lines before the first field, such as the schema that an editor checks against. */
  readonly head?: readonly string[];
}

/** The draft as a lesson's Markdown: it compiles, and says what is still to be written. */
export function draftText(
  draft: LessonDraft,
  { id, place, owner, reviewBy, head = [] }: DraftAround,
): string {
  // JSON is YAML, and needs no care about ":" or "#".
  const list = (name: string, words: readonly string[]) =>
    words.length === 0 ? [] : [`${name}: [${words.map((word) => JSON.stringify(word)).join(', ')}]`];
  const lines = [
    ...head,
    `# From the gap ${draft.evidence}.`,
    `id: ${id}`,
    `question: ${JSON.stringify(draft.question)}`,
    `answer: ${DRAFT_ANSWER}`,
    'for:',
    `  - ${place}`,
    ...list('keywords', draft.keywords),
    ...list('synonyms', draft.synonyms),
    `owner: ${JSON.stringify(owner)}`,
    `review_by: ${reviewBy}`,
  ];
  return `---\n${lines.join('\n')}\n---\n\n:::steps\n1. ${DRAFT_STEP}\n2. ${DRAFT_NEXT}\n:::\n`;
}

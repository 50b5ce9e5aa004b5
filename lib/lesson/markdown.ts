/** Reads one lesson: YAML front matter, then blocks as Markdown directives. */
import type { Paragraph } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import * as v from 'valibot';
import { Slug } from '../page/tool.ts';
import { Block } from './block.ts';
import { explain, pathOf } from './explain.ts';
import { inlinesOf } from './inline.ts';
import type { Problem, Where } from './problem.ts';
import { blocksOf, itemIn, parse } from './read/blocks.ts';
import { markdownExcess } from './read/bounds.ts';
import type { Folder, Positioned, Report } from './read/reading.ts';
import { revisionOf } from './revision.ts';
import { Lesson, Place } from './schema.ts';
import { type Locator, readYaml } from './yaml.ts';

const Answer = v.pipe(v.string(), v.trim(), v.nonEmpty('write the answer here, in one sentence'));

/** A place as it is written: the answer that counts there is Markdown, too. */
const WrittenPlace = v.strictObject({ ...Place.entries, answer: v.exactOptional(Answer) });

/** What an author writes at the top of a lesson. */
export const FrontMatter = v.strictObject({
  id: Slug,
  question: Lesson.entries.question,
  answer: Answer,
  for: v.pipe(
    v.array(
      v.union([
        v.pipe(
          v.string(),
          v.regex(
            /^[a-z0-9-]+(\/[a-z0-9-]+)?$/,
            'write it as "tool" or "tool/page" with their ids, such as desk/new-ticket',
          ),
        ),
        WrittenPlace,
      ]),
    ),
    v.minLength(1, 'name at least one tool, such as [desk/create-ticket]'),
  ),
  keywords: v.optional(Lesson.entries.keywords, []),
  synonyms: v.optional(Lesson.entries.synonyms, []),
  owner: Lesson.entries.owner,
  review_by: Lesson.entries.review_by,
  audience: Lesson.entries.audience,
  variables: Lesson.entries.variables,
});

/**
 * A lesson as read. `at` finds a field of the front matter, `blockAt` a block by its number, or an item of the list in
 * it; a block may be in another file.
 */
export interface Found {
  readonly lesson: Lesson;
  readonly at: Locator;
  readonly blockAt: (n: number, item?: number) => Where;
}

export type Read = ({ ok: true } & Found) | { ok: false; problems: Problem[] };

const EMPTY: Folder = { texts: new Map(), media: new Map() };

/**
 * Reads a lesson file.
 * @param text the file's content
 * @param file its name, for messages; it must end with `<id>.md`, or `<id>.<language>.md`; a variant with its letter before that, as `<id>.b.md`
 * @param language the pack's first language, for files that name none
 * @param folder what the lesson may include and play
 * @param prefix put before the paths of other files in messages
 */
export async function readLesson(
  text: string,
  file: string,
  language: string,
  folder: Folder = EMPTY,
  prefix = '',
): Promise<Read> {
  const excess = markdownExcess(text);
  if (excess) return { ok: false, problems: [{ file, ...excess }] };
  const tree = parse(text);
  const [head, ...body] = tree.children;
  if (head?.type !== 'yaml')
    return failed(file, tree, 'the front matter is missing; start the file with "---", the fields and "---"');
  const front = readYaml(FrontMatter, head.value, file, (head.position?.start.line ?? 1) + 1);
  const problems: Problem[] = front.ok ? [] : front.problems;
  const reportIn =
    (file: string): Report =>
    (node, message) =>
      problems.push(problem(file, node, message));
  const reading = { source: text, folder, report: reportIn(file) };
  const placed = blocksOf(body, reading, (path) => reportIn(prefix + path));
  const blockAt: Found['blockAt'] = (n, item) => {
    const { file: other = null, node = tree } = placed[n] ?? {};
    const { message: _, ...where } = problem(other === null ? file : prefix + other, itemIn(node, item), '');
    return where;
  };
  if (!front.ok) return { ok: false, problems };
  const { id, answer, for: places, ...rest } = front.value;
  const { name, tagged, variant, strange } = fileName(file);
  const atId = (message: string) => problems.push({ file, ...front.at(['id']), message });
  if (name !== id) atId(`the id is "${id}", the file "${name}.md"; make them the same`);
  if (strange !== undefined)
    atId(
      `nobody knows what ".${strange}" in the file's name is; name it ${id}.md, ${id}.de.md, ${id}.b.md or ${id}.de.b.md`,
    );
  const inlines = (answer: string, path: unknown[]) => {
    const report = (message: string) => problems.push({ file, ...front.at(path), message });
    const excess = markdownExcess(answer);
    if (excess) report(excess.message);
    return excess ? [] : inlinesOf(paragraph(answer), (_, message) => report(message));
  };
  const content = {
    id,
    language: tagged ?? language,
    ...(variant !== undefined && { variant }),
    ...rest,
    answer: inlines(answer, ['answer']),
    for: places.map((place, n): Place => {
      if (typeof place === 'string') return placeOf(place);
      const { answer, ...others } = place;
      return { ...others, ...(answer ? { answer: inlines(answer, ['for', n, 'answer']) } : {}) };
    }),
    blocks: placed.map(({ block }) => block),
  };
  if (problems.length > 0) return { ok: false, problems };
  const lesson: Lesson = { ...content, revision: await revisionOf(content) };
  // What is built must be what the extension accepts: it would leave the lesson out, and nobody would know.
  for (const issue of v.safeParse(Lesson, lesson).issues ?? []) {
    const path = pathOf(issue);
    // A block is told by its line: its number is no word of an author.
    const isInBlock = path[0] === 'blocks' && path.length > 2;
    const message = isInBlock ? explain(issue, path.slice(2), Block) : explain(issue, path, Lesson);
    if (path[0] === 'blocks') problems.push({ ...blockAt(path[1] as number), message });
    else problems.push({ file, ...front.at(path[0] === 'language' ? ['id'] : path), message });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, lesson, at: front.at, blockAt };
}

/** The answer is one line in the front matter; it may hold the same emphases as a paragraph. */
function paragraph(text: string): Paragraph {
  const [first] = fromMarkdown(text.replace(/\s*\n\s*/g, ' ')).children;
  if (first?.type === 'paragraph') return first;
  return {
    type: 'paragraph',
    children: [first?.type === 'html' ? first : { type: 'text', value: text }],
  };
}

function placeOf(place: string): Place {
  const [tool = '', page] = place.split('/');
  return page === undefined ? { tool } : { tool, page };
}

/** `greet.de.b.md` is the lesson greet in German, its variant b. */
function fileName(file: string) {
  const [name = '', ...tags] = file.replace(/^.*\//, '').replace(/\.md$/, '').split('.');
  const variant = /^[b-z]$/.test(tags.at(-1) ?? '') ? tags.pop() : undefined;
  const strange = tags.find((tag, n) => n > 0 || tag.length === 1);
  return { name, tagged: tags[0], variant, strange };
}

function problem(file: string, node: Positioned, message: string): Problem {
  return { file, line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1, message };
}

function failed(file: string, node: Positioned, message: string): Read {
  return { ok: false, problems: [problem(file, node, message)] };
}

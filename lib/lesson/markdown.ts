/** Reads one lesson: YAML front matter, then blocks as Markdown directives. */
import type { BlockContent, DefinitionContent, List, Paragraph, Root, RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { directive } from 'micromark-extension-directive';
import { frontmatter } from 'micromark-extension-frontmatter';
import * as v from 'valibot';
import { Slug } from '../page/tool.ts';
import { inlinesOf, nameOf } from './inline.ts';
import type { Problem } from './problem.ts';
import { revisionOf } from './revision.ts';
import { type Block, Lesson, Place, type Step } from './schema.ts';
import { explain, type Locator, pathOf, readYaml } from './yaml.ts';

/** Directives between blocks only: in a sentence, a colon is a colon ("9:30am"). */
const BLOCKS = { flow: directive().flow ?? {} };

const FrontMatter = v.strictObject({
  id: Slug,
  question: Lesson.entries.question,
  answer: v.pipe(v.string(), v.trim(), v.nonEmpty('write the answer here, in one sentence')),
  for: v.pipe(
    v.array(
      v.union([
        v.pipe(v.string(), v.regex(/^[a-z0-9-]+(\/[a-z0-9-]+)?$/, 'write it as "tool" or "tool/page"')),
        Place,
      ]),
    ),
    v.minLength(1, 'name at least one tool, such as [desk/create-ticket]'),
  ),
  keywords: v.optional(Lesson.entries.keywords, []),
  synonyms: v.optional(Lesson.entries.synonyms, []),
  owner: Lesson.entries.owner,
  review_by: Lesson.entries.review_by,
});

export type Read = { ok: true; lesson: Lesson; at: Locator } | { ok: false; problems: Problem[] };

/**
 * Reads a lesson file.
 * @param text the file's content
 * @param file its name, for messages; it must end with `<id>.md`, or `<id>.<language>.md`
 * @param language the pack's first language, for files that name none
 */
export async function readLesson(text: string, file: string, language: string): Promise<Read> {
  const tree = fromMarkdown(text, {
    extensions: [frontmatter(['yaml']), BLOCKS],
    mdastExtensions: [frontmatterFromMarkdown(['yaml']), directiveFromMarkdown()],
  });
  const [head, ...body] = tree.children;
  if (head?.type !== 'yaml')
    return failed(file, tree, 'the front matter is missing; start the file with "---", the fields and "---"');
  const front = readYaml(FrontMatter, head.value, file, (head.position?.start.line ?? 1) + 1);
  const problems: Problem[] = front.ok ? [] : front.problems;
  const report = (node: Positioned, message: string) => problems.push(problem(file, node, message));
  const blocks = body.map((node) => blockOf(node, report)).filter((block) => block !== null);
  if (!front.ok) return { ok: false, problems };
  const { id, answer, for: places, ...rest } = front.value;
  const [name, tagged] = fileName(file);
  if (name !== id)
    problems.push({
      file,
      ...front.at(['id']),
      message: `the id is "${id}", the file "${name}.md"; make them the same`,
    });
  const inlines = inlinesOf(paragraph(answer), (_, message) =>
    problems.push({ file, ...front.at(['answer']), message }),
  );
  if (problems.length > 0) return { ok: false, problems };
  const content = {
    id,
    language: tagged ?? language,
    ...rest,
    answer: inlines,
    for: places.map(placeOf),
    blocks,
  };
  const lesson: Lesson = { ...content, revision: await revisionOf(content) };
  // What is built must be what the extension accepts: it would leave the lesson out, and nobody would know.
  for (const issue of v.safeParse(Lesson, lesson).issues ?? []) {
    const path = pathOf(issue);
    const message = explain(issue, path);
    if (path[0] === 'blocks') report(body[path[1] as number] ?? tree, message);
    else problems.push({ file, ...front.at(path[0] === 'language' ? ['id'] : path), message });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, lesson, at: front.at };
}

type Positioned = { position?: Root['position'] };
type Report = (node: Positioned, message: string) => unknown;

const KNOWN = ':::steps and :::sample';

function blockOf(node: RootContent, report: Report): Block | null {
  if (node.type === 'paragraph') return { kind: 'text', of: inlinesOf(node, report) };
  if (node.type !== 'containerDirective') {
    report(node, `${nameOf(node.type)} cannot stand here; a lesson holds paragraphs and the blocks ${KNOWN}`);
    return null;
  }
  if (node.name === 'steps') return stepsOf(node, report);
  if (node.name === 'sample') return sampleOf(node, report);
  report(node, `":::${node.name}" is no block; use ${KNOWN}`);
  return null;
}

function stepsOf(node: ContainerDirective, report: Report): Block | null {
  const { label, rest } = content(node);
  const list = rest.find((child): child is List => child.type === 'list');
  if (!list || rest.length !== 1) {
    report(node, '":::steps" holds one numbered list; write "1. " before each step');
    return null;
  }
  const steps = list.children.map((item): Step => {
    const [first, ...notes] = item.children;
    if (first?.type !== 'paragraph') report(item, 'a step starts with a sentence that says what to do');
    const stray = notes.find((note) => note.type !== 'paragraph');
    if (stray)
      report(stray, 'a step holds a sentence and at most a note; end the block and start another one');
    const note = notes.flatMap((part) => (part.type === 'paragraph' ? inlinesOf(part, report) : []));
    const what = first?.type === 'paragraph' ? inlinesOf(first, report) : [''];
    return note.length > 0 ? { do: what, note } : { do: what };
  });
  return label ? { kind: 'steps', title: label, steps } : { kind: 'steps', steps };
}

function sampleOf(node: ContainerDirective, report: Report): Block | null {
  const { label, rest } = content(node);
  if (!label) report(node, 'a sample needs a title; write ":::sample[Greeting]"');
  const stray = rest.find((child) => child.type !== 'paragraph');
  if (stray) report(stray, 'a sample is plain text in paragraphs; take lists and headings out');
  const text = rest
    .map((child) => (child.type === 'paragraph' ? wordsOf(child, report) : ''))
    .join('\n\n')
    .trim();
  if (text === '') report(node, 'the sample is empty; write its text between ":::sample[…]" and ":::"');
  return label && text ? { kind: 'sample', title: label, text } : null;
}

/** A sample is copied as it is written: emphasis in it would be lost, so it is a fault. */
function wordsOf(node: Paragraph, report: Report): string {
  return node.children
    .map((child) => {
      if (child.type === 'text') return child.value;
      if (child.type === 'break') return '\n';
      report(child, 'a sample is copied as plain text; take the emphasis or link out');
      return '';
    })
    .join('');
}

function content(node: ContainerDirective): { label: string; rest: (BlockContent | DefinitionContent)[] } {
  const [first, ...others] = node.children;
  if (first?.type !== 'paragraph' || !first.data?.directiveLabel) return { label: '', rest: node.children };
  return {
    label: first.children
      .map((child) => ('value' in child ? child.value : ''))
      .join('')
      .trim(),
    rest: others,
  };
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

function placeOf(place: string | Place): Place {
  if (typeof place !== 'string') return place;
  const [tool = '', page] = place.split('/');
  return page === undefined ? { tool } : { tool, page };
}

function fileName(file: string): [string, string?] {
  const [name = '', language] = file.replace(/^.*\//, '').replace(/\.md$/, '').split('.');
  return language === undefined ? [name] : [name, language];
}

function problem(file: string, node: Positioned, message: string): Problem {
  return { file, line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1, message };
}

function failed(file: string, node: Positioned, message: string): Read {
  return { ok: false, problems: [problem(file, node, message)] };
}

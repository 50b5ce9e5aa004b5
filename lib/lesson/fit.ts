/** Whether a lesson fits its pack: the tools, pages, audiences and variables that it names are there. */
import type { Tool } from '../page/tool.ts';
import { noAudience } from './audience.ts';
import type { Found } from './markdown.ts';
import type { Problem } from './problem.ts';
import type { PackInfo, Place } from './schema.ts';
import { textsIn, usedIn, type Values } from './variables.ts';

interface Source extends Found {
  readonly file: string;
}

interface Known {
  readonly info: PackInfo;
  readonly tools: readonly Tool[];
  /** Tools whose files cannot be read: lessons for them are not to blame. */
  readonly broken: ReadonlySet<string>;
}

/** What of a lesson does not fit. @param others the lessons before it */
export function misplaced(source: Source, known: Known, others: readonly Source[]): Problem[] {
  const { lesson, at, file } = source;
  const problems: Problem[] = [];
  const report = (path: unknown[], message: string) => problems.push({ file, ...at(path), message });
  const isTwice = ({ lesson: other }: Source) =>
    other.id === lesson.id && other.language === lesson.language && other.variant === lesson.variant;
  if (others.some(isTwice)) report(['id'], `another lesson has the id "${lesson.id}"; choose another`);
  lesson.for.forEach((place, n) => {
    const message = strange(place, known);
    if (message) report(['for', n], message);
  });
  lesson.audience?.forEach((id, n) => {
    const message = noAudience(id, known.info.audiences);
    if (message) report(['audience', n], message);
  });
  return [...problems, ...unset(source, known), ...unknownPages(source, known)];
}

function strange({ tool, page }: Place, { tools, broken }: Known): string | null {
  if (broken.has(tool)) return null;
  const found = tools.find(({ id }) => id === tool);
  if (!found) return `no tool has the id "${tool}"; add tools/${tool}.yaml or correct the name`;
  if (page === undefined || found.pages.some(({ id }) => id === page)) return null;
  return `"${tool}" has no page "${page}"; its pages are ${found.pages.map(({ id }) => id).join(', ')}`;
}

/** Variables without a value at one of the lesson's places. What an audience or a campaign sets is not set for all. */
function unset({ lesson, at, blockAt, file }: Source, { info, tools }: Known): Problem[] {
  const shared = [info.variables, lesson.variables];
  const nowhere = (name: string, places: readonly Place[]) => {
    const missing = places.find((place) => {
      const tool = tools.find(({ id }) => id === place.tool);
      return !has([...shared, tool?.variables, place.variables], name);
    });
    const at = missing && (missing.page ? `${missing.tool}/${missing.page}` : missing.tool);
    const where = lesson.for.length > 1 ? ` for "${at}"` : '';
    return missing
      ? `nothing says what "{{${name}}}" is${where}; set it under "variables" in pack.yaml, in the tool or in this lesson`
      : null;
  };
  const check = (value: unknown, where: Omit<Problem, 'message'>, places = lesson.for): Problem[] =>
    [...new Set(textsIn(value).flatMap(usedIn))].flatMap((name) => {
      const message = nowhere(name, places);
      return message ? [{ ...where, message }] : [];
    });
  return [
    ...check(lesson.question, { file, ...at(['question']) }),
    ...check(lesson.answer, { file, ...at(['answer']) }),
    ...lesson.for.flatMap((place, n) =>
      check([place.question, place.answer], { file, ...at(['for', n]) }, [place]),
    ),
    ...lesson.blocks.flatMap((block, n) => check(block, blockAt(n))),
  ];
}

const has = (all: readonly (Values | undefined)[], name: string) =>
  all.some((values) => values && Object.hasOwn(values, name));

/** A demo's page must be one of the tools that the lesson is for. */
function unknownPages({ lesson, blockAt }: Source, { tools }: Known): Problem[] {
  const own = tools.filter(({ id }) => lesson.for.some(({ tool }) => tool === id));
  const pages = own.flatMap((tool) => tool.pages.map(({ id }) => id));
  if (own.length === 0) return [];
  return lesson.blocks.flatMap((block, n) => {
    if (block.kind !== 'demo') return [];
    const named = block.steps.flatMap(({ page, expect }) => [
      ...(page ? [page] : []),
      ...(expect?.kind === 'page' ? [expect.page] : []),
    ]);
    return named
      .filter((page) => !pages.includes(page))
      .map((page) => ({
        ...blockAt(n),
        message: `the demo names the page "${page}", which no tool of this lesson has; there are ${pages.join(', ')}`,
      }));
  });
}

/** Reads measuring sets: which lesson belongs to which page, field or question. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as v from 'valibot';

/** What to do about a key that is missing or wrong. */
const MENDS: Record<string, string> = {
  id: 'give it an id',
  kind: 'give the query a kind: "page", "field" or "question"',
  relevant: 'list the ids of the right lessons',
  lessons: 'give a list of lessons, or move the file out of the folder',
  queries: 'give a list of queries, or move the file out of the folder',
};

const Id = v.pipe(v.string(), v.minLength(1));

/** Whatever is null or missing becomes empty; the sets come from many applications. */
const Text = v.optional(
  v.pipe(
    v.nullable(v.string('write a text')),
    v.transform((value) => value ?? ''),
  ),
  null,
);
const Texts = v.optional(
  v.pipe(
    v.nullable(v.array(v.string('write a text'), 'write a list of texts')),
    v.transform((value) => value ?? []),
  ),
  null,
);

const Page = v.object({
  url_path: Text,
  route: Text,
  title: Text,
  headings: Texts,
  labels: Texts,
  other_labels: Texts,
  breadcrumbs: Texts,
  buttons: Texts,
  text: Text,
});

const NO_PAGE: v.InferOutput<typeof Page> = v.parse(Page, {});

const Lesson = v.object({ id: Id, title: Text, context: Text, body: Text });

const Query = v.object({
  id: Id,
  kind: Id,
  page: v.optional(
    v.pipe(
      v.nullable(Page),
      v.transform((page) => page ?? NO_PAGE),
    ),
    null,
  ),
  question: Text,
  detail: Text,
  relevant: v.array(v.string('name a lesson by its id')),
  relevant_loose: Texts,
});

const SetFile = v.object({
  app: Text,
  lessons: v.array(Lesson),
  queries: v.array(Query),
});

export type BenchPage = v.InferOutput<typeof Page>;
export type BenchQuery = v.InferOutput<typeof Query>;
/** A lesson of a set; `app` is the application that it belongs to. */
export type BenchLesson = v.InferOutput<typeof Lesson> & { readonly app: string };

export interface BenchSet {
  /** The file's name without its ending. */
  readonly name: string;
  readonly app: string;
  readonly lessons: readonly BenchLesson[];
  readonly queries: readonly BenchQuery[];
}

export interface Sets {
  readonly sets: readonly BenchSet[];
  /** What was left out or looks odd, a line each. */
  readonly notes: readonly string[];
}

/** A folder that cannot be measured with; the message names the file and the mend. */
export class SetFault extends Error {}

/**
 * Reads every set of a folder, in the order of the file names.
 * @returns null if the folder does not exist
 * @throws SetFault for a file that is no set
 */
export async function readSets(folder: string): Promise<Sets | null> {
  let names: string[];
  try {
    names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    if (code === 'ENOTDIR') throw new SetFault(`${folder}: is a file; give the folder that the sets lie in`);
    throw error;
  }
  if (names.length === 0) throw new SetFault(`${folder}: holds no set; put files such as app.json there`);
  const notes: string[] = [];
  const sets: BenchSet[] = [];
  for (const name of names) {
    const path = join(folder, name);
    sets.push(parseSet(path, await readFile(path, 'utf8'), notes));
  }
  return { sets, notes };
}

/** Reads one set. What can still be measured with is noted, not refused. */
export function parseSet(path: string, source: string, notes: string[]): BenchSet {
  const name = basename(path, '.json');
  let data: unknown;
  try {
    data = JSON.parse(source);
  } catch (error) {
    throw new SetFault(`${path}: is no JSON (${(error as Error).message}); fetch or write it again`);
  }
  const result = v.safeParse(SetFile, data);
  if (!result.success) {
    const [issue] = result.issues;
    const at = v.getDotPath(issue);
    throw new SetFault(
      `${path}: ${at ? `${at}: ` : ''}${MENDS[at?.split('.').at(-1) ?? ''] ?? issue.message}`,
    );
  }
  const { output } = result;
  const app = output.app || name;
  const lessons = [...new Map(output.lessons.map((lesson) => [lesson.id, { ...lesson, app }])).values()];
  note(
    path,
    notes,
    output.lessons.length - lessons.length,
    'lessons have an id that another has; the last one counts',
  );
  const asked = output.queries.filter(({ relevant }) => relevant.length > 0);
  note(path, notes, output.queries.length - asked.length, 'queries name no right lesson and are left out');
  const known = new Set(lessons.map(({ id }) => id));
  const lost = asked.filter(({ relevant }) => !relevant.some((id) => known.has(id))).length;
  note(path, notes, lost, 'queries name only lessons that the set does not have; they count as missed');
  return { name, app, lessons, queries: asked };
}

function note(path: string, notes: string[], count: number, what: string): void {
  if (count > 0) notes.push(`${path}: ${count} ${what}`);
}

/** Confidence is asked of pages and fields; whoever types a question wants a list. */
export const isContext = ({ kind }: BenchQuery): boolean => kind !== 'question';

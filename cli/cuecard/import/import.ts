/** `cuecard import FOLDER|FILE.csv`: lessons from what is there already. Nothing is overwritten, nothing is lost. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../../../lib/lesson/problem.ts';
import { slugOf } from '../../../lib/slug.ts';
import { createFile } from '../files.ts';
import { folderAt, load } from '../load.ts';
import { counted, MaterialError, type Outcome, summary, typed, UsageError } from '../outcome.ts';
import type { Progress } from '../terminal.ts';
import { type KnownTool, takeCsv } from './csv.ts';
import { decode } from './decode.ts';
import { type Copy, type Draft, draftText, type Left, refusal, type Taken } from './draft.ts';
import { takeMarkdown } from './markdown.ts';

export interface ImportOptions {
  /** The pack's folder. */
  readonly pack: string;
  /** Where lessons belong that do not say it: "tool" or "tool/page". */
  readonly for?: string;
  readonly owner?: string;
  readonly progress?: Progress;
}

const MOST = 20 * 1024 * 1024;

export async function importInto(from: string, options: ImportOptions): Promise<Outcome> {
  const { progress = () => {} } = options;
  await folderAt(options.pack);
  const { compiled } = await load(options.pack);
  if (!compiled.pack)
    throw new UsageError(
      `${options.pack} holds no pack that can be read; see "${typed(`lint ${options.pack}`)}"`,
    );
  const { tools, info, lessons } = compiled.pack;
  const place = options.for ?? (tools.length === 1 ? tools[0]!.id : undefined);
  if (place === undefined)
    throw new UsageError(
      `say with --for where the lessons belong; the tools are ${tools.map(({ id }) => id).join(', ') || 'none yet'}`,
    );
  if (!/^[a-z0-9-]+(\/[a-z0-9-]+)?$/.test(place))
    throw new UsageError(`"${place}" is no place; write tool or tool/page`);
  const taken = await take(from, tools, info.languages[0]!, progress);
  const shelf = new Shelf(
    join(options.pack, 'lessons'),
    lessons.map(({ question }) => question),
  );
  for (const copy of taken.copies) await shelf.copy(copy);
  for (const draft of taken.drafts) await shelf.put(draft, { place, owner: options.owner ?? info.owner });
  const left = [...taken.left, ...shelf.left];
  const kept = left.length > 0 ? await keep(options.pack, left) : null;
  const after = await load(options.pack, { progress });
  const problems = [...left.map(leftProblem), ...after.problems];
  return {
    problems,
    lines: [
      ...shelf.files.map(({ file, from }) => `${file} from ${from.file}:${from.line}`),
      `${counted(shelf.files.length, 'lesson')} taken, ${counted(left.length, 'thing')} left${kept ? `: kept in ${kept}` : ''}`,
      `The pack now: ${summary(after.problems)}`,
    ],
    facts: { taken: shelf.files, left, kept },
  };
}

const leftProblem = ({ file, line, column, why }: Left): Problem => ({
  file,
  line,
  column,
  message: `left: ${why}`,
  rule: 'import',
  level: 'warning',
});

async function take(
  from: string,
  tools: readonly KnownTool[],
  language: string,
  progress: Progress,
): Promise<Taken> {
  const found = await stat(from).catch(() => null);
  if (!found) throw new UsageError(`there is no "${from}"; name a folder of Markdown files or a CSV file`);
  if (!found.isDirectory() && !/\.(csv|tsv|txt|md|markdown)$/i.test(from))
    throw new UsageError(`"${from}" is neither a folder of Markdown files nor a CSV file`);
  const paths = found.isDirectory() ? await markdownIn(from) : [from];
  const all: Taken = { drafts: [], copies: [], left: [] };
  for (const [n, path] of paths.entries()) {
    progress(`Reading ${n + 1} of ${paths.length}`);
    const name = path.replaceAll('\\', '/');
    const text = await textOf(path, name, all.left);
    if (text === null) continue;
    const part = /\.(md|markdown)$/i.test(path)
      ? takeMarkdown(text, name, language)
      : takeCsv(text, name, tools, language);
    all.drafts.push(...part.drafts);
    all.copies.push(...part.copies);
    all.left.push(...part.left);
  }
  return all;
}

async function markdownIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(md|markdown)$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/(^|[\\/])(\.[^\\/.]|node_modules[\\/])/.test(path.slice(folder.length)))
    .sort();
}

async function textOf(path: string, name: string, left: Left[]): Promise<string | null> {
  const bytes = await readFile(path).catch((error: Error) => {
    throw new MaterialError(`${name} cannot be read: ${error.message}`);
  });
  const leave = (why: string) => left.push({ file: name, line: 1, column: 1, why, text: `(all of ${name})` });
  if (bytes.length > MOST) leave('the file is larger than 20 MB; divide it');
  const decoded = bytes.length > MOST ? null : decode(bytes);
  if (bytes.length <= MOST && !decoded) leave('this is no text; save it as CSV or Markdown in UTF-8');
  return decoded?.text ?? null;
}

/** Puts lessons into the folder, each under a name that is free. */
class Shelf {
  readonly files: { file: string; from: { file: string; line: number } }[] = [];
  readonly left: Left[] = [];
  private readonly folder: string;
  private readonly questions: Set<string>;
  constructor(folder: string, questions: readonly string[]) {
    this.folder = folder;
    this.questions = new Set(questions.map(same));
  }

  async put(draft: Draft, { place, owner }: { place: string; owner: string }): Promise<void> {
    const leave = (why: string) =>
      this.left.push({ ...draft.from, column: 1, why, text: `${draft.question}\n\n${draft.source}` });
    if (this.questions.has(same(draft.question))) {
      leave(`there is a lesson for "${draft.question}" already`);
      return;
    }
    const stem =
      slugOf(
        draft.question.replace(/^(how (do|can) i|what do i do (when|if)|wie (kann|mache) ich)\s/i, ''),
      ) || 'lesson';
    const why = refusal(draft, draftText(draft, { id: stem, place, owner }));
    if (why) {
      leave(why);
      return;
    }
    for (let n = 1; ; n++) {
      const id = n === 1 ? stem : `${stem}-${n}`;
      const file = join(this.folder, `${id}.md`);
      if (!(await createFile(file, draftText(draft, { id, place, owner })))) continue;
      this.files.push({ file: file.replaceAll('\\', '/'), from: draft.from });
      this.questions.add(same(draft.question));
      return;
    }
  }

  async copy({ name, text, from }: Copy): Promise<void> {
    const file = join(this.folder, name);
    if (await createFile(file, text)) this.files.push({ file: file.replaceAll('\\', '/'), from });
    else this.left.push({ ...from, column: 1, why: `lessons/${name} is there already`, text });
  }
}

const same = (question: string) =>
  question
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
    ?.join(' ') ?? '';

/** What found no place, as it was written, in a file of the pack that is no lesson. */
async function keep(pack: string, left: readonly Left[]): Promise<string> {
  const text = left
    .map(({ file, line, why, text }) => `<!-- ${file}:${line}: ${why} -->\n\n${text}\n`)
    .join('\n');
  for (let n = 1; ; n++) {
    const path = join(pack, n === 1 ? 'import-left.md' : `import-left-${n}.md`);
    if (
      await createFile(
        path,
        `What "cuecard import" could not take. Delete this file when it is dealt with.\n\n${text}`,
      )
    )
      return path.replaceAll('\\', '/');
  }
}

/** `cuecard new variant`: a lesson's copy, to try other words beside it. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { letterOf, ORIGINAL } from '../../lib/lesson/variant.ts';
import { Slug } from '../../lib/page/tool.ts';
import { createFile } from './files.ts';
import { load } from './load.ts';
import { type Outcome, typed, UsageError } from './outcome.ts';

const LETTERS = 'bcdefghijklmnopqrstuvwxyz';

/** @param language of several the one to try it in; else the pack's first */
export async function newVariant(
  id: string,
  { pack: folder, language }: { pack: string; language?: string },
): Promise<Outcome> {
  if (!v.is(Slug, id)) throw new UsageError(`"${id}" is no id; write it as it stands in the lesson`);
  const { compiled } = await load(folder);
  const { pack, sources, problems } = compiled;
  const wanted = language ?? pack?.info.languages[0];
  const versions = sources.filter(({ lesson }) => lesson.id === id && lesson.language === wanted);
  const original = versions.find(({ lesson }) => letterOf(lesson) === ORIGINAL);
  if (!original) {
    const own = problems.filter(({ file }) => new RegExp(`(^|[\\\\/])${id}\\.[^\\\\/]*$`).test(file));
    if (own.length > 0)
      return { problems: own, lines: ['Nothing new is written. Mend this first.'], facts: { files: [] } };
    const where = language === undefined ? folder : `${folder} in ${language}`;
    throw new UsageError(`no lesson in ${where} has the id "${id}"; name one that is there`);
  }
  const asks = pack!.campaigns.find(({ lessons }) => lessons.some(({ lesson }) => lesson === id));
  if (asks)
    throw new UsageError(
      `the campaign "${asks.id}" asks for "${id}", and for the same of everybody; take the lesson out of it first, or try another one`,
    );
  const taken = new Set(versions.map(({ lesson }) => letterOf(lesson)));
  const letter = [...LETTERS].find((one) => !taken.has(one));
  if (!letter) throw new UsageError(`"${id}" has all the variants there can be; delete one that lost`);
  const file = join(dirname(original.file), `${id}${taggedAs(original.file)}.${letter}.md`);
  if (!(await createFile(file, await readFile(original.file, 'utf8'))))
    throw new UsageError(`${file} is there already and was left as it is; mend it, or delete it`);
  return {
    problems: [],
    lines: [
      `${file} is written. Change in it what you want to try, check it with "${typed(`lint ${folder}`)}", and see it with "${typed(`preview ${folder} --variant ${letter}`)}".`,
      `Of those who get the pack each gets either ${id} or its variant, and keeps it; the insights tell which does better.`,
    ],
    facts: { files: [file] },
  };
}

/** `.de` of `greet.de.md`. */
const taggedAs = (file: string) => /(\.[^.\\/]+)?\.md$/.exec(file)?.[1] ?? '';

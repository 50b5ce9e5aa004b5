/** `cuecard new pack|tool|lesson`: examples to change. What is there already stays. */
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import * as v from 'valibot';
import { Language } from '../../lib/lesson/words.ts';
import { Slug } from '../../lib/page/tool.ts';
import { lessonExample, packExample, toolExample } from './examples.ts';
import { createFile } from './files.ts';
import { load, todayHere } from './load.ts';
import { type Outcome, typed, UsageError } from './outcome.ts';
import { writeSchemas } from './schema.ts';
import { slugOf } from './slug.ts';

export interface NewPack {
  name?: string;
  owner?: string;
  contact?: string;
  language?: string;
}

export async function newPack(folder: string, given: NewPack): Promise<Outcome> {
  const id = slugOf(basename(resolve(folder)));
  if (!id) throw new UsageError(`"${folder}" makes no id; name the folder in letters, such as "acme"`);
  const language = given.language ?? 'en';
  if (!v.is(Language, language)) throw new UsageError(`"${language}" is no language; write en or de-AT`);
  const file = join(folder, 'pack.yaml');
  const text = packExample({
    id,
    name: given.name ?? titled(id),
    owner: given.owner ?? 'Learning & Development',
    contact: given.contact ?? 'mailto:you@example.com',
    language,
  });
  await create(file, text);
  const { facts } = await writeSchemas(folder);
  return {
    problems: [],
    lines: [
      `${file} is written. Write your contact into it, then:`,
      `  ${typed(`new tool desk --pack ${folder} --url https://desk.example.com/`)}`,
      `  ${typed(`new lesson change-name --pack ${folder} --for desk/item`)}`,
      `  ${typed(`lint ${folder}`)}`,
      `  ${typed(`preview ${folder}`)}`,
    ],
    facts: { files: [file, ...(facts.files as string[])] },
  };
}

export async function newTool(
  id: string,
  { pack, name, url }: { pack: string; name?: string; url?: string },
): Promise<Outcome> {
  checkId(id);
  await checkPack(pack);
  const address = url ?? `https://${id}.example.com/`;
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address))
    throw new UsageError(`"${address}" is no address; write it as https://desk.example.com/`);
  const file = join(pack, 'tools', `${id}.yaml`);
  await create(file, toolExample({ id, name: name ?? titled(id), url: new URL(address) }));
  await writeSchemas(pack);
  const lines = [
    `${file} is written. Change its pages to those of the tool, then run "${typed(`lint ${pack}`)}".`,
  ];
  return { problems: [], lines, facts: { files: [file] } };
}

export interface NewLesson {
  pack: string;
  for?: string;
  question?: string;
  owner?: string;
}

export async function newLesson(id: string, given: NewLesson): Promise<Outcome> {
  checkId(id);
  await checkPack(given.pack);
  const { compiled } = await load(given.pack);
  const [tool] = compiled.pack?.tools ?? [];
  const place = given.for ?? (tool ? `${tool.id}/${tool.pages[0]!.id}` : undefined);
  const isBroken = compiled.problems.some(({ file }) => /(^|[\\/])tools[\\/][^\\/]+$|pack\.yaml$/.test(file));
  if (place === undefined)
    throw new UsageError(
      isBroken
        ? `no tool of the pack can be read; "${typed(`lint ${given.pack}`)}" says what to mend`
        : `the pack has no tool yet; start with "${typed(`new tool desk --pack ${given.pack}`)}"`,
    );
  if (!/^[a-z0-9-]+(\/[a-z0-9-]+)?$/.test(place))
    throw new UsageError(`"${place}" is no place; write it as tool or tool/page`);
  const file = join(given.pack, 'lessons', `${id}.md`);
  const text = lessonExample({
    id,
    question: given.question ?? `How do I ${id.replaceAll('-', ' ')}?`,
    place,
    owner: given.owner ?? compiled.pack?.info.owner ?? 'Learning & Development',
    reviewBy: inAYear(todayHere()),
    up: '../',
  });
  await create(file, text);
  const check = typed(`lint ${given.pack}`);
  const lines = [
    `${file} is written. Change it, check it with "${check}", and see it with "${typed(`preview ${given.pack}`)}".`,
  ];
  return { problems: [], lines, facts: { files: [file] } };
}

const inAYear = (day: string) => `${Number(day.slice(0, 4)) + 1}${day.slice(4).replace('-02-29', '-02-28')}`;

const titled = (id: string) => id.replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase());

function checkId(id: string): void {
  if (!v.is(Slug, id))
    throw new UsageError(
      `"${id}" is no id; use lower-case letters, digits and single hyphens, such as "create-ticket"`,
    );
}

async function checkPack(folder: string): Promise<void> {
  const found = await readFile(join(folder, 'pack.yaml')).catch(() => null);
  if (!found)
    throw new UsageError(
      `${folder} holds no pack.yaml; run "${typed('new pack')}", or name the folder with --pack`,
    );
}

async function create(file: string, text: string): Promise<void> {
  if (!(await createFile(file, text)))
    throw new UsageError(`${file} is there already and was left as it is; choose another name`);
}

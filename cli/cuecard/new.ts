/** `cuecard new pack|tool|lesson`: examples to change. What is there already stays. */
import { readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import * as v from 'valibot';
import { draftText } from '../../lib/insight/draft.ts';
import type { Problem } from '../../lib/lesson/problem.ts';
import { Language } from '../../lib/lesson/words.ts';
import { Slug } from '../../lib/page/tool.ts';
import { slugOf } from '../../lib/slug.ts';
import { newCampaign } from './campaign/new.ts';
import { lessonExample, lessonSchema, packExample, toolExample } from './examples.ts';
import { createFile } from './files.ts';
import { draftFrom } from './from-gap.ts';
import { load, todayHere } from './load.ts';
import { hasErrors, type Outcome, shows, typed, typedPath, UsageError } from './outcome.ts';
import { writeSchemas } from './schema.ts';
import { GREETING, greetingLesson, practiceDesk } from './starter.ts';

export interface NewPack {
  name?: string;
  owner?: string;
  contact?: string;
  language?: string;
  /** Id of a campaign to begin with: a tool, a lesson and the campaign are written too. */
  campaign?: string;
  /** The campaign has begun, to be tried. */
  isNow?: boolean;
}

export async function newPack(folder: string, given: NewPack): Promise<Outcome> {
  const { campaign, isNow = false } = given;
  const id = slugOf(basename(resolve(folder)));
  if (!id) throw new UsageError(`"${folder}" makes no id; name the folder in letters, such as "acme"`);
  const language = given.language ?? 'en';
  if (!v.is(Language, language)) throw new UsageError(`"${language}" is no language; write en or de-AT`);
  if (campaign !== undefined) {
    checkId(campaign);
    // Before anything is written: what is half there cannot be asked for again.
    await mustBeFree(join(folder, 'campaigns', `${campaign}.yaml`));
  } else if (isNow)
    throw new UsageError('"--now" is for a campaign; name one with --campaign, such as greetings');
  const file = join(folder, 'pack.yaml');
  const owner = given.owner ?? 'Learning & Development';
  const text = packExample({
    ...{ id, owner, language },
    name: given.name ?? titled(id),
    contact: given.contact ?? 'mailto:you@example.com',
  });
  await create(file, text);
  const files = [file, ...(campaign === undefined ? [] : await writeStarter(folder, campaign, isNow, owner))];
  const { facts } = await writeSchemas(folder);
  return {
    problems: [],
    lines: campaign === undefined ? packLines(folder, file) : campaignLines(folder, files),
    facts: { files: [...files, ...(facts.files as string[])] },
  };
}

const packLines = (folder: string, file: string) => [
  `${file} is written. Write your contact into it, then:`,
  `  ${typed(`new tool desk --pack ${typedPath(folder)}`)}`,
  `  ${typed(`new lesson take-a-break --pack ${typedPath(folder)}`)}`,
  `  ${typed(`lint ${typedPath(folder)}`)}`,
  `  ${shows(folder)}`,
];

const campaignLines = (folder: string, files: readonly string[]) => [
  'These are written, to be made your own:',
  ...files.map((file) => `  ${file}`),
  `Check them with "${typed(`lint ${typedPath(folder)}`)}", and see them with "${shows(folder)}".`,
];

/** What is there already stays. @returns the files, also those that were there */
async function writeStarter(
  folder: string,
  campaign: string,
  isNow: boolean,
  owner: string,
): Promise<string[]> {
  const [tool, lesson] = [join(folder, 'tools', 'desk.yaml'), join(folder, 'lessons', `${GREETING}.md`)];
  await createFile(tool, practiceDesk());
  await createFile(lesson, greetingLesson({ owner, reviewBy: inAYear(todayHere()) }));
  const { facts } = await newCampaign(campaign, folder, isNow);
  return [tool, lesson, ...(facts.files as string[])];
}

export async function newTool(
  id: string,
  { pack, name, url }: { pack: string; name?: string; url?: string },
): Promise<Outcome> {
  checkId(id);
  await checkPack(pack);
  const broken = problemsIn((await load(pack)).compiled.problems, PACK_FILE);
  if (broken) return broken;
  const address = url ?? `https://${id}.example.com/`;
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address))
    throw new UsageError(`"${address}" is no address; write it as https://desk.example.com/`);
  const file = join(pack, 'tools', `${id}.yaml`);
  await create(file, toolExample({ id, name: name ?? titled(id), url: new URL(address) }));
  await writeSchemas(pack);
  const lines = [
    `${file} is written. Change its pages to those of the tool, then run "${typed(`lint ${typedPath(pack)}`)}".`,
  ];
  return { problems: [], lines, facts: { files: [file] } };
}

export interface NewLesson {
  pack: string;
  for?: string;
  question?: string;
  owner?: string;
  /** A report's file and the id of a gap in it, parted by "#". */
  fromGap?: string;
}

/** @param named the id; a gap brings one */
export async function newLesson(named: string | undefined, given: NewLesson): Promise<Outcome> {
  if (named !== undefined) checkId(named);
  await checkPack(given.pack);
  const { compiled } = await load(given.pack);
  const draft =
    given.fromGap !== undefined && compiled.pack ? await draftFrom(given.fromGap, compiled.pack) : null;
  const id = named ?? draft?.id;
  if (id === undefined) throw new UsageError('name the lesson, such as "create-ticket"');
  const [tool] = compiled.pack?.tools ?? [];
  const place = given.for ?? draft?.place ?? (tool ? `${tool.id}/${tool.pages[0]!.id}` : undefined);
  const broken = problemsIn(compiled.problems, compiled.pack ? TOOL_FILE : PACK_FILE);
  if (broken && (place === undefined || !compiled.pack)) return broken;
  if (place === undefined)
    throw new UsageError(
      `the pack has no tool yet; start with "${typed(`new tool desk --pack ${typedPath(given.pack)}`)}"`,
    );
  if (!/^[a-z0-9-]+(\/[a-z0-9-]+)?$/.test(place))
    throw new UsageError(`"${place}" is no place; write it as tool or tool/page`);
  const file = join(given.pack, 'lessons', `${id}.md`);
  const around = {
    ...{ id, place, reviewBy: inAYear(todayHere()) },
    owner: given.owner ?? compiled.pack?.info.owner ?? 'Learning & Development',
  };
  const text = draft
    ? draftText(
        { ...draft, question: given.question ?? draft.question },
        { ...around, head: [lessonSchema('../')] },
      )
    : lessonExample({ ...around, question: given.question ?? questionOf(id), up: '../' });
  await create(file, text);
  const check = typed(`lint ${typedPath(given.pack)}`);
  const lines = [
    `${file} is written. Change it, check it with "${check}", and see it with "${shows(given.pack)}".`,
  ];
  return { problems: [], lines, facts: { files: [file] } };
}

const PACK_FILE = /(^|[\\/])pack\.yaml$/;
const TOOL_FILE = /(^|[\\/])tools[\\/][^\\/]+$/;

/** What is wrong in the files that the new one stands on; null if nothing is. */
function problemsIn(problems: readonly Problem[], files: RegExp): Outcome | null {
  const own = problems.filter(({ file }) => files.test(file));
  if (!hasErrors(own)) return null;
  return { problems: own, lines: ['Nothing new is written. Mend this first.'], facts: { files: [] } };
}

/** "take-a-break" is something to do, "who-to-call-first" a question already. */
function questionOf(id: string): string {
  const words = id.replaceAll('-', ' ');
  return /^(who|whom|whose|what|which|when|where|why|how)\b/.test(words)
    ? `${titled(id)}?`
    : `How do I ${words}?`;
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
  if (!(await createFile(file, text))) throw taken(file);
}

async function mustBeFree(file: string): Promise<void> {
  if (await stat(file).catch(() => null)) throw taken(file);
}

const taken = (file: string) =>
  new UsageError(`${file} is there already and was left as it is; choose another name`);

/** `cuecard new campaign ID`: an example to change, from next Monday to Tuesday or from now on, over lessons that are there. */
import { join } from 'node:path';
import * as v from 'valibot';
import { wallMinutes, wallOf } from '../../../lib/campaign/wall.ts';
import { EXAMPLE_GOAL } from '../../../lib/lesson/lint/example-words.ts';
import { Slug } from '../../../lib/page/tool.ts';
import { createFile } from '../files.ts';
import { load, todayHere } from '../load.ts';
import { type Outcome, typed, typedPath, UsageError } from '../outcome.ts';
import { SCHEMAS, writeSchemas } from '../schema.ts';

/** @param isNow it has begun already and asks at any hour, to be tried */
export async function newCampaign(
  id: string,
  folder: string,
  isNow = false,
  now = new Date(),
): Promise<Outcome> {
  if (!v.is(Slug, id))
    throw new UsageError(`"${id}" is no id; use lower-case letters, digits and hyphens, such as "greetings"`);
  const { compiled } = await load(folder);
  const lessons = compiled.pack?.lessons ?? [];
  if (lessons.length === 0)
    throw new UsageError(
      `${folder} has no lesson that can be read; start with "${typed(`new lesson phone-greeting --pack ${typedPath(folder)}`)}"`,
    );
  // What a campaign asks for is the same for everybody.
  const tried = new Set(lessons.flatMap((lesson) => (lesson.variant ? [lesson.id] : [])));
  const same = lessons.filter((lesson) => !tried.has(lesson.id));
  const hasCheck = same.filter(({ blocks }) => blocks.some(({ kind }) => kind === 'check'));
  const fit = hasCheck.length > 0 ? hasCheck : same.length > 0 ? same : lessons;
  const chosen = [...new Set(fit.map((lesson) => lesson.id))].slice(0, 3);
  const file = join(folder, 'campaigns', `${id}.yaml`);
  const done = hasCheck.length > 0 ? 'check' : 'seen';
  const today = todayHere(now);
  const times = isNow ? timesFrom(today) : timesAfter(today);
  if (!(await createFile(file, example(id, chosen, done, times))))
    throw new UsageError(
      `${file} is there already and was left as it is; choose another name, or delete the file to have it written anew`,
    );
  await writeSchemas(folder);
  const lines = [
    `${file} is written. Change goal, lessons and times, then check it with "${typed(`lint ${typedPath(folder)}`)}".`,
  ];
  return { problems: [], lines, facts: { files: [file] } };
}

const DAY = 1440;

/** Minutes of the day's beginning. */
const midnight = (today: string) => wallMinutes(`${today}T00:00`);
const dayOf = (minutes: number) => wallOf(minutes).slice(0, 10);

/** From next Monday, in working hours. */
function timesAfter(today: string): string {
  const start = midnight(today);
  const weekday = (Math.floor(start / DAY) + 3) % 7;
  const day = (n: number) => dayOf(start + (7 - weekday + n) * DAY);
  return `from: ${day(0)} 09:00
until: ${day(1)} 17:00
days: [mon, tue, wed, thu, fri]
hours: {from: "09:00", to: "17:30"}  # it asks only then
reminders: [1 day, 3 h]  # before the deadline`;
}

/** From today on, at any hour of any day, so that its author sees it at once; the real times stand below, to be put in their place. */
function timesFrom(today: string): string {
  const real = timesAfter(today).replace(/^(?!reminders)/gm, '# ');
  return `# Begin trial: it has begun, and asks at any hour.
from: ${today} 00:00
until: ${dayOf(midnight(today) + 2 * DAY)} 17:00
days: [mon, tue, wed, thu, fri, sat, sun]
hours: {from: "00:00", to: "00:00"}
# End trial. For people: delete from "Begin trial" to here, and the "# " in front of these four.
${real}`;
}

/** @param times YAML */
function example(id: string, lessons: readonly string[], done: string, times: string): string {
  return `# yaml-language-server: $schema=../${SCHEMAS.campaign}
id: ${id}
goal: ${EXAMPLE_GOAL}  # what people can do when it is over, in one sentence
lessons: [${lessons.join(', ')}]  # also {lesson: …, done: seen}
done: ${done}  # or seen, practised, acknowledged
${done === 'check' ? 'score: 100  # so many % right are enough\n' : ''}# audience: [phone-desk]  # from pack.yaml; without it, everybody

# On each person's own clock; "zone: Europe/London" makes it one moment for all.
${times}
card: 2 h  # so long before the deadline it opens by itself
${done === 'check' ? 'recaps: [2, 5]  # days after somebody is done: the checks come once more\n' : ''}`;
}

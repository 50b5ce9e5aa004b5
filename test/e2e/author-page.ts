/** A new author at work by the guide: its commands typed in a folder of their own, and the pack added in Options. */
import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Preview, startPreview } from '../../cli/cuecard/preview.ts';
import { commandsIn, sectionOf } from '../lesson/guide.ts';
import type { Driver } from './harness/types.ts';
import { openPacks, submit } from './pack-page.ts';

const guide = await readFile('lessons/README.md', 'utf8');
const FIRST = sectionOf(guide, 'The first lesson in ten minutes');
const TOOL = /^ +```yaml\n([\s\S]*?)^ +```$/m.exec(FIRST)![1]!.replace(/^ {3}/gm, '');

/** The question of the first lesson. */
export const QUESTION = 'How do I take a break?';

/** The commands of the section on the first lesson, and of that on the first campaign. */
export const LESSON = commandsIn(FIRST);
export const CAMPAIGN = commandsIn(sectionOf(guide, 'A campaign in fifteen minutes'));

/** Runs a command of the guide with its pack in this folder, and returns what it says. */
export const run = (folder: string, command: string): string =>
  execFileSync(
    process.execPath,
    ['cli/cuecard.ts', ...command.replace(/my-(pack|team)/g, (name) => join(folder, name)).split(' ')],
    { encoding: 'utf8' },
  );

/** Steps 1 to 4 of the first lesson. @returns the lesson's file */
export async function writeLesson(folder: string): Promise<string> {
  expect(LESSON).toHaveLength(4);
  for (const command of LESSON.slice(0, 3)) run(folder, command);
  await writeFile(join(folder, 'my-pack/tools/desk.yaml'), TOOL);
  const lesson = join(folder, 'my-pack/lessons/take-a-break.md');
  const text = (await readFile(lesson, 'utf8')).replace(/^ {2}- desk\/.*$/m, '  - desk/queue');
  await writeFile(lesson, text);
  expect(run(folder, LESSON[3]!)).toContain('1 lesson: 5 warnings');
  return lesson;
}

/** Its step 5. Whoever does it stops the preview. */
export async function addPreview(driver: Driver, folder: string): Promise<Preview> {
  const preview = await startPreview(join(folder, 'my-pack'));
  const options = await openPacks(driver);
  await submit(options, preview.url);
  await options.waitForText('Do you trust the key');
  const shown = await options.evaluate(() => document.querySelector('.ask code')?.textContent?.trim());
  expect(shown).toBe(preview.fingerprint);
  await options.click({ text: 'Trust this key and add' });
  await options.waitForText('Added: ');
  await options.close();
  return preview;
}

/** A new author's first lesson, by the guide: from an empty folder to the lesson on a page, and an edit that shows there, in popup, side panel and hint. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Preview, startPreview } from '../../cli/cuecard/preview.ts';
import { type Demo, startDemo } from '../../demo/server.ts';
import { openBeside } from './beside.ts';
import type { Driver, View } from './harness/types.ts';
import { hintIn } from './hint-page.ts';
import { openPacks, submit } from './pack-page.ts';
import { LOCALHOST, startBrowser } from './setup.ts';

const guide = await readFile('lessons/README.md', 'utf8');

const commands = [...guide.matchAll(/^ +npm run cuecard -- ((?:new|lint) .*)$/gm)].map(([, words]) => words!);
const tool = /^ +```yaml\n([\s\S]*?)^ +```$/m.exec(guide)![1]!.replace(/^ {3}/gm, '');

const QUESTION = 'How do I take a break?';

/** Goes to the lesson from wherever the view is. */
async function find(view: View): Promise<void> {
  await view.click('input[type="search"]');
  await view.type('take a break');
  await view.waitFor(() => document.querySelector('.entry')?.textContent?.includes('take a break'));
  await view.press('Enter');
}

let folder: string;
let demo: Demo;
let driver: Driver;
let preview: Preview | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cuecard-author-'));
  [demo, driver] = await Promise.all([startDemo({ delay: 0 }), startBrowser()]);
});

afterAll(async () => {
  await driver?.close();
  await preview?.stop();
  await demo?.close();
  await rm(folder, { recursive: true, force: true });
});

it('comes from the commands and examples of the guide, and follows the file', async () => {
  const pack = join(folder, 'my-pack');
  expect(commands).toHaveLength(4);
  const run = (command: string) =>
    execFileSync(process.execPath, ['cli/cuecard.ts', ...command.replace('my-pack', pack).split(' ')], {
      encoding: 'utf8',
    });
  for (const command of commands.slice(0, 3)) run(command);
  await writeFile(join(pack, 'tools/desk.yaml'), tool);
  const lesson = join(pack, 'lessons/take-a-break.md');
  const text = (await readFile(lesson, 'utf8')).replace(/^ {2}- desk\/.*$/m, '  - desk/queue');
  await writeFile(lesson, text);
  expect(run(commands[3]!)).toContain('1 lesson: 1 warning');

  preview = await startPreview(pack);
  const options = await openPacks(driver);
  await submit(options, preview.url);
  await options.waitForText('Do you trust the key');
  const shown = await options.evaluate(() => document.querySelector('.ask code')?.textContent?.trim());
  expect(shown).toBe(preview.fingerprint);
  await options.click({ text: 'Trust this key and add' });
  await options.waitForText('Added: ');
  await options.close();

  const page = await driver.open(`${demo.url}/desk/`);
  const popup = await driver.popup(page);
  await popup.waitForText(QUESTION);
  await popup.click({ text: QUESTION });
  const followsTheFile = async (view: View, name: string) => {
    await view.waitFor((question) => document.querySelector('h1')?.textContent === question, QUESTION);
    await writeFile(
      lesson,
      text.replace(/^answer: .*$/m, `answer: Open the menu with your name and choose **${name}**.`),
    );
    await view.waitForText(`choose ${name}`);
  };
  await followsTheFile(popup, 'Break');
  await popup.close();

  const panel = await openBeside(driver, page);
  await find(panel);
  await followsTheFile(panel, 'Pause');
  await panel.close();
  await page.close();

  await driver.grant(LOCALHOST);
  const tab = await driver.open(`${demo.url}/desk/`);
  const card = await hintIn(driver, tab, 'How do I');
  await card.click('.offer');
  await find(card);
  await followsTheFile(card, 'Rest');
  await tab.close();
});

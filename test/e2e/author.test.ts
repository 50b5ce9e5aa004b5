/** A new author's first lesson, by the guide: from an empty folder to the lesson on a page, and an edit that shows there, in popup, side panel and hint. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, it } from 'vitest';
import type { Preview } from '../../cli/cuecard/preview.ts';
import { type Demo, startDemo } from '../../demo/server.ts';
import { addPreview, QUESTION, writeLesson } from './author-page.ts';
import { openBeside } from './beside.ts';
import type { Driver, View } from './harness/types.ts';
import { hintIn } from './hint-page.ts';
import { LOCALHOST, startBrowser } from './setup.ts';

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
  const lesson = await writeLesson(folder);
  const text = await readFile(lesson, 'utf8');
  preview = await addPreview(driver, folder);

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

/** A new lead's first campaign, by the guide alone: from an empty folder to a lesson that is asked, done, and counted. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Preview } from '../../cli/cuecard/preview.ts';
import { type Demo, startDemo } from '../../demo/server.ts';
import { addPreview, CAMPAIGN, QUESTION, run, writeLesson } from './author-page.ts';
import type { Driver } from './harness/types.ts';
import { hintIn } from './hint-page.ts';
import { LOCALHOST, startBrowser } from './setup.ts';
import { storedEvents } from './stored.ts';

let folder: string;
let demo: Demo;
let driver: Driver;
let preview: Preview | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cuecard-lead-'));
  [demo, driver] = await Promise.all([startDemo({ delay: 0 }), startBrowser()]);
});

afterAll(async () => {
  await driver?.close();
  await preview?.stop();
  await demo?.close();
  await rm(folder, { recursive: true, force: true });
});

it('comes from the commands of the guide, asks on the page, and is done', async () => {
  await writeLesson(folder);
  expect(CAMPAIGN).toHaveLength(2);
  run(folder, CAMPAIGN[0]!);
  expect(run(folder, CAMPAIGN[1]!)).toContain('1 lesson, 1 campaign: 5 warnings');
  preview = await addPreview(driver, folder);

  const page = await driver.open(`${demo.url}/desk/`);
  const before = await driver.popup(page);
  await before.waitForText('To do: 1 lesson');
  await driver.allow(LOCALHOST);
  await before.click({ text: 'Help me here every time' });
  await page.goto(`${demo.url}/desk/`);
  const hint = await hintIn(driver, page, QUESTION);
  expect(await hint.text()).toContain('Due by');
  await hint.click('.offer');
  await hint.waitForText('Done when its questions are answered');
  for (let n = 0; n < 2; n++) await hint.click({ text: 'Next' });
  await hint.click({ text: 'The old name stays.' });
  await hint.waitForText('Done');
  const after = await driver.popup(page);
  await after.waitForText('All done');
  await after.close();

  const events = join(folder, 'ann.json');
  await writeFile(events, JSON.stringify({ events: await storedEvents(driver) }));
  const said = run(folder, `campaign status ${events} --pack my-pack`);
  expect(said).toContain('1 done, of unknown total; give --roster');
  expect(said).toContain('1 of 1 right');
}, 120_000);

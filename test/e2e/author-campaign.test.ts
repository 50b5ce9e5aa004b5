/** A new lead's first campaign, by the guide alone: from an empty folder to a lesson that is asked, done, and counted. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Preview } from '../../cli/cuecard/preview.ts';
import { addOwnPack } from '../../demo/own-pack.ts';
import { type Demo, startDemo } from '../../demo/server.ts';
import { CAMPAIGN, run } from './author-page.ts';
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

const told = {
  built: () => {},
  added: () => {},
  failed(why: string) {
    throw new Error(why);
  },
};

/** Puts words into a file of the pack in the place of others, everywhere. */
async function change(file: string, ...words: [string, string][]): Promise<void> {
  const path = join(folder, 'my-team', file);
  const before = await readFile(path, 'utf8');
  await writeFile(
    path,
    words.reduce((text, [old, now]) => text.replaceAll(old, now), before),
  );
}

it('comes from the commands of the guide, asks on the page, and is done', async () => {
  expect(CAMPAIGN).toHaveLength(2);
  run(folder, CAMPAIGN[0]!);
  await change('pack.yaml', ['you@example.com', 'ann@fernhill.test'], ['My team', 'Fernhill']);
  await change('lessons/phone-greeting.md', ['this is Kim. How', 'my name is Kim. How']);
  await change('campaigns/greetings.yaml', [
    'Everybody does it the new way.',
    'Every caller hears who we are.',
  ]);
  expect(run(folder, CAMPAIGN[1]!)).toContain('1 lesson, 1 campaign: 1 warning');
  // As `npm start -- my-pack` does it.
  await driver.grant(LOCALHOST);
  preview = await addOwnPack(driver, join(folder, 'my-team'), told);

  const page = await driver.open(`${demo.url}/desk/`);
  const hint = await hintIn(driver, page, 'How do I greet a caller?');
  expect(await hint.text()).toContain('Due by');
  await hint.click('.offer');
  await hint.waitForText('Done when its questions are answered');
  await hint.waitForText('Good morning, Fernhill, my name is Kim.');
  await hint.click({ text: '"Good afternoon, Fernhill, my name is Kim. How can I help you?"' });
  await hint.waitForText('Done');
  const after = await driver.popup(page);
  await after.waitForText('All done');
  await after.close();

  const events = join(folder, 'ann.json');
  await writeFile(events, JSON.stringify({ events: await storedEvents(driver) }));
  const said = run(folder, `campaign status ${events} --pack my-team`);
  expect(said).toContain('1 done, of unknown total; give --roster');
  expect(said).toContain('1 of 1 right');
}, 120_000);

/** A variant from the author's command to two people, each with their own, who keep it. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Preview } from '../../cli/cuecard/preview.ts';
import { type Demo, startDemo } from '../../demo/server.ts';
import { variantFor } from '../../lib/lesson/variant.ts';
import { addPreview, QUESTION, run, writeLesson } from './author-page.ts';
import type { Driver, ExtensionApi } from './harness/types.ts';
import { LOCALHOST, startBrowser } from './setup.ts';
import { storedEvents } from './stored.ts';

declare const browser: ExtensionApi;

const REF = 'my-pack/take-a-break';
const ORIGINAL = 'Open the menu with your name and choose Break.';
const VARIANT = 'Your name, then Break: two clicks.';

let folder: string;
let demo: Demo;
let driver: Driver;
let preview: Preview | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cuecard-variant-'));
  [demo, driver] = await Promise.all([startDemo({ delay: 0 }), startBrowser()]);
  await driver.grant(LOCALHOST);
});

afterAll(async () => {
  await driver?.close();
  await preview?.stop();
  await demo?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Somebody to whom this one falls. */
const someoneWith = (letter: string) =>
  Array.from({ length: 50 }, (_, n) => `e-${1000 + n}`).find(
    (person) => variantFor(person, REF, ['', 'b']) === letter,
  )!;

/** The browser is this person's from now on. */
async function becomes(person: string): Promise<void> {
  await driver.inExtension((person) => browser.storage.local.set({ person }), person);
  await driver.killWorker();
}

/** Opens the lesson from the popup, sees this answer, and rates it. */
async function rate(answer: string, how: 'Useful' | 'Not useful'): Promise<void> {
  const page = await driver.open(`${demo.url}/desk/`);
  await driver.view(page).waitForText('Take next call');
  const popup = await driver.popup(page);
  await popup.waitForText(QUESTION);
  await popup.click({ text: QUESTION });
  await popup.waitForText(answer);
  await popup.click({ text: how });
  await popup.waitForText(how === 'Useful' ? 'Rated useful.' : 'Rated not useful.');
  await popup.close();
  await page.close();
}

it('is written by one command, falls to one of two people, and stays theirs', {
  timeout: 120_000,
}, async () => {
  const lesson = await writeLesson(folder);
  const answered = (text: string, answer: string) => text.replace(/^answer: .*$/m, `answer: "${answer}"`);
  await writeFile(lesson, answered(await readFile(lesson, 'utf8'), ORIGINAL));
  expect(run(folder, 'new variant take-a-break --pack my-pack')).toContain('take-a-break.b.md is written');
  const variant = lesson.replace(/\.md$/, '.b.md');
  await writeFile(variant, answered(await readFile(variant, 'utf8'), VARIANT));
  expect(run(folder, 'lint my-pack')).toContain('2 lessons: ');
  const [one, other] = [someoneWith(''), someoneWith('b')];
  await becomes(one);
  preview = await addPreview(driver, folder);

  await rate(ORIGINAL, 'Not useful');
  await becomes(other);
  await rate(VARIANT, 'Useful');
  await driver.killWorker();
  const page = await driver.open(`${demo.url}/desk/`);
  await driver.view(page).waitForText('Take next call');
  const popup = await driver.popup(page);
  await popup.click({ text: QUESTION });
  await popup.waitForText(VARIANT);
  await popup.waitForText('You rated this on');

  const ratings = (await storedEvents(driver)).filter((event) => event.kind === 'rating');
  expect(ratings.map(({ person, lesson, data }) => [person, lesson, data.useful])).toEqual([
    [one, REF, false],
    [other, REF, true],
  ]);
  expect(new Set(ratings.map(({ revision }) => revision)).size).toBe(2);
});

/** What was answered once is asked again when it is due: on its page, in the panel, and after a campaign. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type Demo, startDemo } from '../../demo/server.ts';
import { violations } from './harness/axe.ts';
import type { Driver } from './harness/types.ts';
import { hintIn, openQueue } from './hint-page.ts';
import { answered, did, tryAll } from './past.ts';
import { whyNoPolicy } from './policy.ts';
import { LOCALHOST, startBrowser } from './setup.ts';
import { storedEvents } from './stored.ts';
import { atWork, DAY, HOUR, serveCompany, wallIn } from './story.ts';

const LESSON = 'fernhill/take-next-call';
let demo: Demo;
const ended: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  demo = await startDemo({ delay: 0 });
});
afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end();
});
afterAll(() => demo?.close());

const person = 'e-77';

async function start(): Promise<Driver> {
  const driver = await startBrowser();
  ended.push(() => driver.close());
  await driver.grant(LOCALHOST);
  return driver;
}

it('is asked on its page once it is due, also by a worker that was killed; then it is known again', async () => {
  const driver = await start();
  await did(driver, person, [await answered(driver, LESSON, { ago: 30 * DAY })]);
  await driver.killWorker();
  const page = await openQueue(driver, demo.url);
  await hintIn(driver, page, 'Do you still know it?');
  const popup = await driver.popup(page);
  await popup.waitForText('2-minute practice: 1 question');
  await popup.click({ text: '2-minute practice: 1 question' });
  await popup.waitForText('Question 1 of 1');
  expect(await violations(popup)).toEqual([]);
  await tryAll(popup);
  await popup.click({ text: 'Finish' });
  await popup.waitForText('That was all.');
  await popup.click({ text: 'Done' });
  // Known again: the next time is days away, and today has had one.
  await popup.click('.memories summary');
  await popup.waitForText('known · again');
  expect(await popup.text()).not.toContain('2-minute practice');
  await popup.close();
  const answers = (await storedEvents(driver)).filter(({ kind }) => kind === 'answered');
  expect(answers.map(({ data }) => data)).toEqual([
    { block: 3, right: true },
    { block: 3, right: true },
  ]);
}, 120_000);

if (!(await whyNoPolicy()))
  it('comes as a recap of a campaign, and counts once all its questions are answered', async () => {
    const now = Date.now();
    const company = await serveCompany('greetings', {
      from: wallIn('Europe/London', now - 5 * DAY),
      until: wallIn('Europe/London', now - 3 * DAY),
      lessons: '[farewell-by-situation, close-unresolved-call]',
      days: '[mon, tue, wed, thu, fri, sat, sun]',
      hours: '{from: "00:00", to: "00:00"}',
      quiet: '[]',
      reminders: '[2 h]',
      card: '90 min',
      recaps: '[2]',
    });
    ended.push(company.close);
    const driver = await atWork({ id: person, team: 'Phone desk', zone: 'Europe/London' }, company, null);
    ended.push(() => driver.close());
    const answers = await Promise.all(
      ['farewell-by-situation', 'close-unresolved-call'].map((id) =>
        answered(driver, `fernhill/${id}`, { ago: 3 * DAY + HOUR }),
      ),
    );
    await did(driver, person, answers);
    const page = await openQueue(driver, demo.url);
    const frame = await hintIn(driver, page, 'Recap: Every caller hears');
    await frame.click('.offer');
    await frame.waitForText('Question 1 of 2');
    for (const next of ['Next question', 'Finish']) {
      await tryAll(frame);
      await frame.click({ text: next });
    }
    await frame.waitForText('That was all.');
    const events = await storedEvents(driver);
    expect(events.filter(({ kind }) => kind === 'campaign').map(({ data }) => data)).toContainEqual({
      act: 'recapped',
      campaign: 'fernhill/greetings',
      item: 'recap-2',
    });
  }, 120_000);

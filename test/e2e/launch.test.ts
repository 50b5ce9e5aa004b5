/**
 * The second story, in real browsers: a phone is launched, and everybody who sells it must know it before. Three stores,
 * each in a zone of its own and in another part of the window.
 */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, startDemo } from '../../demo/server.ts';
import { VERBS } from '../../lib/xapi/vocabulary.ts';
import { type Lrs, startLrs } from '../lrs/lrs.ts';
import { demosOf } from './demo-lessons.ts';
import type { Driver, View } from './harness/types.ts';
import { until } from './harness/until.ts';
import { hintIn } from './hint-page.ts';
import { leadSees } from './lead.ts';
import { answered, did, practised, tryAll } from './past.ts';
import { sizeForPicture, takeLines, takePage, takeView } from './pictures.ts';
import { whyNoPolicy } from './policy.ts';
import { practise, trying } from './practise-page.ts';
import { stateWhere } from './setup.ts';
import { agree, arrived } from './store.ts';
import { storedEvents } from './stored.ts';
import { atWork, type Company, DAY, HOUR, serveCompany, update, wallIn } from './story.ts';

const OBJECTIONS = 'What do I answer to objections against Alder 8?';
const PREORDER = 'How do I take a pre-order?';
const LAUNCH_DAY = new Intl.DateTimeFormat('en-GB', {
  ...{ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' },
}).format(Date.now() + 7 * DAY);
const WHY_NOT = await whyNoPolicy();

if (WHY_NOT) {
  it(`cannot be tried on this machine: ${WHY_NOT}`, () => expect(process.env.CI).toBeUndefined());
} else {
  describe('the launch, in three stores', story);
  describe('the launch, when people have done it', later);
}

/** It asks at any hour of any day, so that it does whenever this runs. */
const campaign = (from: string, to: string) => ({
  ...{ from, until: to },
  lessons: '[alder-8-objections, {lesson: take-preorder, done: practised}]',
  days: '[mon, tue, wed, thu, fri, sat, sun]',
  hours: '{from: "00:00", to: "00:00"}',
  quiet: '[]',
  beacon: '11 h',
  reminders: '[2 h]',
  card: '90 min',
  recaps: '[2, 5]',
  variables: `{launch_day: "${LAUNCH_DAY}"}`,
});

/** The till, at the page of the new phone. */
async function openPhone(driver: Driver, demo: Demo): Promise<Page> {
  const page = await driver.open(`${demo.url}/pos/#/products/alder-8`);
  await stateWhere(driver, 'the page of the phone', (state) => state.page?.id === 'launch');
  return page;
}

/** The list of what is to do, in the popup. */
async function listIn(driver: Driver, page: Page): Promise<View> {
  const popup = await driver.popup(page);
  await popup.waitFor(() => document.querySelector('main[aria-busy="false"] h1'));
  await popup.click('.due summary');
  return popup;
}

function story(): void {
  let demo: Demo;
  let lrs: Lrs;
  let company: Company;
  const drivers: Driver[] = [];

  beforeAll(async () => {
    const now = Date.now();
    // In Toronto it began an hour ago; it ends when it is an hour later in Singapore than now.
    const fields = campaign(wallIn('America/Toronto', now - HOUR), wallIn('Asia/Singapore', now + HOUR));
    [demo, lrs, company] = await Promise.all([
      startDemo({ delay: 0 }),
      startLrs(),
      serveCompany('launch', fields),
    ]);
  });

  afterAll(async () => {
    for (const driver of drivers) await driver.close();
    await Promise.all([demo?.close(), lrs?.close(), company?.close()]);
  });

  async function seller(id: string, site: string, zone: string): Promise<Driver> {
    const driver = await atWork({ id, team: 'Store sales', site, zone }, company, lrs);
    drivers.push(driver);
    await agree(driver);
    return driver;
  }

  /** To the lesson's check; on the way it names the day. */
  async function toCheck(view: View): Promise<void> {
    await view.click({ text: 'Next' });
    await view.waitForText(`On ${LAUNCH_DAY} it is in your colour`);
    for (let n = 0; n < 2; n++) await view.click({ text: 'Next' });
    await view.waitForText('What do you ask first?');
  }

  it('in Leeds it is asked; who is wrong at first is done once the answer is right', {
    timeout: 120_000,
  }, async () => {
    const driver = await seller('s-1', 'Leeds', 'Europe/London');
    const page = await openPhone(driver, demo);
    const frame = await hintIn(driver, page, OBJECTIONS);
    expect(await frame.text()).toMatch(/Due by .+ your time, in \d+ hours/);
    await frame.click('.offer');
    await frame.waitForText('Done when its questions are answered, 100% right.');
    await toCheck(frame);
    await frame.click({ text: '"Which others?"' });
    await frame.waitForText("somebody else's phone");
    await frame.click({ text: '"What should it do for you that yours does not?"' });
    await frame.waitForText('Done');
    const popup = await listIn(driver, page);
    await popup.waitForText('To do: 1 lesson');
    expect(await popup.text()).toMatch(/Done .+100% right/);
    await popup.close();
  });

  it('in Singapore, in the last hour, it opens by itself; a demo is tried to its end', {
    timeout: 180_000,
  }, async () => {
    const driver = await seller('s-2', 'Singapore', 'Asia/Singapore');
    const page = await openPhone(driver, demo);
    await sizeForPicture(driver, page);
    const frame = await hintIn(driver, page, 'Done when its questions are answered');
    expect(await frame.text()).toMatch(/Due by .+ your time, in \d+ minutes/);
    await toCheck(frame);
    await frame.click({ text: '"What should it do for you that yours does not?"' });
    await frame.waitForText('Done');
    const popup = await listIn(driver, page);
    await popup.click({ text: PREORDER });
    await popup.waitForText('Done when you have tried it to the end.');
    await popup.click({ text: 'Try it' });
    const { steps } = (await demosOf('fernhill')).find(({ name }) => name === 'take-preorder')!;
    const address = page.url();
    await trying(driver, page, `step 1 of ${steps.length}`);
    await takePage(driver, page, 'launch-try');
    expect(await practise(driver, page, steps)).toBeGreaterThan(0);
    expect(page.url()).toBe(address);
    const after = await listIn(driver, page);
    await after.waitForText('All done');
    await after.close();
  });

  it('in Toronto it is only listed yet; whoever wants no hints in the tool has it not even there', {
    timeout: 120_000,
  }, async () => {
    const driver = await seller('s-3', 'Toronto', 'America/Toronto');
    const page = await openPhone(driver, demo);
    const popup = await listIn(driver, page);
    await popup.waitForText('To do: 2 lessons');
    await takeView(popup, 'launch-listed');
    await popup.close();
    const frame = await hintIn(driver, page, 'Alder 8');
    expect(await frame.text()).not.toContain('Due');
    await frame.click({ text: 'Close this hint' });
    await frame.click({ text: 'Fewer hints' });
    await frame.click({ text: 'In this tool: Fernhill Store' });
    await frame.waitForText('No hints in Fernhill Store. You can change it in the options.');
    const options = await driver.extensionPage('options.html');
    await options.waitForText('In which tools');
    const isOn = (name: string) =>
      [...document.querySelectorAll<HTMLInputElement>('#hints label')]
        .find((label) => label.textContent?.includes(name))
        ?.querySelector('input')?.checked;
    expect(await options.evaluate(isOn, 'Fernhill Store')).toBe(false);
    expect(await options.evaluate(isOn, 'Fernhill Desk')).toBe(true);
    await options.close();
    const again = await driver.popup(page);
    await again.waitFor(() => document.querySelector('main[aria-busy="false"] h1'));
    expect(await again.text()).not.toContain('To do');
    await again.close();
  });

  it('the lead sees each store, the question that is hard, and how it will end', {
    timeout: 120_000,
  }, async () => {
    await arrived(lrs, VERBS.left, 1);
    await until('both answers and the practice', async () => {
      const [answers, tried] = await Promise.all([
        lrs.find({ verb: VERBS.answered }),
        lrs.find({ verb: VERBS.completed }),
      ]);
      return answers.length >= 3 && JSON.stringify(tried).includes('take-preorder');
    });
    const { said, csv } = await leadSees(lrs, company.folder, 'launch', [
      'person,name,team,site,zone',
      's-1,Ann,Store sales,Leeds,Europe/London',
      's-2,Bela,Store sales,Singapore,Asia/Singapore',
      's-3,Cleo,Store sales,Toronto,America/Toronto',
    ]);
    await takeLines(drivers[0]!, said, 'launch-lead');
    expect(said).toContain('1 done, of 3; 1 begun, 1 opted out');
    expect(said).toMatch(/By site:\n {2}Leeds {2}0 of 1\n {2}Singapore {2}1 of 1\n {2}Toronto {2}0 of 1\n/);
    expect(said).toMatch(/At the deadline, as it goes: about \d of 3/);
    expect(said).toMatch(
      /Weakest questions.*\n {2}1 of 2 right {2}.*What do you ask first\? \(alder-8-objections\)/,
    );
    expect(said).toMatch(/Ann \(s-1\).*Leeds {2}take-preorder\n/);
    expect(said).toMatch(/Cleo \(s-3\).*alder-8-objections, take-preorder {2}\(opted out\)/);
    expect(csv).not.toContain('Bela');
    const rows = csv.trim().split('\r\n');
    expect(rows[0]).toBe('person,campaign,lesson,title,status,completed,late,score');
    expect(rows).toHaveLength(1 + 3 * 2);
    expect(rows[2]).toBe(`s-1,fernhill/launch,take-preorder,${PREORDER},incomplete,,,`);
    expect(rows[3]).toMatch(/^s-2,.*,completed,\d{4}-.*Z,no,100$/);
  });
}

function later(): void {
  const ended: (() => Promise<unknown>)[] = [];
  let demo: Demo;
  const now = Date.now();

  beforeAll(async () => {
    demo = await startDemo({ delay: 0 });
    ended.push(demo.close);
  });
  afterAll(async () => {
    for (const end of ended.reverse()) await end();
  });

  /** Somebody in Leeds who did both lessons so long ago. */
  async function start(from: number, to: number, ago: number): Promise<{ driver: Driver; company: Company }> {
    const zone = 'Europe/London';
    const company = await serveCompany('launch', campaign(wallIn(zone, from), wallIn(zone, to)));
    ended.push(company.close);
    const driver = await atWork({ id: 's-1', team: 'Store sales', site: 'Leeds', zone }, company, null);
    ended.push(() => driver.close());
    const marks = company.marks('launch', 'alder-8-objections');
    await did(driver, 's-1', [
      await answered(driver, 'fernhill/alder-8-objections', { ago, mark: marks[0] }),
      await practised(driver, 'fernhill/take-preorder', { ago }),
    ]);
    return { driver, company };
  }

  it('a changed lesson is asked again, and only that', { timeout: 120_000 }, async () => {
    const { driver, company } = await start(now - 2 * DAY, now + 8 * HOUR, DAY);
    // On a page of no tool it is listed, too, and nothing is asked.
    const before = await driver.open(demo.url);
    const done = await listIn(driver, before);
    await done.waitForText('All done');
    await done.close();
    await before.close();
    await company.release('1.2.0', 'lessons/alder-8-objections.md', (text) =>
      text.replace('It may. On', 'Perhaps. On'),
    );
    await update(driver, company, '1.2.0');
    const page = await openPhone(driver, demo);
    const frame = await hintIn(driver, page, OBJECTIONS);
    expect(await frame.text()).toContain('Due by');
    const popup = await listIn(driver, page);
    await popup.waitForText('To do: 1 lesson');
    const items = await popup.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.due li')].map((item) => item.innerText),
    );
    expect(items[0]).toContain(OBJECTIONS);
    expect(items[1]).toMatch(new RegExp(`${PREORDER.replace('?', '\\?')}\\s+Done`));
    await popup.close();
  });

  it('two days later its questions come once more', { timeout: 120_000 }, async () => {
    const { driver } = await start(now - 5 * DAY, now - 3 * DAY, 3 * DAY + HOUR);
    const page = await openPhone(driver, demo);
    const frame = await hintIn(driver, page, 'Recap: Everybody in sales says');
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
      campaign: 'fernhill/launch',
      item: 'recap-2',
    });
  });
}

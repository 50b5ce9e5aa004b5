/**
 * The first story, in real browsers: a lead has two days to train everybody on the phone, in several time zones. Each
 * browser stands in a zone of its own, in which the campaign is in another part of its window.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, startDemo } from '../../demo/server.ts';
import { VERBS } from '../../lib/xapi/vocabulary.ts';
import { type Lrs, startLrs } from '../lrs/lrs.ts';
import type { Driver, View } from './harness/types.ts';
import { until } from './harness/until.ts';
import { hintIn, openQueue } from './hint-page.ts';
import { leadSees } from './lead.ts';
import { sizeForPicture, takePage, takeView } from './pictures.ts';
import { whyNoPolicy } from './policy.ts';
import { badgeWhere } from './setup.ts';
import { agree, arrived } from './store.ts';
import { atWork, type Company, HOUR, serveCompany, wallIn } from './story.ts';

const GREET = 'How do I greet an inbound caller?';
const WHY_NOT = await whyNoPolicy();

if (WHY_NOT) {
  it(`cannot be tried on this machine: ${WHY_NOT}`, () => expect(process.env.CI).toBeUndefined());
} else {
  describe('greetings, in two days', story);
}

type Said = Awaited<ReturnType<Lrs['find']>>[number];
const nameIn = ({ actor }: Said) => (actor as { account: { name: string } }).account.name;
const registrationIn = ({ context }: Said) => (context as { registration: string }).registration;

function story(): void {
  let demo: Demo;
  let lrs: Lrs;
  let company: Company;
  const drivers: Driver[] = [];

  beforeAll(async () => {
    const now = Date.now();
    // In London it began an hour ago; it ends when it is an hour later in Kolkata than now.
    const fields = {
      from: wallIn('Europe/London', now - HOUR),
      until: wallIn('Asia/Kolkata', now + HOUR),
      lessons: '[phone-greeting, {lesson: close-call, done: acknowledged}]',
      days: '[mon, tue, wed, thu, fri, sat, sun]',
      hours: '{from: "00:00", to: "00:00"}',
      quiet: '[]',
      reminders: '[2 h]',
      card: '90 min',
      recaps: '[1]',
    };
    [demo, lrs, company] = await Promise.all([
      startDemo({ delay: 0 }),
      startLrs(),
      serveCompany('greetings', fields),
    ]);
  });

  afterAll(async () => {
    for (const driver of drivers) await driver.close();
    await Promise.all([demo?.close(), lrs?.close(), company?.close()]);
  });

  async function agent(id: string, zone: string): Promise<Driver> {
    const driver = await atWork({ id, team: 'Phone desk', zone }, company, lrs);
    drivers.push(driver);
    await agree(driver);
    return driver;
  }

  /** The check of the greeting, answered rightly. */
  async function answer(view: View): Promise<void> {
    for (let n = 0; n < 3; n++) await view.click({ text: 'Next' });
    for (const [n, word] of ['afternoon', 'Fernhill Mobile', 'help'].entries()) {
      await view.waitFor((n) => document.querySelectorAll('.asked input').length > n, n);
      await view.evaluate((n) => document.querySelectorAll<HTMLElement>('.asked input')[n]!.focus(), n);
      await view.type(word);
    }
    await view.click({ text: 'Check answer' });
    await view.waitForText('Done');
  }

  it('in London it is asked, quietly; done in the page, it is done', { timeout: 120_000 }, async () => {
    const driver = await agent('e-1', 'Europe/London');
    const page = await openQueue(driver, demo.url);
    await sizeForPicture(driver, page);
    const frame = await hintIn(driver, page, GREET);
    await takePage(driver, page, 'greetings-asked');
    expect(await frame.text()).toMatch(/Due by .+ your time, in \d hours/);
    await badgeWhere(driver, page, (text) => Number(text) >= 3);
    await frame.click('.offer');
    await frame.waitForText('Done when its questions are answered, 100% right.');
    await answer(frame);
    const popup = await driver.popup(page);
    await popup.waitForText('To do: 1 lesson');
    await popup.click('.due summary');
    await popup.waitForText('Done');
    await popup.click('.due li:nth-child(1) button');
    await popup.waitForText('Done when you say that you do it like this.');
    await popup.click({ text: 'I do it like this' });
    await popup.waitForText('All done');
    await popup.close();
  });

  it('in Kolkata, in the last hour, it opens by itself', { timeout: 120_000 }, async () => {
    const driver = await agent('e-2', 'Asia/Kolkata');
    const page = await openQueue(driver, demo.url);
    await sizeForPicture(driver, page);
    const frame = await hintIn(driver, page, 'Done when its questions are answered');
    expect(await frame.text()).toMatch(/Due by .+ your time, in \d+ minutes/);
    await frame.click({ text: 'Not for me' });
    await takePage(driver, page, 'greetings-opened');
    await frame.click({ text: 'I know it already' });
    await frame.waitForText('You said: I know it already');
  });

  it('in Honolulu it has not begun', { timeout: 120_000 }, async () => {
    const driver = await agent('e-3', 'Pacific/Honolulu');
    const page = await openQueue(driver, demo.url);
    const popup = await driver.popup(page);
    await popup.waitForText('How do I take the next call?');
    expect(await popup.text()).not.toContain('To do');
    await popup.close();
  });

  it('in Kiritimati the deadline has passed: nothing is asked, it can be done late', {
    timeout: 120_000,
  }, async () => {
    const driver = await agent('e-4', 'Pacific/Kiritimati');
    const page = await openQueue(driver, demo.url);
    const popup = await driver.popup(page);
    await popup.waitForText('To do: 2 lessons');
    await popup.click('.due summary');
    await popup.waitForText('Late: was due');
    await takeView(popup, 'greetings-late');
    await popup.click('.due li:nth-child(2) button');
    await popup.click({ text: 'I do it like this' });
    await popup.waitForText('Done late');
    await popup.close();
    // The page's own lesson is offered, and nothing of the campaign.
    const frame = await hintIn(driver, page, 'How do I take the next call?');
    expect(await frame.text()).not.toContain('due');
  });

  it('the record store has what was done; the lead sees who has and who has not', {
    timeout: 120_000,
  }, async () => {
    const [first] = await arrived(lrs, VERBS.acknowledged, 2);
    const { registration } = first!.context as { registration: string };
    await until('each of them to be in it', async () => {
      const names = (await lrs.find({ registration })).map(nameIn);
      return ['e-1', 'e-2', 'e-4'].every((name) => names.includes(name));
    });
    expect(
      (await lrs.find()).filter((one) => nameIn(one) === 'e-3' && registrationIn(one) === registration),
    ).toEqual([]);
    expect((await lrs.find({ verb: VERBS.skipped, registration })).map(nameIn)).toEqual(['e-2']);
    const { said } = await leadSees(lrs, company.folder, 'greetings', [
      'person,name,team,site,zone',
      'e-1,Ann,Phone desk,London,Europe/London',
      'e-2,Bela,Phone desk,Kolkata,Asia/Kolkata',
      'e-3,Cleo,Phone desk,Honolulu,Pacific/Honolulu',
      'e-4,Dara,Phone desk,Kiritimati,Pacific/Kiritimati',
    ]);
    expect(said).toContain('1 done, of 4; 1 begun');
    expect(said).toContain('close-call  2 done, 1 late');
    expect(said).toMatch(/Bela \(e-2\).*close-call/);
    expect(said).toMatch(/Cleo \(e-3\).*phone-greeting, close-call/);
    expect(said).not.toContain('Ann');
  });
}

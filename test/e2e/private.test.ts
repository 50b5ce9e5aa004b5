/** In a private window lessons show as anywhere, and nothing is recorded. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Demo, startDemo } from '../../demo/server.ts';
import type { Event } from '../../lib/insight/event.ts';
import words from '../../public/_locales/en/messages.json' with { type: 'json' };
import { besideView } from './beside.ts';
import type { Driver } from './harness/types.ts';
import { until } from './harness/until.ts';
import { allowInPrivate, closePrivate, openPrivate, privatePopup } from './private.ts';
import { kept, listen } from './records.ts';
import { LOCALHOST, startBrowser, stateWhere } from './setup.ts';

/** The database as it is made, before anything is kept in it. */
const EMPTY = {
  events: [],
  rollups: [],
  places: [],
  packs: [],
  packFiles: [],
  outbox: [],
  days: [],
  outboxState: [],
  refused: [],
};

let demo: Demo;
let driver: Driver;

beforeEach(async () => {
  demo = await startDemo({ delay: 0 });
  driver = await startBrowser();
});

afterEach(async () => {
  await driver?.close();
  await demo?.close();
});

test('a lesson in a private window says that nothing is recorded, and nothing is', async () => {
  await allowInPrivate(driver);
  await driver.grant(LOCALHOST);
  const listener = await listen(driver);
  const page = await openPrivate(driver, `${demo.url}/desk/`);
  await stateWhere(driver, 'the queue', (state) => state.page?.id === 'queue');
  const popup = await privatePopup(driver, page);
  await popup.waitForText(words.ratePrivate.message);
  expect(await popup.text()).not.toContain(words.rateQuestion.message);
  // The view itself does report what it showed: the background is what keeps it out.
  await until('the impression to be reported', async () =>
    (await listener.messages()).some(({ kind }) => kind === 'report'),
  );
  await popup.type('zzqx');
  await until('the search without result to be told', async () =>
    (await listener.messages()).some(({ kind }) => kind === 'searched'),
  );
  expect(await popup.text()).not.toContain(words.foundNoneNoted.message);
  await popup.close();
  // With the window open, Firefox would open the reading page in it, where it has other storage.
  await closePrivate(driver, page);
  expect(await kept(driver)).toEqual({ local: {}, database: EMPTY });

  // The same in an ordinary window is recorded: had the first been, there would be two.
  const ordinary = await driver.open(`${demo.url}/desk/`);
  const other = await driver.popup(ordinary);
  await other.waitForText(words.rateQuestion.message);
  const events = await until('the impression to be stored', async () => {
    const { events } = (await kept(driver)).database as { events: Event[] };
    const shown = events.filter(({ kind }) => kind === 'shown');
    return shown.length > 0 ? shown : undefined;
  });
  expect(events).toHaveLength(1);
});

test('the panel of a private window follows it, and records nothing either', async () => {
  await allowInPrivate(driver);
  await driver.grant(LOCALHOST);
  const listener = await listen(driver);
  const page = await openPrivate(driver, `${demo.url}/desk/`);
  await stateWhere(driver, 'the queue', (state) => state.page?.id === 'queue');
  const popup = await privatePopup(driver, page);
  await popup.click({ text: words.openBeside.message });
  const panel = await besideView(driver);
  await panel.waitForText(words.ratePrivate.message);
  await page.goto(`${demo.url}/desk/callbacks`);
  await panel.waitForText('another time zone?');
  await panel.waitForText(words.ratePrivate.message);
  await until('the impression to be reported', async () =>
    (await listener.messages()).some(({ kind }) => kind === 'report'),
  );
  await panel.close();
  await closePrivate(driver, page);
  expect(await kept(driver)).toEqual({ local: {}, database: EMPTY });
});

/** A person's export is read back on the options page: all of it is there again, once, and shows in the figures. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toJsonLines } from '../../lib/insight/exchange.ts';
import { rollupsOf } from '../../lib/insight/rollup.ts';
import words from '../../public/_locales/en/messages.json' with { type: 'json' };
import { eventsOf } from '../insight/company.ts';
import { violations } from './harness/axe.ts';
import type { Driver, View } from './harness/types.ts';
import { openFiles, openInsights, plant } from './insights-page.ts';
import { database } from './records.ts';
import { startBrowser } from './setup.ts';

const OTHER = '22222222-2222-4222-8222-222222222222';
const EVENTS = eventsOf({
  ...{ people: 1, events: 5000, days: 60, end: Date.now() - 60_000 },
  lessons: [{ ref: 'fernhill/take-next-call', useful: 0.9, tool: 'desk' }],
  pages: ['queue'],
  needs: [['split', 'order']],
}).map((event) => ({ ...event, person: OTHER }));
const ROLLUPS = rollupsOf(EVENTS);
const FILE = { name: 'cuecard.jsonl', text: toJsonLines({ events: EVENTS, rollups: ROLLUPS }, OTHER) };

let driver: Driver;

beforeAll(async () => {
  driver = await startBrowser();
  await plant(driver, []);
});
afterAll(() => driver?.close());

const imported = (view: View, n: number) =>
  view.waitForText(
    words[n === 1 ? 'dataImported_one' : 'dataImported_other'].message.replace('$1', n.toLocaleString('en')),
  );

test('after a move to another machine all is there, once; the same file again changes nothing', async () => {
  const view = await driver.extensionPage('options.html');
  await view.waitForText(words.dataImport.message);
  await openFiles(view, [FILE], '#data');
  await imported(view, EVENTS.length);
  const { events = [], rollups = [] } = await database(driver);
  expect(events).toHaveLength(EVENTS.length);
  expect(rollups).toHaveLength(ROLLUPS.length);

  await openFiles(view, [FILE], '#data');
  await view.waitForText(words.dataImportMine.message);
  expect(await violations(view)).toEqual([]);
  await view.click({ text: words.dataImportMine.message });
  await imported(view, 0);
  expect((await database(driver)).rollups).toEqual(rollups);
  await view.close();

  const insights = await openInsights(driver);
  const opened = EVENTS.filter(({ kind }) => kind === 'shown').length;
  expect(await insights.text()).toContain(`Lessons opened\n${opened.toLocaleString('en')}`);
  await insights.close();
});

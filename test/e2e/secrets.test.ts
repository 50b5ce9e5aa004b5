/** Nothing a person typed, chose or keeps as a record gets into anything Cuecard has, hears or stores. */
import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Event } from '../../lib/insight/event.ts';
import { type Fixtures, serve } from './harness/fixtures.ts';
import type { Driver } from './harness/types.ts';
import { until } from './harness/until.ts';
import { kept, type Listener, leaks, listen } from './records.ts';
import { EDITOR, OWN_WORDS, PASSING, QUERY, SECRETS, secretsPage, TYPED } from './secrets-page.ts';
import { LOCALHOST, startBrowser, stateWhere } from './setup.ts';

const PATH = '/desk/customers';

let fixtures: Fixtures;
let driver: Driver;
let listener: Listener;

beforeEach(async () => {
  const leaky = secretsPage(SECRETS[0]);
  fixtures = await serve({ [PATH]: secretsPage(), '/desk/leaky': leaky, '/editor': EDITOR });
  driver = await startBrowser();
  listener = await listen(driver);
});

afterEach(async () => {
  await driver?.close();
  await fixtures?.close();
});

/** Types into the page as a person does, and lets it complain about what was typed. */
async function work(page: Page): Promise<void> {
  const view = driver.view(page);
  for (const [target, text] of [
    ['#typed', TYPED.field],
    ['#typed-area', TYPED.area],
    ['#typed-rich', TYPED.rich],
  ] as const) {
    await view.click(target);
    await view.type(text);
  }
  await view.click('#save');
  // The secrets are really there: otherwise their absence elsewhere would say nothing.
  await view.waitFor(
    (field, area, rich) =>
      document.querySelector('#error')?.textContent?.includes(field) &&
      document.querySelector('#error')?.textContent?.includes(area) &&
      document.querySelector('#typed-rich')?.textContent === rich,
    TYPED.field,
    TYPED.area,
    TYPED.rich,
  );
}

/** Waits until the page was read with its complaint, and returns all that Cuecard has and heard. */
async function everything(): Promise<unknown> {
  const complained = (texts: readonly string[]) => texts.some((text) => text.includes('is taken'));
  await stateWhere(driver, 'the complaint to be read', (state) => complained(state.situation.alerts));
  const messages = await listener.messages();
  const session = await driver.session();
  const visits = messages.filter(({ kind }) => kind === 'visit');
  const [state] = Object.entries(session).filter(([key]) => key.startsWith('tab:'));
  expect(visits, 'every visit was heard').toHaveLength((state![1] as { reading: number }).reading);
  return { messages, session, ...(await kept(driver)) };
}

function expectClean(records: unknown): void {
  expect(leaks(records, SECRETS)).toEqual([]);
  expect(leaks(records, OWN_WORDS), "the tool's own words are read").toEqual(OWN_WORDS);
}

test('a granted host: no secret is read, sent or stored', async () => {
  await driver.grant(LOCALHOST);
  const page = await driver.open(fixtures.url(PATH + QUERY));
  await work(page);
  const popup = await driver.popup(page);
  await popup.waitForText('Did this answer your question?');
  expectClean(await everything());
});

test('a click on the icon of a page that was not granted: no secret either', async () => {
  const page = await driver.open(fixtures.url(PATH + QUERY, '127.0.0.1'));
  await work(page);
  const popup = await driver.popup(page);
  await popup.waitForText('Did this answer your question?');
  expectClean(await everything());
});

test('the same search finds a secret where the page itself shows it as a heading', async () => {
  await driver.grant(LOCALHOST);
  const page = await driver.open(fixtures.url('/desk/leaky'));
  await work(page);
  const records = (await everything()) as Record<string, unknown>;
  expect(leaks(records.session, SECRETS)).toEqual([SECRETS[0]]);
  expect(leaks(records.messages, SECRETS)).toEqual([SECRETS[0]]);
});

test('a rating stores ids only: no title, address or number', async () => {
  await driver.grant(LOCALHOST);
  const page = await driver.open(fixtures.url(PATH + QUERY));
  const popup = await driver.popup(page);
  await popup.click({ text: 'Useful' });
  await popup.waitForText('Rated useful.');
  const stored = await until('the impression and the rating', async () => {
    const found = await kept(driver);
    const { events = [] } = found.database as { events?: Event[] };
    const kinds = new Set(events.map(({ kind }) => kind));
    return kinds.has('shown') && kinds.has('rating') ? { ...found, events } : undefined;
  });
  for (const event of stored.events) expectIds(event);
  const { person } = stored.local as { person: string };
  expect(stored.local).toEqual({ person: stored.events[0]!.person });
  // The page's id stands in the records and is one of the words of the address.
  const texts = JSON.stringify(stored).replaceAll('"page":"customers"', '').replaceAll('|customers|', '|');
  expect(leaks(texts, [...PASSING, ...SECRETS, `:${fixtures.port}`])).toEqual([]);
  expect(person).toMatch(/^[0-9a-f-]{36}$/);
  // What must not be stored was there to be read.
  expect(leaks(await driver.session(), ['Numbat ledger'])).toEqual(['Numbat ledger']);
});

function expectIds(event: Event): void {
  const { id, kind, at, zone, person, tool, page, data, ...rest } = event;
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect({ tool, page }).toEqual({ tool: 'desk', page: 'customers' });
  expect([typeof at, typeof zone, typeof person]).toEqual(['number', 'string', 'string']);
  if (kind === 'visited') {
    expect(rest).toEqual({});
    expect(data).toMatchObject({ best: expect.stringMatching(/^[a-z0-9-]+\/[a-z0-9-]+$/) });
    return;
  }
  expect(Object.keys(rest).sort()).toEqual(['lesson', 'revision']);
  expect(rest).toMatchObject({
    lesson: expect.stringMatching(/^[a-z0-9-]+\/[a-z0-9-]+$/),
    revision: expect.stringMatching(/^[0-9a-f]{8}$/),
  });
  // A hint may have come to the page meanwhile.
  const said = { rating: { useful: true }, hint: { fate: 'seen' } } as Record<string, object>;
  expect(data).toEqual(said[kind] ?? {});
}

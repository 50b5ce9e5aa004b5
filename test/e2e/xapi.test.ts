/** A real record store gets what happened in a real browser, once each, and nothing else leaves. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Demo, startDemo } from '../../demo/server.ts';
import { TOOL, tour } from '../../demo/tour.ts';
import type { Event } from '../../lib/insight/event.ts';
import { readStatements } from '../../lib/xapi/read.ts';
import { PROFILE, RECORD, VERBS } from '../../lib/xapi/vocabulary.ts';
import { faultsOf, type Lrs, READER, type Statement, startLrs } from '../lrs/lrs.ts';
import { changedCopy, emptyExtension } from './copies.ts';
import { type Proxy as Recording, startProxy, withoutOwn } from './harness/proxy.ts';
import type { Driver, View } from './harness/types.ts';
import { until } from './harness/until.ts';
import { whyNoPolicy } from './policy.ts';
import { browserName, LOCALHOST, startBrowser } from './setup.ts';
import { agree, allArrived, HOME, outboxOf, startWithStore } from './store.ts';

/** Several browsers and a whole tour, and an alarm of half a minute. */
const LONG = 240_000;
const WHY_NOT = await whyNoPolicy();

if (WHY_NOT) {
  it(`cannot be tried on this machine: ${WHY_NOT}`, () => expect(process.env.CI).toBeUndefined());
} else {
  describe('a record store', withStore);
}

function withStore(): void {
  let demo: Demo;
  let lrs: Lrs;
  const ended: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    [demo, lrs] = await Promise.all([startDemo({ delay: 0 }), startLrs()]);
  });

  afterEach(async () => {
    for (const end of ended.splice(0).reverse()) await end();
    await Promise.all([demo.close(), lrs.close()]);
  });

  async function start(options: Partial<Parameters<typeof startWithStore>[0]> = {}): Promise<Driver> {
    const driver = await startWithStore({ url: lrs.url, ...options });
    ended.push(() => driver.close());
    return driver;
  }

  async function recording(): Promise<Recording> {
    const proxy = await startProxy();
    ended.push(proxy.close);
    return proxy;
  }

  /** Takes the tour, and waits for the last thing it brings about: its last lesson counts as shown once it was seen a second. */
  async function take(driver: Driver): Promise<void> {
    await driver.grant(LOCALHOST);
    let rated = 0;
    const after = async (step: string) => {
      if (step.endsWith('-rating')) rated = Date.now();
    };
    const { last } = await tour({ driver, url: demo.url, after });
    await until('the last lesson to count as shown', async () =>
      (await outboxOf(driver)).events.some(
        (event) => event.kind === 'shown' && event.lesson === last && event.at > rated,
      ),
    );
  }

  async function rate(driver: Driver): Promise<View> {
    await driver.grant(LOCALHOST);
    const popup = await driver.popup(await driver.open(TOOL.queue(demo.url)));
    await popup.click({ text: 'Useful' });
    await popup.waitForText('Rated useful.');
    return popup;
  }

  const named = ({ requests }: Recording) =>
    new Set(withoutOwn(requests, browserName).map(({ method, url }) => `${method} ${url}`));

  /** What the tool asks for in a browser without Cuecard. */
  async function alone(): Promise<Set<string>> {
    const [empty, proxy] = [await emptyExtension(), await recording()];
    ended.push(empty.remove);
    const driver = await startBrowser({ extensionDir: empty.dir, proxy: proxy.port });
    ended.push(() => driver.close());
    for (const address of [TOOL.queue(demo.url), TOOL.ticket(demo.url)]) {
      const page = await driver.open(address);
      await driver.view(page).waitForText(address.endsWith('new') ? 'Create ticket' : 'Take next call');
    }
    await driver.close();
    return named(proxy);
  }

  /** Words of the tool's pages, what the tour typed, and where it was. */
  const leaks = (statements: Statement[]) => {
    const text = JSON.stringify(statements).toLowerCase();
    const secrets = ['Take next call', 'Create ticket', 'transfr', new URL(demo.url).host, 'tickets/new'];
    return secrets.filter((secret) => text.includes(secret.toLowerCase()));
  };

  it(
    'gets every event of the tour as a statement, which it finds again; nothing else leaves, and to nowhere else',
    async () => {
      const [without, proxy] = [await alone(), await recording()];
      const driver = await start({ proxy: proxy.port });
      await take(driver);
      if (browserName === 'firefox') {
        // The browser wants the person to agree first: until then it all waits.
        expect(await lrs.find()).toEqual([]);
        expect((await outboxOf(driver)).waiting.length).toBeGreaterThan(3);
        expect([...beyond(named(proxy), without)]).toEqual([]);
      }
      await agree(driver);
      const statements = await allArrived(driver, lrs);
      const { events, state } = await outboxOf(driver);
      expect(statements).toHaveLength(events.length);
      expect(state).toMatchObject({ waiting: 0, delivered: events.length, refused: 0, lost: 0 });
      for (const statement of statements) expect(faultsOf(statement)).toEqual([]);
      expect(statements.map(kindOf).sort()).toEqual(events.map(({ kind }) => kind).sort());

      const rating = events.find((event) => event.kind === 'rating')!;
      const rated = await lrs.find({ verb: VERBS.rated });
      expect(rated.map(({ id }) => id)).toEqual([rating.id]);
      expect(rated[0]).toMatchObject({
        actor: { account: { homePage: HOME, name: 'e-1024' } },
        result: { score: { scaled: 1 } },
      });
      const lesson = `${HOME}/cuecard/lessons/${rating.lesson}`;
      const ofLesson = events.filter((event) => 'lesson' in event && event.lesson === rating.lesson);
      expect(idsOf(await lrs.find({ activity: lesson }))).toEqual(idsOf(ofLesson));
      const { registration } = rated[0]!.context as { registration: string };
      expect(idsOf(await lrs.find({ registration }))).toEqual(idsOf(events));
      expect(idsOf(await lrs.find({ activity: PROFILE, related_activities: 'true' }))).toEqual(idsOf(events));
      expect(await lrs.find({ activity: PROFILE })).toEqual([]);
      expect((await readBack(lrs)).sort(byId)).toEqual(events.map(asKept).sort(byId));

      const options = await driver.extensionPage('options.html');
      await options.waitForText(`${events.length} records sent`);
      await options.waitForText(`sent to ${new URL(lrs.url).host}`);
      await driver.close();
      expect(leaks(statements)).toEqual([]);
      const requests = beyond(named(proxy), without);
      requests.delete(`OPTIONS ${lrs.url}/statements`);
      expect([...requests]).toEqual([`POST ${lrs.url}/statements`]);
    },
    LONG,
  );

  it(
    'that is not set gets nothing, and nothing leaves',
    async () => {
      const [without, proxy] = [await alone(), await recording()];
      const driver = await start({ url: null, proxy: proxy.port });
      await take(driver);
      expect((await outboxOf(driver)).waiting).toEqual([]);
      await driver.close();
      expect([...beyond(named(proxy), without)]).toEqual([]);
    },
    LONG,
  );

  it(
    'and the same measures find what was planted: a request, and words of a page in a statement',
    async () => {
      const words = JSON.stringify(`Take next call at ${demo.url}`);
      const copy = await changedCopy({
        before: `{ const text = JSON.stringify; JSON.stringify = (value, ...rest) =>
        text(value?.verb && value?.actor ? { ...value, result: { response: ${words} } } : value, ...rest); }`,
        after: `Promise.allSettled([fetch('${demo.url}/planted', { method: 'POST', body: 'x' })])
        .then(() => { globalThis.planted = true; });`,
      });
      ended.push(copy.remove);
      const [without, proxy] = [await alone(), await recording()];
      const driver = await start({ dir: copy.dir, proxy: proxy.port });
      await agree(driver);
      await rate(driver);
      const statements = await allArrived(driver, lrs);
      await until('the planted request to end', () =>
        driver.inWorker(() => (globalThis as { planted?: boolean }).planted),
      );
      await driver.close();
      expect(leaks(statements)).toEqual(['Take next call', new URL(demo.url).host]);
      expect([...beyond(named(proxy), without)]).toContain(`POST ${demo.url}/planted`);
    },
    LONG,
  );

  it(
    'gets what was told to a background that was killed before it could send it',
    async () => {
      const driver = await start();
      await agree(driver);
      const popup = await rate(driver);
      await driver.killWorker();
      await popup.close();
      await until('the statement to arrive', async () => (await lrs.find({ verb: VERBS.rated }))[0], {
        timeout: 120_000,
      });
      await allArrived(driver, lrs);
    },
    LONG,
  );

  it(
    'without CORS headers is reached where its host is granted',
    async () => {
      const closed = await startLrs({ isOpen: false });
      ended.push(closed.close);
      const driver = await start({ url: closed.url });
      await agree(driver);
      await rate(driver);
      await until('no answer', async () => (await outboxOf(driver)).state?.trouble, { timeout: 60_000 });
      expect(await closed.find()).toEqual([]);
      await driver.grant('http://127.0.0.1/*');
      await allArrived(driver, closed);
    },
    LONG,
  );
}

/** All that the store has, as events. */
async function readBack({ url }: Lrs): Promise<Event[]> {
  const events: Event[] = [];
  const reach = { fetch, wait: () => new Promise<void>((resolve) => setTimeout(resolve, 100)) };
  for await (const { found } of readStatements({ url, ...READER, limit: 3 }, reach)) events.push(...found);
  return events;
}

/** An event as it may leave: without words. */
function asKept(event: Event): Event {
  if (event.kind !== 'searched') return event;
  const { words, unknown } = event.data;
  return { ...event, data: { ...event.data, words: [], unknown: unknown + words.length } };
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
const beyond = (some: ReadonlySet<string>, others: ReadonlySet<string>) =>
  new Set([...some].filter((one) => !others.has(one)));
const kindOf = ({ context }: Statement) =>
  (context as { extensions: Record<string, { kind: string }> }).extensions[RECORD]!.kind;
const idsOf = (some: readonly { id: string }[]) => some.map(({ id }) => id).sort();

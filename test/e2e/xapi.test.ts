/** A real record store gets what happened in a real browser, once each, and nothing else leaves. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Demo, startDemo } from '../../demo/server.ts';
import { TOOL, tour } from '../../demo/tour.ts';
import { PROFILE, RECORD, VERBS } from '../../lib/xapi/vocabulary.ts';
import { faultsOf, type Lrs, type Statement, startLrs } from '../lrs/lrs.ts';
import { changedCopy, emptyExtension } from './copies.ts';
import { startProxy, withoutOwn } from './harness/proxy.ts';
import type { Driver } from './harness/types.ts';
import { until } from './harness/until.ts';
import { whyNoPolicy } from './policy.ts';
import { browserName, LOCALHOST, startBrowser } from './setup.ts';
import { agree, allArrived, HOME, outboxOf, startWithStore } from './store.ts';

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

  async function take(driver: Driver): Promise<void> {
    await driver.grant(LOCALHOST);
    await tour({ driver, url: demo.url });
  }

  it('gets every event of the tour as a statement, and finds it by verb, activity, registration and profile', async () => {
    const driver = await start();
    await take(driver);
    if (browserName === 'firefox') {
      // The browser wants the person to agree first: until then it all waits.
      expect(await lrs.find()).toEqual([]);
      expect((await outboxOf(driver)).waiting.length).toBeGreaterThan(3);
    }
    await agree(driver);
    const statements = await allArrived(driver, lrs);
    const { events, state } = await outboxOf(driver);
    expect(statements).toHaveLength(events.length);
    expect(state).toMatchObject({ waiting: 0, delivered: events.length, refused: 0, lost: 0 });
    for (const statement of statements) expect(faultsOf(statement)).toEqual([]);
    const kindsOf = (some: Statement[]) => some.map(kindOf).sort();
    expect(kindsOf(statements)).toEqual(events.map(({ kind }) => kind).sort());

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
    const registration = (rated[0]!.context as { registration: string }).registration;
    expect(idsOf(await lrs.find({ registration }))).toEqual(idsOf(events));
    expect(idsOf(await lrs.find({ activity: PROFILE, related_activities: 'true' }))).toEqual(idsOf(events));
    expect(await lrs.find({ activity: PROFILE })).toEqual([]);

    const options = await driver.extensionPage('options.html');
    await options.waitForText(`${events.length} records sent`);
    await options.waitForText(`sent to ${new URL(lrs.url).host}`);
  });

  it('gets what was told to a background that was killed before it could send it', async () => {
    const driver = await start();
    await agree(driver);
    await driver.grant(LOCALHOST);
    const page = await driver.open(TOOL.queue(demo.url));
    const popup = await driver.popup(page);
    await popup.click({ text: 'Useful' });
    await popup.waitForText('Rated useful.');
    await driver.killWorker();
    await popup.close();
    await until('the statement to arrive', async () => (await lrs.find({ verb: VERBS.rated }))[0], {
      timeout: 80_000,
    });
    await allArrived(driver, lrs);
  }, 150_000);

  it('without CORS headers is reached where its host is granted', async () => {
    const closed = await startLrs({ isOpen: false });
    ended.push(closed.close);
    const driver = await start({ url: closed.url });
    await agree(driver);
    await take(driver);
    await until('no answer', async () => (await outboxOf(driver)).state?.trouble);
    expect(await closed.find()).toEqual([]);
    await driver.grant('http://127.0.0.1/*');
    await allArrived(driver, closed);
  }, 150_000);

  describe('is the only one that anything is sent to:', () => {
    /** What a browser asked for, and what the tool was asked for without Cuecard in it. */
    async function requestsOf(
      options: Partial<Parameters<typeof startWithStore>[0]>,
      visit: (driver: Driver) => Promise<unknown>,
    ): Promise<Set<string>> {
      const proxy = await startProxy();
      ended.push(proxy.close);
      const driver = await start({ ...options, proxy: proxy.port });
      await visit(driver);
      await driver.close();
      return new Set(withoutOwn(proxy.requests, browserName).map(({ method, url }) => `${method} ${url}`));
    }

    async function alone(driver: Driver): Promise<void> {
      for (const address of [TOOL.queue(demo.url), TOOL.ticket(demo.url)]) {
        const page = await driver.open(address);
        await driver.view(page).waitForText(address.endsWith('new') ? 'Create ticket' : 'Take next call');
      }
    }

    async function withoutCuecard(): Promise<Set<string>> {
      const empty = await emptyExtension();
      ended.push(empty.remove);
      const proxy = await startProxy();
      ended.push(proxy.close);
      const driver = await startBrowser({ extensionDir: empty.dir, proxy: proxy.port });
      ended.push(() => driver.close());
      await alone(driver);
      await driver.close();
      return new Set(withoutOwn(proxy.requests, browserName).map(({ method, url }) => `${method} ${url}`));
    }

    const sent = async (driver: Driver) => {
      await agree(driver);
      await take(driver);
      await allArrived(driver, lrs);
    };

    it('statements', async () => {
      const without = await withoutCuecard();
      const requests = beyond(await requestsOf({}, sent), without);
      requests.delete(`OPTIONS ${lrs.url}/statements`);
      expect([...requests]).toEqual([`POST ${lrs.url}/statements`]);
    });

    it('where none is set, nothing', async () => {
      const without = await withoutCuecard();
      const requests = await requestsOf({ url: null }, async (driver) => {
        await take(driver);
        expect((await outboxOf(driver)).waiting).toEqual([]);
      });
      expect([...beyond(requests, without)]).toEqual([]);
    });

    it('and the same measure finds a request that was planted', async () => {
      const copy = await changedCopy({
        after: `Promise.allSettled([fetch('${demo.url}/planted', { method: 'POST', body: 'x' })]).then(() => {
          globalThis.planted = true;
        });`,
      });
      ended.push(copy.remove);
      const without = await withoutCuecard();
      const requests = await requestsOf({ dir: copy.dir }, async (driver) => {
        await sent(driver);
        await until('the planted request to end', () =>
          driver.inWorker(() => (globalThis as { planted?: boolean }).planted),
        );
      });
      expect([...beyond(requests, without)]).toContain(`POST ${demo.url}/planted`);
    });
  });

  /** Words of the tool's pages, what the tour typed, and where it was. */
  const secrets = () => ['Take next call', 'Create ticket', 'transfr', new URL(demo.url).host, 'tickets/new'];
  const leaks = (statements: Statement[]) => {
    const text = JSON.stringify(statements).toLowerCase();
    return secrets().filter((secret) => text.includes(secret.toLowerCase()));
  };

  it('gets no text of a page, no typed word and no address', async () => {
    const driver = await start();
    await agree(driver);
    await take(driver);
    expect(leaks(await allArrived(driver, lrs))).toEqual([]);
  });

  it('and the same measure finds a statement that holds what the page says', async () => {
    const copy = await changedCopy({
      before: `{ const freeze = JSON.stringify; JSON.stringify = (value, ...rest) =>
        freeze(value?.verb && value?.actor ? { ...value, result: { response: ${JSON.stringify(
          'Take next call at ',
        )} + ${JSON.stringify(demo.url)} } } : value, ...rest); }`,
    });
    ended.push(copy.remove);
    const driver = await start({ dir: copy.dir });
    await agree(driver);
    await take(driver);
    expect(leaks(await allArrived(driver, lrs))).toEqual(['Take next call', new URL(demo.url).host]);
  });
}

const beyond = (some: ReadonlySet<string>, others: ReadonlySet<string>) =>
  new Set([...some].filter((one) => !others.has(one)));
const kindOf = ({ context }: Statement) =>
  (context as { extensions: Record<string, { kind: string }> }).extensions[RECORD]!.kind;
const idsOf = (some: readonly { id: string }[]) => some.map(({ id }) => id).sort();

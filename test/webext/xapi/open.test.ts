import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser } from '../../../lib/webext/browser.ts';
import { openSession } from '../../../lib/webext/session.ts';
import { openStatements } from '../../../lib/webext/xapi/open.ts';
import type { OutboxStore } from '../../../lib/webext/xapi/store.ts';
import { resumed } from '../../../lib/xapi/outbox.ts';
import { freeze } from '../../../lib/xapi/statement.ts';
import { AROUND, SAMPLES, TYPED } from '../../xapi/events.ts';
import { Memory } from '../../xapi/memory.ts';
import { fakeStorage } from '../browser.ts';
import { fakeWorld, rated } from '../world.ts';

const LRS = { url: 'https://lrs.example.com/xapi', key: 'k', secret: 's' };
const FIREFOX = { gecko: { data_collection_permissions: { required: ['none'] } } };

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Statements over a browser in memory, with one statement waiting. */
function statements({ lrs = LRS as object | null, isFirefox = false, agreed = [] as string[] } = {}) {
  const managed: Record<string, unknown> = { person: 'ada@example.com', ...(lrs && { lrs }) };
  const { storage, listeners } = fakeStorage({ managed: () => managed });
  const heard: Record<string, ((arg: unknown) => void)[]> = {};
  const event = (name: string) => ({
    addListener: (call: (arg: unknown) => void) => {
      heard[name] = [...(heard[name] ?? []), call];
    },
  });
  const alarms = new Map<string, object>();
  const browser = {
    storage,
    alarms: {
      onAlarm: event('alarm'),
      create: async (name: string, alarm: object) => void alarms.set(name, alarm),
      clear: async (name: string) => alarms.delete(name),
    },
    permissions: {
      onAdded: event('permission'),
      contains: async ({ data_collection: wanted }: { data_collection: string[] }) =>
        wanted.every((one) => agreed.includes(one)),
    },
    runtime: {
      onStartup: event('startup'),
      getPlatformInfo: async () => ({}),
      getManifest: () => (isFirefox ? { browser_specific_settings: FIREFOX } : {}),
    },
  } as unknown as Browser;
  const memory = new Memory();
  memory.add(freeze(SAMPLES.rating, AROUND));
  const store: OutboxStore = {
    look: async () => ({ outbox: memory.outbox, due: memory.entries.size > 0 ? 0 : null }),
    depart: async (now) => memory.depart(now),
    settle: async (ids, ...rest) => memory.settle(memory.there(ids), ...rest),
    resume: async () => {
      memory.outbox = resumed(memory.outbox);
    },
    refused: async () => memory.refused,
    texts: async () => [],
  };
  const fetch = vi.fn(async () => new Response(null, { status: 204 }));
  vi.stubGlobal('fetch', fetch);
  const opened = openStatements(browser, {
    fetch: (...request) => globalThis.fetch(...request),
    store,
    session: openSession(storage),
  });
  const tell = (area: string, changes: Record<string, object>) => {
    for (const listener of listeners) listener(changes, area);
  };
  const fire = (name: string, arg: unknown = {}) => {
    for (const call of heard[name] ?? []) call(arg);
  };
  const pass = () => vi.advanceTimersByTimeAsync(5000);
  return { ...opened, managed, agreed, alarms, memory, fetch, tell, fire, pass };
}

describe('the statement of an event', () => {
  it('is none where no record store is set', async () => {
    expect(await statements({ lrs: null }).of(SAMPLES.rating)).toBeNull();
  });

  it('names a pseudonym, one registration for the session, and the origin of the store as home', async () => {
    const { of } = statements();
    const made = await Promise.all(
      [SAMPLES.rating, SAMPLES.shown].map((event) => of({ ...event, person: 'ada@example.com' })),
    );
    const [rating, shown] = made.map((frozen) => JSON.parse(frozen!.json));
    expect(rating.actor.account).toEqual({
      homePage: 'https://lrs.example.com',
      name: 'b5fc85e55755f9e0d030a10ab4429b6b',
    });
    expect(rating.context.registration).toBe(shown.context.registration);
    expect(JSON.stringify(rating)).not.toContain(TYPED);
  });

  it('holds words where the policy turned that on', async () => {
    const frozen = await statements({ lrs: { ...LRS, words: true } }).of(SAMPLES.request);
    expect(frozen?.json).toContain(TYPED);
  });
});

describe('what waits', () => {
  it('is sent soon after the background starts, for the last one may have died', async () => {
    const { fetch, pass } = statements();
    await pass();
    expect(fetch).toHaveBeenCalledOnce();
    expect(fetch.mock.calls[0]).toMatchObject([
      'https://lrs.example.com/xapi/statements',
      { headers: { authorization: 'Basic azpz', 'x-experience-api-version': '1.0.3' } },
    ]);
  });

  it('stays where no record store is set any more', async () => {
    const { fetch, pass, fire, alarms } = statements({ lrs: null });
    await pass();
    fire('alarm', { name: 'statements' });
    fire('startup');
    await pass();
    expect(fetch).not.toHaveBeenCalled();
    expect(alarms.size).toBe(0);
  });

  it('is sent when its alarm comes, and not at another', async () => {
    const { fetch, pass, fire, memory } = statements();
    await pass();
    memory.add(freeze(SAMPLES.shown, AROUND));
    fire('alarm', { name: 'packs' });
    await pass();
    expect(fetch).toHaveBeenCalledTimes(1);
    fire('alarm', { name: 'statements' });
    await pass();
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  it('is tried again when the policy brings another credential', async () => {
    const { fetch, pass, tell, memory } = statements();
    fetch.mockResolvedValueOnce(new Response('no', { status: 401 }));
    await pass();
    expect(memory.outbox.stopped).not.toBeNull();
    tell('managed', { lrs: {} });
    await pass();
    expect(memory.outbox).toMatchObject({ delivered: 1, stopped: null });
  });

  it('waits in Firefox until the person has agreed', async () => {
    const { fetch, pass, fire, agreed } = statements({ isFirefox: true });
    await pass();
    expect(fetch).not.toHaveBeenCalled();
    agreed.push('websiteActivity');
    fire('permission');
    await pass();
    expect(fetch).toHaveBeenCalledOnce();
  });

  it('with words waits for the consent to words as well', async () => {
    const { fetch, pass, fire, agreed } = statements({
      lrs: { ...LRS, words: true },
      isFirefox: true,
      agreed: ['websiteActivity'],
    });
    await pass();
    expect(fetch).not.toHaveBeenCalled();
    agreed.push('searchTerms');
    fire('permission');
    await pass();
    expect(fetch).toHaveBeenCalledOnce();
  });
});

describe('a report', () => {
  it('is stored with its statement, which is then sent soon', async () => {
    const nudge = vi.fn();
    const appended: unknown[] = [];
    const statement = freeze(SAMPLES.rating, AROUND);
    const { database } = fakeWorld();
    const { handlers } = fakeWorld({
      statements: { of: async () => statement, nudge, sendNow: async () => {} },
      database: { ...database, append: async (...all) => appended.push(all[1]) > 0 },
    });
    await handlers.report({ report: rated('1', 'acme/first', true), tab: 4 }, {});
    expect(appended).toEqual([statement]);
    expect(nudge).toHaveBeenCalledOnce();
  });

  it('in a private tab makes no statement', async () => {
    const of = vi.fn(async () => null);
    const { handlers } = fakeWorld({
      isPrivate: async () => true,
      statements: { of, nudge: () => {}, sendNow: async () => {} },
    });
    await handlers.report({ report: rated('1', 'acme/first', true), tab: 4 }, {});
    expect(of).not.toHaveBeenCalled();
  });
});

import { describe, expect, it, vi } from 'vitest';
import { Failure, type FailureCode } from '../../lib/answer.ts';
import type { Event } from '../../lib/insight/event.ts';
import { accept } from '../../lib/webext/packs/record.ts';
import { tidy } from '../../lib/webext/world.ts';
import { fakeWorld, rated, SENDER, VISIT } from './world.ts';

const LOOK = { address: VISIT.address, tool: 'desk' };

describe('arrive', () => {
  it('answers with the tools an address could be', async () => {
    const { handlers } = fakeWorld();
    expect(await handlers.arrive({ url: 'https://desk.example.com/orders?q=1' }, SENDER)).toMatchObject([
      { tool: 'desk', pages: [{ page: 'orders' }] },
    ]);
  });

  it('answers null at an unknown address', async () => {
    const { handlers } = fakeWorld();
    expect(await handlers.arrive({ url: 'https://bank.example.com/' }, SENDER)).toBeNull();
  });

  it('puts what reads a page there once, and only where a tool is known', async () => {
    const equip = vi.fn(async () => {});
    const { handlers } = fakeWorld({ equip });
    await handlers.arrive({ url: LOOK.address }, SENDER);
    await handlers.arrive({ url: 'https://bank.example.com/', isNew: true }, SENDER);
    expect(equip).not.toHaveBeenCalled();
    await handlers.arrive({ url: LOOK.address, isNew: true }, SENDER);
    expect(equip.mock.calls).toEqual([[4]]);
  });

  it('follows a page beside a tool once its view is the tool’s', async () => {
    const follow = vi.fn(async () => true);
    const { handlers } = fakeWorld({ follow });
    expect(await handlers.pass({ url: 'https://bank.example.com/' }, SENDER)).toBe(false);
    expect(follow).not.toHaveBeenCalled();
    expect(await handlers.pass({ url: LOOK.address }, SENDER)).toBe(true);
    expect(follow.mock.calls).toEqual([[4]]);
    follow.mockResolvedValueOnce(false);
    await expect(handlers.pass({ url: LOOK.address }, SENDER)).rejects.toMatchObject({ code: 'gone' });
    const revoked = fakeWorld({ follow, isGranted: async () => false });
    await expect(revoked.handlers.pass({ url: LOOK.address }, SENDER)).rejects.toMatchObject({
      code: 'refused',
    });
  });

  it('unpacks the lessons once: a woken worker finds the rules in the session', async () => {
    const library = vi.fn(fakeWorld().world.library);
    const { handlers } = fakeWorld({ library });
    await handlers.arrive({ url: LOOK.address }, SENDER);
    await handlers.arrive({ url: LOOK.address }, SENDER);
    expect(library).toHaveBeenCalledOnce();
  });
});

describe('visit', () => {
  it('keeps the state of the tab and counts only sure matches on the badge', async () => {
    const { handlers, world, badges } = fakeWorld();
    expect(await handlers.visit(VISIT, SENDER)).toBeNull();
    const state = await world.session.tab(4);
    expect(state).toMatchObject({
      address: VISIT.address,
      tool: { id: 'desk', name: 'Desk' },
      page: { id: 'orders', title: 'Orders' },
      reading: 1,
    });
    expect(state!.matches.map(({ ref }) => ref)).not.toContain('acme/elsewhere');
    await vi.waitFor(() =>
      expect(badges).toEqual([{ tab: 4, sure: ['acme/first', 'acme/second'], state, due: 0 }]),
    );
  });

  it('of a tab that was closed meanwhile leaves nothing', async () => {
    const { handlers, world, badges, hints } = fakeWorld({ isOpen: async () => false });
    expect(await handlers.visit(VISIT, SENDER)).toBeNull();
    expect(await world.session.tab(4)).toBeNull();
    expect([badges, hints]).toEqual([[], []]);
  });

  it('counts the readings of the tab', async () => {
    const { handlers, world } = fakeWorld();
    await handlers.visit(VISIT, SENDER);
    await handlers.visit(VISIT, SENDER);
    expect((await world.session.tab(4))?.reading).toBe(2);
  });

  it('abstains where nothing fits, and with a tool it does not know', async () => {
    const { handlers, world, badges } = fakeWorld();
    await handlers.visit(
      { ...VISIT, tool: 'gone', page: 'gone', headings: [], title: 'Weather', path: '/' },
      SENDER,
    );
    expect(await world.session.tab(4)).toMatchObject({ tool: null, page: null, matches: [] });
    await vi.waitFor(() => expect(badges[0]?.sure).toEqual([]));
  });

  it.each(['zh_CN', 'English', '*', ''])('reads a page whose language is written as %j', async (language) => {
    const { handlers, world } = fakeWorld();
    await handlers.visit({ ...VISIT, language, title: '返金する' }, SENDER);
    expect((await world.session.tab(4))?.matches.length).toBeGreaterThan(0);
  });
});

describe('look', () => {
  it('starts the reading', async () => {
    const inject = vi.fn(async () => {});
    expect(await fakeWorld({ inject }).handlers.look({ tab: 4 }, {})).toBe('reading');
    expect(inject).toHaveBeenCalledWith(4);
  });

  it('says that a page cannot be read, and forgets what was there before', async () => {
    const { handlers, world } = fakeWorld({
      inject: () => Promise.reject(new Error('Cannot access chrome://')),
    });
    await handlers.visit(VISIT, SENDER);
    expect(await handlers.look({ tab: 4 }, {})).toBe('unreadable');
    expect(await world.session.tab(4)).toBeNull();
  });
});

describe('what is known of a page', () => {
  it('is told to an author, with why no hint came', async () => {
    const { handlers, world } = fakeWorld({ isAuthor: async () => true });
    await handlers.visit({ ...VISIT, busy: 'typing' }, SENDER);
    const told = (await handlers.inspect({ tab: 4 }, {}))!;
    expect(told.held).toEqual({ hint: 'busy', campaigns: [] });
    expect(told.state).toEqual(await world.session.tab(4));
    expect(told.lessons.map(({ ref }) => ref).slice(0, 2)).toEqual(['acme/first', 'acme/second']);
    expect(await handlers.inspect({ tab: 5 }, {})).toBeNull();
  });

  it('is told to nobody else', async () => {
    const { handlers } = fakeWorld();
    await handlers.visit(VISIT, SENDER);
    expect(await handlers.inspect({ tab: 4 }, {})).toBeNull();
  });
});

describe('a rating', () => {
  const order = async (fake: ReturnType<typeof fakeWorld>) => {
    await fake.handlers.visit(VISIT, SENDER);
    return (await fake.world.session.tab(4))!.matches.slice(0, 2).map(({ ref }) => ref);
  };

  it('is stored with time, zone and person, once even when sent twice', async () => {
    const { handlers, database } = fakeWorld();
    const report = rated('1', 'acme/first', true);
    expect(await handlers.report({ report, tab: 4 }, {})).toBe('stored');
    expect(await handlers.report({ report, tab: 4 }, {})).toBe('stored');
    expect([...database.events.values()]).toEqual([
      { ...report, at: 1000, zone: 'Europe/Vienna', person: 'ada' },
    ]);
  });

  it('changes the order of equally fitting lessons at the next visit, and back when it is taken back', async () => {
    const fake = fakeWorld();
    expect(await order(fake)).toEqual(['acme/first', 'acme/second']);
    await fake.handlers.report({ report: rated('1', 'acme/first', false), tab: 4 }, {});
    expect(await order(fake)).toEqual(['acme/second', 'acme/first']);
    await fake.handlers.report({ report: rated('2', 'acme/first', null), tab: 4 }, {});
    expect(await order(fake)).toEqual(['acme/first', 'acme/second']);
  });

  it('of an older revision counts no more', async () => {
    const fake = fakeWorld();
    await fake.handlers.report({ report: rated('1', 'acme/first', false, '00000000'), tab: 4 }, {});
    expect(await order(fake)).toEqual(['acme/first', 'acme/second']);
    expect((await fake.handlers.lesson({ ref: 'acme/first', tab: 4 }, {}))?.rating).toBeNull();
  });

  it('shows on the lesson, with its time', async () => {
    const { handlers } = fakeWorld();
    await handlers.report({ report: rated('1', 'acme/first', true), tab: 4 }, {});
    expect(await handlers.lesson({ ref: 'acme/first', tab: 4 }, {})).toMatchObject({
      lesson: { id: 'first' },
      rating: { useful: true, at: 1000 },
      contact: 'mailto:ada@example.com',
      packName: 'Acme',
      isPrivate: false,
    });
  });

  it('is gone when everything is erased', async () => {
    const { handlers, database } = fakeWorld();
    await handlers.report({ report: rated('1', 'acme/first', true), tab: 4 }, {});
    expect(await handlers.erase(null, {})).toBeNull();
    expect(database.events.size).toBe(0);
    expect((await handlers.lesson({ ref: 'acme/first', tab: 4 }, {}))?.rating).toBeNull();
  });
});

describe('a private tab', () => {
  it.each([
    ['private', async () => true],
    ['gone, which could have been private', () => Promise.reject(new Error('No tab with id: 4'))],
  ])('that is %s stores nothing and says so', async (_, isPrivate) => {
    const { handlers, database } = fakeWorld({ isPrivate });
    expect(await handlers.report({ report: rated('1', 'acme/first', true), tab: 4 }, {})).toBe('private');
    expect(database.events.size).toBe(0);
    expect((await handlers.lesson({ ref: 'acme/first', tab: 4 }, {}))?.isPrivate).toBe(true);
  });
});

describe('a page that is read', () => {
  const visits = ({ events }: { events: Map<string, Event> }) =>
    [...events.values()].flatMap((event) => (event.kind === 'visited' ? [event.data] : []));

  /** What is only counted is not waited for by any answer. */
  const counted = () => new Promise((resolve) => setTimeout(resolve));

  it('is noted once a day with how well lessons fit it, and each time it was asked for', async () => {
    const { handlers, database, world } = fakeWorld();
    for (const _ of ['once', 'again']) {
      await handlers.visit(VISIT, SENDER);
      await counted();
    }
    expect(visits(database)).toEqual([{ fit: 'sure', best: 'acme/first', asked: false }]);
    for (const _ of ['once', 'again']) {
      await world.session.setAsked(4, true);
      await handlers.visit(VISIT, SENDER);
      await counted();
    }
    expect(visits(database).map(({ asked }) => asked)).toEqual([false, true, true]);
  });

  it('and has no lesson that fits is a gap only where it is a page of a tool', async () => {
    const { handlers, database } = fakeWorld();
    const bare = { ...VISIT, title: 'Zyx', headings: ['Qwrt'] };
    await handlers.visit({ ...bare, page: 'stock' }, SENDER);
    await handlers.visit({ ...bare, page: null }, SENDER);
    await handlers.visit({ ...bare, tool: null, page: null }, SENDER);
    await counted();
    expect([...database.events.values()]).toMatchObject([
      { kind: 'visited', tool: 'desk', page: 'stock', data: { fit: 'none', best: null } },
    ]);
    const [event] = database.events.values();
    expect(JSON.stringify(event)).not.toMatch(/zyx|qwrt|desk\.example|\/orders/i);
  });

  it('in a private window is not noted', async () => {
    const { handlers, database } = fakeWorld({ isPrivate: async () => true });
    await handlers.visit(VISIT, SENDER);
    await counted();
    expect(database.events.size).toBe(0);
  });
});

it('what is older than the administrator lets it be is cleared away, once a day', async () => {
  const DAY = 24 * 60 * 60 * 1000;
  let now = Date.UTC(2026, 0, 1);
  const { handlers, database } = fakeWorld({ retention: async () => 30, now: () => now });
  const keep = (id: string) => handlers.report({ report: rated(id, 'acme/first', true), tab: 4 }, {});
  await keep('1');
  now += 29 * DAY;
  await keep('2');
  expect([...database.events.keys()]).toEqual(['1', '2']);
  now += 2 * DAY;
  await keep('3');
  expect([...database.events.keys()]).toEqual(['2', '3']);
});

it('what is old goes also where nothing is recorded any more, and is tried again where that failed', async () => {
  const DAY = 24 * 60 * 60 * 1000;
  let now = Date.UTC(2026, 0, 1);
  const { handlers, database, world } = fakeWorld({ retention: async () => 30, now: () => now });
  await handlers.report({ report: rated('1', 'acme/first', true), tab: 4 }, {});
  now += 31 * DAY;
  vi.spyOn(database, 'tidy').mockRejectedValueOnce(new Failure('blocked', 'held'));
  await expect(tidy(world, now)).rejects.toMatchObject({ code: 'blocked' });
  expect(database.events.size).toBe(1);
  await tidy(world, now);
  expect(database.events.size).toBe(0);
});

describe('a failing database', () => {
  it.each<FailureCode>(['full', 'blocked', 'newer', 'database'])(
    '(%s) still shows lessons, and tells',
    async (code) => {
      const fail = () => Promise.reject(new Failure(code, 'broken'));
      const packs = { all: fail, file: fail, put: fail, note: fail, drop: fail };
      const calls = { append: fail, ratings: fail, hints: fail, all: fail, erase: fail };
      const outbox = { look: fail, depart: fail, settle: fail, resume: fail, refused: fail, texts: fail };
      const counts = { isCounted: fail, tidy: fail, days: fail, ofKinds: fail, bring: fail };
      const database = { packs, outbox, ...calls, ...counts, place: fail, setPlace: fail };
      const { handlers, world } = fakeWorld({ database });
      await handlers.visit(VISIT, SENDER);
      expect((await world.session.tab(4))?.matches[0]?.ref).toBe('acme/first');
      expect(await world.session.trouble()).toBe(code);
      await world.session.setTrouble(null);
      expect(await handlers.lesson({ ref: 'acme/first', tab: 4 }, {})).toMatchObject({
        lesson: { id: 'first' },
        rating: null,
      });
      expect(await world.session.trouble()).toBe(code);
      await world.session.setTrouble(null);
      await expect(
        handlers.report({ report: rated('1', 'acme/first', true), tab: 4 }, {}),
      ).rejects.toMatchObject({ code });
      expect(await world.session.trouble()).toBe(code);
      await expect(handlers.erase(null, {})).rejects.toMatchObject({ code });
    },
  );

  it('is forgotten when a record is stored again', async () => {
    const { handlers, world } = fakeWorld();
    await world.session.setTrouble('full');
    await handlers.report({ report: rated('1', 'acme/first', true), tab: 4 }, {});
    expect(await world.session.trouble()).toBeNull();
  });

  it('does not hide faults of our own', async () => {
    const { database } = fakeWorld();
    const { handlers } = fakeWorld({
      database: { ...database, ratings: () => Promise.reject(new TypeError('bug')) },
    });
    await expect(handlers.visit(VISIT, SENDER)).rejects.toThrow('bug');
  });
});

describe('the library', () => {
  it('is listed without its rules and lessons', async () => {
    const [pack] = await fakeWorld().handlers.library(null, {});
    expect(pack).toMatchObject({
      info: { id: 'acme' },
      tools: [{ id: 'desk', name: 'Desk' }],
      lessons: 3,
      problems: [],
    });
    expect(Object.keys(pack!.tools[0]!)).toEqual(['id', 'name', 'pages']);
    expect(Object.keys(pack!.tools[0]!.pages[0]!)).toEqual(['id', 'title']);
  });

  it('says when a pack was checked last, also where the index was made before that', async () => {
    const { world } = fakeWorld();
    const library = await world.library();
    const offer = {
      info: library.packs[0]!.info,
      key: 'A'.repeat(43),
      digest: 'd',
      url: null,
      etag: null,
      at: 99,
    };
    const record = accept(null, false, { ...offer, isPreview: false, policyKey: null });
    const sources = async () => ({ records: [record], rules: [], added: [], awaited: [] });
    const { handlers } = fakeWorld({
      library: async () => ({
        ...library,
        packs: [{ ...library.packs[0]!, isAdded: true, path: 'packs/x.zip' }],
      }),
      packs: { ...world.packs, sources },
    });
    const [pack] = await handlers.library(null, {});
    expect(pack!.checked).toBe(99);
    expect(pack).not.toHaveProperty('path');
  });

  it('is searched, and has no lesson under an unknown name', async () => {
    const { handlers } = fakeWorld();
    const hits = await handlers.search({ query: 'voucher', tool: null }, {});
    expect(hits.map(({ ref }) => ref)).toEqual(['acme/elsewhere']);
    expect(await handlers.lesson({ ref: 'acme/nothing', tab: null }, {})).toBeNull();
    expect(await handlers.lesson({ ref: '__proto__', tab: null }, {})).toBeNull();
  });
});

/** The hint in a page, from the background's side: one at most, told once, open to its own frame alone. */
import { describe, expect, it } from 'vitest';
import { Failure } from '../../lib/answer.ts';
import { eventId } from '../../lib/insight/event.ts';
import type { Sender } from '../../lib/webext/messages.ts';
import { fakeWorld, SENDER, VISIT } from './world.ts';

const other = (id: number): Sender => ({ ...SENDER, tab: { id, incognito: false } });
const frameOf = (tab: number, frameId = 7): Sender => ({
  id: 'ours',
  frameId,
  tab: { id: tab, incognito: false },
});
const REFUSED = { code: 'refused' };

type Fake = ReturnType<typeof fakeWorld>;

/** Visits a page, and lets its frame be admitted. */
async function shown(fake: Fake, tab = 4): Promise<string> {
  await fake.handlers.visit(VISIT, other(tab));
  const offer = await fake.handlers.hint({ token: null }, other(tab));
  await fake.handlers.card({ token: offer!.token }, frameOf(tab));
  return offer!.token;
}

const fates = ({ database }: Fake) =>
  [...database.events.values()].flatMap((event) => (event.kind === 'hint' ? [event.data.fate] : []));

describe('a hint', () => {
  it('is shown in the tab that was read', async () => {
    const fake = fakeWorld();
    await fake.handlers.visit(VISIT, SENDER);
    expect(fake.hints).toEqual(['show 4']);
    expect(await fake.world.session.hint()).toMatchObject({ tab: 4, lesson: 'acme/first', isRead: false });
  });

  it('is kept while its page is read again, and goes when the page does', async () => {
    const fake = fakeWorld();
    await shown(fake);
    await fake.handlers.visit(VISIT, SENDER);
    expect(fake.hints).toEqual(['show 4', 'show 4']);
    await fake.handlers.visit({ ...VISIT, page: null }, SENDER);
    expect(fake.hints.at(-1)).toBe('hide 4');
    expect(await fake.world.session.hint()).toBeNull();
  });

  it('gives way to one in another tab: there are never two', async () => {
    const fake = fakeWorld();
    await Promise.all([fake.handlers.visit(VISIT, other(4)), fake.handlers.visit(VISIT, other(5))]);
    const up = new Set<string>();
    for (const entry of fake.hints) {
      const [what, tab] = entry.split(' ') as [string, string];
      if (what === 'show') up.add(tab);
      else up.delete(tab);
      expect(up.size).toBeLessThanOrEqual(1);
    }
    expect((await fake.world.session.hint())?.tab).toBe(5);
  });

  it('stays when it is being read, in its tool, and no other comes meanwhile', async () => {
    const fake = fakeWorld();
    await shown(fake);
    await fake.handlers.hinted({ told: 'opened', id: eventId() }, frameOf(4));
    await fake.handlers.visit({ ...VISIT, page: null, headings: [] }, SENDER);
    await fake.handlers.visit(VISIT, other(5));
    expect(await fake.world.session.hint()).toMatchObject({ tab: 4, isRead: true });
    await fake.handlers.visit({ ...VISIT, tool: null, page: null }, SENDER);
    expect(await fake.world.session.hint()).toBeNull();
  });

  it.each([
    ['somebody who types', {}, { busy: 'typing' as const }],
    ['a private window', { isPrivate: async () => true }, {}],
    [
      'somebody who wants none',
      {
        manners: async () => ({
          often: 'never' as const,
          quiet: null,
          off: [],
          pages: [],
          pausedUntil: null,
        }),
      },
      {},
    ],
  ])('does not come to %s', async (_, world, visit) => {
    const fake = fakeWorld(world);
    await fake.handlers.visit({ ...VISIT, ...visit }, SENDER);
    expect(fake.hints).toEqual([]);
    expect((await fake.world.session.tab(4))?.matches.length).toBeGreaterThan(0);
  });

  it('does not come where only a click allowed to read the page, nor beside the popup', async () => {
    const clicked = fakeWorld({ isGranted: async () => false });
    await clicked.handlers.look({ tab: 4 }, SENDER);
    await clicked.handlers.visit(VISIT, SENDER);
    const granted = fakeWorld();
    await granted.handlers.look({ tab: 4 }, SENDER);
    await granted.handlers.visit(VISIT, SENDER);
    expect([...clicked.hints, ...granted.hints]).toEqual([]);
  });
});

it('another lesson for the same page takes the place of the one before, without a blink', async () => {
  const fake = fakeWorld();
  await shown(fake);
  await fake.handlers.visit({ ...VISIT, headings: ['How do I paint?'] }, SENDER);
  expect(fake.hints).toEqual(['show 4', 'show 4']);
  expect(await fake.world.session.hint()).toMatchObject({ lesson: 'acme/second', frame: null });
});

describe('a hint that is being read', () => {
  const read = async (fake: Fake) => {
    await shown(fake);
    await fake.handlers.hinted({ told: 'opened', id: eventId() }, frameOf(4));
    await fake.handlers.visit(VISIT, other(5));
    return (await fake.world.session.hint())?.tab;
  };

  it('keeps other tabs from theirs', async () => {
    expect(await read(fakeWorld())).toBe(4);
  });

  it('keeps nobody from theirs once its page was left, or has taken it away', async () => {
    // Another person's turn: what was opened is not offered again so soon.
    let person = 0;
    const change = { hasHint: async () => false, person: async () => `person ${person++}` };
    expect(await read(fakeWorld(change))).toBe(5);
  });
});

it('a host that is taken back loses its hint', async () => {
  const fake = fakeWorld();
  await shown(fake);
  const { session, database } = fake.world;
  const revoked = fakeWorld({ session, database, isGranted: async () => false });
  await expect(revoked.handlers.arrive({ url: VISIT.address }, SENDER)).rejects.toMatchObject(REFUSED);
  expect(await session.hint()).toBeNull();
  expect(revoked.hints).toEqual(['hide 4']);
});

describe('what becomes of it', () => {
  it('is recorded once, however often it is told', async () => {
    const fake = fakeWorld();
    await shown(fake);
    for (const told of ['seen', 'seen', 'opened', 'folded', 'opened'] as const)
      await fake.handlers.hinted({ told, id: eventId() }, frameOf(4));
    expect(fates(fake)).toEqual(['seen', 'opened']);
  });

  it('closed: it stays closed, and is listed to be brought back', async () => {
    const fake = fakeWorld();
    await shown(fake);
    await fake.handlers.hinted({ told: 'closed', id: eventId() }, frameOf(4));
    await fake.handlers.hinted({ told: 'gone', id: eventId() }, frameOf(4));
    expect(await fake.world.session.hint()).toBeNull();
    expect((await fake.world.session.tab(4))?.closed).toEqual(['acme/first']);
    const before = fake.hints.length;
    for (const address of [`${VISIT.address}?tab=2`, 'https://desk.example.com/orders/'])
      await fake.handlers.visit({ ...VISIT, address }, SENDER);
    expect(fake.hints.slice(before)).toEqual([]);
    expect((await fake.world.session.tab(4))?.closed).toEqual(['acme/first']);
    await fake.handlers.restore({ ref: 'acme/first', tab: 4, id: eventId() }, {});
    expect(fake.hints.at(-1)).toBe('show 4');
    expect((await fake.world.session.tab(4))?.closed).toEqual([]);
  });

  it('closed: a page that is read again meanwhile does not take the way back away', async () => {
    const fake = fakeWorld();
    await shown(fake);
    await fake.handlers.hinted({ told: 'closed', id: eventId() }, frameOf(4));
    await fake.handlers.visit(VISIT, SENDER);
    expect(fake.hints).toEqual(['show 4']);
    await fake.handlers.hinted({ told: 'restored', id: eventId() }, frameOf(4));
    expect(fates(fake)).toEqual(['closed', 'restored']);
  });

  it('closed: a page that is read while that is being stored does not take the way back away either', async () => {
    const fake = fakeWorld();
    await shown(fake);
    const { append } = fake.world.database;
    let visit: Promise<unknown> = Promise.resolve();
    fake.world.database.append = async (...given) => {
      const answer = await append.apply(fake.world.database, given);
      if (given[0].kind === 'hint') {
        visit = fake.handlers.visit(VISIT, SENDER);
        // Time enough for it to come through, if nothing holds it up.
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return answer;
    };
    await fake.handlers.hinted({ told: 'closed', id: eventId() }, frameOf(4));
    await visit;
    expect(fake.hints).toEqual(['show 4']);
    expect(await fake.world.session.hint()).toMatchObject({ isClosed: true });
  });

  it('closed, and told again because the worker died: it is stored once', async () => {
    const fake = fakeWorld();
    await shown(fake);
    const again = { told: 'closed', id: eventId() } as const;
    await fake.handlers.hinted(again, frameOf(4));
    await fake.handlers.hinted(again, frameOf(4));
    expect(fates(fake)).toEqual(['closed']);
  });

  it('closed and undone at once: nothing is closed', async () => {
    const fake = fakeWorld();
    await shown(fake);
    await fake.handlers.hinted({ told: 'closed', id: eventId() }, frameOf(4));
    await fake.handlers.hinted({ told: 'restored', id: eventId() }, frameOf(4));
    expect((await fake.world.session.tab(4))?.closed).toEqual([]);
    await fake.handlers.visit(VISIT, SENDER);
    expect(fake.hints.at(-1)).toBe('show 4');
  });

  it('belongs to one person: another may still be offered it', async () => {
    const fake = fakeWorld();
    await shown(fake);
    await fake.handlers.hinted({ told: 'closed', id: eventId() }, frameOf(4));
    const next = fakeWorld({ database: fake.database, person: async () => 'ben' });
    await next.handlers.visit(VISIT, SENDER);
    expect(next.hints).toEqual(['show 4']);
  });
});

describe('the frame', () => {
  it('is admitted by the word that only its page was told', async () => {
    const fake = fakeWorld();
    await fake.handlers.visit(VISIT, SENDER);
    const offer = await fake.handlers.hint({ token: null }, SENDER);
    expect(await fake.handlers.card({ token: crypto.randomUUID() }, frameOf(4))).toBeNull();
    expect(await fake.handlers.card({ token: offer!.token }, frameOf(5))).toBeNull();
    expect(await fake.handlers.card({ token: offer!.token }, frameOf(4))).toMatchObject({
      ref: 'acme/first',
      question: 'How do I print?',
    });
  });

  it('is one: a second with the same word is not', async () => {
    const fake = fakeWorld();
    const token = await shown(fake);
    expect(await fake.handlers.card({ token }, frameOf(4, 8))).toBeNull();
    expect(await fake.handlers.card({ token }, frameOf(4))).not.toBeNull();
  });

  it('of a page that was loaded again takes the place of the old one', async () => {
    const fake = fakeWorld();
    const token = await shown(fake);
    const again = await fake.handlers.hint({ token: null }, SENDER);
    expect(again!.token).not.toBe(token);
    expect(await fake.handlers.card({ token }, frameOf(4))).toBeNull();
    expect(await fake.handlers.card({ token: again!.token }, frameOf(4, 9))).not.toBeNull();
  });

  it.each([7, 8])('number %d that no hint is open in gets nothing', async (frame) => {
    const fake = fakeWorld();
    if (frame === 8) await shown(fake);
    const stranger = frameOf(4, frame);
    const { handlers } = fake;
    const report = {
      kind: 'request',
      id: crypto.randomUUID(),
      tool: null,
      page: null,
      data: { words: 'x' },
    } as const;
    await expect(handlers.lesson({ ref: 'acme/first', tab: null }, stranger)).rejects.toMatchObject(REFUSED);
    await expect(handlers.search({ query: 'print', tool: null }, stranger)).rejects.toMatchObject(REFUSED);
    await expect(handlers.report({ report, tab: null }, stranger)).rejects.toMatchObject(REFUSED);
    const search = { id: crypto.randomUUID(), tool: null, page: null, query: 'x', found: 0 };
    await expect(handlers.searched({ search, tab: null }, stranger)).rejects.toMatchObject(REFUSED);
    await expect(handlers.dropSearch({ id: search.id }, stranger)).rejects.toMatchObject(REFUSED);
    await expect(handlers.library(null, stranger)).rejects.toMatchObject(REFUSED);
    await expect(handlers.hinted({ told: 'closed', id: eventId() }, stranger)).rejects.toMatchObject(REFUSED);
    await expect(handlers.openOptions(null, stranger)).rejects.toMatchObject(REFUSED);
    await expect(handlers.snooze({ how: 'tool' }, stranger)).rejects.toMatchObject(REFUSED);
    await expect(handlers.unsnooze({ how: 'tool' }, stranger)).rejects.toMatchObject(REFUSED);
    expect((await fake.world.manners()).off).toEqual([]);
    // That the page was read is counted.
    expect([...fake.database.events.values()].filter(({ kind }) => kind !== 'visited')).toEqual([]);
  });

  it('that is open may snooze hints here, and undo that', async () => {
    const fake = fakeWorld();
    await shown(fake);
    const { handlers, world } = fake;
    const { until } = await handlers.snooze({ how: 'hour' }, frameOf(4));
    expect((await world.manners()).pausedUntil).toBe(until);
    await handlers.unsnooze({ how: 'hour' }, frameOf(4));
    expect((await world.manners()).pausedUntil).toBeNull();
    expect(await handlers.snooze({ how: 'page' }, frameOf(4))).toEqual({ until: null });
    expect((await world.manners()).pages).toEqual(['desk/orders']);
    await handlers.snooze({ how: 'tool' }, frameOf(4));
    expect((await world.manners()).off).toEqual(['desk']);
  });

  it('that is open gets its lesson and may search and rate', async () => {
    const fake = fakeWorld();
    await shown(fake);
    const { handlers } = fake;
    expect(await handlers.lesson({ ref: 'acme/first', tab: null }, frameOf(4))).toMatchObject({
      lesson: { id: 'first' },
    });
    expect((await handlers.search({ query: 'paint', tool: null }, frameOf(4)))[0]).toMatchObject({
      ref: 'acme/second',
    });
  });
});

it('does not come when the database fails: what was closed is unknown then', async () => {
  const { database } = fakeWorld();
  const hints = () => Promise.reject(new Failure('blocked', 'held'));
  const fake = fakeWorld({ database: { ...database, hints } });
  await fake.handlers.visit(VISIT, SENDER);
  expect(fake.hints).toEqual([]);
  expect((await fake.world.session.tab(4))?.matches.length).toBeGreaterThan(0);
});

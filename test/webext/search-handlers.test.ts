/** What is kept of a search: that it was made and where, never what a person typed that nobody else says. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Failure } from '../../lib/answer.ts';
import { eventId, type Search } from '../../lib/insight/event.ts';
import type { Sender } from '../../lib/webext/messages.ts';
import { fakeWorld, SENDER, VISIT } from './world.ts';

const FRAME: Sender = { id: 'ours', frameId: 7, tab: { id: 4, incognito: false } };
const SECRET = 'Jane Doe 4111111111111111';

const search = (query: string, change: Partial<Search> = {}): Search => ({
  id: eventId(),
  tool: 'desk',
  page: 'orders',
  query,
  found: 0,
  ...change,
});

type Fake = ReturnType<typeof fakeWorld>;

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

/** Tells of a search; the person stays so long, and goes on typing then if that is not long enough. */
async function searched(
  { handlers }: Fake,
  ask: { search: Search; tab: number | null },
  from = {},
  ms = 2000,
) {
  const kept = handlers.searched(ask, from);
  kept.catch(() => {});
  await vi.advanceTimersByTimeAsync(ms);
  if (ms < 2000) await handlers.dropSearch({ id: ask.search.id }, from);
  await vi.advanceTimersByTimeAsync(2000);
  return kept;
}

const stored = ({ database }: Fake) => [...database.events.values()].filter(({ kind }) => kind !== 'visited');

/** Words of what was typed that stand anywhere in what is kept. */
const leaked = (fake: Fake, typed: string) => {
  const kept = JSON.stringify([stored(fake), [...fake.database.places]]).toLowerCase();
  return typed.split(' ').filter((word) => kept.includes(word.toLowerCase()));
};

/** A world in which so many paths of the tool say this. */
async function where(paths: number, said: string): Promise<Fake> {
  const fake = fakeWorld();
  for (let n = 0; n < paths; n++)
    await fake.handlers.visit({ ...VISIT, headings: [said], path: `/orders/${n}` }, SENDER);
  return fake;
}

describe('a search', () => {
  it('is stored once, with where it was made, how many were found and the known words', async () => {
    const fake = fakeWorld();
    const made = search('Paint gizmo 12');
    expect(await searched(fake, { search: made, tab: 4 })).toBe('stored');
    expect(await searched(fake, { search: made, tab: 4 })).toBe('stored');
    expect(stored(fake)).toEqual([
      {
        id: made.id,
        kind: 'searched',
        tool: 'desk',
        page: 'orders',
        at: 1000,
        zone: 'Europe/Vienna',
        person: 'ada',
        data: { found: 0, words: ['paint'], unknown: 2 },
      },
    ]);
  });

  it('is stored after two seconds, and not at all where the person goes on typing before', async () => {
    const fake = fakeWorld();
    const kept = fake.handlers.searched({ search: search('print'), tab: 4 }, {});
    await vi.advanceTimersByTimeAsync(1900);
    expect(stored(fake)).toEqual([]);
    await vi.advanceTimersByTimeAsync(100);
    expect(await kept).toBe('stored');
    expect(await searched(fake, { search: search('printer'), tab: 4 }, {}, 1900)).toBe('dropped');
    expect(stored(fake)).toHaveLength(1);
  });

  it('that was dropped stays so, in whatever order a new worker hears of it', async () => {
    const fake = fakeWorld();
    const made = search('print');
    await fake.handlers.dropSearch({ id: made.id }, {});
    for (let n = 0; n < 150; n++) await fake.handlers.dropSearch({ id: eventId() }, {});
    expect(await searched(fake, { search: made, tab: 4 })).toBe('dropped');
    expect(stored(fake)).toEqual([]);
  });

  it('with a result, and one that goes on, can be stored too', async () => {
    const fake = fakeWorld();
    const instead = eventId();
    await searched(fake, { search: search('print', { found: 2, instead }), tab: null });
    expect(stored(fake)).toMatchObject([{ data: { found: 2, words: ['print'], unknown: 0, instead } }]);
  });

  it('keeps the words that three paths of the tool say, and of another tool none', async () => {
    for (const [paths, kept] of [
      [2, []],
      [3, ['reverse', 'charge']],
    ] as const) {
      const fake = await where(paths, 'Reverse charge');
      await searched(fake, { search: search('reverse charge'), tab: 4 });
      expect(stored(fake).at(-1)).toMatchObject({ data: { words: kept, unknown: 2 - kept.length } });
      await searched(fake, { search: search('reverse charge', { tool: 'till' }), tab: 4 });
      expect(stored(fake).at(-1)).toMatchObject({ data: { words: [], unknown: 2 } });
    }
  });

  it('is stored from the card in a page, for the tab that it stands in', async () => {
    const isPrivate = vi.fn(async () => false);
    const fake = fakeWorld({ isPrivate });
    const ask = { search: search('gizmo'), tab: 99 };
    await expect(searched(fake, ask, FRAME)).rejects.toMatchObject({ code: 'refused' });
    await fake.handlers.visit(VISIT, SENDER);
    const offer = await fake.handlers.hint({ token: null }, SENDER);
    await fake.handlers.card({ token: offer!.token }, FRAME);
    expect(await searched(fake, ask, FRAME)).toBe('stored');
    expect(isPrivate).toHaveBeenLastCalledWith(4);
    expect(stored(fake)).toMatchObject([{ kind: 'searched' }]);
  });

  it('that cannot be stored is told', async () => {
    const { database } = fakeWorld();
    const append = () => Promise.reject(new Failure('full', 'x'));
    const fake = fakeWorld({ database: { ...database, append } });
    await expect(searched(fake, { search: search('gizmo'), tab: 4 })).rejects.toMatchObject({
      code: 'full',
    });
    expect(await fake.world.session.trouble()).toBe('full');
  });
});

describe('what a person typed', () => {
  it('is not kept where nobody else says it: a name, a number', async () => {
    const fake = fakeWorld();
    await searched(fake, { search: search(SECRET), tab: 4 });
    expect(stored(fake)).toMatchObject([{ data: { words: [], unknown: 3 } }]);
    expect(leaked(fake, SECRET)).toEqual([]);
  });

  it('is found by the same look where a name is planted on the tool’s pages; a number stays out', async () => {
    const fake = await where(3, SECRET);
    await searched(fake, { search: search(SECRET), tab: 4 });
    expect(leaked(fake, SECRET)).toEqual(['Jane', 'Doe']);
  });

  it.each([
    ['private', async () => true],
    ['gone, which could have been private', () => Promise.reject(new Error('No tab with id: 4'))],
  ])('in a tab that is %s leaves nothing, not even known words', async (_, isPrivate) => {
    const fake = fakeWorld({ isPrivate });
    expect(await searched(fake, { search: search('print'), tab: 4 })).toBe('private');
    expect(stored(fake)).toEqual([]);
  });
});

import { afterEach, describe, expect, it, vi } from 'vitest';
import { Failure } from '../../lib/answer.ts';
import { fromBase64, toBase64 } from '../../lib/webext/base64.ts';
import { assemble } from '../../lib/webext/library.ts';
import { bringMedia } from '../../lib/webext/media.ts';
import type { Sender } from '../../lib/webext/messages.ts';
import { fakeWorld } from './world.ts';

const REF = { ref: 'acme/first', revision: '0000000a', tab: 4 };
const MEMORY = { place: 2, ticks: ['1.0'] };
const FRAME: Sender = { id: 'ours', frameId: 9, tab: { id: 4, incognito: false } };

describe('the place in a lesson', () => {
  it('is remembered by its revision and person, with the time', async () => {
    const { handlers, database } = fakeWorld();
    expect(await handlers.recall(REF, {})).toBeNull();
    await handlers.remember({ ...REF, memory: MEMORY }, {});
    expect(await handlers.recall(REF, {})).toEqual({ ...MEMORY, at: 1000 });
    expect(await handlers.recall({ ...REF, revision: '0000000b' }, {})).toBeNull();
    await handlers.remember({ ...REF, memory: { place: 3, ticks: [] } }, {});
    expect((await database.all()).places).toHaveLength(1);
    expect(await handlers.recall(REF, {})).toMatchObject({ place: 3, ticks: [] });
  });

  it('is nobody else’s, and gone when all is deleted', async () => {
    let name = 'ada';
    const { handlers } = fakeWorld({ person: async () => name });
    await handlers.remember({ ...REF, memory: MEMORY }, {});
    name = 'bob';
    expect(await handlers.recall(REF, {})).toBeNull();
    name = 'ada';
    expect(await handlers.recall(REF, {})).toMatchObject(MEMORY);
    await handlers.erase(null, {});
    expect(await handlers.recall(REF, {})).toBeNull();
  });

  it('asking for one makes nobody known', async () => {
    const person = vi.fn(async () => 'ada');
    const { handlers } = fakeWorld({ person });
    await handlers.recall(REF, {});
    expect(person).not.toHaveBeenCalled();
  });

  it.each([
    ['in a private window', async () => true],
    ['in a tab that is gone', () => Promise.reject(new Error('No tab'))],
  ])('is neither kept nor shown %s', async (_, isPrivate) => {
    const { handlers, world, database } = fakeWorld();
    await handlers.remember({ ...REF, memory: MEMORY }, {});
    Object.assign(world, { isPrivate });
    await handlers.remember({ ...REF, memory: { place: 0, ticks: [] } }, {});
    expect(await handlers.recall(REF, {})).toBeNull();
    expect((await database.all()).places).toMatchObject([MEMORY]);
  });

  it('that cannot be kept is told; one that cannot be read is none', async () => {
    const { handlers, world, database } = fakeWorld();
    const full = () => Promise.reject(new Failure('full', 'no space'));
    Object.assign(database, { place: full, setPlace: full });
    expect(await handlers.recall(REF, {})).toBeNull();
    await expect(handlers.remember({ ...REF, memory: MEMORY }, {})).rejects.toMatchObject({ code: 'full' });
    expect(await world.session.trouble()).toBe('full');
  });

  it('is refused to a frame whose hint is not open', async () => {
    const { handlers } = fakeWorld();
    await expect(handlers.recall(REF, FRAME)).rejects.toMatchObject({ code: 'refused' });
    await expect(handlers.remember({ ...REF, memory: MEMORY }, FRAME)).rejects.toMatchObject({
      code: 'refused',
    });
  });
});

describe('a medium', () => {
  const bytes = Uint8Array.from({ length: 2_000_000 }, (_, n) => (n * 7) % 256);

  function playing(files: Record<string, Uint8Array>) {
    const library = assemble(
      [],
      [],
      { language: 'en', who: { team: '', site: '', role: '' } },
      async (pack, path) => (pack === 'acme' ? files[path] : undefined),
    );
    const { handlers } = fakeWorld({ library: async () => library });
    const sendMessage = vi.fn(async (message: unknown) => {
      const { ask } = message as { ask: { ref: string; path: string; from: number } };
      return { ok: true, value: await handlers.media(ask, {}) };
    });
    return { handlers, sendMessage };
  }

  afterEach(() => vi.restoreAllMocks());

  it('comes in pieces that a message can hold, and is whole again', async () => {
    const { sendMessage } = playing({ 'media/a.webm': bytes });
    let blob: Blob | undefined;
    vi.spyOn(URL, 'createObjectURL').mockImplementation((made) => {
      blob = made as Blob;
      return 'blob:made';
    });
    expect(await bringMedia({ sendMessage }, 'acme/first', 'media/a.webm')).toBe('blob:made');
    expect(sendMessage).toHaveBeenCalledTimes(3);
    expect(blob?.type).toBe('video/webm');
    expect(new Uint8Array(await blob!.arrayBuffer())).toEqual(bytes);
  });

  it.each([
    ['missing', 'media/b.webm', 'acme/first'],
    ['of another pack', 'media/a.webm', 'other/first'],
    ['empty', 'media/empty.webm', 'acme/first'],
    ['too large', 'media/large.webm', 'acme/first'],
    ['of no kind that is played', 'media/a.svg', 'acme/first'],
  ])('that is %s rejects', async (_, path, ref) => {
    const large = new Uint8Array(20 * 1024 * 1024 + 1);
    const files = {
      'media/a.webm': bytes,
      'media/empty.webm': bytes.subarray(0, 0),
      'media/large.webm': large,
    };
    const { sendMessage } = playing({ ...files, 'media/a.svg': bytes });
    await expect(bringMedia({ sendMessage }, ref, path)).rejects.toThrow('is missing or too large');
  });

  it('is refused to a frame whose hint is not open', async () => {
    const { handlers } = playing({ 'media/a.webm': bytes });
    const ask = { ref: 'acme/first', path: 'media/a.webm', from: 0 };
    await expect(handlers.media(ask, FRAME)).rejects.toMatchObject({ code: 'refused' });
  });

  it('any bytes survive the way as text', () => {
    for (const length of [0, 1, 2, 3, 32768, 32769])
      expect(fromBase64(toBase64(bytes.subarray(0, length)))).toEqual(bytes.slice(0, length));
  });
});

it('a text goes to the tab, once for an id, and what came of it is told', async () => {
  const insert = vi.fn(async (_tab: number, text: string) => text === 'yes');
  const { handlers } = fakeWorld({ insert, uninsert: async () => false });
  expect(await handlers.insert({ tab: 4, text: 'yes', id: 'a' }, {})).toBe('inserted');
  expect(await handlers.insert({ tab: 4, text: 'no', id: 'b' }, {})).toBe('nowhere');
  expect(insert.mock.calls).toEqual([
    [4, 'yes', 'a'],
    [4, 'no', 'b'],
  ]);
  expect(await handlers.uninsert({ tab: 4 }, {})).toBe(false);
});

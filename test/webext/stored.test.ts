/** The library of a woken worker: from the index that the one before stored. */
import { strToU8 } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { compilePack } from '../../lib/lesson/compile.ts';
import { writePack } from '../../lib/lesson/pack.ts';
import { variantFor } from '../../lib/lesson/variant.ts';
import { rank } from '../../lib/match/rank.ts';
import { textAt } from '../../lib/match/texts.ts';
import { loadLibrary } from '../../lib/webext/library.ts';
import type { IndexStore, StoredHead, StoredPart } from '../../lib/webext/stored.ts';
import type { Choice } from '../../lib/webext/wanted.ts';
import { HEAD, packFiles, samplePack } from '../lesson/samples.ts';
import { situation } from '../match/builders.ts';

const CHOICE: Choice = { removed: [], language: 'en', who: { team: '', site: '', role: '' } };
const HERE = { tool: 'desk', page: 'orders' };

function memoryStore() {
  let head: StoredHead | null = null;
  let parts = new Map<string, StoredPart>();
  let isLost = false;
  const store: IndexStore & { lose(): void } = {
    read: async () =>
      head && {
        head: structuredClone(head),
        segments: new Map(
          [...parts].map(([id, { segment }]) => [id, { ...structuredClone(segment), search: null }]),
        ),
      },
    segment: vi.fn(async (id, stamp) => (parts.get(id)?.stamp === stamp ? parts.get(id)!.segment : null)),
    search: async (id) => (isLost ? null : structuredClone(parts.get(id)?.segment.search ?? null)),
    lesson: async (id, doc) => {
      const texts = parts.get(id)?.lessons;
      return !isLost && texts && doc + 1 < texts.starts.length ? textAt(texts, doc) : null;
    },
    write: vi.fn(async (next: StoredHead, of: readonly StoredPart[]) => {
      head = structuredClone(next);
      parts = new Map(of.map((part) => [part.id, structuredClone(part)]));
    }),
    lose: () => {
      isLost = true;
    },
  };
  return store;
}

async function setUp() {
  const pack = await samplePack();
  const other = { ...pack, info: { ...pack.info, id: 'other', name: 'Other' }, tools: [] };
  const files: Record<string, Uint8Array> = {
    'packs/index.json': strToU8('["packs/acme.zip","packs/other.zip"]'),
    'packs/acme.zip': writePack(pack),
    'packs/other.zip': writePack(other),
  };
  const read = vi.fn(async (path: string) => files[path]!);
  const store = memoryStore();
  const load = (choice: Partial<Choice> = {}, shipped = 'one', person = async () => 'ann') =>
    loadLibrary({ read, choice: { ...CHOICE, ...choice }, person, now: () => 7, store, shipped });
  return { load, read, store, files, pack };
}

describe('a second worker', () => {
  it('reads no pack, and finds, ranks and shows the same', async () => {
    const { load, read } = await setUp();
    const first = await load();
    read.mockClear();
    const second = await load();
    expect(read).not.toHaveBeenCalled();
    expect(second.packs).toEqual(first.packs);
    expect(second.tools).toEqual(first.tools);
    expect(await second.search('refund', 'desk')).toEqual(await first.search('refund', 'desk'));
    const at = situation({ ...HERE, headings: ['Refund an order'] });
    expect(rank(second.index, at, new Map())).toEqual(rank(first.index, at, new Map()));
    expect(await second.shown('acme/refund', HERE)).toEqual(await first.shown('acme/refund', HERE));
    expect(await second.questionAt('acme/refund', HERE)).toBe('How do I refund an order?');
    expect(second.revisionOf('acme/refund')).toBe(first.revisionOf('acme/refund'));
    expect(await second.shown('acme/none', HERE)).toBeUndefined();
    expect(read).not.toHaveBeenCalled();
  });

  it.each([
    ['another build', {}, 'two'],
    ['another language', { language: 'fr' }, 'one'],
    ['a pack that was taken out', { removed: ['other'] }, 'one'],
  ])('after %s reads the packs again', async (_, choice, shipped) => {
    const { load, read, store } = await setUp();
    await load();
    read.mockClear();
    await load(choice, shipped);
    expect(read).toHaveBeenCalled();
    expect(store.write).toHaveBeenCalledTimes(2);
  });

  it('indexes again only the pack that changed', async () => {
    const { load, store, files, pack } = await setUp();
    const first = await load();
    files['packs/other.zip'] = writePack({
      ...pack,
      info: { ...pack.info, id: 'other', name: 'Mended' },
      tools: [],
    });
    const second = await load({ removed: ['none'] });
    const found = await Promise.all(
      vi
        .mocked(store.segment)
        .mock.results.slice(-2)
        .map(({ value }) => value),
    );
    expect(found.map((segment) => segment !== null)).toEqual([true, false]);
    expect(await second.search('refund', null)).toEqual(await first.search('refund', null));
  });

  it('is not bound by a pack that could not be read at that moment', async () => {
    const { load, read, store } = await setUp();
    read.mockImplementationOnce(read.getMockImplementation()!).mockRejectedValueOnce(new Error('busy'));
    expect((await (await load()).search('refund', 'desk')).map(({ ref }) => ref)).not.toContain(
      'acme/refund',
    );
    expect(store.write).not.toHaveBeenCalled();
    expect((await (await load()).search('refund', 'desk')).map(({ ref }) => ref)).toContain('acme/refund');
  });

  it('shows a lesson and searches from its pack when what was stored of it is gone', async () => {
    const { load, store } = await setUp();
    const first = await load();
    store.lose();
    const second = await load();
    expect(await second.shown('acme/refund', HERE)).toEqual(await first.shown('acme/refund', HERE));
    const found = await second.search('refnd', 'desk');
    expect(found).not.toEqual([]);
    expect(found).toEqual(await first.search('refnd', 'desk'));
  });
});

it('without a stamp of the build, or a store that works, the packs are read each time', async () => {
  const { load, read, store } = await setUp();
  await load({}, '');
  expect(store.write).not.toHaveBeenCalled();
  vi.mocked(store.write).mockResolvedValue();
  await load();
  read.mockClear();
  expect(await (await load()).search('refund', null)).not.toEqual([]);
  expect(read).toHaveBeenCalled();
});

describe('variants', () => {
  /** Two people who get different variants, and what the lesson says to them. */
  const of = (letter: string) =>
    Array.from({ length: 50 }, (_, n) => `person-${n}`).find(
      (person) => variantFor(person, 'acme/refund', ['', 'b']) === letter,
    )!;

  async function tried() {
    const { load, read, store, files } = await setUp();
    const { pack } = await compilePack(
      packFiles({ 'lessons/refund.b.md': HEAD.replace('choose **Refund**', 'press R') }),
    );
    files['packs/acme.zip'] = writePack(pack!);
    const as = async (name: string) => {
      const person = vi.fn(async () => name);
      const library = await load({}, 'one', person);
      const answer = JSON.stringify((await library.shown('acme/refund', HERE))!.answer);
      return { library, person, says: answer.includes('press R') ? 'b' : '' };
    };
    return { as, read, store };
  }

  it('fall to a person, and stay with the next worker without a pack being read', async () => {
    const { as, read } = await tried();
    const first = await as(of('b'));
    expect(first.says).toBe('b');
    expect(first.library.index.segments.flatMap(({ count }) => count)).toEqual([2, 2]);
    read.mockClear();
    const second = await as(of('b'));
    expect([second.says, second.library.revisionOf('acme/refund')]).toEqual([
      'b',
      first.library.revisionOf('acme/refund'),
    ]);
    expect(read).not.toHaveBeenCalled();
  });

  it('are drawn anew for somebody else, who was not there when it was stored', async () => {
    const { as } = await tried();
    expect((await as(of('b'))).says).toBe('b');
    expect((await as(of(''))).says).toBe('');
    expect((await as(of('b'))).says).toBe('b');
  });

  it('where there are none, nobody asks who it is', async () => {
    const { load } = await setUp();
    const person = vi.fn(async () => 'ann');
    await load({}, 'one', person);
    await load({}, 'one', person);
    expect(person).not.toHaveBeenCalled();
  });
});

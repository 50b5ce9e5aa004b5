/** Adding, updating and removing packs, with every fault on the way: the old pack works, and it is said what happened. */
import { strToU8, zipSync } from 'fflate';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { Failure } from '../../../lib/answer.ts';
import { fingerprint } from '../../../lib/lesson/key.ts';
import { createKeeper } from '../../../lib/webext/packs/keeper.ts';
import { answer, fakeShop, packBy, type Signer, signer, URL_A, unsigned } from './shop.ts';

const DAY = 24 * 3600_000;
let ada: Signer;
let eve: Signer;

beforeAll(async () => {
  [ada, eve] = await Promise.all([signer(), signer()]);
});

type Shop = ReturnType<typeof fakeShop>;
const add = ({ keeper }: Shop, key: string | null, isTrusted = false, from = URL_A) =>
  keeper.add({ from, isFile: from.startsWith('blob:'), key, isTrusted });

/** A shop with version 1.0.0 by Ada, added and trusted. */
async function withPack(): Promise<Shop> {
  const shop = fakeShop();
  const bytes = await packBy(ada);
  shop.serve(() => answer(bytes, { etag: '"1"' }));
  expect(await add(shop, ada.text, true)).toEqual({ kind: 'added', name: 'Acme' });
  return shop;
}

describe('adding', () => {
  it('asks before it trusts a key, and stores nothing until then', async () => {
    const shop = fakeShop();
    const bytes = await packBy(ada);
    shop.serve(() => answer(bytes));
    const first = await add(shop, null, false, `${URL_A}#key=${ada.text}`);
    expect(first).toEqual({
      kind: 'trust',
      key: ada.text,
      fingerprint: await fingerprint(ada.text),
      name: 'Acme',
      version: '1.0.0',
      owner: 'Ada',
    });
    expect(shop.store.records.size).toBe(0);
    expect(await add(shop, ada.text, true)).toMatchObject({ kind: 'added' });
    expect(shop.store.records.get('acme')).toMatchObject({ url: URL_A, key: ada.text, version: '1.0.0' });
    expect(shop.store.files.get('acme')).toEqual(bytes);
    expect(shop.renew).toHaveBeenCalled();
  });

  it('asks for the key where the address carries none, and not again for one that is known', async () => {
    const shop = fakeShop();
    const bytes = await packBy(ada);
    shop.serve(() => answer(bytes));
    expect(await add(shop, null)).toEqual({ kind: 'key' });
    await add(shop, ada.text, true);
    const other = await packBy(ada, { id: 'other', name: 'Other' });
    shop.serve(() => answer(other));
    expect(await add(shop, null, false, 'https://b.example/other.zip')).toEqual({
      kind: 'added',
      name: 'Other',
    });
  });

  it('takes a file, which is never asked for again', async () => {
    const shop = fakeShop();
    const bytes = await packBy(ada);
    shop.serve((url) => answer(url === 'blob:ours/1' ? bytes : new Uint8Array()));
    expect(await add(shop, ada.text, true, 'blob:ours/1')).toMatchObject({ kind: 'added' });
    expect(shop.store.records.get('acme')?.url).toBeNull();
    shop.world.now += 2 * DAY;
    await shop.keeper.check();
    expect(shop.requests.map(({ url }) => url)).toEqual(['blob:ours/1']);
  });

  it.each<[string, () => Promise<Uint8Array>, () => string | null, string]>([
    ['unsigned', () => unsigned(), () => ada.text, 'unsigned'],
    ['signed by another', () => packBy(eve), () => ada.text, 'wrong'],
    ['no zip', async () => strToU8('<html>'), () => ada.text, 'broken'],
    ['signed with no key that can be', () => packBy(ada), () => 'x', 'key'],
    ['cut', async () => (await packBy(ada)).slice(0, -40), () => ada.text, 'broken'],
    ['a zip of something else', async () => zipSync({ 'a.txt': strToU8('a') }), () => null, 'unsigned'],
  ])('refuses what is %s', async (_, bytes, key, code) => {
    const shop = fakeShop();
    const body = await bytes();
    shop.serve(() => answer(body));
    expect(await add(shop, key(), true)).toMatchObject({ kind: 'refused', problem: { code } });
    expect(shop.store.records.size).toBe(0);
  });

  it('refuses an address that is not safe, and asks nobody', async () => {
    const shop = fakeShop();
    expect(await add(shop, null, false, 'http://packs.example.com/a.zip')).toMatchObject({
      problem: { code: 'address' },
    });
    expect(shop.requests).toEqual([]);
  });

  it('refuses another key for a pack that is there, until that is removed', async () => {
    const shop = await withPack();
    const bytes = await packBy(eve, { version: '2.0.0' });
    shop.serve(() => answer(bytes));
    expect(await add(shop, eve.text, true)).toMatchObject({
      problem: { code: 'otherKey', details: ['Acme'] },
    });
    expect(shop.store.records.get('acme')?.version).toBe('1.0.0');
    await shop.keeper.remove('acme', true);
    expect(await add(shop, eve.text, true)).toMatchObject({ kind: 'added' });
  });
});

describe('an update', () => {
  it('comes daily, and asks for nothing more than whether it is the same', async () => {
    const shop = await withPack();
    shop.requests.length = 0;
    await shop.keeper.check();
    expect(shop.requests).toEqual([]);
    shop.world.now += DAY;
    await shop.keeper.check();
    expect(shop.requests).toHaveLength(1);
    expect(shop.store.records.get('acme')?.checked).toBe(shop.world.now);
    expect(shop.renew).toHaveBeenCalledTimes(1);
    const next = await packBy(ada, { version: '1.1.0' });
    shop.serve(() => answer(next, { etag: '"2"' }));
    shop.world.now += DAY;
    await shop.keeper.check();
    expect(shop.store.records.get('acme')).toMatchObject({ version: '1.1.0', etag: '"2"' });
    expect(shop.store.files.get('acme')).toEqual(next);
    expect(shop.renew).toHaveBeenCalledTimes(2);
  });

  it('follows a key that the old one introduced', async () => {
    const shop = await withPack();
    const bridge = await packBy(ada, { version: '1.1.0', next_key: eve.text });
    shop.serve(() => answer(bridge));
    await shop.keeper.update(URL_A);
    const next = await packBy(eve, { version: '1.2.0' });
    shop.serve(() => answer(next));
    await shop.keeper.update(URL_A);
    expect(await shop.problem()).toBeNull();
    expect(shop.store.records.get('acme')).toMatchObject({ version: '1.2.0', key: eve.text });
  });

  const faults: [string, (shop: Shop) => Promise<void>, string][] = [
    [
      'cut off',
      async (shop) => {
        const half = (await packBy(ada, { version: '1.1.0' })).slice(0, 400);
        shop.serve(() => answer(half));
      },
      'broken',
    ],
    [
      'broken off by the network',
      async (shop) => {
        const body = new ReadableStream({
          pull: (controller) => controller.error(new TypeError('network error')),
        });
        shop.serve(() => new Response(body));
      },
      'cut',
    ],
    [
      'signed wrongly',
      async (shop) => {
        const bytes = await packBy(eve, { version: '1.1.0' });
        shop.serve(() => answer(bytes));
      },
      'wrong',
    ],
    [
      'not signed',
      async (shop) => {
        const bytes = await unsigned({ version: '1.1.0' });
        shop.serve(() => answer(bytes));
      },
      'unsigned',
    ],
    [
      'older',
      async (shop) => {
        const bytes = await packBy(ada, { version: '0.9.0' });
        shop.serve(() => answer(bytes));
      },
      'older',
    ],
    [
      'half of one version and half of the next',
      async (shop) => {
        const [one, two] = [
          await packBy(ada, { version: '1.1.0' }),
          await packBy(ada, { version: '1.2.0', name: 'Acme!' }),
        ];
        const mixed = new Uint8Array([...one.slice(0, one.length / 2), ...two.slice(one.length / 2)]);
        shop.serve(() => answer(mixed, { etag: '"2"' }));
      },
      'broken|wrong',
    ],
    [
      'another pack',
      async (shop) => {
        const bytes = await packBy(ada, { id: 'other', name: 'Other' });
        shop.serve(() => answer(bytes));
      },
      'otherPack',
    ],
    [
      'a page to sign in',
      async (shop) => shop.serve(() => answer(strToU8('<html>'), { 'content-type': 'text/html' })),
      'page',
    ],
    ['gone', async (shop) => shop.serve(() => new Response(null, { status: 404 })), 'status'],
    [
      'a fault of the server',
      async (shop) => shop.serve(() => new Response(null, { status: 500 })),
      'status',
    ],
    [
      'out of reach',
      async (shop) => shop.serve(() => Promise.reject(new TypeError('Failed to fetch'))),
      'unreachable',
    ],
    [
      'wanted offline',
      async (shop) => {
        shop.world.isOnline = false;
        shop.serve(() => Promise.reject(new TypeError('Failed to fetch')));
      },
      'offline',
    ],
    [
      'larger than the room there is',
      async (shop) => {
        const bytes = await packBy(ada, { version: '1.1.0' });
        shop.serve(() => answer(bytes));
        vi.spyOn(shop.store, 'put').mockRejectedValue(new Failure('full', 'QuotaExceededError'));
      },
      'full',
    ],
    [
      'not to be stored',
      async (shop) => {
        const bytes = await packBy(ada, { version: '1.1.0' });
        shop.serve(() => answer(bytes));
        vi.spyOn(shop.store, 'put').mockRejectedValue(new Failure('database', 'x'));
      },
      'database',
    ],
  ];

  it.each(faults)(
    'that is %s changes nothing and is told; the next good one comes and clears it',
    async (_, plant, code) => {
      const shop = await withPack();
      const [record, file] = [shop.store.records.get('acme'), shop.store.files.get('acme')];
      await plant(shop);
      await shop.keeper.update(URL_A);
      expect(await shop.problem()).toMatch(new RegExp(`^(${code})$`));
      expect(shop.store.records.get('acme')).toEqual(record);
      expect(shop.store.files.get('acme')).toBe(file);
      vi.restoreAllMocks();
      shop.world.isOnline = true;
      const good = await packBy(ada, { version: '1.3.0' });
      shop.serve(() => answer(good));
      await shop.keeper.update(URL_A);
      expect(await shop.problem()).toBeNull();
      expect(shop.store.records.get('acme')?.version).toBe('1.3.0');
    },
  );

  it('that failed is tried again after some hours, not at every look', async () => {
    const shop = await withPack();
    shop.world.now += DAY;
    shop.serve(() => new Response(null, { status: 500 }));
    shop.requests.length = 0;
    await shop.keeper.check();
    await shop.keeper.check();
    expect(shop.requests).toHaveLength(1);
    shop.world.now += 4 * 3600_000;
    await shop.keeper.check();
    expect(shop.requests).toHaveLength(2);
  });

  it('asked for by two at once is asked for once, and stored once', async () => {
    const shop = await withPack();
    const put = vi.spyOn(shop.store, 'put');
    const next = await packBy(ada, { version: '1.1.0' });
    shop.serve(() => answer(next));
    shop.requests.length = 0;
    await Promise.all([shop.keeper.update(URL_A), shop.keeper.update(URL_A)]);
    expect(shop.requests).toHaveLength(1);
    expect(put).toHaveBeenCalledOnce();
  });

  it('that comes after a newer one was added does not take its place, and a pack that was taken out stays out', async () => {
    const shop = await withPack();
    const [slow, newest] = [await packBy(ada, { version: '1.1.0' }), await packBy(ada, { version: '2.0.0' })];
    let go = () => {};
    const wait = new Promise<void>((resolve) => (go = resolve));
    let asked = 0;
    shop.serve(async () => {
      if (asked++ > 0) return answer(newest);
      await wait;
      return answer(slow);
    });
    const late = shop.keeper.update(URL_A);
    await vi.waitFor(() => expect(asked).toBe(1));
    await add(shop, null);
    go();
    await late;
    expect(shop.store.records.get('acme')?.version).toBe('2.0.0');

    shop.serve(async () => {
      await shop.keeper.remove('acme', true);
      return answer(await packBy(ada, { version: '3.0.0' }));
    });
    await shop.keeper.update(URL_A);
    expect(shop.store.records.get('acme')).toMatchObject({ version: '2.0.0', isRemoved: true });
  });

  it('can be stopped, and says nothing then', async () => {
    const shop = await withPack();
    shop.serve(
      (_, { signal }) =>
        new Promise((_, reject) =>
          signal!.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError'))),
        ),
    );
    const late = shop.keeper.update(URL_A);
    await vi.waitFor(() => expect(shop.requests).toHaveLength(2));
    shop.keeper.stop(URL_A);
    await late;
    expect(await shop.problem()).toBeNull();
  });
});

describe('a worker that dies', () => {
  /** Dies at the n-th write or request of an update to 1.1.0: nothing after it happens. The next worker starts. */
  async function dieAt(step: number): Promise<{ shop: Shop; isOver: boolean }> {
    const shop = await withPack();
    const next = await packBy(ada, { version: '1.1.0' });
    shop.serve(() => answer(next));
    let steps = 0;
    const dying =
      <A extends unknown[], T>(work: (...args: A) => Promise<T>) =>
      (...args: A): Promise<T> =>
        ++steps > step ? new Promise<T>(() => {}) : work(...args);
    const { store, session, net } = shop.shop;
    const keeper = createKeeper({
      ...shop.shop,
      store: { ...store, put: dying(store.put), note: dying(store.note) },
      session: {
        ...session,
        setPacks: dying(session.setPacks),
        setPackProblem: dying(session.setPackProblem),
      },
      renew: dying(shop.renew),
      net: { ...net, fetch: dying(net.fetch) },
    } as Parameters<typeof createKeeper>[0]);
    let isOver = false;
    void keeper.update(URL_A).then(() => (isOver = true));
    await new Promise((resolve) => setTimeout(resolve, 50));
    return { shop, isOver };
  }

  it('at any step leaves the old pack or the new one, whole, and the next worker goes on', async () => {
    const seen = new Set<string>();
    let step = 0;
    for (let isOver = false; !isOver; step++) {
      const died = await dieAt(step);
      const { shop } = died;
      isOver = died.isOver;
      const { version } = shop.store.records.get('acme')!;
      seen.add(version);
      expect(shop.store.files.get('acme')).toEqual(await packBy(ada, version === '1.0.0' ? {} : { version }));
      const told = shop.renew.mock.calls.length;
      const next = createKeeper(shop.shop as Parameters<typeof createKeeper>[0]);
      await next.catchUp();
      const stamp = (await shop.session.packs())?.stamp ?? '';
      expect(stamp, 'views know what is stored').toContain(shop.store.records.get('acme')!.digest);
      if (version === '1.1.0' && !isOver && told < 2)
        expect(shop.renew.mock.calls.length).toBeGreaterThan(told);
      await next.update(URL_A);
      expect(shop.store.records.get('acme')?.version).toBe('1.1.0');
      expect(await shop.problem()).toBeNull();
    }
    expect(step).toBeGreaterThan(5);
    expect([...seen].sort()).toEqual(['1.0.0', '1.1.0']);
  });
});

describe('a pack that was taken out', () => {
  it('can be brought back, is not asked for meanwhile, and is gone with the next start of the browser', async () => {
    const shop = await withPack();
    await shop.keeper.remove('acme', true);
    expect(shop.store.records.get('acme')?.isRemoved).toBe(true);
    shop.world.now += DAY;
    shop.requests.length = 0;
    await shop.keeper.check();
    expect(shop.requests).toEqual([]);
    await shop.keeper.remove('acme', false);
    await shop.keeper.purge();
    expect(shop.store.records.size).toBe(1);
    await shop.keeper.remove('acme', true);
    await shop.keeper.purge();
    expect([shop.store.records.size, shop.store.files.size]).toEqual([0, 0]);
  });
});

describe('a policy', () => {
  it('brings a pack at once, and it cannot be taken out', async () => {
    const shop = fakeShop({ packs: [{ url: URL_A, key: ada.text }] });
    const bytes = await packBy(ada);
    shop.serve(() => answer(bytes));
    expect((await shop.keeper.sources()).awaited).toHaveLength(1);
    await shop.keeper.check();
    const { added, awaited } = await shop.keeper.sources();
    expect(added).toMatchObject([{ url: URL_A, rule: { key: ada.text } }]);
    expect(awaited).toEqual([]);
    await expect(shop.keeper.remove('acme', true)).rejects.toMatchObject({ code: 'refused' });
    expect(shop.store.records.get('acme')?.isRemoved).toBe(false);
  });

  it.each([
    ['a key that is none', () => 'x', 'key'],
    ['another key', () => eve.text, 'wrong'],
  ])('with %s brings nothing, and says so', async (_, key, code) => {
    const shop = fakeShop({ packs: [{ url: URL_A, key: key() }] });
    const bytes = await packBy(ada);
    shop.serve(() => answer(bytes));
    await shop.keeper.check();
    expect(await shop.problem()).toBe(code);
    expect(shop.store.records.size).toBe(0);
  });

  it('with an address that is not safe says so and asks nobody', async () => {
    const url = 'http://packs.example.com/a.zip';
    const shop = fakeShop({ packs: [{ url, key: ada.text }] });
    await shop.keeper.check();
    expect(await shop.problem(url)).toBe('address');
    expect(shop.requests).toEqual([]);
  });

  it('that names another key is followed at the next look, and a bad one leaves the old pack', async () => {
    const shop = fakeShop({ packs: [{ url: URL_A, key: ada.text }] });
    const first = await packBy(ada);
    shop.serve(() => answer(first, { etag: '"1"' }));
    await shop.keeper.check();
    shop.world.managed = { packs: [{ url: URL_A, key: eve.text }] };
    await shop.keeper.check();
    expect(await shop.problem()).toBe('wrong');
    expect(shop.store.records.get('acme')?.key).toBe(ada.text);
    const second = await packBy(eve);
    shop.serve(() => answer(second));
    await shop.keeper.update(URL_A);
    expect(shop.store.records.get('acme')).toMatchObject({ key: eve.text, root: eve.text });
    expect(await shop.problem()).toBeNull();
  });
});

describe('a preview', () => {
  const LOCAL = 'http://localhost:4000/acme.zip';
  const preview = { 'cuecard-preview': '1' };

  it('is asked for at each look, and an edit takes its place with the same version', async () => {
    const shop = fakeShop();
    expect(await shop.keeper.previews()).toBe(false);
    const first = await packBy(ada);
    shop.serve(() => answer(first, preview));
    await add(shop, ada.text, true, LOCAL);
    expect(await shop.keeper.previews()).toBe(true);
    expect(shop.renew).toHaveBeenCalledTimes(1);
    const second = await packBy(ada, { name: 'Acme, edited' });
    shop.serve(() => answer(second, preview));
    await shop.keeper.previews();
    expect(shop.store.records.get('acme')?.name).toBe('Acme, edited');
    expect(shop.renew).toHaveBeenCalledTimes(2);
  });

  it('asks the database only once where there is none', async () => {
    const shop = fakeShop();
    const all = vi.spyOn(shop.store, 'all');
    await shop.keeper.previews();
    await shop.keeper.previews();
    expect(all).toHaveBeenCalledOnce();
  });

  it('that ended is told once, and what it showed last stays', async () => {
    const shop = fakeShop();
    const first = await packBy(ada);
    shop.serve(() => answer(first, preview));
    await add(shop, ada.text, true, LOCAL);
    shop.serve(() => Promise.reject(new TypeError('Failed to fetch')));
    await shop.keeper.previews();
    const { at } = (await shop.session.packProblems())[LOCAL]!;
    shop.world.now += 700;
    await shop.keeper.previews();
    expect((await shop.session.packProblems())[LOCAL]).toMatchObject({ code: 'unreachable', at });
    expect(shop.store.records.size).toBe(1);
  });
});

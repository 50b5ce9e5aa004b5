import { describe, expect, it, vi } from 'vitest';
import type { TabState } from '../../lib/answer.ts';
import { showBadge } from '../../lib/webext/badge.ts';
import type { Browser } from '../../lib/webext/browser.ts';
import { openSession } from '../../lib/webext/session.ts';
import { personOf, policyArrived } from '../../lib/webext/settings.ts';
import { fakeStorage } from './browser.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('the person', () => {
  it('is a random one, made once', async () => {
    const { storage, areas } = fakeStorage();
    const person = await personOf(storage);
    expect(person).toMatch(UUID);
    expect(await personOf(storage)).toBe(person);
    expect(areas.local).toEqual({ person });
    expect(await personOf(fakeStorage().storage)).not.toBe(person);
  });

  it('is one, even when two ask first at the same time', async () => {
    const { storage } = fakeStorage();
    const people = await Promise.all([personOf(storage), personOf(storage), personOf(storage)]);
    expect(new Set(people).size).toBe(1);
  });

  it('is the one of the policy, and the own one stays for later', async () => {
    const { storage } = fakeStorage({
      local: { person: 'own' },
      managed: () => ({ person: 'ada@example.com', other: 1 }),
    });
    expect(await personOf(storage)).toBe('ada@example.com');
    expect(await personOf(fakeStorage({ local: { person: 'own' } }).storage)).toBe('own');
  });

  it('is the one of a policy that arrives some seconds after it had Cuecard installed', async () => {
    vi.useFakeTimers();
    let settings: object = {};
    const { storage, areas } = fakeStorage({ managed: () => settings });
    const management = {
      getSelf: async () => ({ installType: 'admin' }),
    } as unknown as Browser['management'];
    const asked = personOf(storage, () => policyArrived({ storage, management }));
    await vi.advanceTimersByTimeAsync(2000);
    settings = { person: 'e-1024' };
    await vi.advanceTimersByTimeAsync(300);
    expect(await asked).toBe('e-1024');
    expect(areas.local).toEqual({});
    settings = { team: 'Phone desk' };
    expect(await personOf(storage, () => policyArrived({ storage, management }))).toMatch(UUID);
    vi.useRealTimers();
  });

  it.each([
    ['no text', { person: 12 }],
    ['empty', { person: '' }],
    ['endless', { person: 'x'.repeat(201) }],
    ['null', null],
  ])('is the own one where the policy is %s', async (_, managed) => {
    const { storage } = fakeStorage({ local: { person: 'own' }, managed: () => managed });
    expect(await personOf(storage)).toBe('own');
  });

  it('is the own one where reading the policy rejects or throws', async () => {
    const { storage } = fakeStorage({ local: { person: 'own' } });
    const managed = (get: () => unknown) =>
      ({ ...storage, managed: { get } }) as unknown as Browser['storage'];
    expect(
      await personOf(managed(() => Promise.reject(new Error('Managed storage manifest not found')))),
    ).toBe('own');
    expect(
      await personOf(
        managed(() => {
          throw new Error('Managed storage manifest not found');
        }),
      ),
    ).toBe('own');
  });

  /** Firefox's words for a write on a full disk, and for the one after it; then nothing more is wrong. */
  const FAULTS = [
    'QuotaExceededError: storage.local API call exceeded its quota',
    'An unexpected error occurred',
  ];

  function failing(...faults: string[]) {
    const { storage } = fakeStorage();
    const set = vi.spyOn(storage.local, 'set');
    for (const fault of faults) set.mockRejectedValueOnce(new Error(fault));
    return storage;
  }

  it.each([
    ['full', 10_000, FAULTS],
    ['full', 10_000, [FAULTS[1]!, FAULTS[1]!]],
    ['database', 1e9, [FAULTS[1]!, FAULTS[1]!]],
  ])('cannot be kept where writing fails twice: %s with %d bytes of room', async (code, quota, faults) => {
    vi.stubGlobal('navigator', { storage: { estimate: async () => ({ quota, usage: 0 }) } });
    const storage = failing(...faults);
    await expect(personOf(storage)).rejects.toMatchObject({ code });
    // It fails alone.
    expect(await personOf(storage)).toMatch(UUID);
  });

  it('is kept by the first write after a full disk, which Firefox fails once', async () => {
    expect(await personOf(failing(FAULTS[1]!))).toMatch(UUID);
  });
});

describe('the session', () => {
  const state = { address: 'https://a.example/', reading: 1 } as TabState;

  it('keeps the state of each tab, the tools and the trouble apart', async () => {
    const session = openSession(fakeStorage().storage);
    expect(await session.tab(1)).toBeNull();
    await session.setTab(1, state);
    await session.setTab(2, { ...state, reading: 7 });
    await session.setTools([]);
    await session.setTrouble('full');
    expect(await session.tab(1)).toEqual(state);
    expect((await session.tab(2))?.reading).toBe(7);
    expect(await session.tools()).toEqual([]);
    expect(await session.trouble()).toBe('full');
    await session.setTab(1, null);
    await session.setTools(null);
    await session.setTrouble(null);
    expect([await session.tab(1), await session.tools(), await session.trouble()]).toEqual([
      null,
      null,
      null,
    ]);
    expect(await session.tab(2)).not.toBeNull();
  });

  it('tells who watches a tab of that tab alone, until it is stopped', async () => {
    const { storage, listeners } = fakeStorage();
    const session = openSession(storage);
    const seen: (number | null)[] = [];
    const stop = session.watchTab(1, (now) => seen.push(now?.reading ?? null));
    await session.setTab(2, state);
    await storage.local.set({ 'tab:1': state });
    await session.setTab(1, state);
    await session.setTab(1, null);
    stop();
    await session.setTab(1, state);
    expect(seen).toEqual([1, null]);
    expect(listeners.size).toBe(0);
  });
});

describe('the badge', () => {
  async function shown(count: number, refuse = false) {
    const set: Record<string, unknown> = {};
    const action = new Proxy({} as Browser['action'], {
      get: (_, name: string) => async (value: object) => {
        Object.assign(set, { [name]: value });
        if (refuse) throw new Error('No tab with id');
      },
    });
    await showBadge(action, 3, count, 'title');
    return set as Record<string, { tabId: number; text?: string; path?: Record<string, string> }>;
  }

  it('counts in colour, up to nine, and is bare and grey without lessons', async () => {
    expect((await shown(2)).setBadgeText).toEqual({ tabId: 3, text: '2' });
    expect((await shown(2)).setIcon?.path?.['16']).toBe('/icon/16.png');
    expect((await shown(10)).setBadgeText?.text).toBe('9+');
    expect((await shown(0)).setBadgeText?.text).toBe('');
    expect((await shown(0)).setIcon?.path?.['16']).toBe('/icon/16-grey.png');
  });

  it('does not mind a tab that is gone', () => expect(shown(1, true)).resolves.toBeDefined());
});

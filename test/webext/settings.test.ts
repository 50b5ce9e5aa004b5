import { describe, expect, it, vi } from 'vitest';
import { changeSettings, ownSettings, settingsOf, watchSettings } from '../../lib/webext/settings.ts';
import { fakeStorage } from './browser.ts';

describe('changes', () => {
  it('made at once are all kept', async () => {
    const { storage } = fakeStorage();
    await Promise.all([
      changeSettings(storage, (own) => ({ ...own, language: 'de' })),
      changeSettings(storage, (own) => ({ ...own, removed: [...own.removed, 'acme'] })),
      changeSettings(storage, (own) => ({ ...own, removed: [...own.removed, 'other'] })),
    ]);
    expect(await ownSettings(storage)).toMatchObject({ language: 'de', removed: ['acme', 'other'] });
  });

  it('that fail say so and do not stop the next', async () => {
    const { storage } = fakeStorage();
    const fault = new Error('QuotaExceeded: no space');
    // The first one is tried once more.
    vi.spyOn(storage.local, 'set').mockRejectedValueOnce(fault).mockRejectedValueOnce(fault);
    const change = (language: string) => changeSettings(storage, (own) => ({ ...own, language }));
    const first = change('de');
    await expect(first).rejects.toMatchObject({ code: 'full' });
    await change('fr');
    expect((await ownSettings(storage)).language).toBe('fr');
  });

  it('never make what cannot be read look like nothing that was chosen', async () => {
    const { storage } = fakeStorage();
    await changeSettings(storage, (own) => ({ ...own, language: 'de', removed: ['acme'] }));
    vi.spyOn(storage.local, 'get').mockRejectedValueOnce(new Error('An unexpected error occurred'));
    vi.stubGlobal('navigator', { storage: { estimate: () => Promise.reject(new TypeError('no storage')) } });
    const change = changeSettings(storage, (own) => ({ ...own, language: 'fr' }));
    await expect(change).rejects.toMatchObject({ code: 'database' });
    vi.unstubAllGlobals();
    expect(await ownSettings(storage)).toMatchObject({ language: 'de', removed: ['acme'] });
  });

  it('are told to who watches, until it stops', async () => {
    const { storage } = fakeStorage();
    const seen = vi.fn();
    const stop = watchSettings(storage, seen);
    await storage.local.set({ person: 'ada' });
    expect(seen).not.toHaveBeenCalled();
    await changeSettings(storage, (own) => ({ ...own, language: 'de' }));
    stop();
    await changeSettings(storage, (own) => ({ ...own, language: 'fr' }));
    expect(seen).toHaveBeenCalledOnce();
  });
});

it('a policy goes before what the person chose, and what was chosen is kept for later', async () => {
  const { storage } = fakeStorage({ managed: () => ({ team: 'Red' }) });
  await changeSettings(storage, (own) => ({ ...own, who: { ...own.who, team: 'Blue' } }));
  expect((await settingsOf(storage)).who.team).toBe('Red');
  expect((await ownSettings(storage)).who.team).toBe('Blue');
});

// @vitest-environment jsdom
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Added, Failure, type PackProblem, type PackSource } from '../../../lib/answer.ts';
import { packState } from '../service.ts';
import { choose, click, expectNamed, has, named } from '../view.tsx';
import { options, section } from './service.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});

const packs = () => section('Lesson packs');
const ADDRESS = 'https://packs.example.com/returns.zip';
const problem = (code: PackProblem['code'], ...details: string[]): PackProblem => ({ code, details, at: 1 });
const source = (change: Partial<PackSource> = {}): PackSource => ({
  url: ADDRESS,
  fingerprint: 'aaaa bbbb',
  isLocked: false,
  isPreview: false,
  isAwaited: false,
  isOutdone: false,
  problem: null,
  ...change,
});
const added = (change: Partial<PackSource> = {}) => ({ ...packState(), source: source(change) });

/** The page, with the answers that adding gives, one after the other. */
async function adding(...answers: (Added | Error)[]) {
  const page = await options();
  const { add } = page.service.adding;
  for (const one of answers)
    if (one instanceof Error) add.mockRejectedValueOnce(one);
    else add.mockResolvedValueOnce(one);
  await choose('Address', ADDRESS);
  await click('Add');
  return { ...page, add };
}

describe('a pack by its address', () => {
  it('is added at once when its key is known, and the field is empty for the next', async () => {
    const { add } = await adding({ kind: 'added', name: 'Returns' });
    expect(add).toHaveBeenCalledExactlyOnceWith(ADDRESS, null, false);
    expect(packs()).toContain('Added: Returns');
    expect(named<HTMLInputElement>('Address').value).toBe('');
  });

  it('shows the fingerprint before its key is trusted', async () => {
    const trust = {
      kind: 'trust',
      key: 'KEY',
      fingerprint: 'ab12 cd34',
      name: 'Returns',
      version: '1.0.0',
      owner: 'Ada',
    };
    const { add } = await adding(trust as Added, { kind: 'added', name: 'Returns' });
    expect(packs()).toContain('Do you trust the key of “Returns”?');
    expect(packs()).toContain('Fingerprint (SHA-256)ab12 cd34');
    expect(document.activeElement?.textContent).toContain('Do you trust');
    expectNamed();
    await click('Trust this key and add');
    expect(add).toHaveBeenLastCalledWith(ADDRESS, 'KEY', true);
    expect(packs()).toContain('Added: Returns');
  });

  it('is not added when the key is not trusted', async () => {
    const trust = {
      kind: 'trust',
      key: 'KEY',
      fingerprint: 'ab12',
      name: 'Returns',
      version: '1.0.0',
      owner: 'Ada',
    };
    const { add } = await adding(trust as Added);
    await click('Cancel');
    expect(packs()).not.toContain('Do you trust');
    expect(add).toHaveBeenCalledOnce();
  });

  it('asks for the key where none is known', async () => {
    const { add } = await adding({ kind: 'key' }, { kind: 'refused', problem: problem('key') });
    expect(document.activeElement).toBe(named('Key of the publisher'));
    await choose('Key of the publisher', ' K ');
    await click('Check with this key');
    expect(add).toHaveBeenLastCalledWith(ADDRESS, 'K', false);
    expect(packs()).toContain('Copy all 43 characters');
  });

  it('that may not be read can be allowed, in the click, and is got then', async () => {
    const closed = problem('closed', 'packs.example.com');
    const { service, add } = await adding(
      { kind: 'refused', problem: closed },
      { kind: 'added', name: 'Returns' },
    );
    expect(packs()).toContain('Access-Control-Allow-Origin');
    expect(packs()).toContain('Nothing was added or changed.');
    await click('Allow packs.example.com');
    expect(service.adding.allowServer).toHaveBeenCalledExactlyOnceWith(ADDRESS);
    expect(add).toHaveBeenCalledTimes(2);
    expect(packs()).toContain('Added: Returns');
  });

  it('can be stopped, and what comes late is not shown', async () => {
    let answer = (_: Added) => {};
    const page = await options();
    page.service.adding.add.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    await choose('Address', ADDRESS);
    await click('Add');
    expect(packs()).toContain('Getting the pack');
    expect(named<HTMLButtonElement>('Add').disabled).toBe(true);
    await click('Stop');
    expect(page.service.adding.stop).toHaveBeenCalledWith(ADDRESS);
    await act(() => answer({ kind: 'refused', problem: problem('stopped') }));
    expect(packs()).not.toContain('Getting the pack');
    expect(document.querySelector('#packs [role="alert"]')).toBeNull();
  });

  it('says so when Cuecard does not answer', async () => {
    await adding(new Failure('gone', 'x'));
    expect(packs()).toContain('Cuecard did not answer');
  });
});

it.each([
  ['unsigned', [], 'not signed'],
  ['wrong', [], 'signature does not fit'],
  ['older', ['1.0.0', '2.0.0'], 'version 1.0.0, which is older than version 2.0.0'],
  ['offline', [], 'offline'],
  ['page', ['a.example'], 'web page instead of a pack'],
  ['status', ['404'], 'error 404'],
  ['full', [], 'no room'],
] as [PackProblem['code'], string[], string][])(
  '%s is told in words, with what is safe',
  async (code, details, says) => {
    await options({ packs: [added({ problem: problem(code, ...details) })] });
    const alert = document.querySelector('#packs [role="alert"]')?.textContent ?? '';
    expect(alert).toContain(says);
    expect(alert).toContain('The version you have goes on working.');
    expect(alert).not.toMatch(/\$\d/);
  },
);

describe('a pack that was added', () => {
  it('says where it is from and since when it is known to be the newest, and can be updated now', async () => {
    const { service } = await options({ packs: [added()] });
    expect(packs()).toContain('From packs.example.com · up to date on May 6, 2026');
    expect(packs()).toContain('aaaa bbbb');
    await click('Update now: Acme');
    expect(service.updatePack).toHaveBeenCalledWith(ADDRESS);
    expectNamed();
  });

  it('is removed and brought back, without a word in the settings', async () => {
    const { service, world } = await options({ packs: [added()] });
    await click('Remove: Acme');
    expect(service.removePack).toHaveBeenCalledWith('acme', true);
    expect(packs()).toContain('You can bring it back until you close the browser.');
    expect(has('Update now: Acme')).toBe(false);
    await click('Bring back: Acme');
    expect(service.removePack).toHaveBeenLastCalledWith('acme', false);
    expect(has('Remove: Acme')).toBe(true);
    expect(world.settings.removed).toEqual([]);
  });

  it('by a policy cannot be removed, and its trouble is for the administrator too', async () => {
    await options({ packs: [added({ isLocked: true, problem: problem('wrong') })] });
    expect(packs()).toContain('Set by your organisation');
    expect(packs()).toContain('Tell your administrator');
    expect(has('Remove: Acme')).toBe(false);
  });

  it('by a policy that has not come says so', async () => {
    const info = { ...packState().info, id: ADDRESS, name: ADDRESS, version: '0.0.0', owner: '' };
    const awaited = { isAwaited: true, isLocked: true, fingerprint: '' };
    await options({ packs: [{ ...added({ ...awaited, problem: problem('status', '404') }), info }] });
    expect(packs()).toContain('Its lessons are not there yet');
    await options({ packs: [{ ...added(awaited), info }] });
    expect(document.body.textContent).toContain('On its way');
  });

  it('stands beside the one that ships while that one is as new', async () => {
    await options({ packs: [packState(), added({ isOutdone: true })] });
    expect(packs()).toContain('Not in use');
    expect(document.querySelectorAll('#packs li')).toHaveLength(2);
  });
});

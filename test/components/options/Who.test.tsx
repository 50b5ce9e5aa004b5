// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readSettings } from '../../../lib/settings.ts';
import { packState } from '../service.ts';
import { choose, expectNamed, has, named, pass, type } from '../view.tsx';
import { options, section } from './service.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});

const field = (name: string) => named<HTMLInputElement>(name);

describe('team, site and role', () => {
  it('are saved when the person leaves the field', async () => {
    const { world } = await options();
    await choose('Team', ' Night shift ');
    expect(world.settings.who).toEqual({ team: 'Night shift', site: '', role: '' });
    expect(section('Who you are')).toContain('Saved');
    expect(field('Team').value).toBe('Night shift');
    expectNamed();
  });

  it('are saved once, when the person stops typing, and not while they do', async () => {
    const { world, service } = await options();
    await type(field('Role'), 'ag');
    await pass(500);
    await type(field('Role'), 'agent ');
    await pass(500);
    expect(service.change).not.toHaveBeenCalled();
    await pass(500);
    expect(world.settings.who.role).toBe('agent');
    expect(field('Role').value).toBe('agent ');
    await pass(5000);
    expect(service.change).toHaveBeenCalledOnce();
  });

  it('say what each is for', async () => {
    await options();
    for (const name of ['Team', 'Site', 'Role']) {
      const id = field(name).getAttribute('aria-describedby') ?? '';
      expect(document.getElementById(id)?.textContent).toContain('For lessons meant for');
    }
  });

  it('are shown and cannot be changed where a policy gives them', async () => {
    await options({ managed: { team: 'Red' }, settings: readSettings({ who: { team: 'Blue' } }) });
    expect(section('Who you are')).toContain('TeamRed Set by your organisation');
    expect(has('Team')).toBe(false);
    expect(has('Site')).toBe(true);
  });

  it('stay in the field when they could not be saved', async () => {
    await options({}, { change: () => Promise.reject(new Error('full')) });
    await choose('Team', 'Blue');
    expect(field('Team').value).toBe('Blue');
    expect(document.querySelector('#who [role="alert"]')?.textContent).toContain('Not saved');
  });
});

describe('the language of lessons', () => {
  const [title, label] = ['Language of lessons', 'Show lessons in'];
  const offered = () =>
    [...named<HTMLSelectElement>(label).options].map(({ value, textContent }) => [value, textContent]);
  const { info } = packState();
  const two = [{ ...packState(), info: { ...info, languages: ['en', 'de'] } }];

  it("is the browser's, or one that the packs have, by its own name", async () => {
    const { world } = await options({ packs: two });
    expect(offered()).toEqual([
      ['', 'As the browser (English)'],
      ['de', 'Deutsch (German)'],
      ['en', 'English'],
    ]);
    await choose(label, 'de');
    expect(world.settings.language).toBe('de');
    expect(section(title)).toContain('Saved');
    await choose(label, '');
    expect(world.settings.language).toBeNull();
  });

  it('stays chosen when no pack has it any more', async () => {
    await options({ settings: readSettings({ language: 'fr' }) });
    expect(named<HTMLSelectElement>(label).value).toBe('fr');
    expect(offered()).toContainEqual(['fr', 'français (French)']);
  });

  it('shows what was stored, even if it is no language', async () => {
    await options({ settings: readSettings({ language: 'no language' }) });
    expect(named<HTMLSelectElement>(label).value).toBe('no language');
  });
});

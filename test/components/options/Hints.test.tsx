// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readSettings } from '../../../lib/settings.ts';
import { packState } from '../service.ts';
import { choose, click, expectNamed, has, named, pass } from '../view.tsx';
import { options, section } from './service.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});

const hints = () => section('Hints');
const NORMAL =
  'As it comesAt most four an hour and twelve a day. None for twenty minutes after you close one.';
const SELDOM = 'SeldomAt most one an hour and three a day. None for four hours after you close one.';
const NEVER = 'NeverNo hint comes by itself; the icon still counts the lessons that fit.';

const chosen = (change: object) => ({ settings: readSettings({ hints: change }) });

describe('how often', () => {
  it('is chosen in one click, saved at once and said for a moment', async () => {
    const { world } = await options();
    expect(named<HTMLInputElement>(NORMAL).checked).toBe(true);
    await click(SELDOM);
    expect(world.settings.hints.often).toBe('seldom');
    expect(named<HTMLInputElement>(SELDOM).checked).toBe(true);
    expect(document.querySelector('#hints [role="status"]')?.textContent).toContain('Saved');
    await pass(5000);
    expect(document.querySelector('#hints [role="status"]')?.textContent).toBe('');
    expectNamed();
  });

  it('"never" leaves nothing else to choose, and forgets nothing', async () => {
    const { world } = await options(chosen({ off: ['desk'] }));
    await click(NEVER);
    expect(has('Quiet hours')).toBe(false);
    expect(has('Desk')).toBe(false);
    await click(NORMAL);
    expect(named<HTMLInputElement>('Desk').checked).toBe(false);
    expect(world.settings.hints).toMatchObject({ often: 'normal', quiet: null, off: ['desk'] });
  });

  it('is shown and cannot be changed where a policy says it', async () => {
    await options({ managed: { hints: 'seldom' } });
    expect(hints()).toContain('Seldom: At most one an hour and three a day.');
    expect(hints()).toContain('Set by your organisation');
    expect(document.querySelector('#hints input[type="radio"]')).toBeNull();
    expect(has('Quiet hours')).toBe(true);
  });

  it('goes back to what holds when it could not be saved', async () => {
    await options({}, { change: () => Promise.reject(new Error('full')) });
    await click(SELDOM);
    expect(named<HTMLInputElement>(NORMAL).checked).toBe(true);
    expect(document.querySelector('#hints [role="alert"]')?.textContent).toContain('Not saved');
  });
});

describe('a pause', () => {
  it('is chosen in one click, says when it is over, and can be ended', async () => {
    vi.setSystemTime(new Date(2026, 10, 26, 9, 30));
    const { world } = await options();
    await click('For an hour');
    expect(world.settings.hints.pausedUntil).toBe(new Date(2026, 10, 26, 10, 30).getTime());
    expect(hints()).toMatch(/No hints until 10:30/);
    expectNamed();
    await click('End the pause');
    expect(world.settings.hints.pausedUntil).toBeNull();
    expect(has('For an hour')).toBe(true);
  });

  it('is over when its time has come', async () => {
    vi.setSystemTime(new Date(2026, 10, 26, 9, 30));
    await options(chosen({ pausedUntil: new Date(2026, 10, 26, 9, 31).getTime() }));
    expect(has('End the pause')).toBe(true);
    await pass(61_000);
    expect(has('End the pause')).toBe(false);
  });
});

describe('pages without hints', () => {
  it('are named with their tool, and can be allowed again', async () => {
    const { world } = await options(chosen({ pages: ['desk/ticket', 'gone/page'] }));
    expect(hints()).toContain('Ticket · Desk');
    await click('Allow hints: Ticket · Desk');
    expect(world.settings.hints.pages).toEqual(['gone/page']);
    // A page whose pack is gone is there by its id.
    await click('Allow hints: gone/page');
    expect(world.settings.hints.pages).toEqual([]);
    expect(hints()).not.toContain('Pages without hints');
  });
});

describe('quiet hours', () => {
  it('are off, and from evening to morning when turned on', async () => {
    const { world } = await options();
    expect(named<HTMLInputElement>('Quiet hours').checked).toBe(false);
    expect(has('From')).toBe(false);
    await click('Quiet hours');
    expect(world.settings.hints.quiet).toEqual({ from: '18:00', to: '08:00' });
    expect(named<HTMLInputElement>('From').value).toBe('18:00');
    expectNamed();
    await click('Quiet hours');
    expect(world.settings.hints.quiet).toBeNull();
  });

  it('are changed', async () => {
    const { world } = await options(chosen({ quiet: { from: '18:00', to: '08:00' } }));
    await choose('From', '12:30');
    await choose('To', '13:15');
    expect(world.settings.hints.quiet).toEqual({ from: '12:30', to: '13:15' });
  });

  it.each([
    ['the same time twice', '08:00'],
    ['a time that is not there yet', ''],
  ])('with %s are not saved, and say so until they are right', async (_, from) => {
    const { world } = await options(chosen({ quiet: { from: '18:00', to: '08:00' } }));
    await choose('From', from);
    expect(hints()).toContain('Choose two times that differ.');
    expect(named('From').getAttribute('aria-invalid')).toBe('true');
    expect(world.settings.hints.quiet).toEqual({ from: '18:00', to: '08:00' });
    await choose('From', '19:00');
    expect(hints()).not.toContain('Choose two times');
    expect(world.settings.hints.quiet).toEqual({ from: '19:00', to: '08:00' });
  });
});

describe('tools', () => {
  it('each have a switch', async () => {
    const two = { ...packState(), info: { ...packState().info, id: 'two' } };
    const tools = [
      { id: 'desk', name: 'Desk', pages: [{ id: 'ticket', title: 'Ticket' }] },
      { id: 'till', name: 'Till', pages: [] },
    ];
    const { world } = await options({ packs: [packState(), { ...two, tools }] });
    expect(document.querySelectorAll('#hints fieldset [role="switch"]')).toHaveLength(2);
    await click('Till');
    expect(world.settings.hints.off).toEqual(['till']);
    expect(named('Till').getAttribute('aria-checked')).toBe('false');
    await click('Till');
    expect(world.settings.hints.off).toEqual([]);
  });
});

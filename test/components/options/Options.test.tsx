// @vitest-environment jsdom
import { beforeEach, expect, it, vi } from 'vitest';
import type { PackState } from '../../../lib/answer.ts';
import { readSettings, type Settings } from '../../../lib/settings.ts';
import { click, expectNamed, has, named, pass, text } from '../view.tsx';
import { options, section } from './service.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});

it('is loading until what is on this device was read', async () => {
  let answer = (_: Settings) => {};
  const waiting = new Promise<Settings>((resolve) => (answer = resolve));
  const shown = options({}, { settings: () => waiting });
  await pass(0);
  expect(document.querySelector('main')?.getAttribute('aria-busy')).toBe('true');
  expect(text()).toContain('Reading your options');
  answer(readSettings(null));
  await shown;
  expect(document.querySelector('main')?.getAttribute('aria-busy')).toBe('false');
  expect(text()).not.toContain('Reading your options');
});

it('does not wait for the packs', async () => {
  let answer = (_: PackState[]) => {};
  const waiting = new Promise<PackState[]>((resolve) => (answer = resolve));
  const shown = options({}, { packs: () => waiting });
  await pass(0);
  expect(section('Lesson packs')).toContain('Reading the packs');
  expect(has('Team')).toBe(true);
  answer([]);
  await shown;
  expect(section('Lesson packs')).toContain('No lesson pack is installed.');
});

it('every section has its place in the outline', async () => {
  await options();
  const links = [...document.querySelectorAll<HTMLAnchorElement>('nav a')];
  const titles = [...document.querySelectorAll('h2')];
  expect(links.map((link) => link.textContent)).toEqual(titles.map((title) => title.textContent));
  for (const link of links) expect(document.querySelector(link.hash)?.localName).toBe('section');
  expectNamed();
});

it('says so when nothing can be read, and tries again', async () => {
  const settings = vi.fn(async () => readSettings(null));
  settings.mockRejectedValueOnce(new Error('no storage'));
  await options({}, { settings });
  expect(text()).toContain('Your options cannot be read');
  expect(has('Team')).toBe(false);
  await click('Try again');
  expect(has('Team')).toBe(true);
});

it('follows what changes elsewhere', async () => {
  const { world, changed } = await options();
  world.managed = { team: 'Red' };
  await changed();
  expect(section('Who you are')).toContain('TeamRed Set by your organisation');
});

it('shows the keys, and the way to change them', async () => {
  const { service } = await options();
  expect(section('Keyboard')).toContain('Open CuecardAlt+Shift+H');
  expect(section('Keyboard')).toContain('Open the hintNo keys');
  await click('Change keys');
  expect(service.changeKeys).toHaveBeenCalledOnce();
});

it('says which version it is and what it does with what it sees', async () => {
  await options();
  expect(section('About')).toContain('Cuecard 0.1.0');
  expect(section('About')).toContain('never what you type');
  expect(named('About').getAttribute('href')).toBe('#about');
});

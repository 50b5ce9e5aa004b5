// @vitest-environment jsdom
import { act } from 'preact/test-utils';
import { beforeEach, expect, it, vi } from 'vitest';
import { Failure } from '../../../lib/answer.ts';
import { packState } from '../service.ts';
import { click, expectNamed, has, named } from '../view.tsx';
import { options, section } from './service.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});

const packs = () => section('Lesson packs');

it('a pack is listed with its tools, author, time of reading and problems', async () => {
  const problems = [{ file: 'packs/acme.zip/lessons.json', line: 1, column: 1, message: 'odd is left out' }];
  const checked = new Date(2026, 4, 6, 12, 30).getTime();
  await options({ packs: [{ ...packState('mailto:ada@example.com'), problems, checked }] });
  expect(packs()).toContain('2 lessons · Version 1.2.0 by Ada');
  expect(packs()).toContain('For Desk');
  expect(packs()).toMatch(/Read and checked May 6, 2026, 12:30\sPM/);
  expect(packs()).toContain(
    '1 part of this pack is broken and left out:packs/acme.zip/lessons.json:1:1 odd is left out',
  );
  expect(named<HTMLAnchorElement>('Write to the author').href).toBe('mailto:ada@example.com');
  expectNamed();
});

it('a pack that cannot be read shows no version that it has not', async () => {
  const { info } = packState();
  await options({ packs: [{ ...packState(), info: { ...info, version: '0.0.0', owner: '' } }] });
  expect(packs()).not.toContain('Version');
});

it('a pack is removed and brought back, and the focus stays on its button', async () => {
  const { world } = await options();
  expect(has('Desk')).toBe(true);
  named('Remove: Acme').focus();
  await click('Remove: Acme');
  expect(world.settings.removed).toEqual(['acme']);
  expect(packs()).toContain('Removed: Acme');
  expect(packs()).toContain('its tools are not noticed');
  expect(document.activeElement).toBe(named('Bring back: Acme'));
  expect(has('Desk'), 'its tools give no hint to switch').toBe(false);
  expectNamed();
  await click('Bring back: Acme');
  expect(world.settings.removed).toEqual([]);
  expect(packs()).toContain('Brought back: Acme');
  expect(packs()).toContain('2 lessons');
  expect(has('Remove: Acme')).toBe(true);
});

it('an answer that was overtaken does not take back what was brought back since', async () => {
  const { service, model } = await options();
  await click('Remove: Acme');
  const late = await service.packs();
  let answer = () => {};
  service.packs.mockImplementationOnce(
    () =>
      new Promise((resolve) => (answer = () => resolve(late.map((pack) => ({ ...pack, removed: true }))))),
  );
  void model.refresh();
  await click('Bring back: Acme');
  await act(async () => answer());
  expect([has('Remove: Acme'), has('Desk')]).toEqual([true, true]);
});

it('a pack that could not be removed is still there, and says why', async () => {
  await options({}, { change: () => Promise.reject(new Failure('full', 'x')) });
  await click('Remove: Acme');
  expect(document.querySelector('#packs [role="alert"]')?.textContent).toContain('Not saved');
  expect(has('Remove: Acme')).toBe(true);
});

it('no pack is told', async () => {
  await options({ packs: [] });
  expect(packs()).toContain('No lesson pack is installed.');
});

it('packs that do not come are not told to be none, and can be asked for again', async () => {
  const answer = vi.fn(async () => [packState()]);
  answer.mockRejectedValueOnce(new Failure('gone', 'no answer'));
  await options({}, { packs: answer });
  expect(packs()).toContain('The packs are still there');
  expect(packs()).not.toContain('No lesson pack');
  await click('Try again');
  expect(packs()).toContain('Acme');
});

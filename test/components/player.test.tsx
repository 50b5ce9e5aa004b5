// @vitest-environment jsdom
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Block } from '../../lib/lesson/block.ts';
import { block, expectSound, faults, NOW, play, seen } from './stage.tsx';
import { click, expectNamed, has, named, pass, press, text } from './view.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});

const para = (words: string): Block => ({ kind: 'text', of: [words] });
const LONG: Block[] = [
  para('First words.'),
  { kind: 'steps', title: 'The steps', steps: [{ do: ['Do it.'] }] },
  { kind: 'steps', steps: [{ do: ['Do more.'] }] },
  { kind: 'sample', title: 'Greeting', text: 'Hello' },
];
const focus = () => document.activeElement?.textContent;
const frame = () => pass(20);

describe('a few blocks', () => {
  it('are shown at once, and finished when they were in sight for a second', async () => {
    const { stage } = await play(LONG.slice(0, 2));
    expect(document.querySelectorAll('.block:not([hidden])')).toHaveLength(2);
    expect([has('Next'), text().includes('1 of')]).toEqual([false, false]);
    await pass(900);
    expect(stage.finished).not.toHaveBeenCalled();
    await pass(2000);
    expect(stage.finished).toHaveBeenCalledOnce();
    await expectSound();
  });
});

describe('more blocks', () => {
  it('come one at a time, and the focus goes along', async () => {
    const { stage } = await play(LONG);
    expect(seen()).toContain('First words.');
    expect(text()).toContain('1 of 4');
    expect(named<HTMLButtonElement>('Back one part').disabled).toBe(true);
    await click('Next');
    await frame();
    expect([seen(), focus()]).toEqual(['The stepsDo it.', 'The steps']);
    await click('Next');
    await frame();
    // Without a title of its own it is called by what it is.
    expect(focus()).toBe('Steps');
    await click('Back one part');
    await frame();
    expect(focus()).toBe('The steps');
    expect(stage.remember.mock.calls.map(([{ place }]) => place)).toEqual([1, 2, 1]);
    expectNamed();
    await expectSound();
  });

  it('are finished once the last is reached, once', async () => {
    const { stage } = await play(LONG);
    for (let n = 0; n < 3; n++) await click('Next');
    expect(stage.finished).toHaveBeenCalledOnce();
    expect(named<HTMLButtonElement>('Next').disabled).toBe(true);
    await click('Back one part');
    await click('Next');
    expect(stage.finished).toHaveBeenCalledOnce();
  });

  it('can be jumped to by an overview, which Escape closes', async () => {
    await play(LONG);
    expect(has('3Steps')).toBe(false);
    await click('1 of 4Overview');
    expect(document.querySelector('[aria-current="step"]')?.textContent).toBe('1First words.');
    await expectSound();
    const pressed = await press('Escape', named('4Greeting'));
    expect(pressed.defaultPrevented).toBe(true);
    expect(has('4Greeting')).toBe(false);
    expect(focus()).toBe('1 of 4Overview'.replace('1', ' 1'));
    await click('1 of 4Overview');
    await click('4Greeting');
    await frame();
    expect(focus()).toBe('Greeting');
    expect(has('1First words.')).toBe(false);
  });

  it('can all be shown, and one at a time again', async () => {
    await play(LONG);
    await click('1 of 4Overview');
    await click('Show all');
    expect(document.querySelectorAll('.block:not([hidden])')).toHaveLength(4);
    await click('One at a time');
    expect(document.querySelectorAll('.block:not([hidden])')).toHaveLength(1);
  });

  it('say honestly what is left', async () => {
    const words = Array.from({ length: 35 }, () => 'word').join(' ');
    const { player } = await play([para(words), para(words), para(words)]);
    const left: number[] = [player.left.value];
    for (let n = 1; n < 3; n++) {
      await act(() => player.go(n));
      left.push(player.left.value);
    }
    // 35 words at 175 a minute are 12 s; at first the question and the answer come on top.
    expect(left).toEqual([40, 25, 15]);
  });

  it('start where they were left; at the beginning where they were finished long ago', async () => {
    const memory = { place: 2, ticks: [], at: NOW - 1e9 };
    await play(LONG, { memory });
    expect(seen()).toContain('Do more.');
    await play(LONG, { memory: { ...memory, place: 3, at: NOW - 60_000 } });
    expect([...document.querySelectorAll('.block:not([hidden])')].at(-1)?.textContent).toContain('Hello');
    const { player } = await play(LONG, { memory: { ...memory, place: 3 } });
    expect(player.place.value).toBe(0);
  });

  it.each([-1, 4, 999])('a place that is not there (%d) is the beginning', async (place) => {
    const { player } = await play(LONG, { memory: { place, ticks: [], at: NOW } });
    expect(player.place.value).toBe(0);
    await act(() => player.go(place));
    expect(player.place.value).toBe(0);
  });
});

it('axe finds a planted fault', async () => {
  await play(LONG);
  block().append(document.createElement('button'));
  expect((await faults()).join()).toContain('button-name');
});

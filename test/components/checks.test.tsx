// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Check } from '../../lib/lesson/check.ts';
import { block, expectSound, play, seen } from './stage.tsx';
import { click, expectNamed, has, named, pass, type } from './view.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});

const ask = async (check: Check) => {
  const { stage } = await play([{ kind: 'text', of: ['Before.'] }, check]);
  document.querySelector('.block')!.remove();
  return { answers: () => stage.answered.mock.calls, stage };
};
const status = () =>
  (block().querySelector('.judged') ?? block().querySelector('[role="status"]'))?.textContent?.trim();
const submit = () => click('Check answer');
const print = () => block().querySelector('.solution')?.textContent;
const question = ['Which one?'];

describe('one choice', () => {
  const check: Check = {
    kind: 'check',
    ask: 'single',
    question,
    options: [
      { say: ['Red'], right: false, feedback: ['Too hot.'] },
      { say: ['Blue'], right: true, feedback: ['Cool.'] },
      { say: ['Green'], right: false, feedback: ['Too new.'] },
    ],
  };

  it('is judged at the click, with what is to say about it', async () => {
    const { answers } = await ask(check);
    await expectSound();
    await click('Red');
    expect(seen()).toContain('RedNot right. Too hot.');
    expect(status()).toBe('Not right. Too hot.');
    await click('Blue');
    expect(seen()).toContain('BlueRight. Cool.');
    // The question is answered: the last one is only looked at.
    await click('Green');
    expect(seen()).toContain('GreenNot right. Too new.');
    expect(answers()).toEqual([
      [1, false],
      [1, true],
    ]);
    await expectSound();
    await click('Try again');
    expect(seen()).not.toContain('Cool.');
    await click('Blue');
    expect(answers()).toHaveLength(3);
  });

  it('stands on paper with all that is said', async () => {
    await ask(check);
    expect(print()).toBe('RedNot right. Too hot.BlueRight. Cool.GreenNot right. Too new.');
  });
});

it('several choices are judged together, each with its words', async () => {
  const { answers } = await ask({
    kind: 'check',
    ask: 'multiple',
    question,
    options: [
      { say: ['Ask'], right: true, feedback: ['Always.'] },
      { say: ['Wait'], right: false, feedback: ['Never.'] },
      { say: ['Tell'], right: true },
    ],
  });
  expect(named<HTMLButtonElement>('Check answer').disabled).toBe(true);
  await click('Ask');
  await click('Wait');
  await submit();
  expect(status()).toBe('Not right. 2 choices are not as they should be.');
  expect(seen()).toContain('Belongs. Always.');
  expect(seen()).toContain('Does not belong. Never.');
  await click('Wait');
  expect(status()).toBe('');
  await click('Tell');
  await submit();
  expect(status()).toBe('Right.');
  expect(answers()).toEqual([
    [1, false],
    [1, true],
  ]);
  expect(has('Check answer')).toBe(false);
  await click('Try again');
  expect([...block().querySelectorAll('input')].some(({ checked }) => checked)).toBe(false);
  await expectSound();
});

it('an order is made by buttons that keep the focus', async () => {
  const items = [['Ask'], ['Hold'], ['Return']];
  const { answers } = await ask({
    kind: 'check',
    ask: 'order',
    question,
    items,
    wrong: ['Ask first.'],
    right: ['So it goes.'],
  });
  const order = () => [...block().querySelectorAll('.order .words')].map((one) => one.textContent);
  expect(order()).not.toEqual(['Ask', 'Hold', 'Return']);
  expect([...order()].sort()).toEqual(['Ask', 'Hold', 'Return']);
  await submit();
  expect(status()).toBe('Not right. Ask first.');
  expect(block().querySelectorAll('.order .mark')).toHaveLength(3);
  for (const [to, name] of ['Ask', 'Hold', 'Return'].entries())
    for (let at = order().indexOf(name); at > to; at--) {
      named(`Move up: ${name}`).focus();
      await click(`Move up: ${name}`);
      expect(document.activeElement).toBe(named(`Move up: ${name}`));
      expect(block().textContent).toContain(`${name}, now ${at} of 3`);
    }
  expect(named('Move up: Ask').getAttribute('aria-disabled')).toBe('true');
  await submit();
  expect(status()).toBe('Right. So it goes.');
  expect(answers()).toEqual([
    [1, false],
    [1, true],
  ]);
  await expectSound();
});

it('a number takes comma and point, and is told low or high', async () => {
  const { answers } = await ask({
    kind: 'check',
    ask: 'number',
    question,
    answer: 1.5,
    tolerance: 0.1,
    unit: 'min',
    low: ['More.'],
    high: ['Less.'],
    right: ['Yes.'],
  });
  const field = () => block().querySelector('input')!;
  await type(field(), 'soon');
  expect(seen()).toContain('Write a number, such as 12.5.');
  expect(named<HTMLButtonElement>('Check answer').disabled).toBe(true);
  await type(field(), '1,2');
  await submit();
  expect(status()).toBe('Not right. More.');
  await click('Show the answer');
  expect(seen()).toContain('1.5 min'.replace(' ', ' '));
  await type(field(), '2');
  await submit();
  expect(status()).toBe('Not right. Less.');
  await type(field(), '1.6');
  await submit();
  expect(status()).toBe('Right. Yes.');
  expect(answers().map(([, right]) => right)).toEqual([false, false, true]);
  await expectSound();
});

it('blanks are filled in the sentence', async () => {
  const { answers } = await ask({
    kind: 'check',
    ask: 'fill',
    question,
    parts: ['Say ', { accept: ['good morning'] }, ' to ', { accept: ['them', 'everybody'] }, '.'],
    right: ['Kind.'],
  });
  const [first, second] = [...block().querySelectorAll('input')];
  expect(first!.getAttribute('aria-label')).toBe('Blank 1: Say ___ to ….');
  expect(first!.size).toBe(second!.size);
  await type(first!, ' Good  Morning');
  expect(named<HTMLButtonElement>('Check answer').disabled).toBe(true);
  await type(second!, 'nobody');
  await submit();
  expect(status()).toBe('Not right.');
  expect([first!.getAttribute('aria-invalid'), second!.getAttribute('aria-invalid')]).toEqual([
    'false',
    'true',
  ]);
  await type(second!, 'Everybody');
  await submit();
  expect(status()).toBe('Right. Kind.');
  expect(answers()).toHaveLength(2);
  expectNamed();
  await pass(0);
  await expectSound();
});

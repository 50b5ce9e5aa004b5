// @vitest-environment jsdom
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Help } from '../../components/Help.tsx';
import type { Service } from '../../components/help.ts';
import { CANCEL, fakeHelp, REFUND, tabState } from './service.ts';
import { click, expectNamed, has, named, pass, press, show, text, type } from './view.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});

const box = () => named<HTMLInputElement>('Search lessons');
const title = () => document.querySelector('h1')?.textContent;

/** The help view with a query typed, and answered unless `wait` is 0. */
async function searched(query: string, wait = 100, change: Partial<Service> = {}) {
  const fake = fakeHelp(change);
  await show(<Help model={fake.model} />);
  await act(() => fake.model.start());
  if (query !== '') await type(box(), query);
  if (wait > 0) await pass(wait);
  return fake;
}

describe('keys', () => {
  it('any character typed anywhere goes to the search box', async () => {
    await searched('');
    document.querySelector<HTMLElement>('h1')!.focus();
    await press('r');
    expect(document.activeElement).toBe(box());
  });

  it.each([' ', 'Tab', 'PageDown', 'Escape', 'ArrowDown'])('%j stays what it is', async (key) => {
    await searched('');
    document.querySelector<HTMLElement>('h1')!.focus();
    expect((await press(key)).defaultPrevented).toBe(false);
    expect(document.activeElement).not.toBe(box());
  });

  it('shortcuts of the browser and other fields keep their keys', async () => {
    await searched('');
    const heading = document.querySelector<HTMLElement>('h1')!;
    heading.focus();
    heading.dispatchEvent(new KeyboardEvent('keydown', { key: 'c', ctrlKey: true, bubbles: true }));
    expect(document.activeElement).toBe(heading);
    await click('Not useful');
    const note = named<HTMLTextAreaElement>('What would help you? (optional)');
    note.focus();
    await press('r');
    await press('ArrowDown');
    expect(document.activeElement).toBe(note);
  });

  it('arrows walk from the box through the hits and back', async () => {
    await searched('order');
    const [first, second] = document.querySelectorAll('.entry');
    await press('ArrowDown');
    expect(document.activeElement).toBe(first);
    await press('ArrowDown');
    await press('ArrowDown');
    expect(document.activeElement).toBe(second);
    await press('ArrowUp');
    expect((await press('ArrowUp')).defaultPrevented).toBe(true);
    expect(document.activeElement).toBe(box());
  });

  it('Enter opens the first hit, clears the search and moves the focus to the lesson', async () => {
    await searched('order');
    await press('Enter');
    expect([title(), box().value]).toEqual([REFUND, '']);
    expect(document.activeElement).toBe(document.querySelector('h1'));
    expect(text()).not.toContain('lessons found');
  });

  it('Enter does not outrun the search', async () => {
    const { service } = await searched('order', 0);
    service.search.mockImplementation(async (query) => [
      {
        ref: query === 'cancel' ? 'acme/cancel' : 'acme/refund',
        question: query,
        answer: '',
        tools: [],
        marks: [],
      },
    ]);
    await type(box(), 'cancel');
    await press('Enter');
    await pass(1);
    expect(title()).toBe(CANCEL);
  });

  it('Enter while composing a character, or with nothing found, opens nothing', async () => {
    const { service } = await searched('order');
    service.lesson.mockClear();
    await act(async () => {
      box().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }));
    });
    await type(box(), 'zzz');
    await press('Enter');
    await pass(100);
    await type(box(), '  ');
    await press('Enter');
    await pass(100);
    expect(service.lesson).not.toHaveBeenCalled();
  });

  it('Escape clears, and closes the popup only when there is nothing to clear', async () => {
    await searched('order');
    expect((await press('Escape')).defaultPrevented).toBe(true);
    expect(box().value).toBe('');
    expect(title()).toBe(REFUND);
    expect((await press('Escape')).defaultPrevented).toBe(false);
  });
});

describe('hits', () => {
  it('are counted, marked, and say whose they are where it is another tool', async () => {
    await searched('order');
    expect(document.querySelector('[role="status"]')?.textContent).toBe('2 lessons found');
    expect([...document.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual([
      'order',
      'order',
    ]);
    expect([...document.querySelectorAll('.entry')].map((entry) => entry.textContent)).toEqual([
      `${REFUND}Choose it.`,
      `${CANCEL}Choose it.till`,
    ]);
    expectNamed();
    await click(`${CANCEL}Choose it.till`);
    expect(title()).toBe(CANCEL);
    expect(text()).toContain('You are on “Orders” in Desk.');
  });

  it('that do not fit the page say that they were searched for, and lead back to it', async () => {
    await searched('order', 100, { look: async () => tabState([]) });
    await press('Enter');
    expect(title()).toBe(REFUND);
    expect(text()).toContain('You searched for it.');
    await click('Back');
    expect(title()).toBe('No lesson for this page yet');
  });

  it('that are none are told, with what to do next', async () => {
    await searched('zzz');
    expect(text()).toContain('No lesson found for “zzz”');
    expect(has('Tell the author what you need')).toBe(true);
    await click('Clear search');
    expect(title()).toBe(REFUND);
  });

  it('are asked for once typing pauses, with the tool on the page', async () => {
    const { service } = await searched('o', 10);
    await type(box(), 'or');
    await pass(100);
    expect(service.search.mock.calls).toEqual([['or', 'desk']]);
  });

  it('of an older query never replace those of a newer one', async () => {
    const waiting: (() => void)[] = [];
    const { service } = await searched('');
    service.search.mockImplementation(
      (query) =>
        new Promise((resolve) =>
          waiting.push(() =>
            resolve([{ ref: 'acme/refund', question: query, answer: '', tools: [], marks: [] }]),
          ),
        ),
    );
    await type(box(), 'old');
    await pass(100);
    await type(box(), 'new');
    await pass(100);
    waiting[1]!();
    waiting[0]!();
    await pass(1);
    expect(document.querySelector('.entry')?.textContent).toBe('new');
  });
});

// @vitest-environment jsdom
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Help } from '../../components/Help.tsx';
import type { Service } from '../../components/help.ts';
import { createHint } from '../../components/hint.ts';
import { Failure } from '../../lib/answer.ts';
import { fakeHelp, match, tabState } from './service.ts';
import { click, hide, named, pass, press, show, text, type } from './view.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});

const NOTED = 'Noted on this device as a gap';
const box = () => named<HTMLInputElement>('Search lessons');

/** The help view; what begins with "zzz" finds nothing. */
async function help(change: Partial<Service> = {}) {
  const fake = fakeHelp(change);
  await show(<Help model={fake.model} />);
  await act(() => fake.model.start());
  const queries = () => fake.searches.map(({ query }) => query);
  return { ...fake, queries };
}

/** Types and waits for so long. */
async function typed(query: string, ms = 100): Promise<void> {
  await type(box(), query);
  await pass(ms);
}

describe('a search without result is noted', () => {
  it('when the person stays at it, with tool and page, and says so', async () => {
    const { searches } = await help();
    await typed('zzz top', 2000);
    expect(searches).toEqual([]);
    expect(text()).not.toContain(NOTED);
    await pass(100);
    expect(searches).toEqual([
      { id: expect.any(String), tool: 'desk', page: 'orders', query: 'zzz top', found: 0 },
    ]);
    expect(text()).toContain(NOTED);
    await typed('order');
    expect(text()).not.toContain(NOTED);
  });

  it('once, not at every key', async () => {
    const { queries } = await help();
    for (const query of ['zzz', 'zzzt', 'zzzto', 'zzztop']) await typed(query, 1900);
    await pass(10_000);
    expect(queries()).toEqual(['zzztop']);
  });

  it('when the person goes elsewhere, whatever they type then', async () => {
    const { queries } = await help();
    await typed('zzz');
    await act(async () => named('Tell the author what you need').focus());
    await typed('order', 5000);
    expect(queries()).toEqual(['zzz']);
  });

  it('when the person gives it up with Escape', async () => {
    const { queries } = await help();
    await typed('zzz');
    await press('Escape');
    await pass(5000);
    expect(queries()).toEqual(['zzz']);
  });

  it('when the view is gone before: it was told at once, and nobody drops it', async () => {
    const { service, queries } = await help();
    await typed('zzz');
    await hide();
    expect(service.searched).toHaveBeenCalledOnce();
    await pass(5000);
    expect(queries()).toEqual(['zzz']);
  });

  it('when the card in a page is folded', async () => {
    const { service, searches } = fakeHelp();
    const state = tabState([match('acme/refund', true)]);
    const hint = createHint({
      ...service,
      admit: async () => ({
        ref: 'acme/refund',
        revision: 'abcd1234',
        question: 'How?',
        isOpen: true,
        due: null,
        review: null,
        state,
        run: null,
      }),
      told: async () => null,
      drifted: async () => null,
      step: async () => null,
      snooze: async () => ({ until: null }),
      unsnooze: async () => null,
      tell: () => {},
      watchSight: () => () => {},
    });
    await hint.start('token');
    hint.help.setQuery('zzz');
    await pass(100);
    hint.fold();
    await pass(2000);
    expect(searches).toMatchObject([{ query: 'zzz', tool: 'desk' }]);
  });

  it('and again in the next opening of the view', async () => {
    for (let n = 0; n < 2; n++) {
      const { queries } = await help();
      await typed('zzz', 3000);
      expect(queries()).toEqual(['zzz']);
      await hide();
    }
  });
});

describe('nothing is noted', () => {
  it('of a search with a result', async () => {
    const { searches } = await help();
    await typed('order', 5000);
    expect(searches).toEqual([]);
  });

  it('of a query that was changed or left before it was answered', async () => {
    const { searches } = await help();
    await typed('zzz', 10);
    act(() => box().blur());
    await typed('order', 5000);
    expect(searches).toEqual([]);
  });

  it('of what has no letter or digit', async () => {
    const { searches } = await help({ search: async () => [] });
    await typed('?!', 5000);
    expect(searches).toEqual([]);
  });

  it('twice: neither the same query nor what is left of it while it is deleted', async () => {
    const { queries } = await help();
    for (const query of ['zzz top', 'order', ' ZZZ  top ', 'zzz to', 'zzz']) await typed(query, 3000);
    expect(queries()).toEqual(['zzz top']);
  });

  it('and nothing said, in a private window', async () => {
    await help({ searched: async () => 'private' });
    await typed('zzz', 3000);
    expect(text()).toContain('No lesson found');
    expect(text()).not.toContain(NOTED);
  });

  it('where it cannot be stored, which is told', async () => {
    await help({ searched: () => Promise.reject(new Failure('full', 'x')) });
    await typed('zzz', 3000);
    expect(document.querySelector('[role="alert"]')?.textContent).toContain('storage is full');
    expect(text()).not.toContain(NOTED);
  });
});

it('a query that goes on after a pause counts in place of its beginnings', async () => {
  const { searches } = await help();
  for (const query of ['zzz', 'zzz a', 'zzz b', 'zzz a c']) await typed(query, 3000);
  const [begun, first, second, last] = searches;
  expect(searches.map(({ query, instead }) => [query, instead])).toEqual([
    ['zzz', undefined],
    ['zzz a', begun!.id],
    ['zzz b', begun!.id],
    ['zzz a c', first!.id],
  ]);
  expect(new Set([begun, first, second, last].map((one) => one!.id)).size).toBe(4);
});

it('the line is among the things that are read out, and takes nothing from the focus', async () => {
  await help();
  await typed('zzz', 3000);
  const line = [...document.querySelectorAll('[role="status"]')].find((one) =>
    one.textContent?.includes(NOTED),
  );
  expect(line).toBeDefined();
  expect(document.activeElement).toBe(box());
  await click('Clear search');
  expect(text()).not.toContain(NOTED);
});

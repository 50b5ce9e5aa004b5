// @vitest-environment jsdom
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Help } from '../../components/Help.tsx';
import type { Service } from '../../components/help.ts';
import { Failure } from '../../lib/answer.ts';
import { CANCEL, fakeHelp, match, opened, packState, REFUND, tabState } from './service.ts';
import { click, expectNamed, has, named, pass, show, text, type } from './view.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});

/** Shows the help view and starts it. */
async function help(change: Partial<Service> = {}) {
  const fake = fakeHelp(change);
  await show(<Help model={fake.model} />);
  await act(() => fake.model.start());
  return fake;
}

const nothing = { look: async () => tabState([]) };
const gone = () => Promise.reject(new Failure('gone', 'no answer'));

describe('the page', () => {
  it('is loading, then the best lesson at once: nothing else flashes up between', async () => {
    let answer = (_: ReturnType<typeof opened>) => {};
    const { model } = fakeHelp({ lesson: () => new Promise((resolve) => (answer = resolve)) });
    await show(<Help model={model} />);
    const seen = () => [
      document.querySelector('main')?.getAttribute('aria-busy'),
      document.querySelector('h1')?.textContent,
    ];
    expect(seen()).toEqual(['true', undefined]);
    expect(text()).toContain('Reading this page');
    void model.start();
    await pass(1);
    expect(seen()).toEqual(['true', undefined]);
    answer(opened('acme/refund'));
    await pass(1);
    expect(seen()).toEqual(['false', REFUND]);
    expect(text()).toContain('You are on “Orders” in Desk.');
    expect(has(`${CANCEL}maybe`)).toBe(true);
    expect(has('Back')).toBe(false);
    expectNamed();
  });

  it('is a list with "maybe" when no lesson is sure', async () => {
    await help({ look: async () => tabState([match('acme/refund', false), match('acme/cancel', false)]) });
    expect(document.querySelector('h1')?.textContent).toBe('These may help');
    await click(`${REFUND}maybe`);
    expect(document.querySelector('h1')?.textContent).toBe(REFUND);
    await click('Back');
    expect(document.querySelector('h1')?.textContent).toBe('These may help');
  });

  it('goes to another lesson and back to the best one', async () => {
    await help();
    await click(`${CANCEL}maybe`);
    expect(document.querySelector('h1')?.textContent).toBe(CANCEL);
    await click('Back');
    expect(document.querySelector('h1')?.textContent).toBe(REFUND);
  });

  it('shows the lesson asked for last, however late the answers come', async () => {
    const waiting: (() => void)[] = [];
    const { model } = await help({
      ...nothing,
      lesson: (ref) => new Promise((resolve) => waiting.push(() => resolve(opened(ref)))),
    });
    void model.open('acme/refund', true);
    void model.open('acme/cancel', true);
    waiting[1]!();
    await pass(1);
    waiting[0]!();
    await pass(1);
    expect(document.querySelector('h1')?.textContent).toBe(CANCEL);
  });

  it('does not take away what was searched for while the page was read', async () => {
    let read = (_: ReturnType<typeof tabState>) => {};
    const { model } = fakeHelp({ look: () => new Promise((resolve) => (read = resolve)) });
    await show(<Help model={model} />);
    void model.start();
    await type(named<HTMLInputElement>('Search lessons'), 'cancel');
    read(tabState([match('acme/refund', true)]));
    await pass(100);
    expect(named<HTMLInputElement>('Search lessons').value).toBe('cancel');
    expect(text()).toContain('2 lessons found');
  });

  it('says when a lesson is not in the language wanted, and nothing when it is', async () => {
    await help({ lesson: async (ref) => opened(ref, { missing: 'de-AT' }) });
    expect(text()).toContain('Not available in German yet; shown in English.');
    await help();
    expect(text().match(/Not available in/g)).toHaveLength(1);
  });

  it('offers to help here every time', async () => {
    const { service } = await help({ grantable: async () => 'desk.example.com' });
    expect(text()).toContain('pages of desk.example.com');
    await click('Help me here every time');
    expect(service.grant).toHaveBeenCalledOnce();
  });
});

describe('nothing fits', () => {
  it('a mail to the contact is prefilled', async () => {
    await help({ ...nothing, packs: async () => [packState('mailto:ada@example.com')] });
    expect(text()).toContain('No lesson for this page yet');
    const { href } = named<HTMLAnchorElement>('Tell the author what you need');
    expect(href).toMatch(/^mailto:ada@example\.com\?subject=/);
    expect(decodeURIComponent(href)).toContain('A lesson is missing: Desk · Orders');
    expect(decodeURIComponent(href)).toContain('Where: Desk · Orders\r\n');
    expectNamed();
  });

  it('a form as contact keeps its own fields', async () => {
    await help({ ...nothing, packs: async () => [packState('https://example.com/form?a=1')] });
    expect(named<HTMLAnchorElement>('Tell the author what you need').href).toMatch(/form\?a=1&subject=/);
  });

  it('without a contact the request is kept here, and says where', async () => {
    const { reports } = await help(nothing);
    await click('Tell the author what you need');
    expect(text()).toContain('stays on this device');
    expect(named<HTMLButtonElement>('Keep request').disabled).toBe(true);
    await type(named<HTMLTextAreaElement>('What do you want to do here?'), ' split an order ');
    expectNamed();
    await click('Keep request');
    expect(reports).toMatchObject([
      { kind: 'request', tool: 'desk', page: 'orders', data: { words: 'split an order' } },
    ]);
    expect(text()).toContain('You find it in Options, under “Requests”.');
  });

  it('a request that could not be kept stays in the form, with the trouble', async () => {
    await help({ ...nothing, report: () => Promise.reject(new Failure('full', 'x')) });
    await click('Tell the author what you need');
    await type(named<HTMLTextAreaElement>('What do you want to do here?'), 'split');
    await click('Keep request');
    expect(document.querySelector('[role="alert"]')?.textContent).toContain('storage is full');
    expect(named<HTMLTextAreaElement>('What do you want to do here?').value).toBe('split');
  });

  it('a request starts with what was searched for last', async () => {
    await help(nothing);
    await type(named<HTMLInputElement>('Search lessons'), 'zzz');
    await pass(100);
    await type(named<HTMLInputElement>('Search lessons'), 'zzz top');
    await pass(100);
    await click('Tell the author what you need');
    expect(named<HTMLTextAreaElement>('What do you want to do here?').value).toBe('zzz top');
  });
});

describe('what can go wrong', () => {
  it('a page that cannot be read', async () => {
    await help({ look: async () => null });
    expect(text()).toContain('Cuecard cannot read this page');
    expectNamed();
  });

  it('no packs', async () => {
    const { service } = await help({ packs: async () => [], ...nothing });
    expect(text()).toContain('No lessons are installed');
    await act(async () => document.querySelector<HTMLElement>('main button')?.click());
    expect(service.openOptions).toHaveBeenCalledOnce();
  });

  it('a pack that was taken out counts as none, and its author is not written to', async () => {
    const out = { ...packState('mailto:ada@example.com'), removed: true };
    await help({ packs: async () => [out], ...nothing });
    expect(text()).toContain('No lessons are installed');
    await help({ packs: async () => [out, packState('mailto:eve@example.com')], ...nothing });
    expect(named<HTMLAnchorElement>('Tell the author what you need').href).toMatch(/^mailto:eve@/);
  });

  it('no answer: it can be tried again', async () => {
    const look = vi.fn(async () => tabState([match('acme/refund', true)]));
    look.mockRejectedValueOnce(new Failure('gone', 'x'));
    await help({ look });
    expect(text()).toContain('Cuecard does not answer');
    await click('Try again');
    await pass(1);
    expect(document.querySelector('h1')?.textContent).toBe(REFUND);
    expect(look).toHaveBeenCalledTimes(2);
  });

  it('a lesson that does not come is told, and the list stays', async () => {
    await help({ lesson: gone });
    expect(document.querySelector('[role="alert"]')?.textContent).toContain('did not answer');
    expect(has(REFUND)).toBe(true);
  });

  it('trouble of the background stands above the lesson', async () => {
    await help({ trouble: async () => 'newer' });
    expect(document.querySelector('[role="alert"]')?.textContent).toContain('Update Cuecard');
    expect(document.querySelector('h1')?.textContent).toBe(REFUND);
  });
});

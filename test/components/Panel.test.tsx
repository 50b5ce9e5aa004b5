// @vitest-environment jsdom
/** The help view where it stays beside the work: what follows the page, and what stays. */
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Help } from '../../components/Help.tsx';
import type { Service } from '../../components/help.ts';
import { Failure, type TabState } from '../../lib/answer.ts';
import { CANCEL, fakeHelp, match, opened, packState, REFUND, tabState } from './service.ts';
import { click, expectNamed, has, named, pass, show, text, type } from './view.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});

type Seen = Awaited<ReturnType<Service['look']>>;

const page = (name: string, ...matches: TabState['matches']): TabState => ({
  ...tabState(matches),
  address: `https://desk.example.com/${name}`,
  page: { id: name, title: name },
});
const REFUNDS = page('refunds', match('acme/refund', true), match('acme/cancel', false));
const CANCELS = page('cancels', match('acme/cancel', true));
const EMPTY = page('empty');

/** The panel beside a page, and how to put another page there. */
async function panel(first: Seen, change: Partial<Service> = {}) {
  let seen = first;
  let tell = (_isFresh: boolean) => {};
  const look = vi.fn(async () => seen);
  const watch = (listener: (isFresh: boolean) => void) => {
    tell = listener;
    return () => {};
  };
  const fake = fakeHelp({ look, watch, ...change });
  await show(<Help model={fake.model} />);
  await act(async () => {
    fake.model.follow();
    await vi.advanceTimersByTimeAsync(0);
  });
  const go = async (next: Seen, isFresh = false) => {
    seen = next;
    tell(isFresh);
    await pass(0);
  };
  return { ...fake, look, go };
}

const title = () => document.querySelector('h1')?.textContent;
const isBusy = () => document.querySelector('main')?.getAttribute('aria-busy');
const said = () => document.querySelector('main > [role="status"]')?.textContent;
const box = () => named<HTMLInputElement>('Search lessons');

describe('a lesson that came by itself', () => {
  it('is replaced by the new page’s, and a bar leads back to it', async () => {
    const { go } = await panel(REFUNDS);
    await go(CANCELS);
    expect(title()).toBe(CANCEL);
    expect(said()).toBe(`Now: ${CANCEL}`);
    expectNamed();
    await click(`Back to: ${REFUND}`);
    expect(title()).toBe(REFUND);
    expect(text()).toContain('You kept it open from an earlier page.');
    expect(document.querySelector('.follow')?.textContent).toBe(`For this page: ${CANCEL}Show`);
    await click(`Show: ${CANCEL}`);
    expect([title(), has(`Back to: ${REFUND}`)]).toEqual([CANCEL, true]);
    await go(REFUNDS);
    expect([title(), has(`Back to: ${CANCEL}`)]).toEqual([REFUND, true]);
  });

  it('gives way to a page without one, which can be a page not allowed', async () => {
    const { go } = await panel(REFUNDS);
    await go(EMPTY);
    expect([title(), has(`Back to: ${REFUND}`)]).toEqual(['No lesson for this page yet', true]);
    await go('unallowed');
    expect([title(), has(`Back to: ${REFUND}`)]).toEqual(['Cuecard does not read this site by itself', true]);
    await go(null);
    expect(title()).toBe('Cuecard cannot read this page');
    await go(REFUNDS);
    expect([title(), has(`Back to: ${REFUND}`)]).toEqual([REFUND, false]);
  });

  it('gives way also where the page changed while it was being opened', async () => {
    const waiting: (() => void)[] = [];
    const { go, service } = await panel(REFUNDS);
    await click(`${CANCEL}maybe`);
    await go(page('elsewhere', match('acme/refund', true)));
    service.lesson.mockImplementation((ref) => new Promise((done) => waiting.push(() => done(opened(ref)))));
    await click(`Show: ${REFUND}`);
    await go('unallowed');
    expect(title()).toBe(CANCEL);
    waiting[0]!();
    await pass(0);
    expect([title(), has(`Back to: ${REFUND}`)]).toEqual(['Cuecard does not read this site by itself', true]);
  });

  it('stays untouched when the page is read again and it fits still', async () => {
    const { go, service } = await panel(REFUNDS);
    const heading = document.querySelector('h1');
    await go(page('refunds', match('acme/refund', true)));
    expect(document.querySelector('h1')).toBe(heading);
    expect(service.lesson).toHaveBeenCalledOnce();
    expect(has(`${CANCEL}maybe`)).toBe(false);
  });
});

describe('a lesson of the person’s own', () => {
  it.each([
    ['from the list', () => click(`${CANCEL}maybe`)],
    [
      'from search',
      async () => {
        await type(box(), 'order');
        await pass(100);
        await click(`${CANCEL}Choose it.till`);
      },
    ],
  ])('%s stays, and a bar leads to the page’s', async (_, choose) => {
    const { go } = await panel(REFUNDS);
    await choose();
    await go(page('elsewhere', match('acme/refund', true)));
    expect([title(), has('Back')]).toEqual([CANCEL, false]);
    expect(said()).toBe(`For this page: ${REFUND}`);
    await click(`Show: ${REFUND}`);
    expect(title()).toBe(REFUND);
    expect(document.activeElement).toBe(document.querySelector('h1'));
    await go(CANCELS);
    expect(title()).toBe(CANCEL);
  });

  it('is the one gone back to', async () => {
    const { go } = await panel(REFUNDS);
    await click(`${CANCEL}maybe`);
    await click('Back');
    await go(CANCELS);
    expect([title(), has(`Show: ${CANCEL}`)]).toEqual([REFUND, true]);
  });

  it('is the one being rated, with its half-written note', async () => {
    const { go } = await panel(REFUNDS);
    await click('Not useful');
    await type(named<HTMLTextAreaElement>('What would help you? (optional)'), 'step 2');
    await go(CANCELS);
    expect(title()).toBe(REFUND);
    expect(named<HTMLTextAreaElement>('What would help you? (optional)').value).toBe('step 2');
  });

  it('stays although it was chosen while the next page was read', async () => {
    const waiting: (() => void)[] = [];
    const lesson = vi.fn(async (ref: string) => opened(ref));
    const { go, model } = await panel(EMPTY, { lesson });
    lesson.mockImplementation((ref) => new Promise((resolve) => waiting.push(() => resolve(opened(ref)))));
    await go(REFUNDS);
    void model.open('acme/cancel', true);
    waiting[0]!();
    await pass(0);
    expect(title()).not.toBe(REFUND);
    waiting[1]!();
    await pass(0);
    expect(title()).toBe(CANCEL);
  });
});

describe('while the new page is read', () => {
  it('the old view stays, marked as busy, and the focus where it is', async () => {
    const waiting: ((seen: Seen) => void)[] = [];
    const { go, look } = await panel(REFUNDS);
    look.mockImplementation(() => new Promise((resolve) => waiting.push(resolve)));
    box().focus();
    await go(CANCELS);
    expect([title(), isBusy()]).toEqual([REFUND, 'true']);
    waiting[0]!(CANCELS);
    await pass(0);
    expect([title(), isBusy()]).toEqual([CANCEL, 'false']);
    expect(document.activeElement).toBe(box());
  });

  it('only the page that is there last counts, however late the others answer', async () => {
    const waiting: ((seen: Seen) => void)[] = [];
    const { go, look } = await panel(EMPTY);
    look.mockImplementation(() => new Promise((resolve) => waiting.push(resolve)));
    await go(REFUNDS);
    await go(CANCELS);
    waiting[1]!(CANCELS);
    await pass(0);
    waiting[0]!(REFUNDS);
    await pass(0);
    expect([title(), isBusy()]).toEqual([CANCEL, 'false']);
  });

  it('a search goes on: its words stay, and its hits are those of the new tool', async () => {
    const { go, service } = await panel(REFUNDS);
    await type(box(), 'order');
    await pass(100);
    await go({ ...CANCELS, tool: { id: 'till', name: 'Till' } });
    expect(box().value).toBe('order');
    expect(text()).toContain('2 lessons found');
    expect(service.search).toHaveBeenLastCalledWith('order', 'till');
    await click('Clear search');
    expect(title()).toBe(CANCEL);
  });
});

describe('a request that is being written', () => {
  it('stays with its words, is kept for the page it was begun on, and the page’s lesson is a click away', async () => {
    const { go, reports } = await panel(EMPTY);
    await click('Tell the author what you need');
    const field = () => named<HTMLTextAreaElement>('What do you want to do here?');
    await type(field(), 'split an order');
    await go(REFUNDS);
    expect(document.activeElement).toBe(field());
    expect(has(REFUND)).toBe(true);
    await click(`Show: ${REFUND}`);
    expect(title()).toBe(REFUND);
    await go(page('other'));
    expect(field().value).toBe('split an order');
    await click('Keep request');
    expect(reports).toContainEqual(
      expect.objectContaining({ kind: 'request', page: 'empty', data: { words: 'split an order' } }),
    );
    expect(text()).toContain('You find it in Options');
  });
});

describe('what changes besides the page', () => {
  it('the lessons: they are listed and read anew, and the focus stays', async () => {
    const { go, service } = await panel(REFUNDS);
    await type(box(), 'order');
    await pass(100);
    await click(`${CANCEL}Choose it.till`);
    box().focus();
    service.packs.mockResolvedValue([packState('mailto:new@example.com')]);
    service.lesson.mockImplementation(async (ref) => opened(ref, { packName: 'Acme 2' }));
    await go({ ...REFUNDS, matches: [] }, true);
    expect([title(), document.querySelector('.eyebrow')?.textContent]).toEqual([
      CANCEL,
      expect.stringContaining('Acme 2'),
    ]);
    expect(document.activeElement).toBe(box());
    expect(service.packs).toHaveBeenCalledTimes(2);
  });

  it('a background that does not answer is told, and forgotten when it answers', async () => {
    const { go, look } = await panel(REFUNDS);
    look.mockRejectedValueOnce(new Failure('gone', 'x'));
    await go(CANCELS);
    expect([title(), has(`Back to: ${REFUND}`)]).toEqual(['Cuecard does not answer', true]);
    await go(CANCELS);
    expect(title()).toBe(CANCEL);
  });

  it('a lesson that does not come leaves the list of the new page', async () => {
    const { go, service } = await panel(REFUNDS);
    service.lesson.mockRejectedValueOnce(new Failure('gone', 'x'));
    await go(CANCELS);
    expect([title(), has(CANCEL)]).toEqual(['Also for this page', true]);
    expect(document.querySelector('[role="alert"]')?.textContent).toContain('did not answer');
  });
});

it('a lesson counts as shown once on each page, and not again when the page is only read again', async () => {
  const { go, reports } = await panel(REFUNDS);
  await pass(1100);
  await go({ ...REFUNDS, reading: 2 });
  await pass(1100);
  await go(CANCELS);
  await pass(1100);
  await go(REFUNDS);
  await pass(1100);
  const shown = reports.flatMap((report) => (report.kind === 'shown' ? [[report.page, report.lesson]] : []));
  expect(shown).toEqual([
    ['refunds', 'acme/refund'],
    ['cancels', 'acme/cancel'],
    ['refunds', 'acme/refund'],
  ]);
});

describe('a page that may not be read', () => {
  it('says how to allow it where its host is not known', async () => {
    await panel('unallowed');
    expect(text()).toContain('Click the Cuecard icon in the toolbar: it reads this page once.');
    expect(text()).toContain('choose “Help me here every time” there');
    expect(has('Help me here every time')).toBe(false);
    await type(box(), 'order');
    await pass(100);
    expect(text()).toContain('2 lessons found');
  });

  it('offers to allow it where its host is known', async () => {
    const { service } = await panel('unallowed', { grantable: async () => 'desk.example.com' });
    expect(text()).not.toContain('there.');
    await click('Help me here every time');
    expect(service.grant).toHaveBeenCalledOnce();
    expectNamed();
  });
});

it('a view that does not stay has no bar, whatever is read in it', async () => {
  const look = vi.fn(async () => REFUNDS);
  const { model } = fakeHelp({ look });
  await show(<Help model={model} />);
  await act(() => model.start());
  await act(() => model.open('acme/refund', true));
  look.mockResolvedValue(CANCELS);
  await act(() => model.start());
  expect([title(), document.querySelector('.follow')]).toEqual([REFUND, null]);
});

describe('the way from the popup to the panel', () => {
  it('is a button where there is a place beside the page', async () => {
    const openBeside = vi.fn();
    await panel(REFUNDS, { openBeside });
    await click('Open beside the page');
    expect(openBeside).toHaveBeenCalledOnce();
  });

  it('is not offered where the view stands there already', async () => {
    await panel(REFUNDS);
    expect(has('Open beside the page')).toBe(false);
  });
});

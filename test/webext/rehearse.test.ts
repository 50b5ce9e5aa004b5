/** A role-play is opened in a tab: by a help view, for a block that is one, beside the page it was asked for at. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Lesson } from '../../lib/lesson/schema.ts';
import { rehearsalIn } from '../../lib/practice/rehearsal.ts';
import type { Browser } from '../../lib/webext/browser.ts';
import type { Sender } from '../../lib/webext/messages.ts';
import { openPage } from '../../lib/webext/pages.ts';
import { practiceService } from '../../lib/webext/practice.ts';
import { fakeStorage } from './browser.ts';
import { fakeWorld, VISIT } from './world.ts';

const FRAME: Sender = { id: 'ours', frameId: 9, tab: { id: 4, incognito: false } };
const ROLE_PLAY = { kind: 'role-play' as const, title: 'A', situation: [['Ring.']], model: 'Hello.' };

async function world() {
  const openPage = vi.fn(async (_path: string, _tab: number | null) => {});
  const fake = fakeWorld({ openPage });
  const real = await fake.world.library();
  const shown: typeof real.shown = async (ref, where) => {
    const found = await real.shown(ref, where);
    return found && ({ ...found, blocks: [{ kind: 'text', of: ['a'] }, ROLE_PLAY] } as Lesson);
  };
  Object.assign(fake.world, { library: async () => ({ ...real, shown }) });
  return { ...fake, openPage };
}

describe('a role-play', () => {
  it('opens in a tab that knows which it is, and where it was asked for', async () => {
    const { handlers, openPage } = await world();
    await handlers.rehearse({ ref: 'acme/first', block: 1, tab: 4 }, {});
    const [path, tab] = openPage.mock.calls[0]!;
    expect(tab).toBe(4);
    expect(path).toMatch(/^practice\.html#/);
    expect(rehearsalIn(path.slice('practice.html'.length))).toEqual({ ref: 'acme/first', block: 1, tab: 4 });
  });

  it.each([
    ['another block', { ref: 'acme/first', block: 0 }],
    ['a block that is not there', { ref: 'acme/first', block: 2 }],
    ['a lesson that is not there', { ref: 'acme/never', block: 1 }],
  ])('is refused for %s', async (_, asked) => {
    const { handlers, openPage } = await world();
    await expect(handlers.rehearse({ ...asked, tab: 4 }, {})).rejects.toMatchObject({ code: 'refused' });
    expect(openPage).not.toHaveBeenCalled();
  });

  it('is refused to a frame whose hint is not open', async () => {
    const { handlers, openPage } = await world();
    const asked = { ref: 'acme/first', block: 1, tab: null };
    await expect(handlers.rehearse(asked, FRAME)).rejects.toMatchObject({ code: 'refused' });
    expect(openPage).not.toHaveBeenCalled();
  });

  it('is opened for the frame whose hint is open, beside the tab that it stands in, whichever it names', async () => {
    const { handlers, openPage, world: around } = await world();
    await handlers.visit(VISIT, {
      id: 'ours',
      url: VISIT.address,
      frameId: 0,
      tab: { id: 4, incognito: false },
    });
    const offer = await handlers.hint({ token: null }, { ...FRAME, frameId: 0 });
    await handlers.card({ token: offer!.token }, FRAME);
    expect((await around.session.hint())?.frame).toBe(9);
    await handlers.rehearse({ ref: 'acme/first', block: 1, tab: 77 }, FRAME);
    expect(openPage.mock.calls[0]![1]).toBe(4);
  });
});

describe('a page of ours', () => {
  const create = vi.fn(async (_: unknown) => ({}));
  const open = (get: () => Promise<unknown>, tab: number | null = 4) =>
    openPage(
      { runtime: { getURL: (path: string) => `ours:/${path}` }, tabs: { get, create } } as unknown as Browser,
      'practice.html#a',
      tab,
    );
  beforeEach(() => create.mockClear());

  it('stands beside the tab it was asked for in', async () => {
    await open(async () => ({ id: 4, index: 2, windowId: 7, incognito: false }));
    expect(create.mock.calls).toEqual([
      [{ url: 'ours:/practice.html#a', windowId: 7, index: 3, openerTabId: 4 }],
    ]);
  });

  it.each([
    ['in a private window', async () => ({ id: 4, index: 2, windowId: 7, incognito: true }), 4],
    ['in a tab that is gone', () => Promise.reject(new Error('No tab')), 4],
    ['in no tab', async () => ({}), null],
  ])('stands where the browser puts it when it was asked for %s', async (_, get, tab) => {
    await open(get, tab);
    expect(create.mock.calls).toEqual([[{ url: 'ours:/practice.html#a' }]]);
  });
});

/** The tab of a role-play that was asked for in a tab of a private window, or of another one. */
async function practised(isPrivate: boolean) {
  const sent: { kind: string }[] = [];
  const state = { tool: { id: 'desk', name: 'Desk' }, page: { id: 'call', title: 'Call' } };
  const { storage } = fakeStorage({ session: { 'tab:4': state } });
  const runtime = {
    sendMessage: async (message: { kind: string }) => {
      sent.push(message);
      return { ok: true, value: message.kind === 'lesson' ? { isPrivate } : 'stored' };
    },
  };
  const asked = { ref: 'acme/first', block: 1, tab: 4 };
  const service = practiceService({ runtime, storage } as unknown as Browser, asked);
  await service.lesson();
  await storage.session.remove('tab:4');
  await service.practised('0000000a', 1);
  return sent.filter(({ kind }) => kind === 'report');
}

it('what the tab tells is how it went, at the page it was opened at, and nothing of the line', async () => {
  expect(await practised(false)).toEqual([
    {
      kind: 'report',
      ask: {
        // The tab that it was opened from may be gone, and would count as a private one.
        tab: null,
        report: {
          kind: 'practised',
          id: expect.any(String),
          tool: 'desk',
          page: 'call',
          lesson: 'acme/first',
          revision: '0000000a',
          data: { block: 1, wrong: 1 },
        },
      },
    },
  ]);
});

it('in a private window it tells nothing', async () => {
  expect(await practised(true)).toEqual([]);
});

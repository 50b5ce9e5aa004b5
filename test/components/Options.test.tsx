// @vitest-environment jsdom

import { type ComponentProps, render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Options } from '../../components/Options.tsx';
import type { Event } from '../../lib/insight/event.ts';
import { packState } from './service.ts';
import { click, expectNamed, has, named, pass, show, text } from './view.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});

const shared = {
  id: '1',
  tool: 'desk',
  page: 'orders',
  at: Date.UTC(2026, 4, 6, 12),
  zone: 'UTC',
  person: 'ada',
};
const REQUEST: Event = { ...shared, kind: 'request', data: { words: 'split an order' } };
const RATING: Event = {
  ...shared,
  id: '2',
  kind: 'rating',
  lesson: 'acme/refund',
  revision: '0000000a',
  data: { useful: true },
};

type Props = ComponentProps<typeof Options>;

/** The options page; `data` and the rest replace parts of a page with nothing in it. */
async function options(change: Partial<Omit<Props, 'data'>> = {}, data: Partial<Props['data']> = {}) {
  const onErase = vi.fn(async () => true);
  const onExport = vi.fn();
  const onRevoke = vi.fn();
  await show(
    <Options
      hosts={[]}
      packs={[]}
      version="0.1.0"
      shortcut=""
      onRevoke={onRevoke}
      data={{ events: [REQUEST, RATING], trouble: null, onExport, onErase, ...data }}
      {...change}
    />,
  );
  return { onErase, onExport, onRevoke };
}

describe('hosts', () => {
  it('are listed, and taken back one by one', async () => {
    const { onRevoke } = await options({
      hosts: [
        { pattern: 'https://desk.example.com/*', isFixed: false },
        { pattern: 'http://till.local/*', isFixed: false },
      ],
    });
    expect(text()).toContain('desk.example.com');
    await click('Stop here: till.local');
    expect(onRevoke.mock.calls).toEqual([['http://till.local/*']]);
    expectNamed();
  });

  it("of the administrator's build stay", async () => {
    await options({ hosts: [{ pattern: 'https://desk.example.com/*', isFixed: true }] });
    expect(text()).toContain('Set by your administrator');
    expect(has('Stop here: desk.example.com')).toBe(false);
  });

  it('that are none: says how to get there', async () => {
    await options();
    expect(text()).toContain('choose “Help me here every time”');
  });
});

describe('packs', () => {
  it('are listed with their tools, author and problems', async () => {
    const problems = [
      { file: 'packs/acme.zip/lessons.json', line: 1, column: 1, message: 'odd is left out' },
    ];
    await options({ packs: [{ ...packState('mailto:ada@example.com'), problems }] });
    expect(text()).toContain('2 lessons · Version 1.2.0 by Ada');
    expect(text()).toContain('For Desk');
    expect(text()).toContain(
      '1 part of this pack is broken and left out:packs/acme.zip/lessons.json:1:1 odd is left out',
    );
    expect(named<HTMLAnchorElement>('Write to the author').href).toBe('mailto:ada@example.com');
    expectNamed();
  });

  it('that are none are told', async () => {
    await options();
    expect(text()).toContain('No lesson pack is installed.');
  });
});

it('requests are listed with where and when', async () => {
  await options();
  expect(text()).toContain('split an orderdesk · orders · 5/6/2026');
});

it('no requests: says how they come', async () => {
  await options({}, { events: [RATING] });
  expect(text()).toContain('When no lesson fits, you can write down what you need.');
});

it('the version and the shortcut stand at the end', async () => {
  await options({ shortcut: 'Alt+Shift+H' });
  expect(text()).toContain('Cuecard 0.1.0.');
  expect(text()).toContain('Press Alt+Shift+H on any page');
});

describe('data', () => {
  const leave = () => act(() => void window.dispatchEvent(new window.Event('pagehide')));

  it('is counted and exported', async () => {
    const { onExport } = await options();
    expect(text()).toContain('2 records');
    await click('Export as file');
    expect(onExport).toHaveBeenCalledOnce();
  });

  it('that is none can be neither exported nor deleted', async () => {
    await options({}, { events: [] });
    expect(named<HTMLButtonElement>('Export as file').disabled).toBe(true);
    expect(named<HTMLButtonElement>('Delete all').disabled).toBe(true);
  });

  it('is deleted after a few seconds, once', async () => {
    const { onErase } = await options();
    await click('Delete all');
    expect(text()).toContain('deleted in a few seconds');
    await pass(5900);
    expect(onErase).not.toHaveBeenCalled();
    await pass(200);
    expect(text()).toContain('All records are deleted.');
    await leave();
    await pass(20_000);
    expect(onErase).toHaveBeenCalledOnce();
  });

  it('is kept by undo, for good', async () => {
    const { onErase } = await options();
    await click('Delete all');
    await pass(3000);
    await click('Undo');
    expect(text()).not.toContain('deleted in a few seconds');
    await leave();
    await pass(20_000);
    expect(onErase).not.toHaveBeenCalled();
    expect(has('Delete all')).toBe(true);
  });

  it('is deleted at once when the page is left: that is no undo', async () => {
    const { onErase } = await options();
    await click('Delete all');
    await leave();
    expect(onErase).toHaveBeenCalledOnce();
    await pass(20_000);
    expect(onErase).toHaveBeenCalledOnce();
  });

  it('is still deleted when the view goes while it waits', async () => {
    const { onErase } = await options();
    await click('Delete all');
    await act(() => {
      for (const root of document.body.children) render(null, root);
    });
    await pass(7000);
    expect(onErase).toHaveBeenCalledOnce();
  });

  it('that could not be deleted is not said to be', async () => {
    await options({}, { onErase: async () => false, trouble: 'blocked' });
    await click('Delete all');
    await pass(7000);
    expect(text()).not.toContain('All records are deleted.');
    expect(has('Delete all')).toBe(true);
    expect(document.querySelector('[role="alert"]')?.textContent).toContain("Close Cuecard's other tabs");
  });
});

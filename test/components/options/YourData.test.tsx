// @vitest-environment jsdom

import { type ComponentProps, render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createImporting } from '../../../components/options/importing.ts';
import { Requests } from '../../../components/options/Requests.tsx';
import { YourData } from '../../../components/options/YourData.tsx';
import type { Event } from '../../../lib/insight/event.ts';
import { click, expectNamed, has, named, pass, show, text } from '../view.tsx';

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

type Data = ComponentProps<typeof YourData>['data'];

/** A place that is remembered in a lesson. */
const PLACE = { ref: 'acme/refund', revision: '0000000a', person: 'ada', place: 2, ticks: [], at: 0 };
const NOTHING: Data['kept'] = { events: [], rollups: [], places: [] };

/** Two records; `change` replaces parts. */
async function yourData(change: Partial<Data> = {}) {
  const onErase = vi.fn(async () => true);
  const onExport = vi.fn();
  const kept = { ...NOTHING, events: [REQUEST, RATING] };
  const sent = { onSend: vi.fn(), onAgree: vi.fn(), onAllow: vi.fn() };
  const importing = createImporting({ person: async () => null, bring: async () => 0 }, async () => {});
  const own = { kept, trouble: null, person: null, sending: null, sent, importing };
  const data = { ...own, onExport, onErase, ...change };
  await show(<YourData data={data} />);
  return { onErase, onExport };
}

it('requests are listed with where and when', async () => {
  await show(<Requests events={[REQUEST, RATING]} />);
  expect(text()).toContain('split an orderdesk · orders · 5/6/2026');
});

it('no requests: says how they come', async () => {
  await show(<Requests events={[RATING]} />);
  expect(text()).toContain('When no lesson fits, you can write down what you need.');
});

describe('data', () => {
  const leave = () => act(() => void window.dispatchEvent(new window.Event('pagehide')));

  it('is counted and exported', async () => {
    const { onExport } = await yourData();
    expect(text()).toContain('2 records');
    expectNamed();
    await click('Export as file');
    expect(onExport).toHaveBeenCalledOnce();
  });

  it('that is none can be neither exported nor deleted', async () => {
    await yourData({ kept: NOTHING });
    expect(text()).not.toContain('place in');
    expect(named<HTMLButtonElement>('Export as file').disabled).toBe(true);
    expect(named<HTMLButtonElement>('Delete all').disabled).toBe(true);
  });

  it.each([
    ['a remembered place', { ...NOTHING, places: [PLACE] }, 'Your place in 1 lesson'],
    ['remembered places', { ...NOTHING, places: [PLACE, PLACE] }, 'Your place in 2 lessons'],
    ['a count of a day', { ...NOTHING, rollups: [{ key: '2026-05-06|rating', count: 1 }] }, '0 records'],
  ])('that is only %s can be exported and deleted', async (_, kept, said) => {
    const { onExport, onErase } = await yourData({ kept });
    expect(text()).toContain(said);
    await click('Export as file');
    expect(onExport).toHaveBeenCalledOnce();
    await click('Delete all');
    await pass(7000);
    expect(onErase).toHaveBeenCalledOnce();
  });

  it('under a name that a policy gives shows that name', async () => {
    await yourData({ person: 'ada@example.com' });
    expect(text()).toMatch(/Your records are kept under “ada@example.com”.\s+Set by your organisation/);
  });

  it('is deleted after a few seconds, once', async () => {
    const { onErase } = await yourData();
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
    const { onErase } = await yourData();
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
    const { onErase } = await yourData();
    await click('Delete all');
    await leave();
    expect(onErase).toHaveBeenCalledOnce();
    await pass(20_000);
    expect(onErase).toHaveBeenCalledOnce();
  });

  it('is still deleted when the view goes while it waits', async () => {
    const { onErase } = await yourData();
    await click('Delete all');
    await act(() => {
      for (const root of document.body.children) render(null, root);
    });
    await pass(7000);
    expect(onErase).toHaveBeenCalledOnce();
  });

  it('that could not be deleted is not said to be', async () => {
    await yourData({ onErase: async () => false, trouble: 'blocked' });
    await click('Delete all');
    await pass(7000);
    expect(text()).not.toContain('All records are deleted.');
    expect(has('Delete all')).toBe(true);
    expect(document.querySelector('[role="alert"]')?.textContent).toContain("Close Cuecard's other tabs");
  });
});

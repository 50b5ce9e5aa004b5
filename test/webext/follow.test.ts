import { beforeEach, describe, expect, it, vi } from 'vitest';
import { followService } from '../../lib/webext/follow.ts';
import { type FakeTab, fakeWindow, stateOf, WINDOW } from './window.ts';

const DESK = 'https://desk.example.com/*';
const ORDERS = 'https://desk.example.com/orders';
const REFUNDS = 'https://desk.example.com/refunds';

beforeEach(() => {
  vi.useFakeTimers();
});

/** The service beside a tab, and what it told its view. */
function beside(tab: FakeTab, origins: string[] = []) {
  const fake = fakeWindow(tab, origins);
  const told: boolean[] = [];
  const service = followService(fake.browser, { onOptions: () => {} });
  const stop = service.watch((isFresh) => told.push(isFresh));
  const look = async (isFresh = false) => {
    const looked = service.look(isFresh);
    await vi.advanceTimersByTimeAsync(10_000);
    return looked;
  };
  return { ...fake, service, told, stop, look };
}

describe('what is known of the tab', () => {
  it('is shown where its address is still the tab’s, and nothing is asked of the page', async () => {
    const { store, look, asked } = beside({ id: 1, url: `${ORDERS}?customer=12` }, [DESK]);
    await store(1, stateOf(ORDERS));
    expect(await look()).toMatchObject({ address: ORDERS });
    expect(asked).toEqual([]);
  });

  it('is shown without a grant as well, when a click allowed it', async () => {
    const { store, look } = beside({ id: 1, url: ORDERS });
    await store(1, stateOf(ORDERS));
    expect(await look()).toMatchObject({ address: ORDERS });
  });

  it('is not shown once the tab is elsewhere, or hides where it is', async () => {
    const { store, look, state, asked } = beside({ id: 1, url: REFUNDS });
    await store(1, stateOf(ORDERS));
    expect(await look()).toBe('unallowed');
    state.active = { id: 1 };
    expect(await look()).toBe('unallowed');
    expect(asked).toEqual([]);
  });

  it('is never that of another tab', async () => {
    const { store, look } = beside({ id: 2, url: ORDERS });
    await store(1, stateOf(ORDERS));
    expect(await look()).toBe('unallowed');
  });
});

describe('a granted page', () => {
  it('reports by itself, and is only asked to when it does not', async () => {
    const { service, store, look, asked, told, state } = beside({ id: 1, url: ORDERS }, [DESK]);
    const first = service.look(false);
    await vi.advanceTimersByTimeAsync(100);
    await store(1, stateOf(ORDERS));
    expect(told).toEqual([false]);
    expect(await look()).toMatchObject({ address: ORDERS, reading: 1 });
    expect(await first).toBeNull();
    expect(asked).toEqual([]);
    state.active = { id: 3, url: REFUNDS };
    expect(await look()).toMatchObject({ address: REFUNDS, reading: 2 });
    expect(asked).toEqual(['look 3']);
  });

  it('is read again where the lessons changed', async () => {
    const { store, look, asked } = beside({ id: 1, url: ORDERS }, [DESK]);
    await store(1, stateOf(ORDERS));
    expect(await look(true)).toMatchObject({ reading: 2 });
    expect(asked).toEqual(['look 1']);
  });

  it('that cannot be read says so once, and does not ask on and on', async () => {
    const { look, asked, state, told } = beside({ id: 1, url: ORDERS }, [DESK]);
    state.answer = 'unreadable';
    expect(await look()).toBeNull();
    expect([asked, told]).toEqual([['look 1'], []]);
  });
});

describe('a page of the browser', () => {
  it('cannot be read', async () => {
    const { look, asked } = beside({ id: 1, url: 'chrome://extensions/' });
    expect(await look()).toBeNull();
    expect(asked).toEqual([]);
  });
});

it('a page that still loads is not judged, unless it never ends', async () => {
  const { service } = beside({ id: 1, status: 'loading' });
  const answer = vi.fn();
  service.look(false).then(answer);
  await vi.advanceTimersByTimeAsync(1000);
  expect(answer).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(9000);
  expect(answer.mock.calls).toEqual([['unallowed']]);
});

describe('the view is told', () => {
  it('of other tabs, addresses and loads in its own window alone', async () => {
    const { events, told, look } = beside({ id: 1, url: ORDERS });
    await look();
    const tab = { active: true, windowId: WINDOW };
    events.onActivated.fire({ tabId: 2, windowId: WINDOW });
    events.onUpdated.fire(1, { url: REFUNDS }, tab);
    events.onUpdated.fire(1, { status: 'complete' }, tab);
    expect(told).toEqual([false, false, false]);
    events.onActivated.fire({ tabId: 2, windowId: WINDOW + 1 });
    events.onUpdated.fire(1, { url: REFUNDS }, { ...tab, windowId: WINDOW + 1 });
    events.onUpdated.fire(1, { url: REFUNDS }, { ...tab, active: false });
    events.onUpdated.fire(1, { title: 'Orders (1)' }, tab);
    expect(told).toHaveLength(3);
  });

  it('of readings of the tab it stands beside, which changes', async () => {
    const { store, state, told, look } = beside({ id: 1, url: ORDERS });
    await look();
    await store(2, stateOf(ORDERS));
    expect(told).toEqual([]);
    await store(1, stateOf(ORDERS));
    expect(told).toEqual([false]);
    state.active = { id: 2, url: ORDERS };
    await look();
    await store(1, stateOf(REFUNDS));
    expect(told).toEqual([false]);
    await store(2, stateOf(REFUNDS));
    expect(told).toEqual([false, false]);
  });

  it('of hosts granted or taken back, and of other lessons', async () => {
    const { events, told, browser } = beside({ id: 1, url: ORDERS });
    events.onAdded.fire({ origins: [DESK] });
    events.onRemoved.fire({ origins: [DESK] });
    await browser.storage.session.set({ tools: [] });
    expect(told).toEqual([false, false]);
    await browser.storage.session.remove('tools');
    expect(told).toEqual([false, false, true]);
  });

  it('nothing more once it stops', async () => {
    const { stop, left, look } = beside({ id: 1, url: ORDERS });
    await look();
    expect(left()).toBeGreaterThan(4);
    stop();
    expect(left()).toBe(0);
  });
});

it('the host offered and asked for is that of the tab in front', async () => {
  const { service, state, asked } = beside({ id: 1, url: ORDERS });
  expect(await service.grantable()).toBe('desk.example.com');
  state.active = { id: 2, url: 'http://till.local:8080/' };
  expect(await service.grantable()).toBe('till.local');
  service.grant();
  expect(asked).toEqual(['request http://till.local/*']);
  state.active = { id: 3 };
  expect(await service.grantable()).toBeNull();
});

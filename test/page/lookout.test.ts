// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Lookout, lookout } from '../../lib/page/lookout.ts';

let running: Lookout | undefined;

/** A window that goes where it is told; `isTold`: its browser tells of navigations; `loaded`: where it was at first. */
function scene(at: string, { isTold = true, loaded = at } = {}) {
  const navigation = new EventTarget();
  const location = { origin: 'https://corp.example', pathname: at, hash: '', search: '' };
  const performance = { getEntriesByType: () => [{ name: new URL(loaded, location.origin).href }] };
  const own = { document, location, performance, ...(isTold && { navigation }) };
  const window = Object.assign(new EventTarget(), own) as unknown as Window;
  const pass = vi.fn(async (address: string) => address.includes('/hr'));
  running = lookout(window, pass);
  const go = (to: string) => {
    const { pathname, hash, search } = new URL(to, location.origin);
    Object.assign(location, { pathname, hash, search });
    navigation.dispatchEvent(new Event('currententrychange'));
  };
  return { window, pass, go, passed: () => pass.mock.calls.map(([address]) => address) };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  running?.stop();
  vi.useRealTimers();
});

test('a page beside a tool asks nothing, also when it is clicked in or its query changes', async () => {
  const { go, pass } = scene('/news');
  document.body.click();
  go('/news?q=secret');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(pass).not.toHaveBeenCalled();
});

test('each other view is told, until one is the tool’s', async () => {
  const { go, passed } = scene('/news');
  for (const to of ['/news/1', '/news/1', '/news#/archive', '/hr/leave', '/hr/pay']) {
    go(to);
    await vi.advanceTimersByTimeAsync(1000);
  }
  expect(passed()).toEqual([
    'https://corp.example/news/1',
    'https://corp.example/news#/archive',
    'https://corp.example/hr/leave',
  ]);
});

test('letters that are not small are told at once: rules do not count case', () => {
  expect(scene('/HR/Leave').passed()).toEqual(['https://corp.example/HR/Leave']);
});

test('where the browser tells of no navigation, a view that comes after a click is seen', async () => {
  const { go, passed } = scene('/news', { isTold: false });
  document.body.click();
  await vi.advanceTimersByTimeAsync(500);
  go('/hr/leave');
  expect(passed()).toEqual([]);
  await vi.advanceTimersByTimeAsync(600);
  expect(passed()).toEqual(['https://corp.example/hr/leave']);
});

test('a view that came before the script did is told', () => {
  expect(scene('/hr/leave', { loaded: '/start?from=mail' }).passed()).toEqual([
    'https://corp.example/hr/leave',
  ]);
});

test('what the background was not told, it is told at the next look, and once stopped nothing is', async () => {
  const { go, pass, passed } = scene('/news');
  pass.mockRejectedValueOnce(new Error('gone'));
  go('/a');
  await vi.advanceTimersByTimeAsync(1);
  document.dispatchEvent(new Event('visibilitychange'));
  await vi.advanceTimersByTimeAsync(1000);
  document.body.click();
  expect(passed()).toEqual(['https://corp.example/a', 'https://corp.example/a']);
  running!.stop();
  go('/b');
  expect(pass).toHaveBeenCalledTimes(2);
});

test('a host that was taken back ends it', async () => {
  const { go, pass } = scene('/news');
  pass.mockRejectedValueOnce(Object.assign(new Error('no'), { code: 'refused' }));
  go('/a');
  await vi.advanceTimersByTimeAsync(1);
  expect(running!.isOver()).toBe(true);
  go('/b');
  expect(pass).toHaveBeenCalledOnce();
});

test('the page as it is is asked about again where there may be other tools: told so, or back from the cache', () => {
  const { window, passed } = scene('/news');
  running!.again();
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
  expect(passed()).toHaveLength(1);
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  expect(passed()).toEqual(['https://corp.example/news', 'https://corp.example/news']);
});

test('a page that writes each move into its address is asked about once a second, and about the last', async () => {
  const { go, passed } = scene('/map');
  for (let move = 1; move <= 50; move++) {
    go(`/map#/${move}`);
    await vi.advanceTimersByTimeAsync(40);
  }
  await vi.advanceTimersByTimeAsync(1000);
  expect(passed()).toHaveLength(3);
  expect(passed().at(-1)).toBe('https://corp.example/map#/50');
});

test('nothing is told while the page is hidden', () => {
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  const { go, pass, passed } = scene('/news');
  go('/hr/leave');
  expect(pass).not.toHaveBeenCalled();
  hidden.mockReturnValue(false);
  document.dispatchEvent(new Event('visibilitychange'));
  expect(passed()).toEqual(['https://corp.example/hr/leave']);
});

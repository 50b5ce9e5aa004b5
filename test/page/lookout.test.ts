// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Lookout, lookout } from '../../lib/page/lookout.ts';

let running: Lookout | undefined;

/** A window that goes where it is told; `isTold`: its browser tells of navigations. */
function scene(at: string, isTold = true) {
  const navigation = new EventTarget();
  const location = { origin: 'https://corp.example', pathname: at, hash: '', search: '' };
  const own = { document, location, ...(isTold && { navigation }) };
  const window = Object.assign(new EventTarget(), own) as unknown as Window;
  const pass = vi.fn(async (address: string) => address.includes('/hr'));
  running = lookout(window, pass);
  const go = (to: string) => {
    const { pathname, hash, search } = new URL(to, location.origin);
    Object.assign(location, { pathname, hash, search });
    navigation.dispatchEvent(new Event('currententrychange'));
  };
  return { pass, go, passed: () => pass.mock.calls.map(([address]) => address) };
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
    await vi.advanceTimersByTimeAsync(1);
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
  const { go, passed } = scene('/news', false);
  document.body.click();
  await vi.advanceTimersByTimeAsync(500);
  go('/hr/leave');
  expect(passed()).toEqual([]);
  await vi.advanceTimersByTimeAsync(600);
  expect(passed()).toEqual(['https://corp.example/hr/leave']);
});

test('a background that does not answer, or refuses, ends nothing; once stopped nothing is told', async () => {
  const { go, pass } = scene('/news');
  pass.mockRejectedValueOnce(new Error('gone'));
  go('/a');
  await vi.advanceTimersByTimeAsync(1);
  go('/b');
  expect(pass).toHaveBeenCalledTimes(2);
  running!.stop();
  go('/c');
  expect(pass).toHaveBeenCalledTimes(2);
});

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { live } from '../../../lib/webext/packs/live.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('tells of an edit within a second, and no more when it was stopped', async () => {
  let stamp = 'a';
  const changed = vi.fn();
  const ask = vi.fn(async () => ({ isPreview: true, stamp }));
  const stop = live(ask, changed);
  await vi.advanceTimersByTimeAsync(3000);
  expect(changed).not.toHaveBeenCalled();
  stamp = 'b';
  await vi.advanceTimersByTimeAsync(1000);
  expect(changed).toHaveBeenCalledOnce();
  stop();
  const { length } = ask.mock.calls;
  stamp = 'c';
  await vi.advanceTimersByTimeAsync(5000);
  expect(changed).toHaveBeenCalledOnce();
  expect(ask).toHaveBeenCalledTimes(length);
});

it('asks once where nothing is being written, or nobody answers', async () => {
  const none = vi.fn(async () => ({ isPreview: false, stamp: null }));
  const gone = vi.fn(() => Promise.reject(new Error('gone')));
  live(none, () => {});
  live(gone, () => {});
  await vi.advanceTimersByTimeAsync(5000);
  expect(none).toHaveBeenCalledOnce();
  expect(gone).toHaveBeenCalledOnce();
});

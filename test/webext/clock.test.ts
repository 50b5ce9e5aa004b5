/** A device's clock that is far off is put right by what servers say. */
import { afterEach, expect, it, vi } from 'vitest';
import { openClock } from '../../lib/webext/clock.ts';
import { fakeStorage } from './browser.ts';

const TRUE = Date.UTC(2026, 10, 27, 12);
const HOUR = 3_600_000;

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A server whose clock is right. */
function server(headers: Record<string, string> = { date: new Date(TRUE).toUTCString() }) {
  vi.stubGlobal('fetch', async () => new Response('{}', { headers }));
}

it('is right after the first answer, and for the next worker', async () => {
  const { storage } = fakeStorage();
  const device = () => TRUE - 3 * HOUR;
  server();
  const clock = openClock(storage, device);
  await clock.ready();
  expect(clock.now()).toBe(device());
  await clock.fetch('https://packs.example.com/acme.zip');
  expect(clock.now()).toBe(TRUE);
  const next = openClock(storage, device);
  await next.ready();
  expect(next.now()).toBe(TRUE);
});

it('counts by itself where it is some minutes off, and again once somebody has put it right', async () => {
  const { storage } = fakeStorage();
  let off = 2 * HOUR;
  const clock = openClock(storage, () => TRUE + off);
  server();
  await clock.fetch('https://packs.example.com/acme.zip');
  expect(clock.now()).toBe(TRUE);
  off = 60_000;
  await clock.fetch('https://packs.example.com/acme.zip');
  expect(clock.now()).toBe(TRUE + off);
});

it('is not led astray by a server without a date, with an absurd one, or by a storage that fails', async () => {
  const { storage } = fakeStorage();
  const clock = openClock(storage, () => TRUE);
  server({});
  await clock.fetch('https://packs.example.com/acme.zip');
  server({ date: 'Thu, 01 Jan 1970 00:00:00 GMT' });
  await clock.fetch('https://packs.example.com/acme.zip');
  expect(clock.now()).toBe(TRUE);
  const broken = { ...storage, local: { ...storage.local, get: () => Promise.reject(new Error('broken')) } };
  const other = openClock(broken as typeof storage, () => TRUE);
  await other.ready();
  expect(other.now()).toBe(TRUE);
});

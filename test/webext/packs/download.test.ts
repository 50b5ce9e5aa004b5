/** What comes from a server, and what is said when something else comes. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { download, MAX_FILE } from '../../../lib/webext/packs/download.ts';

const URL_A = 'https://packs.example.com/acme.zip';
const BYTES = new Uint8Array([1, 2, 3]);
const zip = (headers: Record<string, string> = {}, status = 200) =>
  new Response(BYTES, { status, headers: { 'content-type': 'application/zip', ...headers } });
/** An answer that came after a redirect. */
const from = (url: string, response = zip()) =>
  Object.defineProperties(response, { url: { value: url }, redirected: { value: true } });

type Fetch = (url: string, options: RequestInit) => Promise<Response>;
const get = (
  fetch: Fetch,
  { url = URL_A, etag = null as string | null, isOnline = true, stop = new AbortController() } = {},
) => download({ fetch: fetch as typeof globalThis.fetch, isOnline: () => isOnline }, url, etag, stop.signal);
const codeOf = async (got: Promise<unknown>) =>
  got.then(
    () => 'taken',
    (error) => [error.code, ...(error.details ?? [])].join(' '),
  );

it('asks without cookies and referrer, and lets the browser ask whether it is still the same', async () => {
  const fetch = vi.fn<Fetch>(async () => zip({ etag: '"a"' }));
  expect(await get(fetch)).toEqual({ bytes: BYTES, etag: '"a"', isPreview: false });
  expect(fetch).toHaveBeenCalledOnce();
  expect(fetch.mock.calls[0]![1]).toMatchObject({
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-cache',
  });
  expect(fetch.mock.calls[0]![1].headers, 'a header of ours would need leave of the server').toBeUndefined();
});

it('reads no body when the server still has the version that is there', async () => {
  const response = zip({ etag: '"a"' });
  expect(await get(async () => response, { etag: '"a"' })).toBe('same');
  expect(await get(async () => zip({ etag: '"b"' }), { etag: '"a"' })).toMatchObject({ etag: '"b"' });
});

it('a preview is one only on this machine', async () => {
  const fetch = async () => zip({ 'cuecard-preview': '1' });
  expect(await get(fetch, { url: 'http://localhost:4000/' })).toMatchObject({ isPreview: true });
  expect(await get(fetch)).toMatchObject({ isPreview: false });
});

describe('is refused, and said why:', () => {
  const failing: Fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  const cut = () =>
    new Response(
      new ReadableStream({
        pull: (controller) => controller.error(new TypeError('network error')),
      }),
    );
  it.each<[string, Fetch, string]>([
    ['not found', async () => zip({}, 404), 'status 404'],
    ['a fault of the server', async () => zip({}, 500), 'status 500'],
    [
      'a page to sign in',
      async () => zip({ 'content-type': 'text/html; charset=utf-8' }),
      'page packs.example.com',
    ],
    ['a download that breaks off', async () => cut(), 'cut'],
    ['said to be too large', async () => zip({ 'content-length': String(MAX_FILE + 1) }), 'large'],
    [
      'a redirect without https',
      async () => from('http://elsewhere.example/a.zip'),
      'redirect elsewhere.example',
    ],
    ['a redirect to this machine', async () => from('http://localhost:1/a.zip'), 'redirect localhost:1'],
    ['no server', failing, 'unreachable packs.example.com'],
    [
      'a server that lets nobody read',
      (_, { mode }) => (mode === 'no-cors' ? Promise.resolve(new Response()) : failing('', {})),
      'closed packs.example.com',
    ],
  ])('%s', async (_, fetch, said) => expect(await codeOf(get(fetch))).toBe(said));

  it('nothing else by a redirect that is safe', async () => {
    expect(await codeOf(get(async () => from('https://cdn.example/a.zip')))).toBe('taken');
    const local = { url: 'http://localhost:1/a' };
    expect(await codeOf(get(async () => from('http://127.0.0.1:2/b'), local))).toBe('taken');
  });

  it('too large, however it comes', async () => {
    const chunk = new Uint8Array(8 * 1024 * 1024);
    const endless = new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(chunk) });
    expect(await codeOf(get(async () => new Response(endless as BodyInit)))).toBe('large');
  });

  it('offline, except from this machine', async () => {
    expect(await codeOf(get(failing, { isOnline: false }))).toBe('offline');
    const local = { isOnline: false, url: 'http://localhost:1/a' };
    expect(await codeOf(get(failing, local))).toBe('unreachable localhost:1');
  });
});

describe('a server that hangs', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const hang: Fetch = (_, { signal }) =>
    new Promise((_, reject) =>
      signal!.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError'))),
    );

  it('is given up', async () => {
    const got = codeOf(get(hang));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await got).toBe('timeout');
  });

  it('is given up in the middle of the pack, and at the latest after four minutes', async () => {
    const slow: Fetch = async (_, { signal }) =>
      new Response(
        new ReadableStream({
          start(controller) {
            const timer = setInterval(() => controller.enqueue(BYTES), 10_000);
            signal!.addEventListener('abort', () => {
              clearInterval(timer);
              controller.error(new DOMException('Aborted', 'AbortError'));
            });
          },
        }),
      );
    const got = codeOf(get(slow));
    await vi.advanceTimersByTimeAsync(239_000);
    let isOver = false;
    void got.then(() => (isOver = true));
    await vi.advanceTimersByTimeAsync(0);
    expect(isOver).toBe(false);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await got).toBe('timeout');
  });

  it('is stopped by the person', async () => {
    const stop = new AbortController();
    const got = codeOf(get(hang, { stop }));
    stop.abort();
    expect(await got).toBe('stopped');
  });
});

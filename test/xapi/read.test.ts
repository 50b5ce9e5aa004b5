import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Event } from '../../lib/insight/event.ts';
import { UNSENT } from '../../lib/xapi/describe.ts';
import { eventOf } from '../../lib/xapi/event.ts';
import {
  type Page,
  type Progress,
  type Reach,
  ReadError,
  readStatements,
  type Source,
} from '../../lib/xapi/read.ts';
import { statementOf } from '../../lib/xapi/statement.ts';
import { type Lrs, READER, startLrs, WRITER } from '../lrs/lrs.ts';
import { AROUND, anyEvent, SAMPLES } from './events.ts';

const WITH_WORDS = { ...AROUND, words: true };
const samples = Object.values(SAMPLES) as Event[];
const reach: Reach = {
  fetch: (url: string, init: RequestInit) => fetch(url, init),
  wait: async () => {},
};
const ended: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const end of ended.splice(0)) await end();
});

async function storeWith(events: readonly Event[], around = WITH_WORDS): Promise<Lrs> {
  const lrs = await startLrs();
  ended.push(lrs.close);
  if (events.length > 0) expect(await lrs.store(events.map((event) => statementOf(event, around)))).toBe(200);
  return lrs;
}

const sourceAt = (lrs: Lrs, change: Partial<Source> = {}): Source => ({ url: lrs.url, ...READER, ...change });

async function pagesOf(source: Source, ...rest: [] | [Reach, Progress | null]) {
  const pages: Page[] = [];
  for await (const page of readStatements(source, rest[0] ?? reach, rest[1] ?? null)) pages.push(page);
  return pages;
}

const many = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    ...samples[n % samples.length]!,
    id: `0192a0a0-0000-7000-8000-${String(n).padStart(12, '0')}`,
  }));
const byId = (events: readonly Event[]) => [...events].sort((a, b) => (a.id < b.id ? -1 : 1));

describe('a statement', () => {
  it('becomes the event that it was made of', () => {
    for (const event of samples) expect(eventOf(statementOf(event, WITH_WORDS))).toEqual(event);
  });

  it('becomes it, whatever it was', () => {
    const readable = anyEvent.filter((event) => eventOf(statementOf(event, WITH_WORDS)) !== null);
    fc.assert(
      fc.property(readable, (event) => {
        const back = eventOf(
          JSON.parse(JSON.stringify(statementOf(event, { ...WITH_WORDS, name: event.person }))),
        );
        expect({ ...back, data: null }).toEqual({ ...event, data: null });
      }),
    );
  });

  it('without words is an event that counts the same', () => {
    const back = (event: Event) => eventOf(statementOf(event, AROUND));
    expect(back(SAMPLES.request)).toEqual({ ...SAMPLES.request, data: { words: UNSENT } });
    expect(back(SAMPLES.rating)).toEqual({ ...SAMPLES.rating, data: { useful: false, reason: 'outdated' } });
    expect(back(SAMPLES.searched)?.data).toEqual({ found: 2, words: [], unknown: 4 });
  });

  it.each([
    ['of another product', { id: SAMPLES.shown.id, verb: { id: 'http://a.example/b' } }],
    ['with a time that is none', { ...statementOf(SAMPLES.shown, AROUND), timestamp: 'yesterday' }],
    ['nothing', null],
    ['a text', 'statement'],
  ])('%s is none', (_, statement) => expect(eventOf(statement)).toBeNull());
});

describe('a record store', () => {
  it('is read page by page, in order, each event once', async () => {
    const events = many(130);
    const lrs = await storeWith(events);
    const pages = await pagesOf(sourceAt(lrs, { limit: 50 }));
    expect(pages.map(({ read, events }) => [read, events])).toEqual([
      [50, 50],
      [100, 100],
      [130, 130],
    ]);
    expect(pages.at(-1)?.next).toBeNull();
    expect(byId(pages.flatMap(({ found }) => found))).toEqual(byId(events));
  });

  it('that has nothing is read too', async () => {
    const pages = await pagesOf(sourceAt(await storeWith([])));
    expect(pages).toEqual([{ read: 0, events: 0, next: null, found: [], unread: [] }]);
  });

  it('is read on from where another reading ended', async () => {
    const events = many(120);
    const source = sourceAt(await storeWith(events), { limit: 50 });
    const first: Page[] = [];
    for await (const page of readStatements(source, reach)) {
      first.push(page);
      break;
    }
    const { found, unread, ...progress } = first[0]!;
    expect(unread).toEqual([]);
    const rest = await pagesOf(source, reach, JSON.parse(JSON.stringify(progress)));
    expect(rest.at(-1)).toMatchObject({ read: 120, events: 120, next: null });
    expect(byId([...found, ...rest.flatMap((page) => page.found)])).toEqual(byId(events));
  });

  it('holds statements of others, which are passed over, and of other versions, which are told', async () => {
    const lrs = await storeWith([SAMPLES.shown]);
    const other = { ...statementOf(SAMPLES.copied, AROUND), context: { platform: 'another product' } };
    const record = { 'https://cuecard.example/xapi/v1/extensions/record': { kind: 'dreamt', zone: 'UTC' } };
    const { context, ...later } = statementOf(SAMPLES.hint, AROUND);
    await lrs.store([other, { ...later, context: { ...context, extensions: record } }]);
    const [page] = await pagesOf(sourceAt(lrs));
    expect(page).toMatchObject({ read: 2, events: 1, found: [SAMPLES.shown], unread: [SAMPLES.hint.id] });
  });

  it('gives what was stored since a time', async () => {
    const lrs = await storeWith([SAMPLES.shown]);
    expect((await pagesOf(sourceAt(lrs, { since: Date.now() + 3600_000 })))[0]?.read).toBe(0);
    expect((await pagesOf(sourceAt(lrs, { since: Date.now() - 3600_000 })))[0]?.read).toBe(1);
  });

  it('that was away is asked again, and nothing is read twice', async () => {
    const events = many(120);
    const lrs = await storeWith(events);
    let n = 0;
    const waits: number[] = [];
    const shaky = {
      fetch: async (url: string, init: RequestInit) => {
        n++;
        if (n % 3 === 1) throw new TypeError('fetch failed');
        if (n % 3 === 2) return new Response('busy', { status: 503 });
        return fetch(url, init);
      },
      wait: async (ms: number) => void waits.push(ms),
    };
    const pages = await pagesOf(sourceAt(lrs, { limit: 50 }), shaky, null);
    expect(pages.flatMap(({ found }) => found)).toHaveLength(120);
    expect(waits).toEqual([1000, 5000, 1000, 5000, 1000, 5000]);
  });
});

describe('what goes wrong is said, with where to go on:', () => {
  const failure = async (source: Source, fetch = reach.fetch) => {
    const error = await pagesOf(source, { ...reach, fetch }, null).catch((error) => error);
    expect(error).toBeInstanceOf(ReadError);
    return error as ReadError;
  };

  it('a credential that may only write', async () => {
    const lrs = await storeWith([]);
    expect((await failure(sourceAt(lrs, WRITER))).message).toMatch(/does not let this credential read.*403/);
    expect((await failure(sourceAt(lrs, { secret: 'wrong' }))).message).toMatch(/401/);
  });

  it('an address that is no endpoint', async () => {
    const lrs = await storeWith([]);
    expect((await failure(sourceAt(lrs, { url: `${lrs.url}/other` }))).message).toMatch(/xAPI endpoint/);
  });

  it('a page that is not a store, or points elsewhere with the credential', async () => {
    const source = { url: 'https://lrs.example.com/xapi', ...READER };
    const answer = (text: string) => async () => new Response(text);
    expect((await failure(source, answer('<html>'))).message).toMatch(/no page of statements/);
    const elsewhere = JSON.stringify({ statements: [], more: 'https://evil.example/more' });
    expect((await failure(source, answer(elsewhere))).message).toMatch(
      /another server, https:\/\/evil\.example/,
    );
    const nowhere = JSON.stringify({ statements: [], more: 'https://[' });
    expect((await failure(source, answer(nowhere))).message).toMatch(/no address/);
    const round = async (url: string) => new Response(JSON.stringify({ statements: [], more: url }));
    expect((await failure(source, round)).message).toMatch(/the page that was read/);
    // What an earlier reading left behind may have been changed since.
    const planted = { read: 5, events: 5, next: 'https://evil.example/more' };
    await expect(pagesOf(source, { ...reach, fetch: answer('{}') }, planted)).rejects.toThrow(
      /another server/,
    );
  });

  it('a store that goes away in the middle', async () => {
    const lrs = await storeWith(many(120));
    let n = 0;
    const error = await failure(sourceAt(lrs, { limit: 50 }), async (url, init) => {
      if (n++ > 0) throw new TypeError('fetch failed');
      return fetch(url, init);
    });
    expect(error.message).toMatch(/cannot be reached: fetch failed/);
    const rest = await pagesOf(sourceAt(lrs, { limit: 50 }), reach, error.progress);
    expect(rest.at(-1)).toMatchObject({ read: 120, next: null });
  });
});

import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Failure } from '../../lib/answer.ts';
import { checkAsk } from '../../lib/webext/asks.ts';
import {
  type Handlers,
  type Kind,
  type Runtime,
  type Sender,
  send,
  serve,
} from '../../lib/webext/messages.ts';

const BASE = 'chrome-extension://ours/';
const TAB = { id: 4, incognito: false };
const PAGE: Sender = { id: 'ours', url: `${BASE}popup.html` };
const CONTENT: Sender = { id: 'ours', url: 'https://desk.example.com/', frameId: 0, tab: TAB };
const CONTENT_CALLS = ['arrive', 'visit'];
const PAGE_CALLS = [
  ...['look', 'lesson', 'search', 'searched', 'dropSearch', 'report', 'library', 'erase'],
  ...['media', 'recall', 'remember', 'insert', 'uninsert'],
];

type Listener = (message: unknown, sender: never, respond: (answer: unknown) => void) => true;

/** A background whose handlers answer with their own name; asks are let through unless `check` is given. */
function background(
  handle: (kind: string) => Promise<unknown> = async (kind) => kind,
  check = (_: Kind, ask: unknown) => ask,
) {
  let listener: Listener | undefined;
  const runtime = {
    id: 'ours',
    getURL: (path: string) => BASE + path,
    onMessage: {
      addListener: (added: Listener) => {
        listener = added;
      },
    },
  } as unknown as Runtime;
  const handlers = Object.fromEntries(
    [...CONTENT_CALLS, ...PAGE_CALLS].map((kind) => [kind, () => handle(kind)]),
  );
  serve(runtime, handlers as unknown as Handlers, check);
  return (message: unknown, sender: Sender) =>
    new Promise<Record<string, unknown>>((resolve) => {
      // Anything but true would close the channel before the answer.
      expect(listener!(message, sender as never, resolve as never)).toBe(true);
    });
}

describe('who may ask', () => {
  const ask = background();
  const REFUSED = { ok: false, code: 'refused', message: 'not allowed' };

  it.each(PAGE_CALLS)('our pages may ask %s, content scripts may not', async (kind) => {
    expect(await ask({ kind, ask: null }, PAGE)).toEqual({ ok: true, value: kind });
    expect(await ask({ kind, ask: null }, { ...PAGE, tab: TAB, frameId: 0 })).toEqual({
      ok: true,
      value: kind,
    });
    expect(await ask({ kind, ask: null }, CONTENT)).toEqual(REFUSED);
  });

  it.each(CONTENT_CALLS)('content scripts may ask %s, our pages may not', async (kind) => {
    expect(await ask({ kind, ask: null }, CONTENT)).toEqual({ ok: true, value: kind });
    expect(await ask({ kind, ask: null }, PAGE)).toEqual(REFUSED);
    expect(await ask({ kind, ask: null }, { ...PAGE, tab: TAB, frameId: 0 })).toEqual(REFUSED);
  });

  it('the frame of ours in a page may search and tell of it, and not what only pages may', async () => {
    const card = { ...PAGE, tab: TAB, frameId: 3 };
    for (const kind of ['search', 'searched', 'dropSearch'])
      expect(await ask({ kind, ask: null }, card)).toEqual({ ok: true, value: kind });
    expect(await ask({ kind: 'look', ask: null }, card)).toEqual(REFUSED);
  });

  it.each([
    ['another extension', 'library', { ...PAGE, id: 'foreign' }],
    ['nobody', 'library', {}],
    ['a page without address', 'library', { id: 'ours' }],
    [
      'an address that starts alike',
      'library',
      { id: 'ours', url: 'chrome-extension://oursandmore/popup.html' },
    ],
    ['our address inside another', 'library', { id: 'ours', url: `https://evil.example/?${BASE}` }],
    ['our address as a name', 'library', { id: 'ours', url: 'https://chrome-extension://ours/popup.html' }],
    ['a subframe', 'arrive', { ...CONTENT, frameId: 3 }],
    ['a frame without number', 'arrive', { id: 'ours', url: 'https://desk.example.com/', tab: TAB }],
    ['no tab', 'arrive', { id: 'ours', url: 'https://desk.example.com/', frameId: 0 }],
    ['a tab without number', 'arrive', { ...CONTENT, tab: { incognito: false } }],
    ['a foreign content script', 'visit', { ...CONTENT, id: 'foreign' }],
  ])('%s may not', async (_, kind, sender) => {
    expect(await ask({ kind, ask: null }, sender as Sender)).toEqual(REFUSED);
  });

  it.each([
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    'valueOf',
    'nothing',
    '',
    null,
    7,
    ['look'],
    undefined,
  ])('the kind %j is refused', async (kind) => {
    expect(await ask({ kind, ask: null }, PAGE)).toEqual(REFUSED);
    expect(await ask({ kind, ask: null }, CONTENT)).toEqual(REFUSED);
  });

  it.each([null, undefined, 'look', 7, [], {}])('the message %j is refused', async (message) => {
    expect(await ask(message, PAGE)).toEqual(REFUSED);
  });
});

describe('what comes back', () => {
  it('a failure keeps its code, anything else is internal and logged', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const full = background(() => Promise.reject(new Failure('full', 'no space')));
    expect(await full({ kind: 'library', ask: null }, PAGE)).toEqual({
      ok: false,
      code: 'full',
      message: 'no space',
    });
    expect(log).not.toHaveBeenCalled();
    const broken = background(() => Promise.reject(new TypeError('x is undefined')));
    expect(await broken({ kind: 'library', ask: null }, PAGE)).toMatchObject({ ok: false, code: 'internal' });
    expect(log).toHaveBeenCalledOnce();
    log.mockRestore();
  });

  it('nothing is null: undefined would look like nobody', async () => {
    const silent = background(async () => undefined);
    expect(await silent({ kind: 'erase', ask: null }, PAGE)).toEqual({ ok: true, value: null });
  });

  it('a malformed ask never reaches its handler', async () => {
    const handle = vi.fn(async () => null);
    const ask = background(handle, checkAsk);
    expect(await ask({ kind: 'look', ask: { tab: 'one' } }, PAGE)).toMatchObject({
      ok: false,
      code: 'refused',
    });
    expect(handle).not.toHaveBeenCalled();
  });
});

describe('send', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const OK = { ok: true, value: 'yes' };

  it.each([
    ['rejects', () => Promise.reject(new Error('Receiving end does not exist'))],
    ['closes', () => Promise.resolve(undefined)],
    [
      'throws',
      () => {
        throw new Error('Extension context invalidated');
      },
    ],
  ])('asks again when the channel %s, and gives up as gone', async (_, die) => {
    const sendMessage = vi.fn<Runtime['sendMessage']>(die).mockImplementationOnce(die);
    const lost = send({ sendMessage }, 'library', null).catch((error: unknown) => error);
    await vi.runAllTimersAsync();
    expect(await lost).toBeInstanceOf(Failure);
    expect(await lost).toMatchObject({ code: 'gone' });
    expect(sendMessage).toHaveBeenCalledTimes(4);

    sendMessage.mockReset().mockImplementationOnce(die).mockImplementationOnce(die).mockResolvedValue(OK);
    const found = send({ sendMessage }, 'library', null);
    await vi.runAllTimersAsync();
    expect(await found).toBe('yes');
    expect(sendMessage.mock.calls).toEqual(Array(3).fill([{ kind: 'library', ask: null }]));
  });

  it('a refusal is an answer: it is not asked again', async () => {
    const sendMessage = vi.fn(async () => ({ ok: false, code: 'blocked', message: 'held' }));
    await expect(send({ sendMessage }, 'erase', null)).rejects.toMatchObject({
      code: 'blocked',
      message: 'held',
    });
    expect(sendMessage).toHaveBeenCalledOnce();
  });
});

describe('what may be asked', () => {
  const kinds = [...CONTENT_CALLS, ...PAGE_CALLS] as Kind[];
  const id = '01890a5d-ac96-774b-bcce-b302099a8057';
  const rating = {
    kind: 'rating',
    id,
    tool: 'desk',
    page: null,
    lesson: 'a/b',
    revision: '01234567',
    data: { useful: true },
  };

  it.each([
    ['arrive', { url: 'https://desk.example.com/a' }],
    ['arrive', { url: 'https://desk.example.com/a', isNew: true }],
    ['look', { tab: 4 }],
    ['lesson', { ref: 'a/b', tab: null }],
    ['search', { query: 'refund', tool: null }],
    ['searched', { search: { id, tool: 'desk', page: null, query: 'refund', found: 0 }, tab: 4 }],
    ['searched', { search: { id, tool: null, page: null, query: 'a', found: 3, instead: id }, tab: null }],
    ['dropSearch', { id }],
    ['report', { report: rating, tab: 4 }],
    ['library', null],
    ['media', { ref: 'a/b', path: 'media/a.webm', from: 0 }],
    ['recall', { ref: 'a/b', revision: '01234567', tab: null }],
    ['remember', { ref: 'a/b', revision: '01234567', memory: { place: 2, ticks: ['0.1'] }, tab: 4 }],
    ['insert', { text: 'Hello', tab: 4, id }],
    ['uninsert', { tab: 4 }],
    ['report', { report: { ...rating, kind: 'answered', data: { block: 3, right: false } }, tab: 4 }],
    ['report', { report: { ...rating, kind: 'inserted', data: {} }, tab: 4 }],
    ['report', { report: { ...rating, kind: 'finished', data: {} }, tab: null }],
  ] as [Kind, unknown][])('%s as our senders ask it', (kind, ask) => {
    expect(checkAsk(kind, ask)).toEqual(ask);
  });

  it.each([
    ['arrive', { url: 'no address' }],
    ['arrive', { url: 'https://desk.example.com/a', isNew: 1 }],
    ['arrive', { url: `https://a.example/${'x'.repeat(4000)}` }],
    ['look', { tab: 1.5 }],
    ['look', { tab: 4, more: 1 }],
    ['lesson', { ref: 'x'.repeat(401), tab: null }],
    ['search', { query: 'a' }],
    ['searched', { search: { id, tool: null, page: null, query: 'a', found: -1 }, tab: 4 }],
    ['dropSearch', { id: 'mine' }],
    ['searched', { search: { id, tool: null, page: null, query: 'x'.repeat(1001), found: 0 }, tab: 4 }],
    ['searched', { search: { id, tool: null, page: null, query: 'a', found: 0, words: ['a'] }, tab: 4 }],
    // What is stored of a search is for the background to decide.
    [
      'report',
      {
        report: {
          id,
          kind: 'searched',
          tool: null,
          page: null,
          data: { found: 0, words: ['a'], unknown: 0 },
        },
        tab: 4,
      },
    ],
    ['report', { report: { ...rating, at: 1 }, tab: 4 }],
    ['report', { report: { ...rating, person: 'somebody else' }, tab: 4 }],
    ['report', { report: { ...rating, id: 'mine' }, tab: 4 }],
    ['report', { report: { ...rating, kind: 'bought' }, tab: 4 }],
    ['report', { report: { ...rating, data: { useful: true, reason: 'ugly' } }, tab: 4 }],
    ['media', { ref: 'a/b', path: '../pack.json', from: 0 }],
    ['media', { ref: 'a/b', path: 'media/../lessons.json', from: 0 }],
    ['media', { ref: 'a/b', path: 'media/a.webm', from: -1 }],
    ['remember', { ref: 'a/b', revision: '01234567', memory: { place: -1, ticks: [] }, tab: 4 }],
    ['remember', { ref: 'a/b', revision: '01234567', memory: { place: 0, ticks: ['what I typed'] }, tab: 4 }],
    ['insert', { text: '', tab: 4, id }],
    ['insert', { text: 'x'.repeat(20_001), tab: 4, id }],
    [
      'report',
      { report: { ...rating, kind: 'answered', data: { block: 3, right: true, text: 'x' } }, tab: 4 },
    ],
    ['report', { report: { ...rating, kind: 'answered', data: { block: 1.5, right: true } }, tab: 4 }],
    ['report', { report: { ...rating, kind: 'inserted', data: { text: 'x' } }, tab: 4 }],
    ['erase', {}],
  ] as [Kind, unknown][])('%s %j is refused', (kind, ask) => {
    expect(() => checkAsk(kind, ask)).toThrow(expect.objectContaining({ code: 'refused' }));
  });

  it('anything else is refused, and by no other exception', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.anything(), (kind, ask) => {
        try {
          checkAsk(kind, ask);
          return ask === null;
        } catch (error) {
          return error instanceof Failure && error.code === 'refused';
        }
      }),
    );
  });
});

/**
 * The one interface to the background. Every call goes there and is answered; nothing is ever pushed: panels watch
 * session storage. The runtime is an argument, so that the content script carries no polyfill.
 */
import {
  type Added,
  type CardState,
  Failure,
  type FailureCode,
  type Offer,
  type Opened,
  type PackState,
} from '../answer.ts';
import type { Snooze } from '../hint/snooze.ts';
import type { Told } from '../hint/wire.ts';
import type { Report, Search } from '../insight/event.ts';
import type { Hit } from '../match/search.ts';
import type { Survivor } from '../page/detect.ts';
import type { Visit } from '../page/watch.ts';
import type { Memory, Recalled } from '../practice/memory.ts';

interface Call<Who extends From, Ask, Answer> {
  from: Who;
  ask: Ask;
  answer: Answer;
}

/**
 * Who asks: a script in a page; a page of ours; the frame of ours in a page, once its hint is open; a help view, which
 * is a page or that frame.
 */
type From = 'content' | 'page' | 'card' | 'help';

/** Every message: who may send it, what it asks and what comes back. */
export interface Calls {
  /** Which tools could this address be? Null: none, and nothing more is asked. */
  arrive: Call<'content', { url: string }, Survivor[] | null>;
  /** What the page says. Ranked, kept for the tab, shown on the badge. */
  visit: Call<'content', Visit, null>;
  /** The person asked for help in this tab: read it now. */
  look: Call<'page', { tab: number }, 'reading' | 'unreadable'>;
  /** What is to be offered in this page? `token`: what it was told before. */
  hint: Call<'content', { token: string | null }, Offer | null>;
  /** A frame that knows the offer's token shows it. */
  card: Call<'card', { token: string }, CardState | null>;
  /** What became of the frame's hint. `id`: of the event, so that what is told twice is stored once. */
  hinted: Call<'card', { told: Told; id: string }, null>;
  /** Brings a closed hint back in this tab. */
  restore: Call<'page', { ref: string; tab: number; id: string }, null>;
  /** No hints for a while, on this page or in this tool. Tells until when, if it ends by itself: UTC, ms. */
  snooze: Call<'card', { how: Snooze }, { until: number | null }>;
  unsnooze: Call<'card', { how: Snooze }, null>;
  openOptions: Call<'card', null, null>;
  lesson: Call<'help', { ref: string; tab: number | null }, Opened | null>;
  search: Call<'help', { query: string; tool: string | null }, Hit[]>;
  /**
   * What was found is shown. It is stored, once for an id and without unknown words, after the time that somebody stays at
   * a result who is not still typing. A popup that closes has no time to say so: the background waits, not the view.
   */
  searched: Call<'help', { search: Search; tab: number | null }, Kept>;
  /** The person went on typing before that. */
  dropSearch: Call<'help', { id: string }, null>;
  /** Something happened. Sent twice, it is stored once. */
  report: Call<'help', { report: Report; tab: number | null }, 'stored' | 'private'>;
  library: Call<'help', null, PackState[]>;
  /** A piece of a file that a lesson plays or shows, from that byte on. Null: it is missing or too large. */
  media: Call<'help', { ref: string; path: string; from: number }, Piece | null>;
  /** How far this person was in this revision of the lesson. */
  recall: Call<'help', { ref: string; revision: string; tab: number | null }, Recalled | null>;
  remember: Call<'help', { ref: string; revision: string; memory: Memory; tab: number | null }, null>;
  /** Puts a text into the field that the person was in, once for an id; a frame in the page has a shorter way. */
  insert: Call<'page', { text: string; tab: number; id: string }, 'inserted' | 'nowhere'>;
  /** Takes it out again. False: something was changed there since. */
  uninsert: Call<'page', { tab: number }, boolean>;
  /** Adds a pack from an address, or from a file that the page holds at a `blob:` address. */
  addPack: Call<'page', { from: string; key: string | null; isTrusted: boolean }, Added>;
  /** Stops what is on its way from there. */
  stopPack: Call<'page', { from: string }, null>;
  /** Asks now for a newer version of the pack at an address. */
  updatePack: Call<'page', { url: string }, null>;
  /** Takes out a pack that was added, or brings it back. */
  removePack: Call<'page', { id: string; isRemoved: boolean }, null>;
  /** Is a pack being written on this machine? If so, it is asked for now. `stamp` differs when lessons have changed. */
  preview: Call<'help', null, { isPreview: boolean; stamp: string | null }>;
  erase: Call<'page', null, null>;
}

/** What became of a search. */
export type Kept = 'stored' | 'private' | 'dropped';

/** Messages are JSON in Chromium: bytes travel as base64, a piece at a time. `size`: of the whole file. */
export interface Piece {
  readonly base64: string;
  readonly size: number;
}

export type Kind = keyof Calls;
export type Ask<K extends Kind> = Calls[K]['ask'];
export type Answer<K extends Kind> = Calls[K]['answer'];

export interface Sender {
  readonly id?: string;
  readonly url?: string;
  readonly frameId?: number;
  readonly tab?: { readonly id?: number; readonly incognito: boolean };
}

/** The part of `browser.runtime` that is needed. */
export interface Runtime {
  readonly id: string;
  getURL(path: string): string;
  sendMessage(message: unknown): Promise<unknown>;
  readonly onMessage: {
    addListener(
      listener: (message: unknown, sender: never, respond: (answer: unknown) => void) => true,
    ): void;
  };
}

type Envelope = { ok: true; value: unknown } | { ok: false; code: FailureCode; message: string };

/** Waits between tries, in ms. A worker that died in the middle is there again at the next one. */
const RETRIES = [50, 250, 1000];

/** A background that hangs must not look like loading for ever. */
const PATIENCE_MS = 10_000;
/** A download may take longer; the background ends one that hangs before this. */
const DOWNLOAD_MS = 300_000;
const PATIENCE: Partial<Record<Kind, number>> = { addPack: DOWNLOAD_MS, updatePack: DOWNLOAD_MS };

/**
 * Asks the background. Calls may be repeated when the worker dies, so every handler can be called twice.
 * @throws Failure with the other side's code, or 'gone' when nobody answers
 */
export async function send<K extends Kind>(
  runtime: Pick<Runtime, 'sendMessage'>,
  kind: K,
  ask: Ask<K>,
): Promise<Answer<K>> {
  for (let attempt = 0; ; attempt++) {
    const answer = await post(runtime, { kind, ask }, PATIENCE[kind] ?? PATIENCE_MS);
    if (answer?.ok) return answer.value as Answer<K>;
    if (answer) throw new Failure(answer.code, answer.message);
    const wait = RETRIES[attempt];
    if (wait === undefined) throw new Failure('gone', 'Cuecard does not answer');
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

/** Undefined when nobody answered. A script that an update orphaned has a runtime that throws, or none. */
async function post(
  runtime: Pick<Runtime, 'sendMessage'>,
  message: unknown,
  patience: number,
): Promise<Envelope | null | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Envelope>((resolve) => {
    const envelope: Envelope = { ok: false, code: 'gone', message: 'Cuecard does not answer in time' };
    timer = setTimeout(() => resolve(envelope), patience);
  });
  try {
    return (await Promise.race([runtime.sendMessage(message), late])) as Envelope | null | undefined;
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

/** One function for each message; a missing one does not compile. */
export type Handlers = { [K in Kind]: (ask: Ask<K>, sender: Sender) => Promise<Answer<K>> };

/** Who may send what. Content scripts run beside a page's own code and may not ask what only our pages may. */
const FROM: { [K in Kind]: Calls[K]['from'] } = {
  arrive: 'content',
  visit: 'content',
  look: 'page',
  hint: 'content',
  card: 'card',
  hinted: 'card',
  restore: 'page',
  snooze: 'card',
  unsnooze: 'card',
  openOptions: 'card',
  lesson: 'help',
  search: 'help',
  searched: 'help',
  dropSearch: 'help',
  report: 'help',
  library: 'help',
  media: 'help',
  recall: 'help',
  remember: 'help',
  insert: 'page',
  uninsert: 'page',
  addPack: 'page',
  stopPack: 'page',
  updatePack: 'page',
  removePack: 'page',
  preview: 'help',
  erase: 'page',
};

/**
 * Answers messages. Call it before any await: a worker that wakes for a message has no listener otherwise.
 * @param check validates what a message asks; it throws on what no sender of ours would send
 */
export function serve(
  runtime: Runtime,
  handlers: Handlers,
  check: (kind: Kind, ask: unknown) => unknown,
): void {
  runtime.onMessage.addListener((message: unknown, sender: Sender, respond) => {
    answer(runtime, handlers, check, message, sender).then(respond);
    return true;
  });
}

async function answer(
  runtime: Runtime,
  handlers: Handlers,
  check: (kind: Kind, ask: unknown) => unknown,
  message: unknown,
  sender: Sender,
): Promise<Envelope> {
  try {
    const { kind, ask } = (message ?? {}) as { kind: Kind; ask: unknown };
    if (typeof kind !== 'string' || !Object.hasOwn(FROM, kind) || !mayAsk(runtime, FROM[kind], sender))
      throw new Failure('refused', 'not allowed');
    const handler = handlers[kind] as (ask: unknown, sender: Sender) => Promise<unknown>;
    return { ok: true, value: (await handler(check(kind, ask), sender)) ?? null };
  } catch (error) {
    if (error instanceof Failure) return { ok: false, code: error.code, message: error.message };
    console.error(error);
    return { ok: false, code: 'internal', message: String(error) };
  }
}

function mayAsk(runtime: Runtime, from: From, sender: Sender): boolean {
  if (sender.id !== runtime.id) return false;
  const isOurs = sender.url?.startsWith(runtime.getURL('')) ?? false;
  const isInTab = sender.tab?.id !== undefined;
  if (from === 'content') return !isOurs && isInTab && sender.frameId === 0;
  return isOurs && (isCard(sender) ? from !== 'page' : from !== 'card');
}

/** A page of ours that stands in another page; what it asks is answered only while its hint is open. */
export function isCard({ tab, frameId = 0 }: Sender): boolean {
  return tab?.id !== undefined && frameId !== 0;
}

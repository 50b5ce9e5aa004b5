/**
 * The one interface to the background. Every call goes there and is answered; nothing is ever pushed: panels watch
 * session storage. The runtime is an argument, so that the content script carries no polyfill.
 */
import { Failure, type FailureCode } from '../answer.ts';
import { type Calls, FROM, type From } from './calls.ts';

export type { Kept, Piece } from './calls.ts';

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
export const DOWNLOAD_MS = 300_000;
/** A record store may take long to answer, and all records of years are read and written at once. */
export const LONG_MS = 60_000;

/**
 * Asks the background. Calls may be repeated when the worker dies, so every handler can be called twice.
 * @param patience so many milliseconds an answer is waited for
 * @throws Failure with the other side's code, or 'gone' when nobody answers
 */
export async function send<K extends Kind>(
  runtime: Pick<Runtime, 'sendMessage'>,
  kind: K,
  ask: Ask<K>,
  patience = PATIENCE_MS,
): Promise<Answer<K>> {
  for (let attempt = 0; ; attempt++) {
    const answer = await post(runtime, { kind, ask }, patience);
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

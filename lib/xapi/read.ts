/** Reads statements back from a record store, into the events that they were made of. */
import type { Event } from '../insight/event.ts';
import { basic, XAPI_VERSION } from './credential.ts';
import { eventOf } from './event.ts';
import { PROFILE } from './vocabulary.ts';

/** A place in a long reading: with it, another reading goes on from there. */
export interface Progress {
  /** Statements read so far, also by readings before. */
  readonly read: number;
  /** Events among them. */
  readonly events: number;
  /** The address of the next page; null at the end. */
  readonly next: string | null;
}

/** What a page brought. */
export interface Page extends Progress {
  readonly found: readonly Event[];
  /** Ids of statements of this profile that are no events of this version. */
  readonly unread: readonly string[];
}

export interface Source {
  /** The store's xAPI endpoint. */
  readonly url: string;
  /** A Basic credential that may read. */
  readonly key: string;
  readonly secret: string;
  /** The header X-Experience-API-Version; 1.0.3 unless told. */
  readonly version?: string;
  /** Only what was stored after this: UTC ms. */
  readonly since?: number;
  /** Statements for each page; the store may give fewer. */
  readonly limit?: number;
}

/** What reading stands on. */
export interface Reach {
  fetch(url: string, init: { headers: Record<string, string>; redirect: 'error' }): Promise<Response>;
  /** Waits so many ms before a page is asked for again. */
  wait(ms: number): Promise<void>;
}

/** Why statements could not be read: in words for an administrator. */
export class ReadError extends Error {
  override readonly name = 'ReadError';
  /** With it another reading goes on where this one ended. */
  readonly progress: Progress;

  constructor(message: string, progress: Progress) {
    super(message);
    this.progress = progress;
  }
}

/** Waits before a page that did not come is asked for again, in ms. */
const RETRIES = [1000, 5000, 20_000];
const LIMIT = 500;

/**
 * Reads all statements of the profile, oldest first, a page at a time.
 * @param after where another reading ended
 * @throws ReadError when the store does not let us in, answers something else, or is away for longer than half a minute
 */
export async function* readStatements(
  source: Source,
  reach: Reach,
  after: Progress | null = null,
): AsyncGenerator<Page> {
  const endpoint = source.url.replace(/\/+$/, '');
  if (after?.next) guard(after.next, endpoint, after);
  let at: Progress = after ?? { read: 0, events: 0, next: firstPage(endpoint, source) };
  while (at.next !== null) {
    const { statements, more } = await pageAt(at.next, endpoint, source, reach, at);
    const events = statements.map((statement) => ({ statement, event: eventOf(statement) }));
    const found = events.flatMap(({ event }) => event ?? []);
    const unread = events.filter(({ event }) => event === null).map(({ statement }) => idOf(statement));
    at = { read: at.read + statements.length, events: at.events + found.length, next: more };
    yield { ...at, found, unread };
  }
}

function firstPage(endpoint: string, { since, limit = LIMIT }: Source): string {
  const query = new URLSearchParams({
    activity: PROFILE,
    related_activities: 'true',
    ascending: 'true',
    limit: String(limit),
    ...(since !== undefined && { since: new Date(since).toISOString() }),
  });
  return `${endpoint}/statements?${query}`;
}

interface Read {
  readonly statements: readonly unknown[];
  readonly more: string | null;
}

async function pageAt(
  url: string,
  endpoint: string,
  { key, secret, version = XAPI_VERSION }: Source,
  reach: Reach,
  at: Progress,
): Promise<Read> {
  const headers = {
    authorization: basic(key, secret),
    'x-experience-api-version': version,
  };
  for (let attempt = 0; ; attempt++) {
    const got = await ask(() => reach.fetch(url, { headers, redirect: 'error' }));
    if ('text' in got && got.status === 200) return readPage(got.text, url, endpoint, at);
    const isFinal = 'status' in got && got.status < 500 && got.status !== 429;
    const wait = RETRIES[attempt];
    if (isFinal || wait === undefined) throw new ReadError(whyNot(got, endpoint), at);
    await reach.wait(wait);
  }
}

type Got = { readonly status: number; readonly text: string } | { readonly error: string };

async function ask(request: () => Promise<Response>): Promise<Got> {
  try {
    const response = await request();
    return { status: response.status, text: await response.text() };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

function whyNot(got: Got, endpoint: string): string {
  if ('error' in got)
    return `${endpoint} cannot be reached: ${got.error}. Look at the address and the network.`;
  const { status, text } = got;
  if (status === 401 || status === 403)
    return `${endpoint} does not let this credential read statements (${status}). Give one that may read.`;
  if (status === 404)
    return `${endpoint}/statements is not there (404). Give the xAPI endpoint, without "/statements".`;
  return `${endpoint} answers ${status}: ${text.replace(/\s+/g, ' ').slice(0, 200)}`;
}

function readPage(text: string, url: string, endpoint: string, at: Progress): Read {
  let value: { statements?: unknown; more?: unknown } | null = null;
  try {
    value = JSON.parse(text);
  } catch {
    // Told below, as any other answer that is not a store's.
  }
  if (!Array.isArray(value?.statements))
    throw new ReadError(`${endpoint} answers something that is no page of statements`, at);
  const { statements, more } = value;
  // `more` is relative to the store (xAPI 1.0.3, part 3, 2.1.3).
  if (typeof more !== 'string' || more === '') return { statements, more: null };
  if (!URL.canParse(more, url))
    throw new ReadError(`${endpoint} says to go on at "${more}", which is no address`, at);
  const next = new URL(more, url).href;
  guard(next, endpoint, at);
  if (next === url) throw new ReadError(`${endpoint} says to go on with the page that was read`, at);
  return { statements, more: next };
}

/** The credential goes to the store, whoever says where to go on: its answer, or what an earlier reading left behind. */
function guard(next: string, endpoint: string, at: Progress): void {
  const { origin } = new URL(next);
  if (origin !== new URL(endpoint).origin)
    throw new ReadError(`${endpoint} points to another server, ${origin}, which gets no credential`, at);
}

const idOf = (statement: unknown) => String((statement as { id?: unknown } | null)?.id);

/** What a record store's answer to a batch means. */

export type Answer =
  /** It has every one of them. */
  | { readonly kind: 'stored' }
  /** It takes none of them as they are. */
  | { readonly kind: 'refused'; readonly status: number; readonly message: string }
  /** It does not let us in. */
  | { readonly kind: 'denied'; readonly status: number; readonly message: string }
  /** Too many at once. */
  | { readonly kind: 'large'; readonly message: string }
  /** Not now: perhaps later. `wait`: what it asks for, in ms. */
  | { readonly kind: 'busy'; readonly status: number; readonly message: string; readonly wait?: number }
  /** Nothing came, or nothing that a record store says: it may have stored them all the same. */
  | { readonly kind: 'lost'; readonly message: string };

/** An answer as it came. `after`: the header Retry-After. */
export interface Reply {
  readonly status: number;
  readonly text: string;
  readonly after: string | null;
}

const LONGEST = 300;

/**
 * Reads an answer to `POST statements`.
 * @param ids of the batch: a store names what it stored, a sign-in page of a hotel's network does not
 * @param now UTC ms, for a Retry-After that is a date
 */
export function answerOf({ status, text, after }: Reply, ids: readonly string[], now: number): Answer {
  if (status === 204) return { kind: 'stored' };
  if (status >= 200 && status < 300)
    return namesAll(text, ids) ? { kind: 'stored' } : { kind: 'lost', message: 'not a record store' };
  const message = messageOf(text) || `HTTP ${status}`;
  if (status === 400 || status === 409) return { kind: 'refused', status, message };
  if (status === 401 || status === 403) return { kind: 'denied', status, message };
  if (status === 413) return { kind: 'large', message };
  const wait = waitOf(after, now);
  return { kind: 'busy', status, message, ...(wait !== null && { wait }) };
}

function namesAll(text: string, ids: readonly string[]): boolean {
  const stored = parsed(text);
  if (!Array.isArray(stored)) return false;
  const named = new Set(stored.map((id) => String(id).toLowerCase()));
  return ids.every((id) => named.has(id.toLowerCase()));
}

/** Seconds or a date (RFC 9110, 10.2.3), as ms from now. */
function waitOf(after: string | null, now: number): number | null {
  if (after === null || after.trim() === '') return null;
  const ms = /^\d+$/.test(after.trim()) ? Number(after) * 1000 : Date.parse(after) - now;
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}

/** What an answer says in words: its `message` or `warnings` where it is JSON that has them, else its text. */
function messageOf(text: string): string {
  const value = parsed(text) as { message?: unknown; warnings?: unknown; error?: unknown } | null;
  const said = value?.message ?? value?.error ?? value?.warnings;
  const words = Array.isArray(said) ? said.join('; ') : typeof said === 'string' ? said : text;
  return words
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** Tells whether two refusals say the same: stores number their errors, and name the statement. */
export function isSameRefusal(a: string, b: string): boolean {
  return a.replace(UUID, '') === b.replace(UUID, '');
}

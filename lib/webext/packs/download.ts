/** Gets a pack from its server. Nothing of the person goes along: no cookie, no referrer. */
import { PackFault } from '../../answer.ts';
import { isLoopback, isSafe } from '../../lesson/address.ts';

/** A pack file is never larger than this, in bytes. */
export const MAX_FILE = 50 * 1024 * 1024;

/** A server that says nothing for so long has hung up; a download that takes longer than the second is stuck. */
const SILENCE_MS = 20_000;
const WHOLE_MS = 240_000;

export interface Download {
  readonly bytes: Uint8Array;
  readonly etag: string | null;
  /** Served by `cuecard preview` on this machine. */
  readonly isPreview: boolean;
}

/** What a download needs of the world. */
export interface Net {
  fetch: typeof fetch;
  isOnline(): boolean;
}

/**
 * Gets a pack. The browser itself asks with If-None-Match, from its cache: a header of ours would make it ask the server
 * for leave first, which plain file servers do not give.
 * @param etag of the version that is there
 * @param stop aborts the download
 * @returns 'same' when the server still has that version
 * @throws PackFault
 */
export async function download(
  net: Net,
  url: string,
  etag: string | null,
  stop: AbortSignal,
): Promise<Download | 'same'> {
  const watch = watchdog(stop);
  try {
    const response = await request(net, url, watch.signal);
    const isFile = url.startsWith('blob:');
    if (!isFile) checkResponse(response, url);
    const tag = response.headers.get('etag');
    if (etag !== null && tag === etag) {
      await response.body?.cancel();
      return 'same';
    }
    const isPreview = isLoopback(new URL(url)) && response.headers.get('cuecard-preview') === '1';
    return { bytes: await bodyOf(response, watch.heard), etag: tag, isPreview };
  } catch (error) {
    if (error instanceof PackFault) throw error;
    if (stop.aborted) throw new PackFault('stopped');
    if (watch.signal.aborted) throw new PackFault('timeout');
    throw error;
  } finally {
    watch.end();
  }
}

async function request(net: Net, url: string, signal: AbortSignal): Promise<Response> {
  const options: RequestInit = { credentials: 'omit', referrerPolicy: 'no-referrer', signal };
  try {
    return await net.fetch(url, { ...options, cache: 'no-cache' });
  } catch (error) {
    if (signal.aborted) throw error;
    if (!net.isOnline() && !isLoopback(new URL(url))) throw new PackFault('offline');
    // The browser does not say why. If the server answers where nobody wants to read it, it only does not let us.
    const answers = await net.fetch(url, { ...options, method: 'HEAD', mode: 'no-cors' }).then(
      () => true,
      () => false,
    );
    throw new PackFault(answers ? 'closed' : 'unreachable', new URL(url).host);
  }
}

function checkResponse({ url, redirected, ok, status, headers }: Response, asked: string): void {
  const [from, to] = [new URL(asked), new URL(url || asked)];
  // From elsewhere to this machine is no way either.
  if (redirected && (!isSafe(to) || (to.protocol !== 'https:' && !isLoopback(from))))
    throw new PackFault('redirect', to.host);
  if (!ok) throw new PackFault('status', String(status));
  if (/^text\/html\b/i.test(headers.get('content-type') ?? '')) throw new PackFault('page', to.host);
  if (Number(headers.get('content-length') ?? 0) > MAX_FILE) throw new PackFault('large');
}

async function bodyOf({ body }: Response, heard: () => void): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader();
  while (reader) {
    const { done, value } = await reader.read().catch((error: Error) => {
      if (error.name === 'AbortError') throw error;
      throw new PackFault('cut');
    });
    if (done) break;
    heard();
    size += value.length;
    if (size > MAX_FILE) {
      await reader.cancel().catch(() => {});
      throw new PackFault('large');
    }
    parts.push(value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Aborts when nothing is heard for too long, when the whole takes too long, or when somebody stops it. */
function watchdog(stop: AbortSignal) {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const whole = setTimeout(abort, WHOLE_MS);
  let silence = setTimeout(abort, SILENCE_MS);
  stop.addEventListener('abort', abort);
  if (stop.aborted) abort();
  return {
    signal: controller.signal,
    heard() {
      clearTimeout(silence);
      silence = setTimeout(abort, SILENCE_MS);
    },
    end() {
      clearTimeout(whole);
      clearTimeout(silence);
      stop.removeEventListener('abort', abort);
    },
  };
}

/** Gets a pack from its address, as a browser would, and looks at how it is served. */
import { MaterialError, UsageError } from './outcome.ts';

const MOST = 200 * 1024 * 1024;
const TIMEOUT = 30_000;
/** An origin as Firefox gives it to an extension: a new one in each browser, so a server can only allow all. */
const ORIGIN = 'moz-extension://3c1b2f8e-0d4a-4c57-9b1e-5a7c20f6d913';

export interface Served {
  /** The extension may read it without a grant for the host. */
  readonly cors: boolean;
  readonly etag: string | null;
  readonly lines: string[];
}

export const isAddress = (text: string) => /^https?:\/\//i.test(text);

export async function download(address: string): Promise<{ bytes: Uint8Array; served: Served }> {
  if (!URL.canParse(address)) throw new UsageError(`"${address}" is no address`);
  try {
    const response = await fetch(address, {
      headers: { Origin: ORIGIN },
      signal: AbortSignal.timeout(TIMEOUT),
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw new MaterialError(
        `${address} answers ${response.status} ${response.statusText}; check the address`,
      );
    }
    return { bytes: await bytesOf(response, address), served: await servedBy(response, address) };
  } catch (error) {
    if (error instanceof MaterialError) throw error;
    const { message, cause } = error as Error;
    const why = cause instanceof Error ? cause.message : message;
    throw new MaterialError(`${address} cannot be reached (${why}); check the address and the network`);
  }
}

async function bytesOf(response: Response, address: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    parts.push(part);
    length += part.length;
    // Leaving the loop ends the download.
    if (length > MOST) throw new MaterialError(`${address} is larger than 200 MB; that is no pack`);
  }
  return new Uint8Array(Buffer.concat(parts));
}

async function servedBy({ headers }: Response, address: string): Promise<Served> {
  const allowed = headers.get('access-control-allow-origin');
  const etag = headers.get('etag');
  const cors = allowed === '*' || allowed === ORIGIN;
  const { host } = new URL(address);
  return {
    cors,
    etag,
    lines: [
      cors
        ? 'Any browser may read it: the server sends Access-Control-Allow-Origin'
        : `${allowed ? `The server allows only ${allowed}` : 'The server sends no Access-Control-Allow-Origin'}: people must ` +
          `allow ${host} in Options, or the server must send "Access-Control-Allow-Origin: *"`,
      ...(cors ? [] : CONFIGURE),
      etag
        ? `It has an ETag${(await saves(address, etag)) ? ', so it is only loaded again when it changed' : '; the server sends the file again all the same (no 304)'}`
        : 'It has no ETag: each check loads the whole file; turn on ETag in the server',
    ],
  };
}

const CONFIGURE = [
  '  nginx:  add_header Access-Control-Allow-Origin "*";',
  '  Apache: Header set Access-Control-Allow-Origin "*"',
  '  IIS:    <add name="Access-Control-Allow-Origin" value="*" />',
];

/** Whether a second request for the same file is answered with "not changed". */
async function saves(address: string, etag: string): Promise<boolean> {
  try {
    const again = await fetch(address, {
      headers: { Origin: ORIGIN, 'If-None-Match': etag },
      signal: AbortSignal.timeout(TIMEOUT),
    });
    await again.body?.cancel();
    return again.status === 304;
  } catch {
    return false;
  }
}

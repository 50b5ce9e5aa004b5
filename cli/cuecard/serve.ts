/** A server for one pack, for browsers on this machine only. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UsageError } from './outcome.ts';

export interface PackServer {
  readonly port: number;
  /** What is served from now on. */
  offer(bytes: Uint8Array): void;
  close(): Promise<void>;
}

const HEADERS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': 'If-None-Match, If-Modified-Since, Cache-Control, Pragma',
  'Access-Control-Allow-Methods': 'GET, HEAD, OPTIONS',
  'Access-Control-Allow-Private-Network': 'true',
  'Access-Control-Expose-Headers': 'ETag, Cuecard-Preview',
  'Cache-Control': 'no-cache',
  'Cuecard-Preview': '1',
  'X-Content-Type-Options': 'nosniff',
};

/** @throws UsageError where the port is taken */
export async function servePack(port: number): Promise<PackServer> {
  let pack: { bytes: Uint8Array; etag: string } | null = null;
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const say = (status: number, text: string) => {
      response.writeHead(status, { ...HEADERS, 'Content-Type': 'text/plain; charset=utf-8' });
      response.end(request.method === 'HEAD' ? undefined : `${text}\n`);
    };
    // Another name that leads to this machine is a page that tries to read what it should not.
    if (!/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(request.headers.host ?? ''))
      return say(403, 'Ask localhost.');
    if (request.method === 'OPTIONS') return response.writeHead(204, HEADERS).end();
    if (request.method !== 'GET' && request.method !== 'HEAD') return say(405, 'This only serves a pack.');
    if (!/^\/[a-z0-9-]+\.zip(\?.*)?$/.test(request.url ?? '')) return say(404, 'The pack is at /pack.zip.');
    if (!pack) return say(503, 'The pack could not be built yet: see the terminal.');
    const headers = { ...HEADERS, ETag: pack.etag, 'Content-Type': 'application/zip' };
    if (request.headers['if-none-match']?.includes(pack.etag)) return response.writeHead(304, headers).end();
    response.writeHead(200, { ...headers, 'Content-Length': pack.bytes.length });
    response.end(request.method === 'HEAD' ? undefined : pack.bytes);
  };
  const server = createServer(answer);
  await new Promise<void>((done, failed) => {
    server.once('error', (error) =>
      failed(new UsageError(`port ${port} cannot be used (${error.message}); choose another with --port`)),
    );
    server.listen(port, '127.0.0.1', done);
  });
  return {
    port: (server.address() as AddressInfo).port,
    offer(bytes) {
      pack = { bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"` };
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

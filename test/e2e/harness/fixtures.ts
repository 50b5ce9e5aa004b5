/** Serves pages made of strings, on a free port of this machine. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Fixture = string | { html: string; headers?: Record<string, string>; status?: number };

export interface Fixtures {
  readonly port: number;
  /** `http://localhost:PORT` */
  readonly origin: string;
  /** The address of a page; `host` is `localhost` unless told `127.0.0.1`, which is another site. */
  url(path: string, host?: 'localhost' | '127.0.0.1'): string;
  /** Every request so far, `GET /path`. */
  readonly requests: string[];
  close(): Promise<void>;
}

/** Pages by path (`/ticket/new`); a path that is not there answers 404. The record may be changed while it runs. */
export async function serve(pages: Record<string, Fixture>): Promise<Fixtures> {
  const requests: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const { pathname } = new URL(incoming.url ?? '/', 'http://localhost');
    requests.push(`${incoming.method} ${incoming.url}`);
    const page = pages[pathname];
    if (page === undefined) return outgoing.writeHead(404).end();
    const { html, headers, status }: Exclude<Fixture, string> =
      typeof page === 'string' ? { html: page } : page;
    const type = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
    outgoing.writeHead(status ?? 200, { ...type, ...headers }).end(html);
  });
  // Without a host Node listens on :: and 0.0.0.0 alike; only loopback is wanted, so one address, by both names.
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: `http://localhost:${port}`,
    url: (path, host = 'localhost') => `http://${host}:${port}${path}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * A recording proxy on this machine. Every request of the extension's worker, of pages and of frames passes through
 * it when `launch` gets its port; requests to anything but this machine are recorded and refused.
 *
 * `OWN_HOSTS` are asked for by the browsers themselves, in spite of the flags and preferences that silence them.
 */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

export interface ProxyRequest {
  method: string;
  /** The whole address; for a tunnel `https://host:port`, as its content cannot be read. */
  url: string;
}

export interface Proxy {
  readonly port: number;
  /** Everything asked for so far, in order. */
  readonly requests: ProxyRequest[];
  close(): Promise<void>;
}

/** Seen in Chromium 156 and Firefox ESR 153, each refused by the proxy; a host counts with its subdomains. */
export const OWN_HOSTS = {
  chromium: ['googleapis.com', 'google.com', 'gvt1.com', 'gstatic.com'],
  firefox: ['mozilla.com', 'mozilla.org', 'mozilla.net', 'firefox.com'],
};

/** The requests that the extension and the pages made: without those the browser makes for itself. */
export function withoutOwn(requests: ProxyRequest[], browser: keyof typeof OWN_HOSTS): ProxyRequest[] {
  return requests.filter(({ url }) => {
    const { hostname } = new URL(url);
    return !OWN_HOSTS[browser].some((own) => hostname === own || hostname.endsWith(`.${own}`));
  });
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1', '[::1]']);

export async function startProxy(): Promise<Proxy> {
  const requests: ProxyRequest[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((incoming, outgoing) => {
    const url = incoming.url ?? '';
    requests.push({ method: incoming.method ?? 'GET', url });
    pass(url, incoming, outgoing);
  });
  server.on('connect', (incoming: IncomingMessage, client: Socket, head: Buffer) => {
    const url = new URL(`https://${incoming.url}`);
    requests.push({ method: 'CONNECT', url: url.origin });
    tunnel(url, client, head, sockets);
  });
  server.on('connection', (socket) => keep(sockets, socket));
  server.on('clientError', (_error, socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function pass(address: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const refuse = (status: number, why: string) => {
    if (!outgoing.headersSent) outgoing.writeHead(status, { 'content-type': 'text/plain' });
    outgoing.end(why);
  };
  const url = URL.parse(address);
  if (!url || !LOOPBACK.has(url.hostname)) {
    refuse(403, 'The test proxy serves this machine only.');
    return;
  }
  const { method, headers } = incoming;
  const onward = request(url, { method: method ?? 'GET', headers, agent: false }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on('error', (error) => refuse(502, error.message));
  incoming.pipe(onward);
}

function tunnel(url: URL, client: Socket, head: Buffer, sockets: Set<Socket>): void {
  client.on('error', () => client.destroy());
  if (!LOOPBACK.has(url.hostname)) {
    client.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
    return;
  }
  const upstream = connect(Number(url.port || 443), url.hostname.replace(/[[\]]/g, ''), () => {
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    upstream.write(head);
    upstream.pipe(client).pipe(upstream);
  });
  keep(sockets, upstream);
  upstream.on('error', () => client.destroy());
}

function keep(sockets: Set<Socket>, socket: Socket): void {
  sockets.add(socket);
  socket.on('error', () => {});
  socket.on('close', () => sockets.delete(socket));
}

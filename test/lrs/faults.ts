/** A way to the record store on which a third of all requests goes wrong, in the order that a seed decides. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { randomFrom } from '../bench/match/random.ts';

export const FAULTS = ['drop', 'cut', 'delay', 'twice', '413', '429', '500', '503'] as const;
export type Fault = (typeof FAULTS)[number];

export interface Faults {
  /** The record store's address by this way. */
  readonly url: string;
  /** How often each went wrong. */
  readonly counts: Record<Fault | 'none', number>;
  /** Lets all requests through from now on. */
  mend(): void;
  close(): Promise<void>;
}

/** @param url of the record store @param share of requests that go wrong */
export async function startFaults(url: string, seed: number, share = 1 / 3): Promise<Faults> {
  const random = randomFrom(seed);
  const counts = Object.fromEntries(['none', ...FAULTS].map((name) => [name, 0])) as Faults['counts'];
  let wrong = share;
  const server = createServer(async (request, response) => {
    const fault = random() < wrong ? FAULTS[Math.floor(random() * FAULTS.length)]! : 'none';
    // A browser asks first whether it may; that is no request of ours.
    if (request.method !== 'OPTIONS') counts[fault]++;
    const body = await bodyOf(request);
    const forward = () => pass(url, request, body);
    await answer(request.method === 'OPTIONS' ? 'none' : fault, forward, request, response, random).catch(
      () => request.socket.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${new URL(url).pathname}`,
    counts,
    mend() {
      wrong = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  fault: Fault | 'none',
  forward: () => Promise<Passed>,
  request: IncomingMessage,
  response: ServerResponse,
  random: () => number,
): Promise<void> {
  const send = ({ status, headers, text }: Passed) => response.writeHead(status, headers).end(text);
  const refuse = (status: number, headers = {}) =>
    response.writeHead(status, { ...CORS, ...headers }).end(`<h1>${status}</h1>`);
  switch (fault) {
    case 'none':
      return void send(await forward());
    case 'drop':
      return void request.socket.destroy();
    case 'cut': {
      // It arrived; the answer does not, or only its beginning.
      const { status, headers, text } = await forward();
      if (random() < 0.5) return void request.socket.destroy();
      response.writeHead(status, { ...headers, 'content-length': text.length + 10 });
      response.write(text.slice(0, Math.ceil(text.length / 2)), () => request.socket.destroy());
      return;
    }
    case 'delay':
      await sleep(5 + random() * 40);
      return void send(await forward());
    case 'twice': {
      const [, second] = await Promise.all([forward(), forward()]);
      return void send(second);
    }
    case '429':
      return void refuse(429, { 'retry-after': String(Math.floor(random() * 3)) });
    case '500':
      // A gateway gives up before or after the store has answered.
      if (random() < 0.5) await forward();
      return void refuse(500);
    default:
      return void refuse(Number(fault));
  }
}

const CORS = { 'access-control-allow-origin': '*' };

interface Passed {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly text: string;
}

async function pass(
  url: string,
  { method = 'GET', headers, url: path = '/' }: IncomingMessage,
  body: Buffer,
) {
  const { host: _, connection: __, 'content-length': ___, ...kept } = headers;
  const answered = await fetch(new URL(path, url), {
    method,
    headers: kept as Record<string, string>,
    ...(body.length > 0 && { body: new Uint8Array(body) }),
  });
  const back = [...answered.headers].filter(([name]) => /^(content-type|access-control-|x-exp)/.test(name));
  return { status: answered.status, headers: Object.fromEntries(back), text: await answered.text() };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}

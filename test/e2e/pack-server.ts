/** Serves one pack on this machine, as well or as badly as a test wants. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { compilePack } from '../../lib/lesson/compile.ts';
import { keyText } from '../../lib/lesson/key.ts';
import { writePack } from '../../lib/lesson/pack.ts';
import { signPack } from '../../lib/lesson/signature.ts';
import { HEAD, packFiles } from '../lesson/samples.ts';

export interface Signer {
  readonly key: CryptoKey;
  /** The public key, as people pass it on. */
  readonly text: string;
}

export async function newSigner(): Promise<Signer> {
  const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
  return { key: pair.privateKey, text: await keyText(pair.publicKey) };
}

/** The question of the pack's one lesson, which names the version. */
export const questionOf = (version: string) => `How do I zarquon in version ${version}?`;

/** A signed pack with one lesson; `yaml` adds fields to `pack.yaml`, or replaces them. */
export async function packOf(
  signer: Signer,
  version: string,
  yaml: Record<string, string> = {},
): Promise<Uint8Array> {
  const head = { id: 'acme', name: 'Acme', version, owner: 'Ada', languages: '[en]', ...yaml };
  const text = Object.entries(head).map(([name, value]) => `${name}: ${value}\n`);
  const lesson = HEAD.replace('How do I refund an order?', questionOf(version));
  const files = packFiles({
    'pack.yaml': text.join(''),
    'lessons/refund.md': lesson,
    'lessons/cancel.md': null,
  });
  const { pack, problems } = await compilePack(files);
  if (!pack || problems.length > 0) throw new Error(JSON.stringify(problems));
  return signPack(writePack(pack), signer.key);
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface PackServer {
  /** `http://localhost:PORT/acme.zip` */
  readonly url: string;
  readonly requests: { method: string; url: string; headers: IncomingMessage['headers'] }[];
  /** Serves this from now on. */
  give(bytes: Uint8Array, headers?: Record<string, string>): void;
  /** Answers so from now on. */
  answer(next: Answer): void;
  close(): Promise<void>;
}

/** Headers by which anybody may read, and read these headers too. */
export const OPEN = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag, cuecard-preview',
};

/** Sends the whole with an ETag, or nothing when the browser has it. */
export function whole(bytes: Uint8Array, headers: Record<string, string> = OPEN): Answer {
  const etag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"`;
  return (request, response) => {
    const known = request.headers['if-none-match'] === etag;
    const head = { etag, 'cache-control': 'no-cache', 'content-type': 'application/zip', ...headers };
    response.writeHead(known ? 304 : 200, head).end(known || request.method === 'HEAD' ? undefined : bytes);
  };
}

export async function startPackServer(): Promise<PackServer> {
  const requests: PackServer['requests'] = [];
  let current: Answer = (_, response) => response.writeHead(404, OPEN).end();
  const server = createServer((request, response) => {
    requests.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers });
    current(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/acme.zip`,
    requests,
    give: (bytes, headers) => {
      current = whole(bytes, headers);
    },
    answer: (next) => {
      current = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

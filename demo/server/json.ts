/** JSON in and out, and the shape every tool's API has. */
import type { IncomingMessage, ServerResponse } from 'node:http';

export type Body = Record<string, unknown>;
export type Api = (method: string, path: string, query: URLSearchParams, body: Body) => unknown;

/** What a person is told when a request cannot be met. */
export class HttpError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const LIMIT = 100_000;

export async function readJson(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LIMIT) throw new HttpError(413, 'That is too much text for one request.');
    chunks.push(chunk);
  }
  if (size === 0) return {};
  try {
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Body;
  } catch {
    // Falls through to the message below.
  }
  throw new HttpError(400, 'The request is not a JSON object.');
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const body = Buffer.from(JSON.stringify(value ?? null));
  response.writeHead(status, {
    'Cache-Control': 'no-store',
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': body.length,
  });
  response.end(body);
}

/** A text field of a request, trimmed; '' when it is missing. */
export function text(body: Body, name: string): string {
  const value = body[name];
  return typeof value === 'string' ? value.trim() : '';
}

/** A text field that must be there. */
export function required(body: Body, name: string, message: string): string {
  const value = text(body, name);
  if (!value) throw new HttpError(400, message);
  return value;
}

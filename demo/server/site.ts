/** A tool whose pages are made on the server. */
import type { IncomingMessage } from 'node:http';

export interface PageAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/**
 * Answers a request for a page or a posted form; its faults are pages too.
 * @param path inside the tool, without a slash at the front
 */
export type Site = (request: IncomingMessage, path: string, query: URLSearchParams) => Promise<PageAnswer>;

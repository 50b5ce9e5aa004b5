/** A browser without a screen for Fernhill Expenses: keeps its cookie and sends forms back with their token. */
import { JSDOM } from 'jsdom';
import { type Demo, startDemo } from '../../demo/server.ts';

export interface Screen {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly document: Document;
  /** The address after redirects. */
  readonly path: string;
}

export interface Client {
  readonly url: string;
  get(path: string): Promise<Screen>;
  /** Sends a form of the last page, its fields by the short names; a redirect is followed. */
  post(path: string, fields: Record<string, string | File>, options?: { token?: string }): Promise<Screen>;
  /** Sends any body as it is. */
  send(path: string, init: RequestInit): Promise<Screen>;
  /** Another person's browser at the same server. */
  other(): Client;
}

export async function openExpenses(): Promise<Client & { close: Demo['close'] }> {
  const demo = await startDemo({ delay: 0 });
  return { ...clientOf(`${demo.url}/expenses/`), close: () => demo.close() };
}

function clientOf(base: string): Client {
  let cookie = '';
  let token = '';

  async function send(path: string, init: RequestInit = {}): Promise<Screen> {
    const url = new URL(path, base);
    const headers = new Headers(init.headers);
    headers.set('cookie', cookie);
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    const to = response.headers.get('location');
    if (to) return send(to);
    const text = await response.text();
    token = /name="__RequestVerificationToken" value="([^"]*)"/.exec(text)?.[1] ?? token;
    const { status, headers: received } = response;
    let document: Document | undefined;
    return {
      ...{ status, headers: received, text, path: url.pathname + url.search },
      // Reading it costs most of a test's time.
      get document() {
        document ??= new JSDOM(text).window.document;
        return document;
      },
    };
  }

  return {
    url: base,
    get: (path) => send(path),
    send,
    async post(path, fields, options = {}) {
      if (token === '') await send('');
      const body = new FormData();
      body.set('__RequestVerificationToken', options.token ?? token);
      for (const [name, value] of Object.entries(fields)) body.set(`ctl00$main$${name}`, value);
      return send(path, { method: 'POST', body });
    },
    other: () => clientOf(base),
  };
}

/** The faults as the summary lists them. */
export const faults = ({ document }: Screen): string[] =>
  [...document.querySelectorAll('[role="alert"] li')].map((item) => item.textContent ?? '');

export const notice = ({ document }: Screen): string =>
  document.querySelector('[role="status"] span')?.textContent ?? '';

/** A day as the forms take it, so many days before today. */
export function dayBefore(days: number): string {
  const [year, month, day] = new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10).split('-');
  return `${day}/${month}/${year}`;
}

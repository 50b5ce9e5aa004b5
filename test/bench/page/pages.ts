/** The saved pages, served on this machine under two addresses: of a known tool, and of none. Their scripts and the network are off. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Tool } from '../../../lib/page/tool.ts';
import { type Fixture, type Fixtures, serve } from '../../e2e/harness/fixtures.ts';

/** Our scripts run all the same: an extension's world is not under the page's policy. */
const OFF =
  "default-src 'none'; style-src 'unsafe-inline' data:; img-src data:; font-src data:; frame-src data:";
/** An isolated page has a clock of 5 microseconds, others one of 100. */
const HEADERS = {
  'content-security-policy': OFF,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

/** Its page needs what no page has, so that all of a page is searched for it; so does the sign that a person is busy. */
export const TOOL: Tool = {
  id: 'bench',
  name: 'Bench',
  urls: ['localhost/known/*'],
  signals: [{ css: 'body' }],
  busy: [{ css: '#bench-busy' }],
  pages: [
    {
      id: 'never',
      title: 'Never',
      urls: ['/known/*'],
      signals: [{ css: '#bench-never' }],
      examples: ['http://localhost/known/never'],
    },
    { id: 'any', title: 'Any', urls: ['/known/*'], signals: [], examples: ['http://localhost/known/any'] },
  ],
};

export interface SavedPages {
  readonly names: string[];
  known(name: string): string;
  foreign(name: string): string;
  close(): Promise<void>;
}

/** @param folder its `.html` files are the pages */
export async function servePages(folder: string): Promise<SavedPages> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.html')).sort();
  const fixtures: Record<string, Fixture> = {};
  for (const [at, name] of names.entries()) {
    const page = { html: await readFile(join(folder, name), 'utf8'), headers: HEADERS };
    fixtures[`/known/${at}`] = page;
    fixtures[`/foreign/${at}`] = page;
  }
  const server: Fixtures = await serve(fixtures);
  return {
    names,
    known: (name) => server.url(`/known/${names.indexOf(name)}`),
    foreign: (name) => server.url(`/foreign/${names.indexOf(name)}`),
    close: () => server.close(),
  };
}

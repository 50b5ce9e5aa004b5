/** The saved pages, served on this machine: as pages of a known tool, of none on its host, and of none elsewhere. Their scripts and the network are off. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Tool } from '../../../lib/page/tool.ts';
import { type Fixture, type Fixtures, serve } from '../../e2e/harness/fixtures.ts';
import { BARS } from './bars.ts';

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
  /** From the smallest to the largest. */
  readonly names: string[];
  /** Nodes, or bytes where nobody told the nodes. */
  readonly sizes: Map<string, number>;
  known(name: string): string;
  /** Of no tool, on a tool's host; on a host of its own. */
  beside(name: string): string;
  foreign(name: string): string;
  close(): Promise<void>;
}

/** @param folder its `.html` files are the pages */
export async function servePages(folder: string): Promise<SavedPages> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.html')).sort();
  const sizes = await sizesIn(folder, files);
  const names = files.sort((a, b) => sizes.get(a)! - sizes.get(b)!);
  const fixtures: Record<string, Fixture> = {};
  for (const [at, name] of names.entries()) {
    const page = { html: await readFile(join(folder, name), 'utf8'), headers: HEADERS };
    fixtures[`/known/${at}`] = page;
    fixtures[`/other/${at}`] = page;
  }
  const server: Fixtures = await serve(fixtures);
  return {
    names,
    sizes,
    known: (name) => server.url(`/known/${names.indexOf(name)}`),
    beside: (name) => server.url(`/other/${names.indexOf(name)}`),
    foreign: (name) => server.url(`/other/${names.indexOf(name)}`, '127.0.0.1'),
    close: () => server.close(),
  };
}

/** Nodes as a `manifest.json` beside the pages tells them, else bytes: only their order counts. */
async function sizesIn(folder: string, files: readonly string[]): Promise<Map<string, number>> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => '[]');
  const nodes = new Map(
    (JSON.parse(text) as { file: string; nodes: number }[]).map((one) => [one.file, one.nodes]),
  );
  if (files.every((file) => nodes.has(file))) return nodes;
  const bytes = files.map(async (file) => [file, (await stat(join(folder, file))).size] as const);
  return new Map(await Promise.all(bytes));
}

/** The pages that a run without `--all` measures: of the sizes that the bars name, and one in the middle. */
export function usualPages({ names, sizes }: Pick<SavedPages, 'names' | 'sizes'>): string[] {
  const nearest = (nodes: number) =>
    [...names].sort((a, b) => Math.abs(sizes.get(a)! - nodes) - Math.abs(sizes.get(b)! - nodes))[0]!;
  const wanted = new Set([names[names.length >> 1]!, ...BARS.read.map(({ nodes }) => nearest(nodes))]);
  return names.filter((name) => wanted.has(name));
}

/** Starts the Learning Record Store of the tests, and asks it as an administrator may. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const FOLDER = import.meta.dirname;
/** May only store. */
export const WRITER = { key: 'cuecard', secret: 'may only write' };
/** May only read. */
export const READER = { key: 'analyst', secret: 'may only read' };

export type Statement = Record<string, unknown> & { id: string };

export interface Lrs {
  /** As it stands in the managed settings. */
  readonly url: string;
  /** All that it has for a query, over all its pages. */
  find(query?: Record<string, string>): Promise<Statement[]>;
  /** Stores past the product. @returns the status */
  store(statements: readonly object[]): Promise<number>;
  close(): Promise<void>;
}

export const basic = ({ key, secret }: { key: string; secret: string }) =>
  `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`;

/**
 * Starts it on a free port of this machine. Whoever starts it closes it.
 * @param options.isOpen sends CORS headers, as most record stores do
 * @throws Error where its packages are not installed
 */
export async function startLrs({ isOpen = true } = {}): Promise<Lrs> {
  mustBeInstalled();
  const credentials = [
    { ...WRITER, scopes: ['statements/write'] },
    { ...READER, scopes: ['statements/read'] },
  ];
  const server = spawn(
    process.execPath,
    [join(FOLDER, 'server.mjs'), JSON.stringify({ credentials, isOpen })],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const ended = once(server, 'exit');
  const lines = createInterface(server.stdout);
  const [url] = (await Promise.race([
    once(lines, 'line'),
    ended.then(([code]) => {
      throw new Error(`the record store ended with ${code}`);
    }),
  ])) as [string];
  return {
    url,
    find: (query = {}) => find(url, query),
    store: (statements) => store(url, statements),
    async close() {
      server.stdin.end();
      await ended;
    },
  };
}

function mustBeInstalled(): void {
  if (!existsSync(join(FOLDER, 'node_modules')))
    throw new Error('The record store of the tests is not installed. Run: node test/setup.mjs --lrs');
}

const HEADERS = { 'content-type': 'application/json', 'x-experience-api-version': '1.0.3' };

async function find(url: string, query: Record<string, string>): Promise<Statement[]> {
  const found: Statement[] = [];
  const first = `${url}/statements?${new URLSearchParams({ limit: '500', ...query })}`;
  for (let page = first; page !== ''; ) {
    const response = await fetch(page, { headers: { ...HEADERS, authorization: basic(READER) } });
    if (!response.ok) throw new Error(`${page}: ${response.status} ${await response.text()}`);
    const { statements, more } = (await response.json()) as { statements: Statement[]; more?: string };
    found.push(...statements);
    page = more ? new URL(more, url).href : '';
  }
  return found;
}

async function store(url: string, statements: readonly object[]): Promise<number> {
  const headers = { ...HEADERS, authorization: basic(WRITER) };
  const response = await fetch(`${url}/statements`, {
    method: 'POST',
    headers,
    body: JSON.stringify(statements),
  });
  return response.status;
}

/**
 * What a statement breaks of xAPI 1.0.3, by @learninglocker/xapi-validation.
 * @returns one line for each fault
 */
export function faultsOf(statement: unknown): string[] {
  mustBeInstalled();
  const require = createRequire(join(FOLDER, 'package.json'));
  const { statement: rule } = require('@learninglocker/xapi-validation/dist/factory');
  const faults = rule(statement, ['statement']) as { path: (string | number)[] }[];
  return faults.map((fault) => `${fault.constructor.name} at ${fault.path.join('.')}`);
}

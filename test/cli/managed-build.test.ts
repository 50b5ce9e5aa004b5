/** The managed build beside the normal one. Run `npm run build` first. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Not the administrator's own folder: a test must not replace what waits there to be rolled out. */
const OUT = '.output/test/managed';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cuecard-hosts-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  code: number;
  error: string;
}

function run(...args: string[]): Promise<Ended> {
  // Vitest's own mode would make it a build for tests.
  const { NODE_ENV: _, VITEST: __, ...env } = process.env;
  return new Promise((resolve) => {
    execFile(process.execPath, ['cli/extension.ts', ...args], { env }, (error, _out, stderr) =>
      resolve({ code: Number(error?.code ?? 0), error: stderr }),
    );
  });
}

async function hostsFile(text: string): Promise<string> {
  const file = join(folder, 'hosts.txt');
  await writeFile(file, text);
  return file;
}

async function filesOf(root: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(files.map(async (file) => [file.slice(root.length), await readFile(file)] as const)),
  );
}

describe('with a list of hosts', () => {
  beforeAll(async () => {
    const hosts = await hostsFile('desk.example.com\n*.crm.example.com # all of it\n');
    expect(await run('build', '--hosts', hosts, '--out', OUT)).toMatchObject({ code: 0 });
  }, 120_000);

  it.each(['chrome', 'edge', 'firefox'])(
    '%s gets the normal build with these hosts granted',
    async (browser) => {
      const [normal, managed] = await Promise.all([
        filesOf(`.output/${browser}-mv3`),
        filesOf(`${OUT}/${browser}-mv3`),
      ]);
      expect([...managed.keys()].sort()).toEqual([...normal.keys()].sort());
      const differing = [...normal].filter(([name, bytes]) => !managed.get(name)?.equals(bytes));
      expect(
        differing.map(([name]) => name),
        'run `npm run build` first',
      ).toEqual(['/manifest.json']);
      const [before, after] = [normal, managed].map((files) =>
        JSON.parse(files.get('/manifest.json')!.toString('utf8')),
      );
      const { host_permissions: hosts, ...rest } = after;
      expect(hosts).toEqual(['*://desk.example.com/*', '*://*.crm.example.com/*']);
      expect(rest).toEqual(before);
      expect(rest.optional_host_permissions).toEqual(['http://*/*', 'https://*/*']);
    },
  );
});

describe('with a fault', () => {
  it.each([
    [
      'a wrong line',
      'crm.example.com\ndesk.example.com:8080\n',
      /hosts\.txt:2:1 .*Write "desk\.example\.com"\n/,
    ],
    ['an empty list', '\n', /hosts\.txt:1:1 names no host/],
  ])('%s: nothing is built', async (_, text, message) => {
    const out = join(folder, 'out');
    const { code, error } = await run('build', '--hosts', await hostsFile(text), '--out', out);
    expect(error).toMatch(message);
    expect(error).toContain('Nothing was built.');
    expect(code).toBe(2);
    expect(existsSync(out)).toBe(false);
  });

  it.each([
    [['build', '--hosts', 'nowhere.txt'], 'nowhere.txt cannot be read'],
    [['build', '--hosts'], "Option '--hosts <value>' argument missing"],
    [['build', '--out', OUT], '--out needs --hosts'],
    [['build', '--hosts', 'package.json', '--out', '.output'], '.output holds the normal build'],
    [['build', '--host', 'hosts.txt'], "Unknown option '--host'"],
    [['build', 'opera'], '"opera" is not known'],
  ])('%j is refused', async (args, message) => {
    const { code, error } = await run(...args);
    expect(error).toContain(message);
    expect(code).toBe(2);
  });
});

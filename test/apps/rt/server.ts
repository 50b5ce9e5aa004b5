/**
 * Runs Request Tracker for one test run: its own configuration, SQLite database, sessions and caches in a temporary
 * folder. RT's two variables for that, RT_SITE_CONFIG and RT_SITE_CONFIG_DIR, leave /etc and Debian's database alone.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { newFolder } from './folder.ts';
import { SERVER } from './install.ts';

/** What a test must know of RT. It travels to Vitest as JSON in `CUECARD_RT`. */
export interface Rt {
  /** At the root of its host, in RT's first theme. */
  readonly origin: string;
  /** The same data below `/rt`, in another theme. */
  readonly mounted: string;
  /** The numbers of the records that seed.pl made, by what they are. */
  readonly ids: Record<Made, number>;
}

/** `/usr/sbin` is not on everybody's PATH. */
const SETUP = '/usr/sbin/rt-setup-database-5';

type Made =
  | 'owned'
  | 'unowned'
  | 'hidden'
  | 'stolen'
  | 'merged'
  | 'search'
  | 'dashboard'
  | 'queue'
  | 'user'
  | 'group';

/** Starts RT with fresh data. Whoever starts it calls `stop`, which leaves nothing behind. */
export async function startRt(): Promise<{ rt: Rt; stop(): void }> {
  const { folder, note } = newFolder();
  const servers: ChildProcess[] = [];
  const stop = () => {
    for (const { pid } of servers) kill(pid);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const [port, other] = [await freePort(), await freePort()];
    const root = config(folder, 'root', port, '', 'elevator-light');
    const below = config(folder, 'below', other, '/rt', 'elevator-dark');
    const ids = join(folder, 'ids.json');
    setup(root, 'init');
    setup({ ...root, CUECARD_RT_IDS: ids }, 'insert', '--datafile', join(import.meta.dirname, 'seed.pl'));
    servers.push(serve(root, port, join(folder, 'root.log')));
    servers.push(serve(below, other, join(folder, 'below.log'), '--webpath', '/rt'));
    note(servers.map(({ pid }) => pid!));
    const rt = {
      origin: `http://localhost:${port}`,
      mounted: `http://localhost:${other}/rt`,
      ids: JSON.parse(readFileSync(ids, 'utf8')),
    };
    await Promise.all([
      answers(rt.origin, servers[0]!, join(folder, 'root.log')),
      answers(rt.mounted, servers[1]!, join(folder, 'below.log')),
    ]);
    return { rt, stop };
  } catch (error) {
    stop();
    throw error;
  }
}

/** Writes a configuration. @returns the environment that makes RT read it, and no other */
function config(folder: string, name: string, port: number, path: string, theme: string): NodeJS.ProcessEnv {
  const own = join(folder, name);
  for (const part of ['none', 'mason', 'sessions']) mkdirSync(join(own, part), { recursive: true });
  const settings = {
    rtname: 'example',
    Organization: 'rt.example',
    WebDomain: 'localhost',
    WebPort: port,
    WebPath: path,
    WebBaseURL: `http://localhost:${port}`,
    WebDefaultStylesheet: theme,
    DatabaseType: 'SQLite',
    DatabaseName: join(folder, 'rt.db'),
    // Mail is written to a file and goes nowhere.
    MailCommand: 'testfile',
    LogToSyslog: '',
    LogToSTDERR: 'error',
    Timezone: 'UTC',
  };
  const lines = Object.entries(settings).map(([key, value]) => `Set($${key}, '${value}');`);
  const caches = [
    `$RT::MasonDataDir = '${join(own, 'mason')}';`,
    `$RT::MasonSessionDir = '${join(own, 'sessions')}';`,
  ];
  const file = join(own, 'site.pm');
  writeFileSync(file, [...lines, ...caches, '1;', ''].join('\n'));
  return { ...process.env, RT_SITE_CONFIG: file, RT_SITE_CONFIG_DIR: join(own, 'none'), TMPDIR: folder };
}

function setup(env: NodeJS.ProcessEnv, action: string, ...args: string[]): void {
  const { status, stdout, stderr } = spawnSync(SETUP, ['--action', action, '--skip-create', ...args], {
    env,
    encoding: 'utf8',
    input: '',
  });
  if (status !== 0) throw new Error(`${SETUP} --action ${action} failed:\n${stdout}${stderr}`);
}

/** In a process group of its own, for its workers are stopped with it. */
function serve(env: NodeJS.ProcessEnv, port: number, log: string, ...more: string[]): ChildProcess {
  const out = openSync(log, 'w');
  const args = ['--host', '127.0.0.1', '--port', `${port}`, '--max-workers', '3', ...more];
  const child = spawn(SERVER, args, { env, detached: true, stdio: ['ignore', out, out] });
  closeSync(out);
  return child;
}

function kill(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

async function answers(address: string, child: ChildProcess, log: string): Promise<void> {
  for (const end = Date.now() + 120_000; Date.now() < end; ) {
    if (child.exitCode !== null) break;
    const answer = await fetch(`${address}/NoAuth/Login.html`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`RT does not answer at ${address}:\n${readFileSync(log, 'utf8')}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

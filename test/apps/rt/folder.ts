/** The temporary folder of one run, and what runs that were killed have left. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'cuecard-rt-';
/** In each folder: the process that owns it and the servers it started. */
const NOTE = 'processes.json';
/** Milliseconds in which a run that has made its folder has also written its note. */
const BEGINNING = 60_000;

/** Makes a folder; those of runs that are no more are removed first, with their servers. */
export function newFolder(): { folder: string; note(servers: number[]): void } {
  for (const name of readdirSync(tmpdir())) if (name.startsWith(PREFIX)) clear(join(tmpdir(), name));
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  const note = (servers: number[]) =>
    writeFileSync(join(folder, NOTE), JSON.stringify({ owner: process.pid, servers }));
  note([]);
  return { folder, note };
}

function clear(folder: string): void {
  try {
    const { owner, servers } = JSON.parse(readFileSync(join(folder, NOTE), 'utf8')) as {
      owner: number;
      servers: number[];
    };
    if (isAlive(owner)) return;
    // Only if it still is the server of that folder: numbers of processes are used again.
    for (const pid of servers)
      if (environment(pid).includes(`RT_SITE_CONFIG=${folder}/`)) process.kill(-pid, 'SIGKILL');
  } catch {
    // No note that can be read: a run that had not begun, or one that is beginning just now.
    if (Date.now() - statSync(folder).mtimeMs < BEGINNING) return;
  }
  rmSync(folder, { recursive: true, force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function environment(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8');
  } catch {
    return '';
  }
}

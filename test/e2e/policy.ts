/**
 * Starts a browser under policies. Policy files lie in /etc and hold for every browser of the machine, at once; so the
 * browser gets an /etc of its own, with the files laid over the real one, in a mount namespace. It ends with the browser,
 * and no other browser ever sees it.
 */
import { spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findBrowser } from '../browsers.mjs';
import type { BrowserName } from './harness/types.ts';

/** Where each browser looks for policies below /etc: Chromium, Chrome and Edge, or Firefox. */
const PLACES: Record<BrowserName, string[]> = {
  chromium: ['chromium', 'opt/chrome', 'opt/edge'].map((folder) => `${folder}/policies/managed/cuecard.json`),
  firefox: ['firefox/policies/policies.json'],
};

/** Root may mount; anyone else may in a user namespace, where the system has those. */
const NAMESPACE = process.getuid?.() === 0 ? '' : '--user --map-root-user';

const YESTERDAY = new Date(Date.now() - 24 * 3600_000);

export interface Policy {
  /** Starts the browser; takes its arguments. */
  readonly program: string;
  remove(): Promise<void>;
}

/** Lays the policies out. Whoever does it removes them. */
export async function underPolicy(browser: BrowserName, policies: object): Promise<Policy> {
  return lay(findBrowser(browser) ?? '', PLACES[browser], JSON.stringify(policies));
}

/** Why this machine cannot do it, or null. */
export async function whyNoPolicy(): Promise<string | null> {
  if (process.platform !== 'linux') return 'policy files of its own need Linux';
  const { program, remove } = await lay('/usr/bin/test', ['cuecard-policy'], '');
  const { status, stderr, error } = spawnSync(program, ['-e', '/etc/cuecard-policy'], { encoding: 'utf8' });
  await remove();
  return status === 0 ? null : `no mount namespace can be made here: ${error?.message ?? stderr.trim()}`;
}

async function lay(program: string, places: readonly string[], text: string): Promise<Policy> {
  const folder = await mkdtemp(join(tmpdir(), 'cuecard-policy-'));
  const etc = join(folder, 'etc');
  for (const place of places) {
    await mkdir(dirname(join(etc, place)), { recursive: true });
    await writeFile(join(etc, place), text);
    // Chromium lets a file that was just written rest for some seconds before it reads it.
    await utimes(join(etc, place), YESTERDAY, YESTERDAY);
  }
  const start = join(folder, 'start');
  const inside = `mount -t overlay cuecard -o lowerdir="$0":/etc /etc && exec "$@"`;
  await writeFile(
    start,
    `#!/bin/sh\nexec unshare ${NAMESPACE} --mount --propagation private sh -c '${inside}' ${etc} ${program} "$@"\n`,
  );
  await chmod(start, 0o755);
  return { program: start, remove: () => rm(folder, { recursive: true, force: true }) };
}

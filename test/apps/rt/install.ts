/** Finds Request Tracker 5 on this machine, or installs it where Debian and root allow. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Debian's place of RT's own server. */
export const SERVER = '/usr/share/request-tracker5/libexec/rt-server';

const PACKAGES = [
  'request-tracker5',
  'rt5-standalone',
  'rt5-db-sqlite',
  'libdbd-sqlite3-perl',
  'dbconfig-sqlite3',
];
const APT = ['-q', '-y', '-o', 'DPkg::Lock::Timeout=600', '-o', 'Dpkg::Use-Pty=0'];

/** Whether this machine lets RT be installed: Debian (or a child of it), and root. */
export const canInstall =
  process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/etc/debian_version');

/**
 * Makes RT be there.
 * @returns what is missing, in words, or '' when RT can be started
 */
export function ensureRt(): string {
  if (missing() === '') return '';
  if (!canInstall) {
    const who =
      process.getuid?.() === 0 ? 'this is not Debian' : 'installing it needs Debian and administrator rights';
    return `${missing()}, and ${who}. On Debian: apt-get install ${PACKAGES.join(' ')}`;
  }
  console.log(`apps: ${missing()}; apt-get installs it (several minutes, once; it stays installed)`);
  const wasRunning = service('is-active');
  apt('update');
  // A run that was broken off may have left packages half installed: these are finished first.
  if (!apt('install', '--no-install-recommends', ...PACKAGES)) {
    run('dpkg', ['--configure', '-a']);
    if (!apt('install', '--no-install-recommends', ...PACKAGES)) apt('install', '--fix-broken');
  }
  // Debian starts a server of its own with what it installs; nobody asked for that one.
  if (!wasRunning && existsSync('/run/systemd/system')) service('disable', '--now');
  return missing();
}

function missing(): string {
  if (!existsSync(SERVER)) return 'Request Tracker 5 is not installed';
  const sqlite = spawnSync('perl', ['-MDBD::SQLite', '-MStarlet', '-e', '1'], { stdio: 'ignore' });
  return sqlite.status === 0 ? '' : 'the Perl modules DBD::SQLite and Starlet are not installed';
}

function apt(command: string, ...args: string[]): boolean {
  return run('apt-get', [command, ...APT, ...args]);
}

/** Quiet unless it fails. */
function run(name: string, args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, stdout, stderr } = spawnSync(name, args, { env, encoding: 'utf8' });
  if (status !== 0)
    console.error(`apps: ${name} ${args[0]} failed:\n${`${stdout}${stderr}`.trim().slice(-2000)}`);
  return status === 0;
}

function service(...args: string[]): boolean {
  return spawnSync('systemctl', [...args, 'request-tracker5.service'], { stdio: 'ignore' }).status === 0;
}

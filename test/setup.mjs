/**
 * Runs before every npm script: installs the packages when they are missing or stale, the browsers it is asked for, and
 * the Learning Record Store of the tests.
 *
 *   node test/setup.mjs [--browser chromium] [--browser firefox] [--lrs]
 *
 * Plain JavaScript on Node's own modules, for the Node that happens to be installed (20 or later). When nothing is to
 * do it says nothing and takes a few milliseconds.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BROWSER_NAMES, findBrowser, howToGet } from './browsers.mjs';

const root = resolve(import.meta.dirname ?? '.', '..');
const modules = join(root, 'node_modules');
/** The Node of the devDependency `node`; npm puts its folder first on PATH for every script. */
const ownNode = join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
const APT = { chromium: 'chromium', firefox: 'firefox-esr' };
const FONT = 'fonts-liberation';

const say = (line) => console.log(`setup: ${line}`);
const fail = (line) => {
  console.error(`setup: ${line}`);
  process.exit(1);
};

const lockOf = (path) => JSON.parse(readFileSync(path, 'utf8')).packages;

/** Why a folder's packages must be installed, or an empty string: compares what is locked with what npm says it installed. */
function staleIn(folder) {
  const installed = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return 'no packages are installed yet';
  const have = lockOf(installed);
  for (const [path, wanted] of Object.entries(lockOf(join(folder, 'package-lock.json')))) {
    if (!path || wanted.optional || wanted.link) continue;
    if (have[path]?.version !== wanted.version) return `${path} should be ${wanted.version}`;
  }
  return '';
}

const stale = () => staleIn(root) || (existsSync(ownNode) ? '' : `${ownNode} is missing`);

/**
 * `npm ci` with the system's npm and Node: npm may have started this script with the Node inside node_modules, which
 * `npm ci` deletes.
 */
function install(cwd, ...options) {
  const env = { ...process.env };
  for (const name of ['npm_execpath', 'npm_node_execpath', 'NODE']) delete env[name];
  const path = (env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  env.PATH = path.join(delimiter);
  const shell = process.platform === 'win32';
  const { status, error } = spawnSync('npm', ['ci', '--loglevel=error', ...options], {
    cwd,
    env,
    stdio: 'inherit',
    shell,
  });
  if (error)
    fail(`npm could not be started (${error.message}). Install Node 20 or later with npm, then try again.`);
  if (status !== 0) {
    fail(
      'npm ci failed, see above. Without network, connect and try again; after changing package.json, run npm install.',
    );
  }
}

function packages() {
  const why = stale();
  if (why) {
    say(`${why}; running npm ci (about 15 s)`);
    install(root);
    const left = stale();
    if (left) fail(`after npm ci, still: ${left}. Delete node_modules and run npm ci by hand.`);
    say('packages installed');
  }
  // Under npm this script runs on that very Node: then it works, and starting it again would only take time.
  if (!why && realpathSync(ownNode) === process.execPath) return;
  const { status, stdout } = spawnSync(ownNode, ['--version'], {
    encoding: 'utf8',
    shell: ownNode.endsWith('.cmd'),
  });
  if (status !== 0 || Number.parseInt(stdout.slice(1), 10) < 22) {
    fail(`${ownNode} does not run (${stdout?.trim() || 'no answer'}). Run: npm rebuild node`);
  }
}

/** The record store has a folder and a process of its own: its packages are GPL-3.0, and old. None of their scripts run. */
function lrs() {
  const folder = join(root, 'test/lrs');
  const why = staleIn(folder);
  if (!why) return;
  say(`the tests' record store: ${why}; running npm ci in test/lrs (about 12 s)`);
  install(folder, '--ignore-scripts');
  const left = staleIn(folder);
  if (left)
    fail(`after npm ci in test/lrs, still: ${left}. Delete test/lrs/node_modules and run it by hand.`);
}

/** Installs a missing browser where that needs no question; otherwise tells the person what to do, and goes on. */
function browser(name) {
  if (findBrowser(name)) return;
  const chosen = process.env[`CUECARD_${name.toUpperCase()}`];
  const apt = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (chosen || !apt) {
    say(howToGet(name));
    return;
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const names = [APT[name], FONT];
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...names],
  ]) {
    say(`apt-get ${args.join(' ')}`);
    const { status } = spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0) break;
  }
  say(findBrowser(name) ? `${name} installed` : `apt-get did not bring it. ${howToGet(name)}`);
}

const { values } = parseArgs({
  options: {
    browser: { type: 'string', multiple: true, default: [] },
    lrs: { type: 'boolean', default: false },
  },
});
for (const name of values.browser) {
  if (!BROWSER_NAMES.includes(name))
    fail(`unknown browser ${name}; there are ${BROWSER_NAMES.join(' and ')}`);
}
packages();
if (values.lrs) lrs();
values.browser.forEach(browser);

/**
 * Runs before every npm script: installs the packages when they are missing or stale, and the browsers it is asked for.
 *
 *   node test/setup.mjs [--browser chromium] [--browser firefox]
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

/** Why the packages must be installed, or an empty string: compares what is locked with what npm says it installed. */
function stale() {
  const installed = join(modules, '.package-lock.json');
  if (!existsSync(installed)) return 'no packages are installed yet';
  const have = lockOf(installed);
  for (const [path, wanted] of Object.entries(lockOf(join(root, 'package-lock.json')))) {
    if (!path || wanted.optional || wanted.link) continue;
    if (have[path]?.version !== wanted.version) return `${path} should be ${wanted.version}`;
  }
  return existsSync(ownNode) ? '' : `${ownNode} is missing`;
}

/**
 * `npm ci` with the system's npm and Node: npm may have started this script with the Node inside node_modules, which
 * `npm ci` deletes.
 */
function install() {
  const env = { ...process.env };
  for (const name of ['npm_execpath', 'npm_node_execpath', 'NODE']) delete env[name];
  const path = (env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  env.PATH = path.join(delimiter);
  const shell = process.platform === 'win32';
  const { status, error } = spawnSync('npm', ['ci', '--loglevel=error'], {
    cwd: root,
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
    install();
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

const { values } = parseArgs({ options: { browser: { type: 'string', multiple: true, default: [] } } });
for (const name of values.browser) {
  if (!BROWSER_NAMES.includes(name))
    fail(`unknown browser ${name}; there are ${BROWSER_NAMES.join(' and ')}`);
}
packages();
values.browser.forEach(browser);

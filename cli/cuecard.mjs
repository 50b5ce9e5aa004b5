#!/usr/bin/env node
/**
 * Starts `cuecard` on a Node that reads TypeScript: this one, or the one that `npm ci` installs beside the packages.
 * Plain JavaScript, for the Node that happens to be installed (20 or later).
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('cuecard.ts', import.meta.url));
const ownNode = fileURLToPath(
  new URL(`../node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`, import.meta.url),
);
const isNew = Number.parseInt(process.versions.node, 10) >= 24;

if (!isNew && !existsSync(ownNode)) {
  console.error('cuecard: the packages are not installed; run "npm ci" in the folder of Cuecard.');
  process.exit(2);
}
const child = spawn(isNew ? process.execPath : ownNode, [script, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
// The terminal sends Ctrl+C to both; the child ends first and says how.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
  console.error(`cuecard: ${error.message}`);
  process.exit(2);
});
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));

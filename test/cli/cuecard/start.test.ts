/** The command as it is installed: on any Node from 20 on. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { goodPack, workshop } from './author.ts';

const BIN = new URL('../../../cli/cuecard.mjs', import.meta.url).pathname;

/** The Node of the system, which may be older than the one of the packages. */
const system = ['/usr/bin/node', '/usr/local/bin/node'].find((path) => existsSync(path)) ?? process.execPath;

it.each([...new Set([process.execPath, system])])('runs on %s, and hands on output and exit code', (node) => {
  const { folder, write } = workshop(goodPack());
  const lint = () => spawnSync(node, [BIN, 'lint', 'acme'], { cwd: folder, encoding: 'utf8' });
  expect(lint()).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^1 lesson: nothing to mend\n.*preview acme\n$/),
    stderr: '',
  });
  write('acme/lessons/refund.md', 'no head');
  expect(lint()).toMatchObject({ status: 1, stdout: expect.stringContaining('front matter is missing') });
  expect(spawnSync(node, [BIN, 'nope'], { cwd: folder }).status).toBe(2);
});

it('is what package.json installs, and can be run', () => {
  const { bin } = JSON.parse(readFileSync('package.json', 'utf8')) as { bin: Record<string, string> };
  expect(bin).toEqual({ cuecard: 'cli/cuecard.mjs' });
  expect(execFileSync('git', ['ls-files', '-s', bin.cuecard!], { encoding: 'utf8' })).toMatch(/^100755/);
});

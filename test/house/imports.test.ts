import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeOf, importsOf, read } from './source.ts';

/** Who may import whom, from the outermost room to the innermost; the first that fits a file decides. */
const ROOMS: { room: string; may: string[]; packages: RegExp }[] = [
  {
    room: 'entrypoints',
    may: ['entrypoints', 'components', 'lib'],
    packages: /^(preact|wxt\/utils\/define-[a-z-]+)$/,
  },
  {
    room: 'components',
    may: ['components', 'lib', '!lib/webext'],
    packages: /^(preact|preact\/hooks|@preact\/signals|lucide|d3-scale|d3-shape)$/,
  },
  { room: 'lib/webext', may: ['lib'], packages: /^(idb|valibot)$/ },
  {
    room: 'lib',
    may: ['lib', '!lib/webext'],
    packages:
      /^(fflate|fuse\.js|lowlight|papaparse|ts-fsrs|uuid|valibot|yaml|mdast|mdast-util-[a-z-]+|micromark-extension-[a-z-]+)$/,
  },
  {
    room: 'cli',
    may: ['cli', 'lib', '!lib/webext'],
    packages:
      /^(node:[a-z_/]+|temporal-polyfill\/global|wxt|puppeteer-core|fflate|chokidar|commander|lowlight|mdast|music-metadata|papaparse|valibot|@valibot\/to-json-schema|vite)$/,
  },
];

/** The one door to the extension APIs. */
const DOOR = 'lib/webext/browser.ts';

const inside = (path: string, room: string) => path.startsWith(`${room}/`);

/** What a file imports although its room may not. */
function broken(path: string, source: string): string[] {
  const { may, packages } = ROOMS.find(({ room }) => inside(path, room))!;
  return importsOf(path, source).filter((name) => {
    if (name === 'webextension-polyfill') return path !== DOOR;
    if (!name.startsWith('.')) return builtinModules.includes(name) || !packages.test(name);
    const target = posix.join(posix.dirname(path), name);
    if (/^public\/_locales\/\w+\/messages\.json$/.test(target)) return path !== 'lib/words.ts';
    if (!/\.(tsx?|css)$/.test(target)) return true;
    return (
      !may.some((room) => inside(target, room)) ||
      may.some((room) => room[0] === '!' && inside(target, room.slice(1)))
    );
  });
}

const files = codeOf(...ROOMS.map(({ room }) => room));

it('there is something to look at', () => expect(files.length).toBeGreaterThan(50));

it.each(files)('%s imports only what its room may', (path) => {
  expect(broken(path, read(path))).toEqual([]);
});

it('nothing imports the entry points', () => {
  for (const path of codeOf('components', 'lib', 'cli', 'test', 'demo'))
    for (const name of importsOf(path, read(path)))
      expect(posix.join(posix.dirname(path), name), path).not.toMatch(/^entrypoints\//);
});

describe('a planted fault is found:', () => {
  it.each([
    ['components/A.tsx', `import { browser } from '../lib/webext/browser.ts'`],
    ['components/A.tsx', `import type { Browser } from '../lib/webext/browser.ts'`],
    ['components/A.tsx', `export { x } from '../entrypoints/content.ts'`],
    ['components/A.tsx', `import { x } from '../cli/folder.ts'`],
    ['components/A.tsx', `import react from 'react'`],
    ['lib/page/a.ts', `import { x } from '../webext/hosts.ts'`],
    ['lib/page/a.ts', `export * from '../../components/help.ts'`],
    ['lib/page/a.ts', `const x = await import('../webext/hosts.ts')`],
    ['lib/page/a.ts', `const x = await import(name)`],
    ['lib/page/a.ts', `type A = import('../webext/browser.ts').Browser`],
    ['lib/page/a.ts', `import { x } from './b'`],
    ['lib/page/a.ts', `import { x } from './b.js'`],
    ['lib/page/a.ts', `import { readFile } from 'node:fs'`],
    ['lib/page/a.ts', `import { readFile } from 'fs'`],
    ['lib/page/a.ts', `import { openDB } from 'idb'`],
    ['lib/webext/a.ts', `import browser from 'webextension-polyfill'`],
    ['lib/webext/a.ts', `import { render } from 'preact'`],
    ['lib/webext/a.ts', `import { Help } from '../../components/help.ts'`],
    ['cli/a.ts', `import { x } from '../lib/webext/hosts.ts'`],
    ['cli/a.ts', `import { x } from '../demo/server.ts'`],
    ['entrypoints/a.ts', `import browser from 'webextension-polyfill'`],
    ['entrypoints/a.ts', `import { x } from '../cli/folder.ts'`],
    ['entrypoints/a.ts', `import '../test/setup.mjs'`],
  ])('%s with %s', (path, source) => {
    expect(broken(path, source)).toHaveLength(1);
  });

  it('and comments and strings are no imports', () => {
    expect(broken('lib/a.ts', `// import 'react'\nexport const x = "import 'react'";`)).toEqual([]);
  });
});

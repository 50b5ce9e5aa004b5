import { homedir } from 'node:os';
import { dirname, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeOf, read, tracked } from './source.ts';

const LONGEST = 250;

it.each(codeOf('lib', 'components', 'entrypoints', 'cli'))('%s is short enough to read', (path) => {
  expect(read(path).trimEnd().split('\n').length).toBeLessThanOrEqual(LONGEST);
});

const BINARY = /\.(png|ico|zip|woff2?|mp[34]|webm|ogg|jpe?g|gif|pdf)$/;
const root = resolve(new URL('../..', import.meta.url).pathname);
/** Folders of this machine: where the project lies, the folder above it, and the person's own. */
const places = [`${root}/`, `${dirname(root)}/`, `${homedir()}/`].filter((place) => place.length > 3);

/** What must not be published: marks of unfinished work, tests that do not run, paths of one machine. */
function untidy(path: string, source: string): string[] {
  const faults = /\b(TO[D]O|FIX[M]E)\b/.exec(source)?.slice(1) ?? [];
  if (path.startsWith('test/'))
    faults.push(...(/\b(?:it|test|describe)\.(only|skip)\b/.exec(source)?.slice(1) ?? []));
  return [
    ...faults,
    ...places.filter((place) =>
      new RegExp(`(^|[^\\w.-])${place.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}`, 'm').test(source),
    ),
  ];
}

it('tracked files are tidy', () => {
  const texts = tracked.filter((path) => !BINARY.test(path));
  const found = texts.flatMap((path) => untidy(path, read(path)).map((fault) => `${path}: ${fault}`));
  expect(found).toEqual([]);
});

describe('a planted fault is found:', () => {
  it.each([
    ['lib/a.ts', `// TO${'DO'}: later`],
    ['docs/a.md', `FIX${'ME'}`],
    ['test/a.test.ts', `it.${'only'}('a', f)`],
    ['test/a.test.ts', `describe.${'skip'}('a', f)`],
    ['README.md', `Run ${root}/cli/a.ts`],
    ['README.md', `see ${homedir()}/notes`],
  ])('%s with %s', (path, source) => expect(untidy(path, source).length).toBeGreaterThan(0));
});

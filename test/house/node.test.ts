import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { codeOf, type Node, parse, read } from './source.ts';

/** These need the extension around them. */
const IN_BROWSER = ['lib/webext/browser.ts', 'lib/webext/words.ts'];
const DOES_NOTHING = /^(Import|Export|TS|VariableDeclaration|FunctionDeclaration|ClassDeclaration)/;

/** Only declares: loading it runs nothing. */
const isQuiet = (path: string) =>
  (parse(path, read(path)).body as Node[]).every(({ type }) => DOES_NOTHING.test(type));

it('lib and cli load unbuilt in Node', () => {
  const files = [
    ...codeOf('lib').filter((path) => !IN_BROWSER.includes(path)),
    ...codeOf('cli').filter(isQuiet),
  ];
  expect(files).toContain('cli/folder.ts');
  const urls = files.map((path) => pathToFileURL(path).href);
  const script = `const bad = [];
    for (const url of ${JSON.stringify(urls)}) await import(url).catch((e) => bad.push(url + ' ' + e));
    console.log(JSON.stringify(bad));`;
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  expect(JSON.parse(out)).toEqual([]);
}, 30_000);

/** What the README tells an author to write must work as it stands there. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compilePack } from '../../lib/lesson/compile.ts';

const README = readFileSync('README.md', 'utf8');

/** The first fenced block in a language. */
function example(language: string): string {
  const block = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(README)?.[1];
  if (!block) throw new Error(`README has no ${language} example`);
  return block;
}

const PACK = 'id: acme\nname: Acme\nversion: 1.0.0\nowner: L&D\nlanguages: [en]\n';

it('its tool compiles, and its lesson is placed on that tool', async () => {
  const call =
    '  - {id: call, title: Call, urls: [/desk/calls/:id], examples: ["https://desk.fernhill.example/desk/calls/1"]}\n';
  const files = new Map([
    ['pack.yaml', PACK],
    ['tools/desk.yaml', example('yaml') + call],
    ['lessons/hold-caller.md', example('markdown')],
  ]);
  const { pack, problems } = await compilePack(files);
  expect(problems).toEqual([]);
  expect(pack?.tools[0]?.pages).toHaveLength(2);
  expect(pack?.lessons[0]?.blocks.map((block) => block.kind)).toEqual(['steps', 'sample']);
});

it('names only scripts that there are', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const named = [...README.matchAll(/npm (?:run (\w+)|(start|test))/g)].map(([, run, own]) => run ?? own!);
  for (const name of named) expect(Object.keys(scripts)).toContain(name);
});

/** The examples of the author's guide are lessons that can be built, and none is left out. */
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { readFolder } from '../../cli/folder.ts';
import { Block } from '../../lib/lesson/block.ts';
import { compilePack } from '../../lib/lesson/compile.ts';
import { formatProblem } from '../../lib/lesson/problem.ts';
import { exampleFolder, examplesIn } from './guide.ts';

const guide = await readFile('lessons/README.md', 'utf8');
const { texts, media } = exampleFolder(guide);
const { pack, problems } = await compilePack(texts, '', media);

it('has no fault in its examples', () => expect(problems.map(formatProblem)).toEqual([]));

it('shows every kind of block, and every kind of check', () => {
  const kinds = (Block.options as readonly { entries?: { kind: { literal: string } } }[]).map(
    (option) => option.entries?.kind.literal ?? 'check',
  );
  const blocks = pack!.lessons.flatMap((lesson) => lesson.blocks);
  const shown = new Set<string>(blocks.map(({ kind }) => kind));
  expect(kinds.filter((kind) => kind !== 'text' && !shown.has(kind))).toEqual([]);
  const asks = blocks.flatMap((block) => (block.kind === 'check' ? block.ask : []));
  expect([...new Set(asks)].sort()).toEqual(['fill', 'number', 'order', 'single']);
});

it('has a picture for each kind', async () => {
  const pictures = [...guide.matchAll(/!\[[^\]]+\]\(\.\.\/docs\/blocks\/([a-z]+)\.png\)/g)].map(
    ([, name]) => name,
  );
  expect(pictures.length).toBe(examplesIn(guide).length);
  for (const name of pictures)
    expect((await readFile(`docs/blocks/${name}.png`)).length).toBeGreaterThan(1000);
});

it('names the pages of the practice company as its pack does', async () => {
  const { texts, media } = await readFolder('lessons/fernhill');
  const { pack } = await compilePack(texts, '', media);
  for (const { id, pages } of pack!.tools) {
    const row = new RegExp(`^ *\\| \`${id}\` \\|.*$`, 'm').exec(guide)?.[0] ?? '';
    expect(row.match(/(?<=`)[a-z-]+(?=`)/g)).toEqual([id, ...pages.map((page) => page.id)]);
  }
});

/** The examples of the author's guide are lessons that can be built, and none is left out. */
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { readFolder } from '../../cli/folder.ts';
import { CampaignFile } from '../../lib/campaign/schema.ts';
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
  const pictures = [...guide.matchAll(/!\[[^\]]+\]\(\.\.\/docs\/blocks\/([a-z-]+)\.png\)/g)].map(
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

it('shows a campaign that compiles, with every field that there is', async () => {
  const text = /```yaml\n(id: greetings[\s\S]*?)```/.exec(guide)![1]!;
  const lesson = (id: string) =>
    `---\nid: ${id}\nquestion: How do I ${id}?\nanswer: Like this, {{company}}.\nfor: [desk/queue]\nowner: Ada\n---\n:::check[A?]\n- [x] b\n- [ ] c\n:::\n`;
  const pages = ['queue', 'call'].map(
    (id) => `  - {id: ${id}, title: A, urls: [/desk/${id}], examples: ["http://localhost/desk/${id}"]}\n`,
  );
  const files = new Map([
    [
      'pack.yaml',
      'id: acme\nname: Acme\nversion: 1.0.0\nowner: Ada\nlanguages: [en]\nvariables: {company: Acme}\naudiences: [{id: phone-desk, teams: [A]}]\n',
    ],
    ['tools/desk.yaml', `id: desk\nname: Desk\nurls: ["localhost/desk/*"]\npages:\n${pages.join('')}`],
    ['lessons/phone-greeting.md', lesson('phone-greeting')],
    ['lessons/close-call.md', lesson('close-call')],
    ['campaigns/greetings.yaml', text],
  ]);
  const compiled = await compilePack(files);
  expect(compiled.problems.map(formatProblem)).toEqual([]);
  expect(compiled.pack!.campaigns).toHaveLength(1);
  const fields = Object.keys(CampaignFile.entries);
  const rare = ['languages', 'anew'];
  for (const field of fields)
    expect(
      rare.includes(field) || new RegExp(`^(# )?${field}: `, 'm').test(text) || text.includes(`${field}:\n`),
      field,
    ).toBe(true);
});

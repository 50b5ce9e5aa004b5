/** What a new author gets wrong besides the lesson's text: names, places, and tools that another pack has. */
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Build, startPreview } from '../../../cli/cuecard/preview.ts';
import { shadowLine, shadows } from '../../../cli/cuecard/shadow.ts';
import { readYaml } from '../../../lib/lesson/yaml.ts';
import { Tool } from '../../../lib/page/tool.ts';
import { lessonText } from '../../lesson/lint/pack.ts';
import { TOOL_YAML } from '../../lesson/samples.ts';
import { cuecard, goodPack, shell, workshop } from './author.ts';

describe('a file that nothing reads is told', () => {
  it.each([
    ['lessons/more.txt', 'ends with .md: save it as more.md'],
    ['lessons/more.md.txt', 'save it as more.md'],
    ['lessons/more.de.docx', 'save it as more.de.md'],
    ['tools/till.txt', 'ends with .yaml: save it as till.yaml'],
    ['more.md', 'move the file into the folder lessons'],
  ])('%s', async (name, says) => {
    const { path, write } = workshop(goodPack());
    write(`acme/${name}`, lessonText());
    const { code, out } = await cuecard('lint', path('acme'));
    expect(code).toBe(0);
    expect(out).toContain(`/acme/${name}:1:1 warning: `);
    expect(out).toContain(says);
    expect(out).toContain('1 lesson: 1 warning');
  });

  it.each(['README.md', 'shared/farewell.md', 'lessons/notes.xlsx', 'media/raw.mov'])(
    '%s is none',
    async (name) => {
      const { path, write } = workshop(goodPack());
      write(`acme/${name}`, '# Notes\n');
      expect((await cuecard('lint', path('acme'))).out).toContain('1 lesson: nothing to mend');
    },
  );
});

it('a pack without lessons says how one begins', async () => {
  const { 'acme/lessons/refund.md': _, ...files } = goodPack();
  const { path } = workshop(files);
  const { out } = await cuecard('lint', path('acme'));
  expect(out).toContain('0 lessons: nothing to mend; "cuecard new lesson');
  expect(out).not.toContain('preview');
});

it('a lesson that cannot be read is counted as one', async () => {
  const { path, write } = workshop(goodPack());
  write('acme/lessons/more.md', 'How do I take a break?\n');
  const { code, out } = await cuecard('lint', path('acme'));
  expect(code).toBe(1);
  expect(out).toMatch(/1 lesson, and 1 that cannot be read: \d+ errors?/);
  write('acme/lessons/refund.md', '');
  expect((await cuecard('lint', path('acme'))).out).toMatch(
    /0 lessons, and 2 that cannot be read: \d+ errors/,
  );
});

it('a lesson is not begun while the tool is broken, and the tool is not called missing', async () => {
  const { path, write } = workshop(goodPack());
  write('acme/tools/desk.yaml', 'id: desk\n');
  const { code, out } = await cuecard('new', 'lesson', 'more', '--pack', path('acme'));
  expect(code).toBe(1);
  expect(out).toContain('acme/tools/desk.yaml:1:1 error: ');
  expect(out).toContain('Nothing new is written. Mend this first.');
  expect(existsSync(path('acme/lessons/more.md'))).toBe(false);
});

it.each([
  ['tool', 'tools/till.yaml', 'till'],
  ['lesson', 'lessons/more.md', 'more'],
])('a %s is not begun while the pack is broken: what to mend is told at once', async (what, file, id) => {
  const { path, read, write } = workshop(goodPack());
  write('acme/pack.yaml', read('acme/pack.yaml').replace(/contact: .*/, 'contact: ada@acme.example'));
  const { code, out } = await cuecard('new', what, id, '--pack', path('acme'));
  expect(code).toBe(1);
  expect(out).toContain('write the contact as mailto:name@example.com');
  expect(existsSync(path(`acme/${file}`))).toBe(false);
});

it.each([
  ['take-a-break', 'How do I take a break?'],
  ['who-to-call-first', 'Who to call first?'],
  ['whole-refund', 'How do I whole refund?'],
])('the id %s begins the question "%s"', async (id, question) => {
  const { path, read } = workshop(goodPack());
  await cuecard('new', 'lesson', id, '--pack', path('acme'));
  expect(read(`acme/lessons/${id}.md`)).toContain(`question: "${question}"`);
});

it('commands are told as they were typed', async () => {
  const { folder, write } = workshop();
  const byNpm = await shell(folder, ['new', 'pack', 'acme'], { npm_lifecycle_event: 'cuecard' });
  expect(byNpm.out).toContain('  npm run cuecard -- new tool desk --pack acme');
  const alone = await shell(folder, ['new', 'pack', 'bolt'], { npm_lifecycle_event: '' });
  expect(alone.out).toContain('  cuecard new tool desk --pack bolt');
  write('bolt/lessons/refund.md', lessonText({ for: '[desk]' }));
  write('bolt/tools/desk.yaml', TOOL_YAML);
  const linted = await shell(folder, ['lint', 'bolt'], { npm_lifecycle_event: 'cuecard' });
  expect(linted.out).toContain('See it where it is used: npm run cuecard -- preview bolt\n');
});

it('a tool whose pages stand behind "#" gets pages there', async () => {
  const { path, read } = workshop(goodPack());
  await cuecard('new', 'tool', 'till', '--pack', path('acme'), '--url', 'https://shop.example/pos/#/cash-up');
  expect(read('acme/tools/till.yaml')).toContain('"shop.example/pos/*"');
  expect(read('acme/tools/till.yaml')).toContain('urls: ["/pos/#/items/:id"]');
  expect((await cuecard('lint', path('acme'))).out).toContain('1 lesson: nothing to mend');
});

it('a text of a table that holds the separator is told as such', async () => {
  const { path, write } = workshop(goodPack());
  write('faq.csv', 'Question;Answer\nHow do I open it?;Select **Open**; then count.\n');
  const { out } = await cuecard('import', path('faq.csv'), '--pack', path('acme'));
  expect(out).toContain('faq.csv:2:1 warning: left: the line has 3 columns, the first line 2; put a text');
});

describe('a tool whose pages a shipped pack takes', () => {
  const till = (id: string, host: string, name = 'count') => {
    const page = `{id: ${name}, title: Count, urls: ["/pos/#/cash-up"], examples: ["http://localhost:4173/pos/#/cash-up"]}`;
    const read = readYaml(
      Tool,
      `{id: ${id}, name: Till, urls: ["${host}/pos/*"], pages: [${page}]}`,
      'till.yaml',
    );
    if (!read.ok) throw new Error(read.problems[0]!.message);
    return read.value;
  };

  it('is told with what it is found as', async () => {
    const [shadow] = await shadows([till('till', 'localhost')], 'mine');
    expect(shadow).toMatchObject({ own: 'till/count', found: 'pos/cash-up', pack: 'fernhill' });
    expect(shadowLine(shadow!)).toContain('Use the ids of pos/cash-up');
  });

  it('is told too where only the page has another id', async () => {
    const [shadow] = await shadows([till('pos', 'localhost')], 'mine');
    expect(shadow).toMatchObject({ own: 'pos/count', found: 'pos/cash-up' });
  });

  it('is told by the preview', async () => {
    const { path, write } = workshop(goodPack());
    write('acme/tools/till.yaml', JSON.stringify(till('till', 'localhost')));
    const builds: Build[] = [];
    const preview = await startPreview(path('acme'), { onBuild: (build) => builds.push(build) });
    await preview.stop();
    expect(builds[0]).toMatchObject({ isServed: true, shadows: [{ own: 'till/count' }] });
  });

  it.each([
    ['with the same ids', till('pos', 'localhost', 'cash-up'), 'mine'],
    ['with a more exact address', till('till', 'localhost:4173'), 'mine'],
    ['of that pack itself', till('till', 'localhost'), 'fernhill'],
  ])('not %s', async (_, tool, pack) => {
    expect(await shadows([tool], pack)).toEqual([]);
  });
});

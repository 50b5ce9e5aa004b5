import { describe, expect, it } from 'vitest';
import { compilePack } from '../../lib/lesson/compile.ts';
import { formatProblem } from '../../lib/lesson/problem.ts';
import { HEAD, PACK_YAML, packFiles, TOOL_YAML } from './samples.ts';

async function compiled(change: Record<string, string | null>) {
  const { pack, problems } = await compilePack(packFiles(change), 'acme/');
  return {
    tools: pack?.tools.map((tool) => tool.id),
    lessons: pack?.lessons.map((lesson) => lesson.id),
    problems: problems.map(formatProblem),
  };
}

/** The tool with one part of it replaced. */
const tool = (from: string, to: string) => {
  if (!TOOL_YAML.includes(from)) throw new Error(`the sample has no "${from}"`);
  return { 'tools/desk.yaml': TOOL_YAML.replace(from, to) };
};

it('compiles a good pack without a word', async () => {
  expect(await compiled({})).toEqual({ tools: ['desk'], lessons: ['cancel', 'refund'], problems: [] });
});

it('gives lessons in the order of their file names, whatever order the files come in', async () => {
  const forth = await compilePack(packFiles());
  const back = await compilePack(new Map([...packFiles()].reverse()));
  expect([back.pack, back.problems]).toEqual([forth.pack, forth.problems]);
});

it('a broken lesson stops only itself and is named', async () => {
  const { tools, lessons, problems } = await compiled({ 'lessons/broken.md': 'no head' });
  expect(tools).toEqual(['desk']);
  expect(lessons).toEqual(['cancel', 'refund']);
  expect(problems).toEqual([
    expect.stringContaining('acme/lessons/broken.md:1:1 the front matter is missing'),
  ]);
});

it('a broken tool stops only itself, and its lessons are not blamed', async () => {
  const { tools, lessons, problems } = await compiled({
    'tools/till.yaml': 'id: till',
    'lessons/cancel.md': HEAD.replace('id: refund', 'id: cancel').replace('desk/orders', 'till/sale'),
  });
  expect(tools).toEqual(['desk']);
  expect(lessons).toEqual(['cancel', 'refund']);
  expect(problems.length).toBeGreaterThan(0);
  expect(problems.every((problem) => problem.startsWith('acme/tools/till.yaml:'))).toBe(true);
});

it('a broken tool is known by its id too, where the file has another name', async () => {
  const { tools, problems } = await compiled({
    'tools/desk.yaml': null,
    'tools/my-desk.yaml': TOOL_YAML.replace('name: Desk\n', ''),
  });
  expect(tools).toEqual([]);
  expect(problems).toEqual([expect.stringContaining('acme/tools/my-desk.yaml:1:1 "name" is missing')]);
});

it.each([
  [
    'an unknown tool in a lesson',
    { 'lessons/refund.md': HEAD.replace('desk/orders', 'dsk/orders') },
    'acme/lessons/refund.md:5:7 no tool has the id "dsk"; add tools/dsk.yaml or correct',
  ],
  [
    'an unknown page in a lesson',
    { 'lessons/refund.md': HEAD.replace('desk/orders', 'desk/ordrs') },
    'acme/lessons/refund.md:5:7 "desk" has no page "ordrs"; its pages are orders, order',
  ],
  [
    'a lesson id twice',
    { 'lessons/more/refund.md': HEAD },
    'acme/lessons/refund.md:2:1 another lesson has the id "refund"; choose another',
  ],
  [
    'a tool id twice',
    { 'tools/eins.yaml': TOOL_YAML },
    'acme/tools/eins.yaml:1:1 another tool has the id "desk"; choose another',
  ],
  [
    'a page id twice',
    tool('- id: order\n', '- id: orders\n'),
    'acme/tools/desk.yaml:9:5 another page has the id "orders"; choose another',
  ],
  [
    'an example that hits another page',
    tool('/orders/12', '/orders'),
    'acme/tools/desk.yaml:12:16 "https://desk.example.com/orders" hits the page "orders" instead of "order"; change',
  ],
  [
    'an example that hits no page',
    tool('/orders/12', '/elsewhere'),
    'acme/tools/desk.yaml:12:16 "https://desk.example.com/elsewhere" hits no page instead of "order"; change',
  ],
  [
    'an example at another host',
    tool('desk.example.com/orders/12', 'example.com/orders/12'),
    "does not fit the tool's urls",
  ],
  [
    'an example that is no address',
    tool('https://desk.example.com/orders/12', 'orders'),
    'acme/tools/desk.yaml:12:16 "orders" is no address; write it with https://',
  ],
  [
    'a tool rule without host',
    tool('desk.example.com/*', '/desk'),
    'acme/tools/desk.yaml:3:8 "/desk" names no host; write it as',
  ],
  [
    'a page rule with a host',
    tool('"/orders"', '"desk/orders"'),
    'acme/tools/desk.yaml:7:12 "desk/orders" must start with "/"',
  ],
  [
    'a page rule that is no pattern',
    tool('/orders/:id', '/orders/:'),
    'acme/tools/desk.yaml:11:12 "/orders/:" mixes a name with other characters',
  ],
  [
    'a page rule with a stray %',
    tool('/orders/:id', '?a=%'),
    'acme/tools/desk.yaml:12:16 "https://desk.example.com/orders/12" hits no page',
  ],
  [
    'an unknown key in a signal',
    tool('    title: Orders\n', '    title: Orders\n    signals: [{ css: h1, txt: a }]\n'),
    'acme/tools/desk.yaml:7:26 "txt" is not known here (did you mean "text"?); check its spelling or take it out',
  ],
])('%s is told with its place and its mend', async (_, change, says) => {
  const { problems } = await compiled(change);
  expect(problems).toEqual([expect.stringContaining(says)]);
});

it('the same lesson in two languages is no double', async () => {
  const { lessons, problems } = await compiled({ 'lessons/refund.de.md': HEAD });
  expect(problems).toEqual([]);
  expect(lessons).toEqual(['cancel', 'refund', 'refund']);
});

it.each([
  ['is missing', null, '1:1 the pack has no pack.yaml; add one with id'],
  ['is no YAML', 'a: [', '1:5 '],
  ['is empty', '', '1:1 fields are expected here'],
  ['has a bad version', PACK_YAML.replace('1.0.0', '"1"'), '3:1 "version": write the version as 1.0.0'],
  ['has a bad contact', `${PACK_YAML}contact: Ada`, '6:1 "contact": write the contact as mailto:'],
  [
    'names a language that is none',
    PACK_YAML.replace('[en]', '[English]'),
    '5:13 "languages[1]": write the language as',
  ],
  ['names no language', PACK_YAML.replace('[en]', '[]'), '5:1 "languages": name at least one language'],
])('there is no pack when pack.yaml %s', async (_, text, says) => {
  const { tools, problems } = await compiled({ 'pack.yaml': text });
  expect(tools).toBeUndefined();
  expect(problems).toEqual([expect.stringContaining(`acme/pack.yaml:${says}`)]);
});

describe('a fault in a list of fields', () => {
  const audience = async (...lines: string[]) => {
    const text = `${PACK_YAML}audiences:\n  - id: new\n${lines.map((line) => `    ${line}\n`).join('')}`;
    return (await compiled({ 'pack.yaml': text })).problems;
  };

  it.each([
    ['team', 'here (did you mean "teams"?); check its spelling or take it out'],
    ['Teams', 'here (did you mean "teams"?);'],
    ['variabels', 'here (did you mean "variables"?);'],
    ['people', 'here; check its spelling or take it out'],
  ])('a name such as %s is told with the nearest that there is', async (name, says) => {
    expect(await audience(`${name}: [Desk]`)).toEqual([
      expect.stringContaining(`acme/pack.yaml:8:5 "${name}" is not known ${says}`),
    ]);
  });

  it('what stands there already is not meant', async () => {
    expect(await audience('teams: [Desk]', 'team: [Desk]')).toEqual([
      expect.stringContaining('"team" is not known here; check'),
    ]);
  });

  it.each([
    ['Phone desk', 'is "Phone desk"; write it as a list: [Phone desk]'],
    ['Phone desk, Billing', 'is "Phone desk, Billing"; write it as a list: [Phone desk, Billing]'],
    ['"Desk: #1, no"', 'is "Desk: #1, no"; write it as a list: ["Desk: #1", "no"]'],
    ['7', 'is 7; write it as a list: ["7"]'],
    ['', 'nothing stands there; write it as a list: [one, another]'],
    ['{a: b}', 'is Object; write it as a list: [one, another]'],
  ])('what stands in place of a list is told as a list: "%s"', async (written, says) => {
    expect(await audience(`teams: ${written}`)).toEqual([
      expect.stringContaining(`acme/pack.yaml:8:5 "audiences[1].teams" should be a list, but ${says}`),
    ]);
  });
});

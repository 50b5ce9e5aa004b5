import { describe, expect, it } from 'vitest';
import { readLesson } from '../../lib/lesson/markdown.ts';
import { formatProblem } from '../../lib/lesson/problem.ts';
import { HEAD, withBody, withHead } from './samples.ts';

const FILE = 'lessons/refund.md';

async function faults(text: string, file = FILE): Promise<string[]> {
  const read = await readLesson(text, file, 'en');
  return read.ok ? [] : read.problems.map(formatProblem);
}

describe('a fault tells its file, its line, what is wrong and the mend', () => {
  const long = 'x'.repeat(201);
  const body = (text: string, at: string, ...says: string[]) => [withBody(text), at, says] as const;
  it.each([
    ['no front matter', 'Just text', '1:1', ['front matter is missing', 'start the file with "---"']],
    ['an empty file', '', '1:1', ['front matter is missing']],
    ['empty front matter', '---\n---\n', '2:1', ['fields are expected', 'write each as']],
    ['a list as front matter', '---\nfoo\n---\n', '2:1', ['fields are expected', 'write each as']],
    ['an open bracket', withHead('[desk/orders]', '[desk/orders'), '6:1', ['move this line']],
    ['an open quote', withHead('Ada', '"Ada'), '6:8', ['begins with a quote', 'add it at the end']],
    [
      'an open quote above other quotes',
      withHead('question: How do I refund an order?', 'question: "How do I?').replace('Ada', '"Ada"'),
      '3:11',
      ['begins with a quote', 'add it at the end'],
    ],
    [
      'another fault below a text of two lines',
      withHead('question: How do I refund an order?', 'question: "How\n  do I?"').replace('owner', '\towner'),
      '7:1',
      ['a tab indents this line'],
    ],
    [
      'a colon in a text',
      withHead('answer: Open', 'answer: Two steps: open'),
      '4:9',
      ['holds ": "', 'put the whole text in quotes'],
    ],
    ['curly quotes', withHead('Ada', '“Ada”'), '6:8', ['curly', 'write " or no quotes']],
    ['a tab', withHead('owner', '\towner'), '6:1', ['a tab indents this line', 'use spaces']],
    ['a key twice', withHead('owner: Ada', 'owner: Ada\nid: refund'), '7:1', ['stands twice', 'keep one']],
    ['an unknown alias', withHead('Ada', '*ada'), '2:1', ['cannot be read']],
    [
      'an unknown key',
      withHead('owner: Ada', 'owner: Ada\nauthor: Bo'),
      '7:1',
      ['"author" is not known', 'check its spelling'],
    ],
    ['a missing key', withHead('owner: Ada\n', ''), '2:1', ['"owner" is missing', 'add it']],
    [
      'a wrong type',
      withHead('How do I refund an order?', '12'),
      '3:1',
      ['"question" should be string', 'change it'],
    ],
    [
      'a long question',
      withHead('How do I refund an order?', long),
      '3:1',
      ['"question"', 'at most 200 characters'],
    ],
    ['no places', withHead('[desk/orders]', '[]'), '5:1', ['name at least one tool']],
    [
      'a bad place',
      withHead('desk/orders', 'desk/a/b'),
      '5:7',
      ['"for[1]"', 'write it as "tool" or "tool/page"'],
    ],
    [
      'an unknown key in a place',
      withHead('desk/orders', '{ tool: desk, nope: 1 }'),
      '5:21',
      ['"nope" is not known'],
    ],
    [
      'a key that is nearly one of a place',
      withHead('desk/orders', '{ tool: desk, pge: orders }'),
      '5:21',
      ['"pge" is not known here (did you mean "page"?)'],
    ],
    [
      'the beginning of a key',
      withHead('owner: Ada', 'owner: Ada\nreview: 2027-05-01'),
      '7:1',
      ['did you mean "review_by"?'],
    ],
    [
      'a place that is no list',
      withHead('[desk/orders]', 'desk/orders'),
      '5:1',
      ['"for" should be a list', 'write it as a list: [desk/orders]'],
    ],
    [
      'a bad date',
      withHead('owner: Ada', 'owner: Ada\nreview_by: 1.5.2027'),
      '7:1',
      ['"review_by"', 'YYYY-MM-DD'],
    ],
    [
      'another id',
      withHead('id: refund', 'id: refunds'),
      '2:1',
      ['"refunds"', '"refund.md"', 'make them the same'],
    ],
    ['HTML in the answer', withHead('**Refund**', '<b>Refund</b>'), '4:1', ['HTML is not allowed']],
    [
      'nothing but HTML in the answer',
      withHead('Open the order and choose **Refund**.', '<b>'),
      '4:1',
      ['HTML'],
    ],
    ['an unknown directive', ...body(':::stepz\n1. a\n:::', '9:1', '":::stepz" is no block', 'use :::steps')],
    [
      'a block that is not closed',
      ...body(
        ':::steps\n1. a\n\n:::sample[A]\nb\n:::',
        '9:1',
        '":::steps" is not closed',
        '":::sample" in line 12',
      ),
    ],
    [
      'a note that is not indented',
      ...body(':::steps\n1. a\n- b\n:::', '11:1', 'a second list begins', 'three spaces'),
    ],
    [
      'a check without a right choice',
      ...body(':::check[A?]\n- [ ] b\n- [ ] c\n:::', '9:1', '"options": mark exactly one choice'),
    ],
    [
      'a film of a kind that is not played',
      ...body(':::video[A]{file=media/a.mov silent}\n:::', '9:1', 'media/a.mov is of a kind', 'webm, mp4'),
    ],
    ['steps without a list', ...body(':::steps\ntext\n:::', '9:1', 'holds one numbered list', 'write "1. "')],
    ['a step without a sentence', ...body(':::steps\n1. a\n2. - b\n:::', '11:1', 'starts with a sentence')],
    ['a step with a list', ...body(':::steps\n1. a\n   - b\n:::', '11:4', 'at most a note', 'start another')],
    ['a long block title', ...body(`:::steps[${long}]\n1. a\n:::`, '9:1', 'title', 'at most 200 characters')],
    [
      'a sample without title',
      ...body(':::sample\ntext\n:::', '9:1', 'needs a title', ':::sample[Greeting]'),
    ],
    ['an empty sample', ...body(':::sample[A]\n:::', '9:1', 'is empty', 'write its text')],
    ['a long sample', ...body(`:::sample[A]\n${long.repeat(20)}\n:::`, '9:1', 'at most 4000 characters')],
    [
      'a list in a sample',
      ...body(':::sample[A]\n- a\n:::', '10:1', 'plain text', 'take lists and headings out'),
    ],
    [
      'emphasis in a sample',
      ...body(':::sample[A]\na **b**\n:::', '10:3', 'plain text', 'take the emphasis'),
    ],
    ['raw HTML', ...body('<div>a</div>', '9:1', 'HTML cannot stand here', 'paragraphs and the blocks')],
    ['raw HTML in a sentence', ...body('a <b>b</b>', '9:3', 'HTML is not allowed', 'as Markdown')],
    ['a script link', ...body('[a](javascript:alert)', '9:1', 'javascript:alert', 'start with https://')],
    ['an image', ...body('see ![a](b.png)', '9:5', 'an image cannot stand', 'take it out')],
    ['a heading', ...body('# Title', '9:1', 'a heading cannot stand here', ':::steps')],
    ['a stray list', ...body('- a', '9:1', 'a list cannot stand here', ':::steps')],
    ['a code block', ...body('```\na\n```', '9:1', 'a code block cannot stand here')],
  ])('%s', async (_, text, at, says) => {
    const [first = 'no fault'] = await faults(text);
    expect(first).toContain(`${FILE}:${at} `);
    for (const part of says) expect(first).toContain(part);
  });

  it('a file name with a language that is none', async () => {
    const [first] = await faults(HEAD, 'lessons/refund.draft.md');
    expect(first).toContain('lessons/refund.draft.md:2:1 ');
    expect(first).toContain('write the language as "en"');
  });

  it('all faults of a file are told at once', async () => {
    expect(await faults(`${withHead('owner: Ada\n', '')}\n# a\n\n- b\n`)).toHaveLength(3);
  });
});

/** import: what is taken, what is left and why; nothing is overwritten, nothing is lost. */
import { describe, expect, it } from 'vitest';
import { readFolder } from '../../../cli/folder.ts';
import { compilePack } from '../../../lib/lesson/compile.ts';
import { plainText } from '../../../lib/lesson/plain.ts';
import { goodPack, json, workshop } from './author.ts';

interface Left {
  file: string;
  line: number;
  why: string;
}

async function imported(name: string, content: string | Uint8Array, ...args: string[]) {
  const shop = workshop({ ...goodPack(), [name]: content });
  const from = name.includes('/') ? shop.path(name.split('/')[0]!) : shop.path(name);
  const result = await json('import', from, '--pack', shop.path('acme'), ...args);
  const left = ((result.left ?? []) as Left[]).map(({ line, why }) => `${line} ${why}`);
  const { texts, media } = await readFolder(shop.path('acme'));
  const { pack, problems } = await compilePack(texts, '', media);
  const lessons = pack!.lessons.filter(({ id }) => id !== 'refund');
  return { ...shop, result, left, lessons, problems };
}

const csv = (text: string | Uint8Array, ...args: string[]) => imported('faq.csv', text, ...args);
const md = (text: string, ...args: string[]) => imported('faq/one.md', text, ...args);

describe('a CSV file', () => {
  it('becomes lessons, with all its columns', async () => {
    const { lessons, left, problems } = await csv(
      'Question,Answer,Tool,Page,Keywords,Synonyms,Owner,Review_by\n' +
        'How do I cancel?,Open the order and select Cancel.,Desk,Order,"cancel; stop",undo,Ada,2027-01-01\n',
    );
    expect([left, problems]).toEqual([[], []]);
    expect(lessons).toMatchObject([
      {
        id: 'cancel',
        question: 'How do I cancel?',
        answer: ['Open the order and select Cancel.'],
        for: [{ tool: 'desk', page: 'order' }],
        keywords: ['cancel', 'stop'],
        synonyms: ['undo'],
        owner: 'Ada',
        review_by: '2027-01-01',
      },
    ]);
  });

  it('keeps a long answer whole: sentences, paragraphs and lists', async () => {
    const { lessons } = await csv(
      'question;answer\nHow do I cancel?;"Open it. ' +
        'This sentence has many words so that it does not fit into the answer together with the first and rather short sentence of this cell.\n' +
        '\n1. Open the order.\n2. Select Cancel.\n\nThat is all."\n',
      '--for',
      'desk/order',
    );
    expect(lessons[0]!.answer).toEqual(['Open it.']);
    expect(lessons[0]!.blocks).toMatchObject([
      { kind: 'text', of: [expect.stringMatching(/^This sentence has many words/)] },
      { kind: 'steps', steps: [{ do: ['Open the order.'] }, { do: ['Select Cancel.'] }] },
      { kind: 'text', of: ['That is all.'] },
    ]);
  });

  it('leaves rows that cannot be lessons, each with its line, and keeps them in a file', async () => {
    const { left, lessons, read, result } = await csv(
      'question,answer,tool,price\n' +
        'How do I cancel?,"Open\nthe order.",desk,\n' +
        ',An answer alone,desk,\n' +
        'How do I wait?,,desk,\n' +
        'How do I pay?,Pay.,till,\n' +
        'How do I refund an order?,Refund it.,desk,\n' +
        'How do I ask?,Ask.,desk,12 pounds\n' +
        `${'x'.repeat(201)}?,Long.,desk,\n`,
    );
    expect(left).toEqual([
      '4 this row has no question',
      '5 this row has no answer',
      '6 the pack has no tool "till"; it has desk',
      '8 no field takes price',
      '7 there is a lesson for "How do I refund an order?" already',
      '9 its question has more than 200 characters',
    ]);
    expect(lessons.map(({ id }) => id).sort()).toEqual(['ask', 'cancel']);
    const kept = read('acme/import-left.md');
    for (const text of ['An answer alone', 'How do I wait?', 'How do I pay?,Pay.', '12 pounds', 'xxx?'])
      expect(kept).toContain(text);
    expect((result.problems as Left[])[0]).toMatchObject({ line: 4, level: 'warning', rule: 'import' });
  });

  it('never overwrites: a taken id gets a number', async () => {
    const { lessons, read } = await csv(
      'question,answer\nHow do I refund?,One.\nWhat do I do when I refund?,Two.\nCan I refund?,Three.\n',
    );
    expect(lessons.map(({ id }) => id).sort()).toEqual(['can-i-refund', 'i-refund', 'refund-2']);
    expect(read('acme/lessons/refund.md')).toBe(goodPack()['acme/lessons/refund.md']);
  });

  it.each([
    [
      'UTF-8 with a mark',
      new Uint8Array([0xef, 0xbb, 0xbf, ...Buffer.from('question,answer\nWas heißt das?,Grün.\n')]),
    ],
    [
      'UTF-16',
      new Uint8Array([0xff, 0xfe, ...Buffer.from('question,answer\nWas heißt das?,Grün.\n', 'utf16le')]),
    ],
    ['Windows-1252', new Uint8Array(Buffer.from('question,answer\nWas heißt das?,Grün.\n', 'latin1'))],
    ['semicolons', 'question;answer\nWas heißt das?;Grün.\n'],
    ['lines of Windows', 'question,answer\r\nWas heißt das?,Grün.\r\n'],
  ])('is read in %s', async (_, bytes) => {
    const { lessons } = await csv(bytes);
    expect(lessons).toMatchObject([{ question: 'Was heißt das?', answer: ['Grün.'] }]);
  });

  it('is text, whatever stands in it', async () => {
    const nasty = '<img src=x onerror=alert(1)> [a](javascript:alert(1)) **b** `c` # d :::steps &lt; ![e](f)';
    const { lessons, problems } = await csv(
      `question,answer\nWhat is this?,"${nasty}"\nWhat else?,":::steps\n\n- a\n- b"\n`,
    );
    expect(problems).toEqual([]);
    expect(lessons.map(({ answer }) => plainText(answer))).toContain(nasty);
    expect(JSON.stringify(lessons)).not.toContain('"href"');
  });

  it('without its columns is left whole', async () => {
    const { left, read } = await csv('a,b\n1,2\n');
    expect(left).toEqual(['1 the first line must name the columns, with "question" and "answer" among them']);
    expect(read('acme/import-left.md')).toContain('1,2');
  });
});

describe('a folder of Markdown', () => {
  it('becomes a lesson for each question', async () => {
    const { lessons, left } = await md(`# Orders

Some words before.

## How do I cancel an order?

Open the order and select **Cancel**.

1. Open the order.
2. Select **Cancel**.

   It is gone.

## Can I undo it?

No, it is final.

> Dear customer, it is final.

\`\`\`sql
select 1
\`\`\`
`);
    expect(left).toEqual(['1 it stands outside of any question', '3 it stands outside of any question']);
    expect(lessons).toMatchObject([
      {
        id: 'can-i-undo-it',
        blocks: [
          { kind: 'sample', text: 'Dear customer, it is final.' },
          { kind: 'code', language: 'sql' },
        ],
      },
      {
        id: 'cancel-an-order',
        answer: ['Open the order and select ', { kind: 'strong', of: ['Cancel'] }, '.'],
        blocks: [{ kind: 'steps', steps: [{ do: ['Open the order.'] }, { note: ['It is gone.'] }] }],
      },
    ]);
  });

  it('takes a file without questions as one, under its title', async () => {
    const { lessons } = await md('---\ntitle: "Cancelling"\n---\n\nSelect it.\n\n- Name\n- Date\n');
    expect(lessons).toMatchObject([{ question: 'Cancelling', blocks: [{ kind: 'checklist' }] }]);
  });

  it('leaves what a lesson cannot hold, with line and reason, and keeps it', async () => {
    const { left, lessons, read } = await md(
      '# What is it?\n\nA thing.\n\n![A picture](a.png)\n\n<script>alert(1)</script>\n\n## More\n\n[x](javascript:alert)\n\n- a\n  - b\n',
    );
    expect(lessons).toHaveLength(1);
    expect(left.map((one) => one.replace(/;.*/, ''))).toEqual([
      '5 an image cannot stand in a sentence',
      '7 HTML has no place in a lesson',
      '9 a lesson has no headings below its question',
      '11 the link "javascript:alert" is not allowed',
      '14 a list cannot stand in a step',
    ]);
    for (const text of ['![A picture](a.png)', '<script>', 'javascript:alert', '- b'])
      expect(read('acme/import-left.md')).toContain(text);
  });

  it('copies lessons as they are, and none over another', async () => {
    const own = goodPack()['acme/lessons/refund.md']!;
    const { read, left } = await imported('faq/refund.md', own.replace('Ada', 'Bo'));
    expect(left).toEqual(['1 lessons/refund.md is there already']);
    expect(read('acme/lessons/refund.md')).toBe(own);
    const other = await imported(
      'faq/cancel.md',
      own.replace('id: refund', 'id: cancel').replace('refund an', 'cancel an'),
    );
    expect(other.lessons).toMatchObject([{ id: 'cancel' }]);
  });
});

it('then lints: what is not yet good practice is told', async () => {
  const { result } = await csv('question,answer\nHow do I cancel?,Select Cancel.\n');
  expect((result.problems as { rule: string }[]).map(({ rule }) => rule)).toEqual(['text-alone', 'no-check']);
  expect(result.code).toBe(1);
});

it.each([
  [['/nowhere.csv'], 'there is no "/nowhere.csv"'],
  [['FOLDER/acme/pack.yaml'], 'neither a folder of Markdown files nor a CSV file'],
  [['FOLDER', '--for', 'a b'], 'is no place'],
  [['FOLDER', '--pack', '/nowhere'], 'there is no folder "/nowhere"'],
])('%j is wrong use', async (args, says) => {
  const { folder, path } = workshop(goodPack());
  const given = args.map((one) => one.replace('FOLDER', folder));
  const result = await json(
    'import',
    ...(given.includes('--pack') ? [] : ['--pack', path('acme')]),
    ...given,
  );
  expect(result).toMatchObject({ code: 2, ok: false, error: expect.stringContaining(says) });
});

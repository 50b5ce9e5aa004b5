/** How each block is written, and what is said where it is written wrongly. */
import { describe, expect, it } from 'vitest';
import { readLesson } from '../../lib/lesson/markdown.ts';
import { formatProblem } from '../../lib/lesson/problem.ts';
import type { Folder } from '../../lib/lesson/read/reading.ts';
import { withBody } from './samples.ts';

const FOLDER: Folder = {
  texts: new Map([
    ['media/a.vtt', 'WEBVTT\n\n00:00.000 --> 00:02.000\nGood morning.\n'],
    ['media/bad.vtt', 'WEBVTT\n\n1 --> 2\nx\n'],
    ['shared/end.md', 'Thank you.\n\n:::sample[End]\nGoodbye.\n:::\n'],
    ['shared/bad.md', '\n:::nope\n:::\n'],
  ]),
  media: new Map([
    ['media/a.webm', { bytes: new Uint8Array(), seconds: 12 }],
    ['media/a.png', { bytes: new Uint8Array(), seconds: null }],
  ]),
};

const read = (body: string) => readLesson(withBody(body), 'lessons/refund.md', 'en', FOLDER, 'p/');

async function block(body: string): Promise<unknown> {
  const found = await read(body);
  if (!found.ok) throw new Error(found.problems.map(formatProblem).join('\n'));
  return found.lesson.blocks[0];
}

async function faults(body: string): Promise<string[]> {
  const found = await read(body);
  return found.ok ? [] : found.problems.map(formatProblem);
}

describe('a demo', () => {
  it('has a sentence, where, what to do, what to expect, a page, a picture and a note', async () =>
    expect(
      await block(`:::demo[Save]
1. Choose **High**.
   - where: field "Priority" near "Ms. Ito"
   - do: choose "High"
   - expect: gone button "Save"
   - page: order
   - picture: media/a.png

   It is red.
2. Write it.
   - where: css \`#note > b[a="x"]\`
   - do: type "Hello: you"
   - expect: text "Saved"
3. Look.
   - where: "Total"
   - do: see
   - expect: page orders
:::`),
    ).toEqual({
      kind: 'demo',
      title: 'Save',
      steps: [
        {
          say: ['Choose ', { kind: 'strong', of: ['High'] }, '.'],
          note: ['It is red.'],
          where: { label: 'Priority', near: 'Ms. Ito' },
          act: { kind: 'choose', option: 'High' },
          expect: { kind: 'gone', target: { role: 'button', name: 'Save' } },
          page: 'order',
          picture: 'media/a.png',
        },
        {
          say: ['Write it.'],
          where: { css: '#note > b[a="x"]' },
          act: { kind: 'type', text: 'Hello: you' },
          expect: { kind: 'text', text: 'Saved' },
        },
        {
          say: ['Look.'],
          where: { name: 'Total' },
          act: { kind: 'see' },
          expect: { kind: 'page', page: 'orders' },
        },
      ],
    }));

  it.each([
    ['- where: the button', '10:6 "where" cannot be read; "the" is no role; write it as: button "Save"'],
    ['- where: button Save', '10:6 "where" cannot be read; write it as: button "Save"'],
    ['- do: jump', '10:6 "do" cannot be read; write it as: select, see, type'],
    ['- expect: page', '10:6 "expect" cannot be read; write it as: page ticket'],
    ['- colour: red', '10:6 "colour" cannot be read; a step of a demo has where, do'],
    ['- press it', '10:6 under a step of a demo stand where, do'],
    ['- picture: media/no.png', '10:6 there is no file media/no.png'],
  ])('%s: %s', async (line, says) =>
    expect(await faults(`:::demo\n1. Select **Save**.\n   ${line}\n:::`)).toEqual([
      expect.stringContaining(says.slice(6)),
    ]),
  );
});

describe('media', () => {
  it('take their transcript from captions, and their length from the file', async () =>
    expect(
      await block(':::video[A]{file=media/a.webm captions=media/a.vtt poster=media/a.png}\n:::'),
    ).toEqual({
      kind: 'video',
      title: 'A',
      file: 'media/a.webm',
      seconds: 12,
      transcript: [{ from: 0, to: 2, text: 'Good morning.' }],
      poster: 'media/a.png',
      narrated: true,
    }));

  it('take it from the text where there are none; a silent film says so', async () => {
    expect(await block(':::audio[A]{file=media/a.webm}\nOne.\n\nTwo.\n:::')).toMatchObject({
      transcript: [{ text: 'One.' }, { text: 'Two.' }],
    });
    expect(await block(':::video[A]{file=media/a.webm silent}\n:::')).toMatchObject({ narrated: false });
  });

  it.each([
    [':::video[A]\n:::', 'this video names no file'],
    [':::video{file=media/a.webm}\n:::', 'this video needs a title'],
    [':::video[A]{file=media/no.webm}\n:::', 'there is no file media/no.webm'],
    [':::video[A]{file=media/a.png}\n:::', 'how long media/a.png plays cannot be told'],
    [':::audio[A]{file=media/a.webm loud}\n:::', '"loud" is not known in "audio"'],
    [':::video[A]{file=media/a.webm captions=media/no.vtt}\n:::', 'there is no file media/no.vtt'],
    [':::video[A]{file=media/a.webm captions=media/bad.vtt}\n:::', 'media/bad.vtt:3: write the time as'],
    [':::video[A]{file=media/a.webm captions=media/a.vtt}\nText.\n:::', 'take this text or the captions out'],
  ])('%j: %s', async (body, says) => expect(await faults(body)).toEqual([expect.stringContaining(says)]));
});

describe('a text to take along', () => {
  it('has gaps to write in and gaps to choose', async () =>
    expect(await block(':::template[A]\nHello [[Name]],\nuntil [[Day: today | tomorrow]].\n:::')).toEqual({
      kind: 'template',
      title: 'A',
      parts: [
        'Hello ',
        { label: 'Name' },
        ',\nuntil ',
        { label: 'Day', options: ['today', 'tomorrow'] },
        '.',
      ],
    }));

  it('is code in its colours, letter by letter', async () => {
    const code = 'SELECT *\n  FROM t -- all';
    const { tokens } = (await block(`:::code[A]\n\`\`\`sql\n${code}\n\`\`\`\n:::`)) as {
      tokens: [string, string][];
    };
    expect(tokens.map(([, text]) => text).join('')).toBe(code);
    expect(tokens[0]).toEqual(['keyword', 'SELECT']);
    expect(tokens.at(-1)).toEqual(['comment', '-- all']);
  });

  it.each([
    [':::template[A]\nNo gap.\n:::', 'a template has gaps to fill'],
    [':::template\n[[A]]\n:::', 'a template needs a title'],
    [':::code[A]\ntext\n:::', 'holds one code block'],
    [':::code[A]\n```nolang\nx\n```\n:::', '"nolang" is no known language'],
    [':::code\n```\nx\n```\n:::', 'a code sample needs a title'],
  ])('%j: %s', async (body, says) => expect(await faults(body)).toEqual([expect.stringContaining(says)]));
});

describe('a calculator', () => {
  it.each([
    [':::calculator[A]\n- input a: A\n:::', 'a calculator needs a result'],
    [':::calculator[A]\n- result a: A = 1\n:::', 'a calculator needs an input'],
    [':::calculator\n- input a: A\n- result b: B = a\n:::', 'a calculator needs a title'],
    [
      ':::calculator[A]\n- input a: A\n- result b: B = c\n:::',
      '"c" is no input and no earlier result; there are a',
    ],
    [':::calculator[A]\n- input a: A\n- result a: B = a\n:::', '"a" stands twice'],
    [
      ':::calculator[A]\n- input a: A\n- result b: B = a +\n:::',
      'cannot be read: a number, a name or "(" is expected',
    ],
    [':::calculator[A]\n- input a: A\n- result b: B\n:::', 'this result has no formula'],
    [':::calculator[A]\n- input a: A, about 10\n- result b: B = a\n:::', '"about 10" is not understood'],
    [':::calculator[A]\n- input a: A, from 5 to 1\n- result b: B = a\n:::', 'put the smaller number first'],
    [':::calculator[A]\n- a: A\n:::', 'this is no input and no result'],
  ])('%j: %s', async (body, says) => expect((await faults(body))[0]).toContain(says));
});

describe('a case', () => {
  const good = '- [x] A\n\n  Then a.\n\n  Why.\n- [ ] B\n\n  Then b.';
  it('goes on where a list follows', async () => {
    const next = '\n\n  Now?\n\n  - [x] C\n\n    Then c.\n  - [ ] D\n\n    Then d.';
    expect(await block(`:::case[A]\nSituation.\n\n${good}${next}\n:::`)).toMatchObject({
      scene: {
        choices: [{ best: true }, { best: false, outcome: ['Then b.'], next: { situation: [['Now?']] } }],
      },
    });
  });

  it.each([
    [`:::case[A]\n${good}\n:::`, 'a case tells the situation'],
    [`:::case\nS.\n\n${good}\n:::`, 'a case needs a title'],
    [':::case[A]\nS.\n\n- [x] A\n- [ ] B\n\n  Then b.\n:::', 'what happens then'],
    [':::case[A]\nS.\n\n- A\n\n  a\n- [x] B\n\n  b\n:::', 'mark each choice'],
    [':::case[A]\nS.\n\n- [ ] A\n\n  a\n- [ ] B\n\n  b\n:::', 'mark the best choice'],
  ])('%j: %s', async (body, says) => expect((await faults(body))[0]).toContain(says));
});

describe('a check', () => {
  it.each([
    ['single', '- [x] A\n\n  Yes.\n- [ ] B\n\n  No.'],
    ['multiple', '- [x] A\n- [x] B\n- [ ] C'],
    ['order', '1. A\n2. B'],
    ['number', '- answer: 12.5, give or take 0.5, in £\n- low: More.'],
    ['fill', 'Say [[hello | hi]].'],
  ])('is %s by what stands in it', async (ask, body) =>
    expect(await block(`:::check[A?]\n${body}\n:::`)).toMatchObject({ kind: 'check', ask, question: ['A?'] }),
  );

  it.each([
    [':::check\n- [x] A\n- [ ] B\n:::', 'a check needs a question'],
    [':::check[A]\n:::', 'this check asks nothing'],
    [':::check[A]\n- [ ] A\n- [ ] B\n:::', 'mark exactly one choice'],
    [':::check[A]\n- [x] A\n:::', 'give at least two choices'],
    [':::check[A]\n- [x] A\n- B\n:::', 'mark each choice'],
    [':::check[A]\nNo blank.\n:::', 'this check has no blank'],
    [':::check[A]\nSay [[ | ]].\n:::', 'a blank is empty'],
    [':::check[A]\n- answer: a few\n:::', 'write the answer as'],
    [':::check[A]\n- answer: 1\n- maybe: x\n:::', 'maybe: x" is not understood'],
  ])('%j: %s', async (body, says) => expect((await faults(body))[0]).toContain(says));
});

describe('shared blocks', () => {
  it('stand where they are included', async () => {
    const found = await read(':::steps\n1. a\n:::\n::include{file=shared/end.md}');
    expect(found.ok && found.lesson.blocks.map(({ kind }) => kind)).toEqual(['steps', 'text', 'sample']);
    expect(found.ok && found.blockAt(2)).toEqual({ file: 'p/shared/end.md', line: 3, column: 1 });
  });

  it('are to blame themselves for what is wrong in them', async () =>
    expect(await faults('::include{file=shared/bad.md}')).toEqual([
      expect.stringContaining('p/shared/bad.md:2:1 ":::nope" is no block'),
    ]));

  it.each([
    ['::include{file=shared/no.md}', 'there is no file shared/no.md'],
    ['::include', 'this include names no file'],
  ])('%s: %s', async (body, says) => expect(await faults(body)).toEqual([expect.stringContaining(says)]));
});

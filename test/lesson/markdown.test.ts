import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { readLesson } from '../../lib/lesson/markdown.ts';
import { formatProblem } from '../../lib/lesson/problem.ts';
import { Lesson } from '../../lib/lesson/schema.ts';
import { HEAD, withBody, withHead } from './samples.ts';

const FILE = 'lessons/refund.md';

async function lesson(text: string, file = FILE): Promise<Lesson> {
  const read = await readLesson(text, file, 'en');
  if (!read.ok) throw new Error(read.problems.map(formatProblem).join('\n'));
  return read.lesson;
}

describe('a good lesson', () => {
  it('gives its tree', async () => {
    const text = `${HEAD}
Check the *date* first, at 9:30am, in \`Orders\` or [the guide](https://example.com/g).

:::steps[In the order]
1. Choose **Refund**.

   The order turns grey.
2. Choose *Save*.
:::

:::sample[Greeting]
Dear customer,
thank you.

Ada
:::
`;
    const { revision, ...rest } = await lesson(text);
    expect(revision).toMatch(/^[0-9a-f]{8}$/);
    expect(rest).toEqual({
      id: 'refund',
      language: 'en',
      question: 'How do I refund an order?',
      answer: ['Open the order and choose ', { kind: 'strong', of: ['Refund'] }, '.'],
      for: [{ tool: 'desk', page: 'orders' }],
      keywords: [],
      synonyms: [],
      owner: 'Ada',
      blocks: [
        {
          kind: 'text',
          of: [
            'Check the ',
            { kind: 'em', of: ['date'] },
            ' first, at 9:30am, in ',
            { kind: 'code', text: 'Orders' },
            ' or ',
            { kind: 'link', href: 'https://example.com/g', of: ['the guide'] },
            '.',
          ],
        },
        {
          kind: 'steps',
          title: 'In the order',
          steps: [
            {
              do: ['Choose ', { kind: 'strong', of: ['Refund'] }, '.'],
              note: ['The order turns grey.'],
            },
            { do: ['Choose ', { kind: 'em', of: ['Save'] }, '.'] },
          ],
        },
        { kind: 'sample', title: 'Greeting', text: 'Dear customer,\nthank you.\n\nAda' },
      ],
    });
  });

  it.each([
    ['a tool alone', '[desk]', [{ tool: 'desk' }]],
    [
      'a field',
      '[{ tool: desk, page: orders, field: Amount }]',
      [{ tool: 'desk', page: 'orders', field: 'Amount' }],
    ],
  ])('is placed on %s', async (_, places, expected) => {
    expect((await lesson(withHead('[desk/orders]', places))).for).toEqual(expected);
  });

  it('has the language of its file name', async () => {
    expect((await lesson(HEAD, 'lessons/refund.de-AT.md')).language).toBe('de-AT');
  });

  it('reads the same with Windows line ends and a byte order mark', async () => {
    expect(await lesson(`\ufeff${HEAD.replaceAll('\n', '\r\n')}`)).toEqual(await lesson(HEAD));
  });
});

describe('any text', () => {
  const piece = fc.constantFrom(
    '- ',
    '1. ',
    '> ',
    ':::steps',
    ':::sample[A]',
    ':::',
    '\n',
    '\n\n',
    '   ',
    '**',
    '*',
    '`',
    '[',
    '](',
    'javascript:',
    'https://a)',
    '<b>',
    '<!--',
    '![',
    '---',
    '\t',
    '&amp;',
    '# ',
    'id: ',
    'for:',
    '{}',
    '\\',
  );
  const text = fc
    .array(fc.oneof(piece, fc.string({ maxLength: 8 })), { maxLength: 30 })
    .map((a) => a.join(''));

  async function isTold(source: string) {
    const read = await readLesson(source, FILE, 'en');
    // What is accepted here is accepted by the extension: nothing gets lost between the two.
    if (read.ok) {
      expect(v.safeParse(Lesson, read.lesson).issues).toBeUndefined();
      return;
    }
    expect(read.problems.length).toBeGreaterThan(0);
    for (const { file, line, column, message } of read.problems) {
      expect(file).toBe(FILE);
      expect(line).toBeGreaterThan(0);
      expect(line).toBeLessThanOrEqual(source.split('\n').length + 1);
      expect(column).toBeGreaterThan(0);
      expect(message).not.toBe('');
    }
  }

  it('as a whole file gives located problems', () => fc.assert(fc.asyncProperty(text, isTold)));
  it('as a body gives a lesson or located problems', () =>
    fc.assert(fc.asyncProperty(text, (body) => isTold(withBody(body)))));
  it('as front matter gives a lesson or located problems', () =>
    fc.assert(fc.asyncProperty(text, (head) => isTold(`---\n${head}\n---\n`))));
  it('as the answer gives a lesson or located problems', () =>
    fc.assert(
      fc.asyncProperty(text, (a) =>
        isTold(withHead('Open the order and choose **Refund**.', JSON.stringify(a))),
      ),
    ));
  it.each(['[', '{a: ', '- '])('nested deeper than the stack with %j gives a problem', (part) =>
    isTold(`---\na: ${part.repeat(4000)}\n---\n`),
  );
});

/** Any Markdown, YAML, CSV or zip, cut or hostile, gives a located error or a safe lesson: never a crash or a hang. */
import { symlinkSync } from 'node:fs';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { lessonExample, packExample, toolExample } from '../../../cli/cuecard/examples.ts';
import { takeCsv } from '../../../cli/cuecard/import/csv.ts';
import { decode } from '../../../cli/cuecard/import/decode.ts';
import { draftText, type Taken } from '../../../cli/cuecard/import/draft.ts';
import { takeMarkdown } from '../../../cli/cuecard/import/markdown.ts';
import { type Compiled, compilePack } from '../../../lib/lesson/compile.ts';
import { lint } from '../../../lib/lesson/lint/lint.ts';
import { PACK, TODAY } from '../../lesson/lint/pack.ts';
import { HEAD, TOOL_YAML, withBody } from '../../lesson/samples.ts';
import { cuecard, goodPack, json, workshop } from './author.ts';

const LESSON = lessonExample({
  id: 'refund',
  question: 'How do I refund?',
  place: 'desk/orders',
  owner: 'Ada',
  reviewBy: '2027-01-01',
  up: '../',
});

/** Compiles and lints; checks that each fault stands in its file, and that no lesson holds what could run. */
async function survives(change: Record<string, string>): Promise<Compiled> {
  const files = new Map(Object.entries({ 'pack.yaml': PACK, 'tools/desk.yaml': TOOL_YAML, ...change }));
  const compiled = await compilePack(files);
  for (const { file, line, column, message } of [...compiled.problems, ...lint(compiled, { today: TODAY })]) {
    const lines = files.get(file)?.split(/\r\n|\r|\n/).length ?? 1;
    expect(message).not.toBe('');
    expect(column).toBeGreaterThanOrEqual(1);
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines + 1);
  }
  for (const [, href] of JSON.stringify(compiled.pack?.lessons ?? []).matchAll(/"href":"([^"]*)/g))
    expect(href).toMatch(/^(https?:\/\/|mailto:)/i);
  return compiled;
}

const lesson = (body: string) => survives({ 'lessons/refund.md': withBody(body) });

/** Pieces that parsers trip over, put together in any way. */
const pieces = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '> ',
          '- ',
          '1. ',
          '[',
          '](',
          ')',
          '*',
          '**',
          '_',
          '`',
          '```\n',
          ':::',
          ':::steps\n',
          ':::check[a]\n',
          '\n',
          '\n\n',
        ],
        ...[
          '<script>',
          '<a href="javascript:alert(1)">',
          '<!--',
          '-->',
          '&lt;',
          '[x] ',
          '{',
          '}',
          '{{a}}',
          '{a=b}',
          '---\n',
        ],
        ...[
          '::include{file=lessons/refund.md}\n',
          '[[',
          ']]',
          '    ',
          '\t',
          '\\',
          '\u0000',
          '\ufeff',
          '\u2028',
          '\ud800',
        ],
        ...[
          '[a](javascript:alert(1))',
          '![a](data:text/html,x)',
          'answer: 3',
          '- where: css `',
          ' = a * (',
          'near ',
        ],
      ),
      fc.string({ maxLength: 8 }),
      fc.string({ unit: 'binary', maxLength: 8 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

describe('Markdown', () => {
  it('of any kind', () =>
    fc.assert(
      fc.asyncProperty(pieces, async (text) => {
        await lesson(text);
      }),
      { numRuns: 300 },
    ));

  it('cut anywhere', async () => {
    for (let end = 0; end < LESSON.length; end += 7)
      await survives({ 'lessons/refund.md': LESSON.slice(0, end) });
  });

  const times = (text: string, count = 10_000) => text.repeat(count);
  it.each([
    ['quotations', times('> ')],
    ['lists', times('- ')],
    ['numbered lists', times('1. ')],
    ['lists, line by line', Array.from({ length: 300 }, (_, n) => `${' '.repeat(n * 2)}- a`).join('\n')],
    ['quotations, line by line', Array.from({ length: 300 }, (_, n) => `${'>'.repeat(n + 1)} a`).join('\n')],
    ['brackets', times('[') + times(']')],
    ['links', times('[a](') + times(')')],
    ['emphasis', `${times('*')}a${times('*')}`],
    ['emphasis in emphasis', times('*a **b ')],
    ['blocks', times(':::steps\n')],
    [
      'blocks of ever fewer colons',
      Array.from({ length: 500 }, (_, n) => `${':'.repeat(503 - n)}steps`).join('\n'),
    ],
    ['attributes', `:::steps{${times('a=b ')}}\n1. a\n:::`],
    ['backticks', Array.from({ length: 400 }, (_, n) => '`'.repeat(n + 1)).join(' ')],
    ['half comments', times('<!-- ')],
    ['half links', times('[a](')],
    ['variables', times('{{a}}')],
    ['half variables', `{{${times(' ')}`],
    ['a formula', `:::calculator[A]\n- input a: A\n- result b: B = ${times('(')}a${times(')')}\n:::`],
    ['signs in a formula', `:::calculator[A]\n- input a: A\n- result b: B = ${times('-')}a\n:::`],
    ['empty lines', times('\n')],
    ['10 MB', times('word ', 2_000_000)],
    ['10 MB on many lines', times('word word\n', 1_000_000)],
  ])(
    'with 10,000 nested or repeated %s is told or read',
    async (_, body) => {
      const start = performance.now();
      await lesson(body);
      await survives({
        'lessons/refund.md': HEAD.replace('Open the order', () => body.slice(0, 50_000).replace(/\n/g, ' ')),
      });
      // Unbounded, most of these take minutes or end in an overflow of the stack.
      expect(performance.now() - start).toBeLessThan(25_000);
    },
    60_000,
  );

  it('as much of it as is read takes no minute', async () => {
    for (const sign of [
      '*a ',
      '**a *b ',
      '_a *b ',
      '[',
      '[a](',
      '![',
      '`a ',
      '<a ',
      '&amp; ',
      '<!-- ',
      '*[a ',
    ]) {
      const marks = sign.match(/[*_[\]<&`!]/g)!.length;
      const paragraph = sign.repeat(Math.floor(Math.min(1000 / marks, 4900 / sign.length)));
      const text = Array.from({ length: 100 }, () => paragraph).join('\n\n');
      const start = performance.now();
      await lesson(text.slice(0, 59_000));
      expect(performance.now() - start, sign).toBeLessThan(25_000);
    }
  }, 120_000);

  it.each([
    ['UTF-16', Buffer.from(`\ufeff${LESSON}`, 'utf16le').toString('utf8'), '1:1'],
    ['a NUL', LESSON.replace('refund?', 're\0fund?'), '4:23'],
  ])('in %s is told with its place', async (_, text, at) => {
    const { problems } = await survives({ 'lessons/refund.md': text });
    expect(`${problems[0]!.line}:${problems[0]!.column} ${problems[0]!.message}`).toContain(
      `${at} this is not text in UTF-8`,
    );
  });

  it('with a mark of the byte order is read over', async () => {
    const { problems, pack } = await survives({
      'lessons/refund.md': `\ufeff${LESSON}`,
      'pack.yaml': `\ufeff${PACK}`,
    });
    expect([problems, pack?.lessons.length]).toEqual([[], 1]);
  });
});

describe('YAML', () => {
  const texts = {
    pack: packExample({ id: 'a', name: 'A', owner: 'B', contact: 'https://a.example', language: 'en' }),
  };
  const tool = toolExample({ id: 'desk', name: 'Desk', url: new URL('https://desk.example/') });

  it('of any kind', () =>
    fc.assert(
      fc.asyncProperty(pieces, fc.nat(200), async (text, at) => {
        await survives({ 'pack.yaml': text });
        await survives({ 'tools/desk.yaml': tool.slice(0, at) + text + tool.slice(at) });
        await survives({ 'lessons/refund.md': `---\n${text}\n---\n` });
      }),
      { numRuns: 150 },
    ));

  it('cut anywhere', async () => {
    for (let end = 0; end < tool.length; end += 11) await survives({ 'tools/desk.yaml': tool.slice(0, end) });
    for (let end = 0; end < texts.pack.length; end += 11)
      await survives({ 'pack.yaml': texts.pack.slice(0, end) });
  });

  it.each([
    ['lists', `x: ${'['.repeat(10_000)}`],
    ['maps', `x: ${'{a: '.repeat(10_000)}`],
    ['dashes', `${'- '.repeat(10_000)}a`],
    ['keys', `${'? '.repeat(10_000)}a`],
    ['indented keys', Array.from({ length: 400 }, (_, n) => `${' '.repeat(n)}a:`).join('\n')],
    [
      'aliases',
      Array.from({ length: 40 }, (_, n) => `a${n}: &a${n} [${n ? `*a${n - 1}, *a${n - 1}` : 'x'}]`).join(
        '\n',
      ),
    ],
    ['tags', `x: ${'!a '.repeat(10_000)}`],
    ['documents', '---\n'.repeat(10_000)],
    ['10 MB', `x: "${'word '.repeat(2_000_000)}"`],
  ])(
    'with 10,000 %s is told',
    async (_, text) => {
      const start = performance.now();
      for (const change of [
        { 'pack.yaml': text },
        { 'tools/desk.yaml': text },
        { 'lessons/refund.md': `---\n${text}\n---\n` },
      ])
        expect((await survives(change)).problems.length).toBeGreaterThan(0);
      expect(performance.now() - start).toBeLessThan(25_000);
    },
    60_000,
  );
});

describe('an import', () => {
  const tools = [{ id: 'desk', name: 'Desk', pages: [{ id: 'orders', title: 'Orders' }] }];
  /** Every draft is a lesson that compiles or is told; nothing throws. */
  async function safe({ drafts, left }: Taken) {
    for (const { line, why } of left) expect([line >= 1, why !== '']).toEqual([true, true]);
    for (const draft of drafts.slice(0, 20))
      await survives({
        'lessons/refund.md': draftText(draft, { id: 'refund', place: 'desk/orders', owner: 'Ada' }),
      });
  }

  it('of any table', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(pieces, pieces), { maxLength: 4 }),
        fc.boolean(),
        async (rows, quoted) => {
          const cell = (text: string) => (quoted ? `"${text.replaceAll('"', '""')}"` : text);
          const text = ['question,answer', ...rows.map((row) => row.map(cell).join(','))].join('\n');
          const taken = takeCsv(text, 'a.csv', tools, 'en');
          await safe(taken);
          // A table that is quoted well is taken row by row, its words as they stand.
          if (quoted && !text.includes('\0') && taken.left.length === 0)
            expect(taken.drafts.length).toBeLessThanOrEqual(rows.length);
        },
      ),
      { numRuns: 150 },
    ));

  it('of any Markdown', () =>
    fc.assert(
      fc.asyncProperty(pieces, pieces, async (a, b) => {
        await safe(takeMarkdown(`# ${a}?\n\nText.\n\n${b}`, 'a.md', 'en'));
        await safe(takeMarkdown(b, 'a.md', 'en'));
      }),
      { numRuns: 150 },
    ));

  it('of any bytes', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = decode(bytes)?.text ?? '';
        takeCsv(text, 'a.csv', tools, 'en');
        takeMarkdown(text, 'a.md', 'en');
      }),
    ));

  it('of a table of 10 MB, and of one that a quote leaves open', async () => {
    const row = 'How do I ask?,"Ask, then wait for the answer of the team."\n';
    const { drafts } = takeCsv(`question,answer\n${row.repeat(170_000)}`, 'a.csv', tools, 'en');
    expect(drafts).toHaveLength(170_000);
    expect(drafts.at(-1)!.from.line).toBe(170_001);
    const open = takeCsv(`question,answer\nHow?,"${row.repeat(1000)}`, 'a.csv', tools, 'en');
    expect(open.left[0]).toMatchObject({ line: 2, why: expect.stringContaining('cannot be read here') });
  }, 60_000);

  it('of a file that is no text is told', async () => {
    const { path } = workshop({ ...goodPack(), 'a.csv': new Uint8Array([0, 1, 2, 0, 255]) });
    const result = await json('import', path('a.csv'), '--pack', path('acme'));
    expect(result.left).toMatchObject([{ line: 1, why: expect.stringContaining('this is no text') }]);
  });
});

describe('a zip', () => {
  const head = {
    'pack.json': strToU8('{"id":"a","name":"A","version":"1.0.0","owner":"B","languages":["en"],"tools":[]}'),
  };
  const whole = { ...head, 'lessons.json': strToU8('[]') };
  async function checked(bytes: Uint8Array) {
    const { path, list } = workshop({ 'in/a.zip': bytes });
    const ended = await cuecard('verify', path('in/a.zip'));
    expect([0, 1]).toContain(ended.code);
    expect(list()).toEqual(['in/a.zip']);
    return ended;
  }

  /** Writes a number of four bytes behind each place where a header of the zip begins. */
  function patched(bytes: Uint8Array, size: number): Uint8Array {
    const copy = bytes.slice();
    const view = new DataView(copy.buffer);
    for (let at = 0; at + 46 < copy.length; at++) {
      if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, size, true);
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true);
    }
    return copy;
  }

  it('of any bytes, and cut anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), async (bytes) => {
        await checked(bytes);
      }),
      { numRuns: 30 },
    );
    const bytes = zipSync(whole);
    for (let end = 0; end < bytes.length; end += 13)
      expect((await checked(bytes.slice(0, end))).code).toBe(1);
  });

  it('that says it unpacks to 4 GB, or hides that it unpacks to 20 MB', async () => {
    expect((await checked(patched(zipSync(whole), 0xfffffff0))).err).toContain('more than 200 MB');
    const bomb = zipSync({ ...head, 'lessons.json': new Uint8Array(20_000_000) }, { level: 9 });
    expect((await checked(patched(bomb, 10))).code).toBe(1);
  });

  it('with paths that lead elsewhere writes nothing, and none of them is a medium', async () => {
    const tricks = [
      '../../evil.png',
      '/etc/evil.png',
      'media/../../evil.png',
      'media\\..\\evil.png',
      'C:\\evil.png',
      '__prot0__',
    ];
    const bytes = zipSync({ ...whole, ...Object.fromEntries(tricks.map((path) => [path, strToU8('x')])) });
    // The name that every object has cannot be written, only put in afterwards.
    const named = Buffer.from(
      Buffer.from(bytes).toString('latin1').replaceAll('__prot0__', '__proto__'),
      'latin1',
    );
    expect((await checked(new Uint8Array(named))).out).toContain('a 1.0.0, 0 lessons');
  });
});

it('a link in a pack leads to no file outside of it', async () => {
  const { path, write, read } = workshop({ ...goodPack(), 'secret.md': 'secret words' });
  symlinkSync(path('secret.md'), path('acme/shared.md'));
  write('acme/lessons/refund.md', `${read('acme/lessons/refund.md')}\n::include{file=shared.md}\n`);
  const { out } = await cuecard('lint', path('acme'));
  expect(out).toContain('there is no file shared.md');
});

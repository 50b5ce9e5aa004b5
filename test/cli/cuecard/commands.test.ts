/** new, lint, build, keygen, sign and verify FILE, as an author meets them. */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { run } from '../../../cli/cuecard/program.ts';
import { EXAMPLE_ANSWER, EXAMPLE_CHECK, EXAMPLE_TEMPLATE } from '../../../lib/lesson/lint/example-words.ts';
import { readPack } from '../../../lib/lesson/pack.ts';
import type { Problem } from '../../../lib/lesson/problem.ts';
import { lessonText } from '../../lesson/lint/pack.ts';
import { cuecard, goodPack, json, shell, workshop } from './author.ts';

/** What a lint found, as file, line and rule. */
const found = (problems: unknown) =>
  (problems as Problem[]).map(({ file, line, rule }) => `${basename(file)}:${line} ${rule}`);

describe('new', () => {
  it('writes a pack, a tool and a lesson that lint clean but for what is to be changed', async () => {
    const { path, list, read } = workshop();
    const pack = path('acme');
    await cuecard('new', 'pack', pack, '--name', 'Acme: sales');
    await cuecard('new', 'tool', 'desk', '--pack', pack, '--url', 'https://desk.acme.example/app/');
    expect((await cuecard('new', 'lesson', 'change-name', '--pack', pack, '--for', 'desk/item')).code).toBe(
      0,
    );
    expect(list()).toEqual([
      'acme/lessons/change-name.md',
      'acme/pack.yaml',
      'acme/schemas/campaign.schema.json',
      'acme/schemas/lesson.schema.json',
      'acme/schemas/pack.schema.json',
      'acme/schemas/tool.schema.json',
      'acme/tools/desk.yaml',
    ]);
    const lineOf = (name: string, start: string) =>
      `${basename(name)}:${read(name).split(`\n${start}`)[0]!.split('\n').length + 1}`;
    const { code, lessons, problems } = await json('lint', pack);
    expect([code, lessons, found(problems)]).toEqual([
      0,
      1,
      [
        ...['answer: ', ':::template', ':::check'].map(
          (start) => `${lineOf('acme/lessons/change-name.md', start)} example-text`,
        ),
        `${lineOf('acme/pack.yaml', 'contact: ')} contact`,
      ],
    ]);
    expect(read('acme/pack.yaml')).toMatch(/^# yaml-language-server: \$schema=schemas\/pack.schema.json\n/);
    expect(read('acme/tools/desk.yaml')).toContain('$schema=../schemas/tool.schema.json');
    expect(read('acme/lessons/change-name.md')).toContain('$schema=../schemas/lesson.schema.json');
  });

  it('is clean with a contact, also with names that YAML would misread', async () => {
    const { path } = workshop();
    const pack = path('acme');
    await cuecard(
      'new',
      'pack',
      pack,
      '--name',
      'no',
      '--owner',
      '#1: {L&D}',
      '--contact',
      'https://acme.example/#help',
    );
    await cuecard('new', 'tool', 'desk', '--pack', pack, '--name', 'Ada\'s: "Desk"');
    await cuecard('new', 'lesson', 'say-no', '--pack', pack, '--question', 'How do I say "no"?');
    const { code, problems } = await json('lint', pack);
    expect([code, new Set(found(problems).map((one) => one.replace(/.* /, '')))]).toEqual([
      0,
      new Set(['example-text']),
    ]);
  });

  it('writes a lesson that lints without a word once its sentences are changed', async () => {
    const { path, read, write } = workshop(goodPack());
    await cuecard('new', 'lesson', 'more', '--pack', path('acme'));
    const own = read('acme/lessons/more.md')
      .replace(EXAMPLE_ANSWER, 'Open the order, then select **More**.')
      .replace(EXAMPLE_TEMPLATE, 'We sent [[what you sent]] on')
      .replace(EXAMPLE_CHECK, 'The order is closed. What now?');
    write('acme/lessons/more.md', own);
    expect(await json('lint', path('acme'))).toMatchObject({ code: 0, lessons: 2, problems: [] });
  });

  it.each(['pack.yaml', 'tools/desk.yaml', 'lessons/refund.md'])('never overwrites %s', async (name) => {
    const { path, read } = workshop(goodPack());
    const before = read(`acme/${name}`);
    const pack = path('acme');
    const args =
      name === 'pack.yaml' ? ['pack', pack] : name.startsWith('t') ? ['tool', 'desk'] : ['lesson', 'refund'];
    const { code, err } = await cuecard('new', ...args, ...(name === 'pack.yaml' ? [] : ['--pack', pack]));
    expect([code, err]).toEqual([2, expect.stringContaining('is there already and was left as it is')]);
    expect(read(`acme/${name}`)).toBe(before);
  });

  it.each([
    [['tool', '../desk'], 'is no id'],
    [['lesson', 'A b'], 'is no id'],
    [['tool', 'desk', '--url', 'javascript:alert(1)'], 'is no address'],
    [['lesson', 'refund', '--for', 'a/b/c'], 'is no place'],
    [['tool', 'till', '--pack', '/nowhere'], 'holds no pack.yaml'],
    [['pack', '???'], 'makes no id'],
  ])('%j is wrong use', async (args, says) => {
    const { path } = workshop({ ...goodPack(), 'acme/lessons/refund.md': lessonText() });
    const pack = args[0] === 'pack' || args.includes('--pack') ? [] : ['--pack', path('acme')];
    const { code, err } = await cuecard('new', ...args, ...pack);
    expect([code, err]).toEqual([2, expect.stringContaining(says)]);
  });
});

describe('new variant', () => {
  it('copies the lesson under the next letter, and says what to do with it', async () => {
    const { path, list, read, write } = workshop(goodPack());
    const pack = path('acme');
    const { code, out } = await cuecard('new', 'variant', 'refund', '--pack', pack);
    expect([code, out]).toEqual([0, expect.stringContaining('preview')]);
    expect(read('acme/lessons/refund.b.md')).toBe(read('acme/lessons/refund.md'));
    // As long as it says the same there is nothing to compare.
    expect((await json('lint', pack)).problems).toMatchObject([{ rule: 'variant-same' }]);
    write('acme/lessons/refund.b.md', lessonText({ answer: 'Press **R**.' }));
    expect(await json('lint', pack)).toMatchObject({ code: 0, problems: [] });
    expect((await cuecard('new', 'variant', 'refund', '--pack', pack)).code).toBe(0);
    expect(list('acme/lessons')).toEqual([
      'acme/lessons/refund.b.md',
      'acme/lessons/refund.c.md',
      'acme/lessons/refund.md',
    ]);
  });

  it.each([
    [['nothing'], 'has the id "nothing"'],
    [['refund', '--language', 'de'], 'in de has the id "refund"'],
  ])('says so where there is no lesson: %j', async (args, message) => {
    const { path, list } = workshop(goodPack());
    const before = list();
    const { code, err } = await cuecard('new', 'variant', ...args, '--pack', path('acme'));
    expect([code, err, list()]).toEqual([2, expect.stringContaining(message), before]);
  });

  it('of a lesson that a campaign asks for is refused: that is the same for everybody', async () => {
    const { path, write, list } = workshop(goodPack());
    write(
      'acme/campaigns/refunds.yaml',
      `id: refunds
goal: Everybody refunds as agreed.
lessons: [refund]
from: 2026-06-01 09:00
until: 2026-06-02 17:00
`,
    );
    const before = list();
    const { code, err } = await cuecard('new', 'variant', 'refund', '--pack', path('acme'));
    expect([code, err, list()]).toEqual([
      2,
      expect.stringContaining('the campaign "refunds" asks for "refund"'),
      before,
    ]);
  });

  it('of a lesson that cannot be read says what is wrong with that one', async () => {
    const { path, write } = workshop(goodPack());
    write('acme/lessons/refund.md', 'no head');
    const { code, out } = await cuecard('new', 'variant', 'refund', '--pack', path('acme'));
    expect([code, out]).toEqual([1, expect.stringContaining('the front matter is missing')]);
  });
});

describe('lint', () => {
  it('is 0 when nothing is wrong, 1 with an error, 2 without a folder', async () => {
    const { path, write } = workshop(goodPack());
    expect(await cuecard('lint', path('acme'))).toMatchObject({
      code: 0,
      out: `1 lesson: nothing to mend\nSee it where it is used: cuecard preview ${path('acme')}\n`,
    });
    write('acme/lessons/refund.md', lessonText({ question: 'Refunds' }));
    const { code, out } = await cuecard('lint', path('acme'));
    expect(code).toBe(1);
    expect(out).toContain(`${path('acme/lessons/refund.md')}:3:1 error: "Refunds" is no question`);
    expect(out).toMatch(/\[one-question\]\n\n1 lesson: 1 error\n$/);
    expect((await cuecard('lint', path('nowhere'))).code).toBe(2);
    expect((await cuecard('lint', path('acme/pack.yaml'))).code).toBe(2);
  });

  it('passes with warnings, and says what is due on a day', async () => {
    const { path, write } = workshop(goodPack());
    write('acme/lessons/refund.md', lessonText({ head: 'review_by: 2027-01-01' }));
    expect((await json('lint', path('acme'), '--today', '2026-12-31')).problems).toEqual([]);
    const late = await json('lint', path('acme'), '--today', '2027-01-02');
    expect(late).toMatchObject({
      code: 0,
      ok: true,
      problems: [{ rule: 'review-due', level: 'warning', line: 7 }],
    });
    const { out } = await cuecard('lint', path('acme'), '--today', '2027-01-02');
    expect(out).toContain('\n1 lesson: 1 warning\nSee it where it is used: ');
    expect((await cuecard('lint', '--today', 'soon')).code).toBe(2);
  });

  it('lists its rules with reason and source', async () => {
    const { out } = await cuecard('lint', '--rules');
    expect(out).toContain('two-minutes (error)');
    expect(out).toContain('GOV.UK');
  });

  it('of a folder that is no pack tells what is missing', async () => {
    const { folder } = workshop();
    expect(await cuecard('lint', folder)).toMatchObject({
      code: 1,
      out: expect.stringContaining('pack.yaml:1:1 error'),
    });
  });
});

describe('build', () => {
  it('writes the same bytes each time, and says how many', async () => {
    const { path, read } = workshop(goodPack());
    const args = ['build', path('acme'), '-o'];
    const first = await json(...args, path('a.zip'));
    await cuecard(...args, path('b.zip'));
    expect(read('a.zip')).toBe(read('b.zip'));
    expect(first).toMatchObject({
      ok: true,
      id: 'acme',
      version: '1.0.0',
      lessons: 1,
      bytes: statSync(path('a.zip')).size,
    });
    expect(first.seconds).toBeGreaterThan(0);
  });

  it.each([
    ['a lesson cannot be read', 'no head'],
    ['the lint finds an error', lessonText({ question: 'Refunds' })],
  ])('writes nothing when %s', async (_, text) => {
    const { path, write, list } = workshop(goodPack());
    write('acme/lessons/refund.md', text);
    const { code, out } = await cuecard('build', path('acme'), '-o', path('a.zip'));
    expect([code, out]).toEqual([1, expect.stringContaining('Nothing was built: 1 error')]);
    expect(list()).not.toContain('a.zip');
  });

  it('leaves the last file as it is when it cannot build', async () => {
    const { path, write, read } = workshop({ ...goodPack(), 'a.zip': 'old' });
    write('acme/pack.yaml', 'id: [');
    expect((await cuecard('build', path('acme'), '-o', path('a.zip'))).code).toBe(1);
    expect(read('a.zip')).toBe('old');
  });
});

describe('keys', () => {
  it('are made with a private file that is never overwritten', async () => {
    const { path, read } = workshop();
    const made = await json('keygen', '-o', path('key.pem'));
    expect(made.key).toMatch(/^[\w-]{43}$/);
    expect(made.fingerprint).toMatch(/^([0-9a-f]{4} ){15}[0-9a-f]{4}$/);
    expect(statSync(path('key.pem')).mode & 0o777).toBe(0o600);
    const before = read('key.pem');
    expect(before).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
    expect((await cuecard('keygen', '-o', path('key.pem'))).code).toBe(2);
    expect(read('key.pem')).toBe(before);
  });

  it('sign a pack, and check it: valid, wrong, unsigned', async () => {
    const { path } = workshop(goodPack());
    const [key, other, zip] = [path('key.pem'), path('other.pem'), path('a.zip')];
    const { key: text } = await json('keygen', '-o', key);
    await cuecard('keygen', '-o', other);
    await cuecard('build', path('acme'), '-o', zip);
    expect(await json('verify', zip)).toMatchObject({ code: 1, signature: 'unsigned' });
    expect((await cuecard('sign', zip, '--key', key)).code).toBe(0);
    expect(await json('verify', zip)).toMatchObject({ code: 0, signature: 'signed', id: 'acme', lessons: 1 });
    expect(await json('verify', zip, '--key', String(text))).toMatchObject({ code: 0, signature: 'valid' });
    expect(await json('verify', zip, '--key', key)).toMatchObject({ code: 0, signature: 'valid' });
    expect(await json('verify', zip, '--key', other)).toMatchObject({ code: 1, signature: 'wrong' });
    await cuecard('build', path('acme'), '-o', path('b.zip'), '--key', key);
    expect(await json('verify', path('b.zip'), '--key', key)).toMatchObject({ signature: 'valid' });
  });

  it('see a file that was changed, and name the next key', async () => {
    const { path, write } = workshop(goodPack());
    const made = await json('keygen', '-o', path('next.pem'));
    await cuecard('keygen', '-o', path('key.pem'));
    write('acme/pack.yaml', `${goodPack()['acme/pack.yaml']}next_key: ${made.key}\n`);
    await cuecard('build', path('acme'), '-o', path('a.zip'), '--key', path('key.pem'));
    const bytes = new Uint8Array(readFileSync(path('a.zip')));
    expect(readPack(bytes, 'a').pack.info.next_key).toBe(made.key);
    expect((await cuecard('verify', path('a.zip'))).out).toContain(`the next key: ${made.key}`);
    const { 'lessons.json': _, ...files } = unzipSync(bytes);
    write('b.zip', zipSync({ ...files, 'lessons.json': new TextEncoder().encode('[]') }));
    expect(await json('verify', path('b.zip'), '--key', path('key.pem'))).toMatchObject({
      code: 1,
      signature: 'wrong',
    });
  });

  it.each([
    [['sign', 'a.zip', '--key', 'none.pem'], 2, 'make one with "cuecard keygen"'],
    [['sign', 'none.zip', '--key', 'key.pem'], 2, 'cannot be read'],
    [['sign', 'text.zip', '--key', 'key.pem'], 1, 'cannot be unpacked'],
    [['sign', 'a.zip', '--key', 'text.zip'], 2, 'holds no private Ed25519 key'],
    [['verify', 'text.zip'], 1, 'cannot be unpacked'],
    [['verify', 'a.zip', '--key', 'abc'], 2, 'neither a public key nor a file'],
    [['sign', 'a.zip'], 2, '--key'],
  ])('%j: %i', async (args, code, says) => {
    const { path } = workshop({ 'text.zip': 'no zip', 'a.zip': 'no zip either' });
    await cuecard('keygen', '-o', path('key.pem'));
    const [command = '', ...others] = args as string[];
    const ended = await cuecard(command, ...others.map((one) => (/\.\w+$/.test(one) ? path(one) : one)));
    expect([ended.code, ended.err]).toEqual([code, expect.stringContaining(says as string)]);
  });
});

describe('as a process', () => {
  it('reads, prints and ends like any command', async () => {
    const { folder, write } = workshop(goodPack());
    expect(await shell(folder, ['lint', 'acme'])).toEqual({
      code: 0,
      out: '1 lesson: nothing to mend\nSee it where it is used: cuecard preview acme\n',
      err: '',
    });
    write('acme/lessons/refund.md', lessonText({ question: 'Refunds' }));
    const plain = await shell(folder, ['build', 'acme']);
    expect(plain.code).toBe(1);
    expect(plain.out).toMatch(/^acme\/lessons\/refund\.md:3:1 error: /);
    expect(plain.out).not.toContain('\x1b');
    expect((await shell(folder, ['lint', 'acme'], { FORCE_COLOR: '1' })).out).toContain('\x1b[31merror:');
    expect((await shell(folder, ['lint', 'acme'], { FORCE_COLOR: '1', NO_COLOR: '1' })).out).not.toContain(
      '\x1b',
    );
    expect(JSON.parse((await shell(folder, ['lint', 'acme', '--json'])).out)).toMatchObject({
      command: 'lint',
      ok: false,
    });
  });

  it.each([
    [['--help'], 0, 'out', 'preview [options] [folder]'],
    [['sing'], 2, 'err', "unknown command 'sing'"],
    [['lint', '--nope'], 2, 'err', "unknown option '--nope'"],
    [['lint', 'a', 'b'], 2, 'err', 'too many arguments'],
    [[], 2, 'err', 'Usage: cuecard'],
  ] as const)('%j ends with %i', async (args, code, where, says) => {
    const ended = await shell('.', [...args]);
    expect([ended.code, ended[where]]).toEqual([code, expect.stringContaining(says)]);
  });

  it('what a file says does not steer the terminal', async () => {
    const { folder, write } = workshop(goodPack());
    write('acme/lessons/refund.md', lessonText({ question: 'Ref\u001b[2J\u202eunds' }));
    const { out } = await shell(folder, ['lint', 'acme']);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there
    expect(out).not.toMatch(/[\u001b\u202e]/);
  });
});

describe('progress', () => {
  const seen = async (live: boolean) => {
    const { path } = workshop(goodPack());
    let err = '';
    const terminal = {
      out: () => {},
      err: (text: string) => {
        err += text;
      },
      color: false,
      live,
    };
    await run(['build', path('acme'), '-o', path('a.zip')], terminal);
    return err;
  };
  it('is shown where somebody looks on, and wiped at the end', async () => {
    const err = await seen(true);
    expect(err).toContain('Compiling 3 files…');
    expect(err).toContain('Linting…');
    expect(err.endsWith('\r\x1b[K')).toBe(true);
  });
  it('is not shown in a file or a pipe', async () => expect(await seen(false)).toBe(''));
});

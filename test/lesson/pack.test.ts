import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readPack, writePack } from '../../lib/lesson/pack.ts';
import type { Pack } from '../../lib/lesson/schema.ts';
import type { Inline } from '../../lib/lesson/words.ts';
import { samplePack } from './samples.ts';

const text = fc.string({ minLength: 1, maxLength: 60 }).filter((s) => s.trim() === s && s !== '');
const slug = fc.stringMatching(/^[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}$/);
const inline = fc.letrec<{ one: Inline; many: Inline[] }>((tie) => ({
  one: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.string(),
    fc.record({ kind: fc.constantFrom('strong' as const, 'em' as const), of: tie('many') }),
    fc.record({ kind: fc.constant('code' as const), text: fc.string() }),
    fc.record({ kind: fc.constant('link' as const), href: fc.webUrl(), of: tie('many') }),
  ),
  many: fc.array(tie('one'), { minLength: 1, maxLength: 3 }),
})).many;
const step = fc.record({ do: inline, note: inline }, { requiredKeys: ['do'] });
const block = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), of: inline }),
  fc.record(
    {
      kind: fc.constant('steps' as const),
      title: text,
      steps: fc.array(step, { minLength: 1, maxLength: 3 }),
    },
    { requiredKeys: ['kind', 'steps'] },
  ),
  fc.record({ kind: fc.constant('sample' as const), title: text, text }),
);
const place = fc.record({ tool: slug, page: slug, field: text, alert: text }, { requiredKeys: ['tool'] });
const lesson = fc.record({
  id: slug,
  revision: fc.stringMatching(/^[0-9a-f]{8}$/),
  language: fc.constantFrom('en', 'de-AT', 'zh-Hans'),
  question: text,
  answer: inline,
  for: fc.array(place, { maxLength: 2 }),
  keywords: fc.array(text, { maxLength: 3 }),
  synonyms: fc.array(text, { maxLength: 3 }),
  owner: text,
  blocks: fc.array(block, { maxLength: 3 }),
});

describe('a pack', () => {
  it('is read as it was written', async () => {
    const { info, tools } = await samplePack();
    fc.assert(
      fc.property(fc.array(lesson, { maxLength: 3 }), (lessons) => {
        const media = new Map([['media/a.png', new Uint8Array([1, 2, 3])]]);
        const pack = { info, tools, lessons, campaigns: [], media } as Pack;
        expect(readPack(writePack(pack), 'a.zip')).toEqual({ pack, problems: [] });
      }),
      { numRuns: 50 },
    );
  });

  it('has the same bytes whenever it is built', async () => {
    const first = writePack(await samplePack());
    expect(writePack(await samplePack())).toEqual(first);
  });
});

describe('hostile bytes give an Error with a mend', () => {
  const refused = (bytes: Uint8Array) => {
    try {
      readPack(bytes, 'bad.zip');
    } catch (error) {
      expect(error).toBeInstanceOf(Error);
      expect((error as Error).message).toMatch(/^bad\.zip.*; (get it again|build the pack again)$/s);
      return (error as Error).message;
    }
    return null;
  };
  const zip = (files: Record<string, string>) =>
    zipSync(Object.fromEntries(Object.entries(files).map(([name, body]) => [name, strToU8(body)])));

  it('random', () => fc.assert(fc.property(fc.uint8Array(), (bytes) => refused(bytes) !== null)));

  it('cut off anywhere', async () => {
    const bytes = writePack(await samplePack());
    for (let end = 0; end < bytes.length; end++) expect(refused(bytes.slice(0, end))).not.toBeNull();
  });

  it('changed anywhere', async () => {
    const bytes = writePack(await samplePack());
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, byte) => {
        const bad = bytes.slice();
        bad[at] = byte;
        refused(bad);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['a zip of nothing', {}, 'holds no pack.json'],
    [
      'no lessons',
      { 'pack.json': '{"id":"a","name":"a","version":"1.0.0","owner":"a","languages":["en"]}' },
      'holds no lessons.json',
    ],
    ['no JSON', { 'pack.json': '<html>' }, 'pack.json is not JSON'],
    ['null', { 'pack.json': 'null' }, 'pack.json is not valid'],
    ['a list', { 'pack.json': '[]' }, 'pack.json is not valid'],
    ['other JSON', { 'pack.json': '{"a":1}' }, 'pack.json is not valid'],
    ['a prototype', { 'pack.json': '{"__proto__":{"id":"a"}}' }, 'pack.json is not valid'],
  ])('%s', (_, files, says) => expect(refused(zip(files))).toContain(says));

  it('any JSON at all', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.json(),
        (pack, lessons) => refused(zip({ 'pack.json': pack, 'lessons.json': lessons })) !== null,
      ),
    );
  });
});

describe('a broken part stops only itself', () => {
  async function read(lessons: string, tools: unknown[] = []) {
    const { info, ...rest } = await samplePack();
    const head = JSON.stringify({ ...info, tools: [...rest.tools, ...tools] });
    const good = JSON.stringify(rest.lessons).slice(1, -1);
    const bytes = zipSync({
      'pack.json': strToU8(head),
      'lessons.json': strToU8(lessons.replace('GOOD', good)),
    });
    const { pack, problems } = readPack(bytes, 'a.zip');
    return {
      tools: pack.tools.map((t) => t.id),
      lessons: pack.lessons.map((l) => l.id),
      problems: problems.map((p) => `${p.file} ${p.message}`),
    };
  }

  it.each([
    ['another shape', '{"id":"odd"}', 'odd is left out'],
    ['null', 'null', 'number 1 is left out'],
    ['a number', '7', 'number 1 is left out'],
    ['an id that cannot be a text', '{"id":{"toString":1,"valueOf":1}}', 'number 1 is left out'],
    [
      'nesting deeper than the stack',
      `{"id":"deep","answer":${'[{"kind":"em","of":'.repeat(20000)}[]${'}]'.repeat(20000)}}`,
      'deep is left out',
    ],
  ])('a lesson of %s', async (_, item, says) => {
    const { lessons, problems } = await read(`[${item},GOOD]`);
    expect(lessons).toEqual(['cancel', 'refund']);
    expect(problems).toEqual([expect.stringContaining(`a.zip/lessons.json ${says}`)]);
    expect(problems[0]).toContain('build the pack again');
  });

  it('a tool of another shape, and a tool with a rule that cannot be read', async () => {
    const page = { id: 'p', title: 'P', urls: ['no slash'], signals: [], examples: ['https://a.example'] };
    const bad = { id: 'bad-rule', name: 'B', urls: ['a.example/*'], signals: [], pages: [page] };
    const { tools, lessons, problems } = await read('[GOOD]', [{ id: 'odd' }, bad]);
    expect(tools).toEqual(['desk']);
    expect(lessons).toEqual(['cancel', 'refund']);
    expect(problems).toEqual([
      expect.stringContaining('odd is left out'),
      expect.stringContaining('bad-rule is left out: "no slash" must start with'),
    ]);
  });

  it('lessons that are no list', async () => {
    expect((await read('{}')).problems).toEqual([expect.stringContaining('a list is missing here')]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePack } from '../../lib/lesson/compile.ts';
import { displayed, isMeantFor } from '../../lib/lesson/display.ts';
import { formatProblem } from '../../lib/lesson/problem.ts';
import { resolve, textsIn, usedIn } from '../../lib/lesson/variables.ts';
import { HEAD, PACK_YAML, packFiles, TOOL_YAML } from './samples.ts';

const NOBODY = { team: '', site: '', role: '' };
const LESSON = `${HEAD.replace('for: [desk/orders]', 'for:\n  - desk/orders\n  - {tool: desk, page: order, question: "Refund {{what}} here?", variables: {what: this order}}')}
:::sample[For {{what}}]
It costs {{price}}.
:::
`;
const PACK = `${PACK_YAML}variables: {what: an order, price: £5}
audiences:
  - {id: north, sites: [Leeds], variables: {price: £4}}
  - {id: new, roles: [Trainee]}
`;

async function pack(change: Record<string, string>) {
  const { pack, problems } = await compilePack(
    packFiles({ 'pack.yaml': PACK, 'lessons/refund.md': LESSON, ...change }),
  );
  return { ...pack!, problems: problems.map(formatProblem) };
}

async function shownAt(page: string, who = {}, change = {}) {
  const { info, tools, lessons } = await pack(change);
  const lesson = lessons.find(({ id }) => id === 'refund')!;
  const { question, blocks } = displayed(
    lesson,
    { info, tools, who: { ...NOBODY, ...who } },
    { tool: 'desk', page },
  );
  return textsIn([question, blocks]).filter((text) => text !== 'sample');
}

describe('a variable', () => {
  it("has the pack's value", async () =>
    expect(await shownAt('orders')).toEqual(['How do I refund an order?', 'For an order', 'It costs £5.']));

  it("has the place's value there, as the question has", async () =>
    expect(await shownAt('order')).toEqual(['Refund this order here?', 'For this order', 'It costs £5.']));

  it("has the audience's value for whoever belongs to it, in any case", async () => {
    expect((await shownAt('order', { site: ' leeds ' })).at(-1)).toBe('It costs £4.');
    expect((await shownAt('order', { site: 'York' })).at(-1)).toBe('It costs £5.');
  });

  it("has the tool's value before the lesson's and the pack's", async () => {
    const tool = { 'tools/desk.yaml': `${TOOL_YAML}variables: {price: 7}\n` };
    const own = { 'lessons/refund.md': LESSON.replace('owner: Ada', 'owner: Ada\nvariables: {price: £6}') };
    expect((await shownAt('orders', {}, tool)).at(-1)).toBe('It costs 7.');
    expect((await shownAt('orders', {}, own)).at(-1)).toBe('It costs £6.');
    expect((await shownAt('orders', {}, { ...own, ...tool })).at(-1)).toBe('It costs 7.');
  });

  it('that nothing sets is told with file and line, and which place lacks it', async () => {
    const { problems } = await pack({ 'pack.yaml': PACK.replace('what: an order, ', '') });
    expect(problems).toEqual([
      expect.stringContaining(
        'lessons/refund.md:11:1 nothing says what "{{what}}" is for "desk/orders"; set it under',
      ),
    ]);
  });

  it('is a word and no text: its value is never read as Markdown or as another variable', async () => {
    const bold = { 'pack.yaml': PACK.replace('£5', '"**free**"') };
    expect((await shownAt('orders', {}, bold)).at(-1)).toBe('It costs **free**.');
    const { problems } = await compilePack(packFiles({ 'pack.yaml': PACK.replace('£5', '"{{what}}"') }));
    expect(problems[0]?.message).toContain('a value holds no other variable');
  });

  it('is put in everywhere, and nothing else changes', () => {
    const name = fc.constantFrom('a', 'b', 'constructor');
    const leaf = fc.oneof(
      fc.string(),
      name.map((n) => `x {{${n}}} {{ ${n} }}`),
      fc.integer(),
      fc.constant(null),
    );
    const tree = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.array(tie('any')),
        fc.dictionary(fc.constantFrom('p', 'q'), tie('any')),
      ),
    })).any;
    fc.assert(
      fc.property(tree, (tree) => {
        const shown = resolve(tree, [{ a: '1', b: '2' }]);
        expect(
          textsIn(shown)
            .flatMap(usedIn)
            .filter((used) => used === 'a' || used === 'b'),
        ).toEqual([]);
        expect(resolve(tree, [])).toEqual(tree);
      }),
    );
  });
});

describe('a lesson for an audience', () => {
  const lesson = { audience: ['new'] } as Parameters<typeof isMeantFor>[0];
  it.each([
    ['somebody of it', { role: 'trainee' }, true],
    ['somebody else', { role: 'Manager' }, false],
    ['somebody who said nothing', {}, true],
  ])('is there for %s', async (_, who, isThere) => {
    const { info } = await pack({});
    expect(isMeantFor(lesson, { info, who: { ...NOBODY, ...who } })).toBe(isThere);
  });

  it('names an audience that the pack has', async () => {
    const change = { 'lessons/refund.md': LESSON.replace('owner: Ada', 'owner: Ada\naudience: [old]') };
    expect((await pack(change)).problems).toEqual([
      expect.stringMatching(
        /refund\.md:\d+:\d+ pack\.yaml has no audience "old"; it has north, new: .*\{id: old, teams: /,
      ),
    ]);
    const none = PACK.replace(/^audiences:[\s\S]*/m, '');
    expect((await pack({ ...change, 'pack.yaml': none })).problems).toEqual([
      expect.stringContaining('write into it: audiences: [{id: old, teams: [Your team]}]'),
    ]);
  });
});

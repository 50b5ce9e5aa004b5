/** accept: an author takes what pages show now into a step that is missed there. */
import { describe, expect, it } from 'vitest';
import { lessonText } from '../../lesson/lint/pack.ts';
import { cuecard, goodPack, json, workshop } from './author.ts';

const DEMO = `:::demo
1. Open the order.
   - where: link "Orders"
   - do: select
2. Select **Refund**.

   It asks for a reason.
   - where: button "Refund" near "Total"
   - do: select
3. Select **Save**.
   - where: css \`#save\`
   - do: select
:::`;

const drift = (step: number, words: string[] = [], more: object = {}) => ({
  ...{ id: `drift:acme/refund:0:${step}`, kind: 'drift', action: 'mend', tool: 'desk', page: 'order' },
  ...{ lesson: 'acme/refund', n: 7, of: null, people: 5, minutes: 3, score: 2, block: 0, step },
  ...{ words, said: [], reasons: [], day: null, ...more },
});

function shop(...gaps: object[]) {
  const files = { ...goodPack(), 'acme/lessons/refund.md': lessonText({ steps: [], body: DEMO }) };
  const found = workshop(files);
  found.write('report.json', JSON.stringify({ cuecard: 'report', version: 1, gaps }));
  const { path } = found;
  const at = (id: string) => `${path('report.json')}#${id}`;
  const accept = (id: string, ...more: string[]) =>
    cuecard('accept', at(id), '--pack', path('acme'), ...more);
  return { ...found, at, accept };
}

describe('accept', () => {
  it('writes the name that most pages show, and says what else stands there and where the old one is left', async () => {
    const { accept, read } = shop(drift(1, ['Refund order', 'Pay back']));
    const before = read('acme/lessons/refund.md');
    const { code, out } = await accept('drift:acme/refund:0:1');
    expect(code).toBe(0);
    expect(read('acme/lessons/refund.md')).toBe(
      before.replace('button "Refund" near "Total"', 'button "Refund order" near "Total"'),
    );
    expect(out).toContain('- where: button "Refund" near "Total"');
    expect(out).toContain('+ - where: button "Refund order" near "Total"');
    expect(out).toContain('Also seen there: Pay back');
    expect(out).toMatch(/“Refund” still stands in line \d+/);
  });

  it('takes the name that the author gives, and twice is the same as once', async () => {
    const { accept, read } = shop(drift(0, ['All orders']));
    await accept('drift:acme/refund:0:0', '--name', 'My orders');
    const once = read('acme/lessons/refund.md');
    expect(once).toContain('- where: link "My orders"');
    expect((await accept('drift:acme/refund:0:0', '--name', 'My orders')).code).toBe(0);
    expect(read('acme/lessons/refund.md')).toBe(once);
  });

  it('tells programs what it changed', async () => {
    const { at, path } = shop(drift(0, ['All orders']));
    expect(await json('accept', at('drift:acme/refund:0:0'), '--pack', path('acme'))).toMatchObject({
      code: 0,
      before: '- where: link "Orders"',
      after: '- where: link "All orders"',
    });
  });

  it('writes into the lesson of the first language, and names the others', async () => {
    const { accept, read, write } = shop(drift(0, ['All orders']));
    write('acme/lessons/refund.de.md', lessonText({ steps: [], body: DEMO }));
    const { code, out } = await accept('drift:acme/refund:0:0');
    expect([code, out]).toEqual([0, expect.stringContaining('refund.de.md is the same lesson')]);
    expect(read('acme/lessons/refund.md')).toContain('link "All orders"');
    expect(read('acme/lessons/refund.de.md')).toContain('link "Orders"');
  });

  it('writes into the variant that missed it', async () => {
    const { accept, read, write } = shop(
      drift(0, ['All orders'], { id: 'drift:acme/refund.b:0:0', variant: 'b' }),
    );
    write('acme/lessons/refund.b.md', lessonText({ steps: [], body: DEMO, answer: 'Press **R**.' }));
    expect((await accept('drift:acme/refund.b:0:0')).code).toBe(0);
    expect(read('acme/lessons/refund.b.md')).toContain('link "All orders"');
    expect(read('acme/lessons/refund.md')).toContain('link "Orders"');
  });

  it.each([
    ['a step that points by CSS', drift(2, ['Save']), [], 1, 'points by no name'],
    ['a step that is not there any more', drift(9, ['Save']), [], 1, 'it was changed since'],
    ['a page that told nothing', drift(0), [], 2, 'give it with --name'],
    ['a name with a quotation mark', drift(0, ['The "big" one']), [], 2, 'by hand'],
    ['a lesson of another pack', drift(0, ['A'], { lesson: 'other/refund' }), [], 1, 'it was changed since'],
    ['another gap', drift(0, ['A'], { kind: 'useless' }), [], 2, 'no step that is missed'],
  ])('leaves all as it is for %s', async (_, gap, more, code, message) => {
    const { accept, read } = shop(gap);
    const before = read('acme/lessons/refund.md');
    const told = await accept((gap as { id: string }).id, ...more);
    expect([told.code, told.err]).toEqual([code, expect.stringContaining(message)]);
    expect(read('acme/lessons/refund.md')).toBe(before);
  });

  it('names the steps that are missed where it is asked for another', async () => {
    const { accept } = shop(drift(1, ['A']));
    const { code, err } = await accept('drift:acme/none:0:0');
    expect([code, err]).toEqual([2, expect.stringContaining('drift:acme/refund:0:1')]);
  });
});

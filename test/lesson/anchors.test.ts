import { describe, expect, it } from 'vitest';
import { compilePack } from '../../lib/lesson/compile.ts';
import { formatProblem } from '../../lib/lesson/problem.ts';
import { HEAD, packFiles } from './samples.ts';

const DEMO = `${HEAD}
:::demo[Refund it]
1. Select **Refund**.
   - where: button "Refund"
   - do: select
2. Read it.
:::
`;

async function compiled(anchors: string) {
  const files = packFiles({ 'lessons/refund.md': DEMO, 'anchors.yaml': anchors });
  const { pack, problems } = await compilePack(files, 'acme/');
  const steps = pack?.lessons
    .find(({ id }) => id === 'refund')
    ?.blocks.flatMap((block) => (block.kind === 'demo' ? block.steps : []));
  return { problems: problems.map(formatProblem), anchors: steps?.map(({ anchor }) => anchor?.name), pack };
}

describe('anchors.yaml', () => {
  it('adds to the steps how their elements looked', async () => {
    const { problems, anchors } = await compiled(
      '"refund#0.0": {"tag":"button","role":"button","name":"Refund"}\n',
    );
    expect(problems).toEqual([]);
    expect(anchors?.[0]).toBe('Refund');
  });

  it('changes no revision: nobody has rated how a page looks', async () => {
    const [plain, kept] = [await compiled('{}'), await compiled('"refund#0.0": {"tag":"button"}\n')];
    expect(kept.pack!.lessons.map(({ revision }) => revision)).toEqual(
      plain.pack!.lessons.map(({ revision }) => revision),
    );
  });

  it('gives a variant what its lesson has for the same element, wherever that stands in it', async () => {
    const text = DEMO.replace('answer: ', 'answer: Or ').replace(
      '1. Select **Refund**.',
      '1. Wait.\n2. Select **Cancel**.\n   - where: button "Cancel"\n   - do: select\n3. Select **Refund**.',
    );
    const files = packFiles({
      'lessons/refund.md': DEMO,
      'lessons/refund.b.md': text,
      'anchors.yaml': '"refund#0.0": {"tag":"button","role":"button","name":"Refund"}\n',
    });
    const { pack, problems } = await compilePack(files, 'acme/');
    expect(problems).toEqual([]);
    const [block] = pack!.lessons.find(({ variant }) => variant === 'b')!.blocks;
    const steps = block?.kind === 'demo' ? block.steps : [];
    expect(steps.map(({ anchor }) => anchor?.name)).toEqual([undefined, undefined, 'Refund', undefined]);
  });

  it.each([
    ['refund#0.0: [1', 'acme/anchors.yaml:'],
    ['refund: {tag: a}', 'acme/anchors.yaml:1:'],
    ['"refund#0.0": {colour: red}', 'acme/anchors.yaml:1:'],
    [
      '"refund#0.0": {tag: a}\n"refund#0.1": {tag: a}\n"gone#0.0": {tag: a}',
      'acme/anchors.yaml:2:',
      'no step of a demo is "refund#0.1"; show the demo again',
    ],
  ])('that is wrong is told with its place, and the lessons stay: %s', async (text, place, words = '') => {
    const { problems, pack } = await compiled(text);
    expect(problems[0]).toContain(place);
    expect(problems[0]).toContain(words);
    expect(pack?.lessons.length).toBe(2);
  });
});

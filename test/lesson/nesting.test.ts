/** A pack from outside may nest what no author writes: reading it takes no longer for that. */

import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { readPack, writePack } from '../../lib/lesson/pack.ts';
import type { Lesson } from '../../lib/lesson/schema.ts';
import { Inline } from '../../lib/lesson/words.ts';
import { samplePack } from './samples.ts';

it.each([
  ['links', 'ok', true],
  ['strong', 7, false],
])('nested %s around %s are read at once', (kind, leaf, valid) => {
  let part: unknown = leaf;
  for (let depth = 0; depth < 60; depth++)
    part = kind === 'links' ? { kind: 'link', href: 'https://a.example', of: [part] } : { kind, of: [part] };
  const start = performance.now();
  expect(v.safeParse(Inline, part).success).toBe(valid);
  expect(performance.now() - start).toBeLessThan(1000);
});

describe('a lesson that nests too deeply', () => {
  const around = (make: (inner: unknown) => unknown, leaf: unknown, depth: number) => {
    let tree = leaf;
    for (let n = 0; n < depth; n++) tree = make(tree);
    return tree;
  };
  const choice = { say: ['a'], best: true, outcome: ['b'] };
  const scene = (next?: unknown) => ({
    situation: [['s']],
    choices: [choice, { ...choice, best: false, ...(next ? { next } : {}) }],
  });
  const emphases = (depth: number) => ({ answer: [around((of) => ({ kind: 'em', of: [of] }), 'x', depth)] });
  const scenes = (depth: number) => ({
    blocks: [{ kind: 'case', title: 't', scene: around(scene, scene(), depth) }],
  });

  it.each([
    ['emphases', emphases],
    ['scenes of a case', scenes],
  ])('in %s is left out and named; its neighbours are there', async (_, nested) => {
    const { lessons, ...pack } = await samplePack();
    const [first, second] = lessons;
    const deep = { ...first!, ...nested(500) } as Lesson;
    const read = readPack(writePack({ ...pack, lessons: [deep, second!] }), 'a.zip');
    expect(read.pack.lessons).toEqual([second]);
    expect(read.problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('it nests too deeply'),
    ]);
    const shallow = { ...first!, ...nested(5) } as Lesson;
    expect(readPack(writePack({ ...pack, lessons: [shallow] }), 'a.zip').pack.lessons).toEqual([shallow]);
  });
});

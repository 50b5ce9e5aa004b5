import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scene } from '../../lib/lesson/case.ts';
import { choose, goBack, goOn, START, sceneAt, type Way } from '../../lib/practice/case.ts';

const end = { best: false, outcome: ['Nothing more.'] };
const second: Scene = {
  situation: [['They call again.']],
  choices: [
    { say: ['Answer'], ...end, best: true },
    { say: ['Wait'], ...end },
  ],
};
const first: Scene = {
  situation: [['A call.']],
  choices: [
    { say: ['Hold'], ...end },
    { say: ['Call back'], ...end, best: true, next: second },
  ],
};

describe('a case', () => {
  it('goes on where something follows, and back by the way it came', () => {
    const chosen = choose(first, START, 1);
    expect(sceneAt(first, chosen).choice?.say).toEqual(['Call back']);
    const on = goOn(first, chosen);
    expect(sceneAt(first, on)).toEqual({ scene: second, choice: null });
    expect(goBack(on)).toEqual(chosen);
    expect(goBack(chosen)).toEqual(START);
    expect(goBack(START)).toEqual(START);
  });

  it('does not go on where nothing follows, or nothing was chosen', () => {
    const chosen = choose(first, START, 0);
    expect(goOn(first, chosen)).toBe(chosen);
    expect(goOn(first, START)).toBe(START);
    expect(choose(first, START, 7)).toBe(START);
  });

  it('is always in one of its scenes, and back is always possible (property)', () => {
    const step = fc.oneof(
      fc.integer({ min: 0, max: 3 }),
      fc.constant('on' as const),
      fc.constant('back' as const),
    );
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const way = steps.reduce<Way>(
          (at, step) =>
            step === 'on' ? goOn(first, at) : step === 'back' ? goBack(at) : choose(first, at, step),
          START,
        );
        expect([first, second]).toContain(sceneAt(first, way).scene);
        let back = way;
        for (let n = 0; n < 4; n++) back = goBack(back);
        expect(back).toEqual(START);
      }),
    );
  });
});

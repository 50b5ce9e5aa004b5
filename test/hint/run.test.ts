import { describe, expect, it } from 'vitest';
import { choicesOf, pageOfStep, spansPages, stepAfter } from '../../lib/hint/run.ts';
import type { DemoStep } from '../../lib/lesson/demo.ts';

const step = (given: Partial<DemoStep> = {}): DemoStep => ({ say: ['Do it.'], ...given });
const STEPS = [step(), step({ page: 'queue' }), step(), step({ page: 'call' }), step()];

describe('a step', () => {
  it('is done on the page that was named last', () => {
    expect(STEPS.map((_, n) => pageOfStep(STEPS, n))).toEqual([null, 'queue', 'queue', 'call', 'call']);
  });

  it('is done on the page that the step before it led to', () => {
    const led = [
      step({ page: 'queue', expect: { kind: 'page', page: 'call' } }),
      step(),
      step({ page: 'queue' }),
    ];
    expect(led.map((_, n) => pageOfStep(led, n))).toEqual(['queue', 'call', 'queue']);
  });

  it('is followed by the next one, the last by none', () => {
    expect(STEPS.map((_, n) => stepAfter(STEPS, n))).toEqual([1, 2, 3, 4, null]);
    expect(stepAfter([], 0)).toBeNull();
  });
});

describe('a demo', () => {
  it.each<[string, DemoStep[], boolean]>([
    ['without pages', [step(), step()], false],
    ['on one page', [step({ page: 'queue' }), step({ page: 'queue' })], false],
    ['on two pages', STEPS, true],
    ['that leads to another page', [step({ page: 'queue', expect: { kind: 'page', page: 'call' } })], true],
    ['that expects a text', [step({ page: 'queue', expect: { kind: 'text', text: 'Saved' } })], false],
  ])('%s', (_, steps, spans) => {
    expect(spansPages(steps)).toBe(spans);
  });
});

describe('what practice lets somebody choose from', () => {
  const said = (n: number) => step({ say: [`Step ${n}.`] });
  const steps = [said(0), said(1), step({ say: ['Step 1.'] }), said(3), said(4)];

  it('is the step and those around it, each said once, in an order that tells nothing', () => {
    expect(choicesOf(steps, 1).map(({ say }) => say[0])).toEqual(['Step 0.', 'Step 1.', 'Step 3.']);
    expect(choicesOf(steps, 4).map(({ say }) => say[0])).toEqual(['Step 1.', 'Step 3.', 'Step 4.']);
    expect(choicesOf([said(7)], 0)).toEqual([said(7)]);
  });
});

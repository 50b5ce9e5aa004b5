import { describe, expect, it } from 'vitest';
import {
  calibrationError,
  chooseThreshold,
  confidenceOf,
  type Judged,
  possibleCoverage,
  spoken,
} from './confidence.ts';
import { judge } from './confident.ts';
import { foreignOf } from './foreign.ts';

/** "9+ 8-" is two answers: confidence .9 and right, .8 and wrong. */
function judged(app: string, answers: string): Judged[] {
  return answers.split(' ').map((answer) => ({
    group: `${app}/page`,
    app,
    confidence: Number(answer[0]) / 10,
    right: answer[1] === '+',
  }));
}

it('precision and coverage at a threshold', () => {
  const list = judged('a', '9+ 8+ 7- 2-');
  expect(spoken(list, 0.7)).toEqual({ precision: 2 / 3, coverage: 0.75 });
  expect(spoken(list, 1)).toEqual({ precision: Number.NaN, coverage: 0 });
});

describe('the threshold', () => {
  it('speaks as often as the aim allows', () => {
    expect(chooseThreshold(judged('a', '9+ 8+ 7- 6+ 5+'), 0.75)).toBe(0.5);
    expect(chooseThreshold(judged('a', '9+ 8+ 7- 6+ 5+'), 0.9)).toBe(0.8);
  });

  it('is never reached where the aim cannot be', () => {
    expect(chooseThreshold(judged('a', '9- 8+'), 0.9)).toBe(Number.POSITIVE_INFINITY);
    expect(chooseThreshold([], 0.9)).toBe(Number.POSITIVE_INFINITY);
  });

  it('answers of equal confidence speak together', () => {
    expect(chooseThreshold(judged('a', '9+ 8+ 8-'), 0.9)).toBe(0.9);
  });

  it('each set weighs the same, however many queries it has', () => {
    // One wrong of two in b: (1 + .5) / 2, although 9 of 10 are right in all.
    const list = [...judged('a', '9+ 9+ 9+ 9+ 9+ 9+ 9+ 9+'), ...judged('b', '9+ 9-')];
    expect(chooseThreshold(list, 0.8)).toBe(Number.POSITIVE_INFINITY);
    expect(chooseThreshold(list, 0.75)).toBe(0.9);
  });
});

it('each application gets the threshold of the others, and the worst set is named', () => {
  const { groups, precision, coverage, worst } = confidenceOf([
    ...judged('a', '9+ 8+ 7- 6-'),
    ...judged('b', '9+ 6+ 5- 4-'),
  ]);
  // b alone would speak from .6, so a does; a alone from .8, so b does.
  expect(groups['a/page']).toMatchObject({ n: 4, threshold: 0.6, precision: 0.5, coverage: 1 });
  expect(groups['b/page']).toMatchObject({ n: 4, threshold: 0.8, precision: 1, coverage: 0.25 });
  expect([precision, coverage]).toEqual([0.75, 0.625]);
  expect(worst).toEqual({ group: 'a/page', precision: 0.5 });
});

it('a perfect confidence covers the right ones and as many wrong ones as the aim allows', () => {
  expect(possibleCoverage(judged('a', '9+ 8- 7- 6-'), 0.5)).toBe(0.5);
  expect(possibleCoverage(judged('a', '9+ 8+'), 0.9)).toBe(1);
});

describe('the calibration error', () => {
  it('is none if of ten at .8 eight are right', () => {
    const list = judged('a', '8+ 8+ 8+ 8+ 8+ 8+ 8+ 8+ 8- 8-');
    expect(calibrationError([list])).toBeCloseTo(0, 12);
  });

  it('is the weighed distance of each bin', () => {
    // .9 and half right: .4, for half of the answers; .2 and none right: .2, for the other half.
    expect(calibrationError([judged('a', '9+ 9- 2- 2-')])).toBeCloseTo(0.3, 12);
  });

  it('each set weighs the same', () => {
    const [a, b] = [judged('a', '9- 9- 9- 9-'), judged('b', '5+')];
    expect(calibrationError([a, b])).toBeCloseTo(0.5 * 0.9 + 0.5 * 0.5, 12);
  });
});

describe('an answer is judged', () => {
  const answer = { group: 'a/page', app: 'a', milliseconds: 0 };
  const page = {
    url_path: '',
    route: '',
    title: '',
    headings: [],
    labels: [],
    other_labels: [],
    breadcrumbs: [],
  };
  const query = {
    ...{ id: 'q', kind: 'page', question: '', detail: '', page: { ...page, buttons: [], text: '' } },
    ...{ relevant: ['x'], relevant_loose: ['y'] },
  };

  it('loosely right is right; only the first counts', () => {
    const of = (...ids: string[]) =>
      judge({ ...answer, query, ranked: ids.map((id) => ({ id, score: 1, confidence: 0.7 })) });
    expect([of('x').right, of('y').right, of('z', 'x').right]).toEqual([true, true, false]);
    expect(of('x').confidence).toBe(0.7);
  });

  it('no answer is not right, with confidence 0', () => {
    expect(judge({ ...answer, query, ranked: [] })).toMatchObject({ confidence: 0, right: false });
  });
});

it('silence among foreign lessons, macro over the sets', () => {
  const list = [...judged('a', '1- 2- 3- 9-'), ...judged('b', '9-')];
  expect(foreignOf(list, () => 0.8)).toEqual({
    n: 5,
    silent: 0.375,
    groups: { 'a/page': 0.75, 'b/page': 0 },
  });
  expect(foreignOf(list, (app) => (app === 'b' ? 0.95 : 0.1))?.silent).toBe(0.5);
  expect(foreignOf([], () => 0.8)).toBeNull();
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calculate } from '../../lib/lesson/calculate.ts';
import { evaluate, FormulaError, namesIn, parseFormula, roundTo } from '../../lib/lesson/formula.ts';

const compute = (text: string, values = {}) => evaluate(parseFormula(text), values);

describe('a formula', () => {
  it.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['10 - 4 - 3', 3],
    ['12 / 3 / 2', 2],
    ['-2 * -3', 6],
    ['2 × 3 ÷ 4', 1.5],
    ['50 % * 80', 40],
    ['0.1 + 0.2', 0.3],
    ['min(3, 1, 2) + max(4, 5)', 6],
    ['round(7.125, 0.05)', 7.15],
    ['up(41, 10) + down(49, 10)', 90],
    ['abs(2 - 5)', 3],
    ['price * (1 - discount)', 90],
  ])('%s is %d', (text, value) => expect(compute(text, { price: 100, discount: 0.1 })).toBe(value));

  it.each([
    ['', 'a number, a name or "(" is expected at the end'],
    ['1 +', 'is expected at the end'],
    ['1 2', 'an operator is expected instead of "2"'],
    ['(1', '")" is expected at the end'],
    ['1 ** 2', 'instead of "*"'],
    ['sin(1)', '"sin" is no function; there are min, max'],
    ['constructor(1)', '"constructor" is no function'],
    ['abs(1, 2)', '"abs" takes 1 to 1 values'],
    ['alert`1`', 'an operator is expected instead of "`"'],
    ['a.b', 'instead of "."'],
  ])('"%s" is none: %s', (text, says) => {
    expect(() => parseFormula(text)).toThrow(FormulaError);
    expect(() => parseFormula(text)).toThrow(says);
  });

  it('of any text is computed or refused, and reaches nothing but the values', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^[\d a-c()+*/%,.-]{0,40}$/));
    fc.assert(
      fc.property(text, (text) => {
        try {
          const formula = parseFormula(text);
          expect(typeof evaluate(formula, { a: 1, b: 2, c: 3 })).toBe('number');
          for (const name of namesIn(formula)) expect(text).toContain(name);
        } catch (error) {
          expect(error).toBeInstanceOf(FormulaError);
        }
      }),
    );
  });

  it('agrees with arithmetic', () => {
    const number = fc.integer({ min: -999, max: 999 });
    fc.assert(
      fc.property(number, number, number, (a, b, c) => {
        expect(compute(`(${a}) + (${b}) * (${c})`)).toBe(a + b * c);
      }),
    );
  });

  it('knows no inherited name', () => expect(compute('constructor')).toBeNaN());
});

describe('rounding', () => {
  it.each([
    [2.675, 0.01, 'nearest', 2.68],
    [2.671, 0.01, 'up', 2.68],
    [2.679, 0.01, 'down', 2.67],
    [7, 5, 'nearest', 5],
    [0.3, 0.1, 'down', 0.3],
  ] as const)('%d to %d, %s, is %d', (value, to, way, rounded) =>
    expect(roundTo(value, to, way)).toBe(rounded),
  );
});

describe('a calculator', () => {
  const block = {
    kind: 'calculator' as const,
    title: 'Refund',
    inputs: [
      { name: 'price', label: 'Price', unit: '£', min: 0 },
      { name: 'discount', label: 'Discount', unit: '%', max: 100 },
    ],
    results: [
      {
        name: 'off',
        label: 'Off',
        formula: 'price * discount',
        round: { to: 0.01, way: 'nearest' as const },
      },
      { name: 'pays', label: 'Pays', formula: 'price - off' },
      { name: 'share', label: 'Share', unit: '%', formula: 'pays / price' },
    ],
  };

  it('shows what follows from what was put in, percents as percents', () =>
    expect(calculate(block, { price: 19.99, discount: 15 })).toEqual({
      off: 3,
      pays: 16.99,
      share: 84.9924962481,
    }));

  it.each([
    ['a missing input', { price: 20, discount: null }],
    ['one out of range', { price: -1, discount: 10 }],
  ])('shows nothing for %s', (_, entered) => expect(calculate(block, entered).pays).toBeNull());

  it('shows nothing instead of infinity', () =>
    expect(calculate(block, { price: 0, discount: 0 })).toEqual({ off: 0, pays: 0, share: null }));

  it('shows nothing where a variable brought words into a formula', () => {
    const [first] = block.results;
    const odd = { ...block, results: [{ ...first!, formula: 'price * a lot' }] };
    expect(calculate(odd, { price: 1, discount: 1 })).toEqual({ off: null });
  });
});

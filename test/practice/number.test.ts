import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digitsOf, formatAmount, isUnitFirst, readNumber } from '../../lib/practice/number.ts';

/** Spaces that do not break are spaces to whoever reads. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('a typed number', () => {
  it.each([
    ['12.5', 'en', 12.5],
    ['12,5', 'en', 12.5],
    ['12,5', 'de', 12.5],
    ['12.5', 'de', 12.5],
    ['1,234', 'en', 1234],
    ['1.234', 'de', 1234],
    ['1,234', 'de', 1.234],
    ['1.234', 'en', 1.234],
    ['0,500', 'en', 0.5],
    ['1.234,56', 'en', 1234.56],
    ['1,234.56', 'de', 1234.56],
    ['1.234.567', 'de', 1234567],
    ['1,23,456', 'hi', 123456],
    ['1’234.5', 'de-CH', 1234.5],
    ['1 234,5', 'fr', 1234.5],
    ['−3', 'en', -3],
    ['+3', 'en', 3],
    ['.5', 'en', 0.5],
    [',5', 'de', 0.5],
    ['£12.50', 'en', 12.5],
    ['12 %', 'en', 12],
    ['１２', 'ja', 12],
    ['12.', 'en', 12],
  ])('%s in %s is %d', (text, language, value) => expect(readNumber(text, language)).toBe(value));

  it.each([
    '',
    ' ',
    'abc',
    '1e5',
    '1-2',
    '--1',
    '1,2,3',
    '1.2.3.4',
    '12,34,5.6,7',
    '.',
    ',',
    '0x1f',
    'Infinity',
    '1/2',
  ])('%j is none', (text) => expect(readNumber(text, 'en')).toBeNull());

  it('as this language writes it is read as it was meant (property)', () => {
    const language = fc.constantFrom('en', 'de', 'fr', 'de-CH', 'en-IN', 'sv', 'es', 'pt-BR');
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.constantFrom(0, 2),
        language,
        (whole, digits, language) => {
          const value = whole / 10 ** digits;
          const text = value.toLocaleString(language, { minimumFractionDigits: digits });
          expect(readNumber(text, language)).toBe(value + 0);
        },
      ),
    );
  });

  it('is a number or null, whatever is typed (property)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const value = readNumber(text, 'en');
        expect(value === null || Number.isFinite(value)).toBe(true);
      }),
    );
  });
});

describe('an amount', () => {
  it.each([
    [1234.5, '£', 2, 'en-GB', '£1,234.50'],
    [1234.5, '€', 2, 'de', '1.234,50 €'],
    [12.5, '%', undefined, 'en', '12.5%'],
    [12.5, '%', 1, 'de', '12,5 %'],
    [3, 'min', undefined, 'en', '3 min'],
    [3.25, undefined, undefined, 'de', '3,25'],
    [0.30000000000000004, undefined, 1, 'en', '0.3'],
    [5, '£', undefined, 'en-GB', '£5'],
    [5.1, '£', undefined, 'en-GB', '£5.10'],
  ])('%d %s, %s digits in %s: %s', (value, unit, digits, language, text) =>
    expect(plain(formatAmount(value, unit, language, digits))).toBe(text),
  );

  it('has its unit where the language puts it', () => {
    expect([
      isUnitFirst('£', 'en'),
      isUnitFirst('€', 'de'),
      isUnitFirst('min', 'en'),
      isUnitFirst('%', 'en'),
    ]).toEqual([true, false, false, false]);
  });

  it.each([
    [1, 0],
    [0.05, 2],
    [0.1, 1],
    [10, 0],
    [1e-7, 7],
    [2.5, 1],
  ])('rounded to %d has %d digits', (step, digits) => expect(digitsOf(step)).toBe(digits));
});

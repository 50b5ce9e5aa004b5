import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  askedOrder,
  judgeChoices,
  judgeFill,
  judgeNumber,
  judgeOrder,
  shuffled,
} from '../../lib/practice/check.ts';

const options = (...right: boolean[]) => ({ options: right.map((right) => ({ say: ['x'], right })) });

describe('choices', () => {
  it('are right when the right ones are chosen, and no other', () => {
    const check = options(true, false, true);
    expect(judgeChoices(check, new Set([0, 2]))).toMatchObject({ right: true, parts: [true, true, true] });
    expect(judgeChoices(check, new Set([0]))).toMatchObject({ right: false, parts: [true, true, false] });
    expect(judgeChoices(check, new Set([0, 1, 2]))).toMatchObject({
      right: false,
      parts: [true, false, true],
    });
  });

  it('are right exactly where each one is (property)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 2, maxLength: 8 }),
        fc.infiniteStream(fc.boolean()),
        (right, some) => {
          const chosen = new Set(right.flatMap((_, n) => (some.next().value ? [n] : [])));
          const { right: all, parts } = judgeChoices(options(...right), chosen);
          expect(all).toBe(right.every((is, n) => is === chosen.has(n)));
          expect(parts).toHaveLength(right.length);
        },
      ),
    );
  });
});

describe('an order', () => {
  const items = (...words: string[]) => ({ items: words.map((word) => [word]) });

  it('is right as it was written', () => {
    const check = { ...items('a', 'b', 'c'), right: ['yes'], wrong: ['no'] };
    expect(judgeOrder(check, [0, 1, 2])).toEqual({
      right: true,
      parts: [true, true, true],
      feedback: ['yes'],
    });
    expect(judgeOrder(check, [1, 0, 2])).toEqual({
      right: false,
      parts: [false, false, true],
      feedback: ['no'],
    });
  });

  it('does not tell two items with the same words apart', () => {
    expect(judgeOrder(items('ring', 'wait', 'ring'), [2, 1, 0]).right).toBe(true);
  });

  it('is asked out of order, the same each time, with nothing lost (property)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 8 }), fc.string(), (count, seed) => {
        const order = shuffled(count, seed);
        expect(order).toEqual(shuffled(count, seed));
        expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, n) => n));
        const asked = askedOrder(items(...order.map((n) => `step ${n}`)), seed);
        expect(judgeOrder(items(...order.map((n) => `step ${n}`)), asked).right).toBe(false);
      }),
    );
  });

  it('is never asked as it would be right, also where items are the same (property)', () => {
    const words = fc.array(fc.constantFrom('a', 'b'), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(words, fc.string(), (all, seed) => {
        fc.pre(new Set(all).size > 1);
        expect(judgeOrder(items(...all), askedOrder(items(...all), seed)).right).toBe(false);
      }),
    );
  });

  it('differs from lesson to lesson', () => {
    const seeds = Array.from({ length: 40 }, (_, n) => shuffled(5, `revision ${n}`).join());
    expect(new Set(seeds).size).toBeGreaterThan(20);
  });
});

describe('a number', () => {
  const check = { answer: 0.3, tolerance: 0, right: ['yes'], low: ['more'], high: ['less'] };

  it('is right at the answer, however it was computed', () => {
    expect(judgeNumber(check, 0.1 + 0.2)).toMatchObject({ right: true, feedback: ['yes'] });
    expect(judgeNumber(check, 0.2)).toMatchObject({ right: false, feedback: ['more'] });
    expect(judgeNumber(check, 0.4)).toMatchObject({ right: false, feedback: ['less'] });
  });

  it('is right at the edge of what is near enough', () => {
    const near = { ...check, answer: 12.5, tolerance: 0.1 };
    expect([12.4, 12.6, 12.39, 12.61].map((n) => judgeNumber(near, n).right)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('is low below and high above, never both (property)', () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(
        number,
        number,
        fc.double({ min: 0, max: 100, noNaN: true }),
        (answer, given, tolerance) => {
          const { right, feedback } = judgeNumber({ ...check, answer, tolerance }, given);
          if (Math.abs(given - answer) > tolerance + 1e-3) {
            expect(right).toBe(false);
            expect(feedback).toEqual(given < answer ? ['more'] : ['less']);
          }
          if (Math.abs(given - answer) < tolerance - 1e-3) expect(right).toBe(true);
        },
      ),
    );
  });
});

describe('blanks', () => {
  const check = { parts: ['Say ', { accept: ['good morning', 'morning'] }, ' to ', { accept: ["Ann's"] }] };

  it.each([
    [['good morning', "Ann's"], true],
    [['  Good   MORNING ', 'ann’s'], true],
    [['Morning', "ANN'S"], true],
    [['evening', "Ann's"], false],
    [['', ''], false],
    [['good morning'], false],
  ])('%j is %s', (given, right) => expect(judgeFill(check, given).right).toBe(right));

  it('tells each blank by itself', () => {
    expect(judgeFill(check, ['morning', 'Bob']).parts).toEqual([true, false]);
  });

  it('take a word however it is composed and cased (property)', () => {
    const word = fc.constantFrom('Café', 'Straße', 'Ångström', 'naïve', 'İstanbul', 'ﬁle');
    fc.assert(
      fc.property(
        word,
        fc.constantFrom('NFC', 'NFD', 'NFKC', 'NFKD'),
        fc.constantFrom('', ' ', '\u00a0'),
        (accept, form, space) => {
          const given = space + accept.normalize(form) + space;
          expect(judgeFill({ parts: [{ accept: [accept] }] }, [given]).right).toBe(true);
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { secondsOf } from '../../lib/lesson/duration.ts';
import { plainText } from '../../lib/lesson/plain.ts';
import { revisionOf } from '../../lib/lesson/revision.ts';

/** The same value with every object's keys in the opposite order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, part]) => [key, turned(part)]),
  );
}

it('does not depend on the order of keys', () =>
  fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (value) => {
      expect(await revisionOf(turned(value))).toBe(await revisionOf(value));
    }),
  ));

it('changes with any change of the content', () =>
  fc.assert(
    fc.asyncProperty(fc.jsonValue(), fc.jsonValue(), async (a, b) => {
      const sorted = (value: unknown): unknown =>
        Array.isArray(value)
          ? value.map(sorted)
          : value !== null && typeof value === 'object'
            ? Object.entries(value)
                .sort(([x], [y]) => (x < y ? -1 : 1))
                .map(([key, part]) => [key, sorted(part), 'key'])
            : value;
      fc.pre(JSON.stringify(sorted(a)) !== JSON.stringify(sorted(b)));
      expect(await revisionOf({ a })).not.toBe(await revisionOf({ a: b }));
    }),
  ));

it('stays what it was: ratings hang on it', async () => {
  expect(await revisionOf({ b: [1, 'x', null], a: { d: true, c: 'ü' } })).toBe('1e0c0098');
});

const lesson = (answer: string, blocks: Parameters<typeof secondsOf>[0]['blocks'] = []) =>
  secondsOf({ question: 'How?', answer: [answer], blocks, language: 'en' });
const words = (n: number) => 'word '.repeat(n);

it('counts reading time by words: a minute for 175, samples twice as fast', () => {
  expect(lesson(words(174))).toBe(60);
  expect(lesson(words(174), [{ kind: 'sample', title: 'A', text: words(350) }])).toBe(120);
  expect(lesson(words(174), [{ kind: 'text', of: [words(175)] }])).toBe(120);
  expect(lesson(words(174), [{ kind: 'steps', steps: [{ do: [words(100)], note: [words(75)] }] }])).toBe(120);
});

it('counts words where nothing stands between them', () => {
  expect(
    secondsOf({
      question: '返金',
      answer: ['注文を開いて返金を選びます'.repeat(20)],
      blocks: [],
      language: 'ja',
    }),
  ).toBeGreaterThan(30);
});

it('takes the words out of their emphases', () => {
  expect(
    plainText([
      'a ',
      { kind: 'strong', of: ['b', { kind: 'em', of: ['c'] }] },
      { kind: 'code', text: 'd' },
      { kind: 'link', href: 'https://e', of: ['f'] },
    ]),
  ).toBe('a bcdf');
});

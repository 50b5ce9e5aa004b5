import fc from 'fast-check';
import { expect, it } from 'vitest';
import { randomFrom } from './random.ts';
import { type BenchQuery, parseSet } from './sets.ts';
import { mistyped, withTypos } from './typos.ts';

function query(id: string, kind: string, rest: object): BenchQuery {
  const source = JSON.stringify({ lessons: [], queries: [{ id, kind, relevant: ['a'], ...rest }] });
  return parseSet('a.json', source, []).queries[0]!;
}

it('longer words get one edit, shorter ones and signs stay', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const typed = withTypos('How do I refund a damaged lamp, twice?', randomFrom(seed)).split(' ');
      expect(typed).toHaveLength(8);
      expect([typed[0], typed[1], typed[2], typed[4], typed[6]]).toEqual(['How', 'do', 'I', 'a', 'lamp,']);
      expect(distance(typed[3]!, 'refund')).toBe(1);
      expect(distance(typed[5]!, 'damaged')).toBe(1);
      expect(distance(typed[7]!.replace('?', ''), 'twice')).toBe(1);
    }),
  );
});

it('any text, and any word of equal letters, is edited', () => {
  fc.assert(fc.property(fc.integer(), (seed) => withTypos('aaaaa', randomFrom(seed)) !== 'aaaaa'));
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer(), (text, seed) => {
      expect(typeof withTypos(text, randomFrom(seed))).toBe('string');
    }),
  );
});

it('all four edits occur', () => {
  const seen = new Set<string>();
  for (let seed = 0; seed < 100; seed++) {
    const word = withTypos('stream', randomFrom(seed));
    const isSwap = word.length === 6 && [...word].sort().join('') === [...'stream'].sort().join('');
    seen.add(isSwap ? 'transpose' : String(word.length));
  }
  expect([...seen].sort()).toEqual(['5', '6', '7', 'transpose']);
});

it('a query has the same typos in every run, whatever else is asked', () => {
  const asked = query('q1', 'question', { question: 'Where are invoices archived?' });
  expect(mistyped(asked)).toEqual(mistyped(asked));
  expect(mistyped(asked).question).not.toBe(asked.question);
  expect(mistyped({ ...asked, id: 'q2' }).question).not.toBe(mistyped(asked).question);
});

it('on a page its words are mistyped, its path and the right lessons are not', () => {
  const page = query('p1', 'page', {
    page: { title: 'Invoices', labels: ['Customer'], url_path: '/invoices' },
  });
  const { page: typed, relevant } = mistyped(page);
  expect(typed.title).not.toBe('Invoices');
  expect(typed.labels).not.toEqual(['Customer']);
  expect([typed.url_path, relevant]).toEqual(['/invoices', ['a']]);
});

/** Optimal string alignment: two neighbours exchanged are one edit. */
function distance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) => [i, ...new Array<number>(b.length).fill(0)]);
  for (let j = 0; j <= b.length; j++) table[0]![j] = j;
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(table[i - 1]![j]! + 1, table[i]![j - 1]! + 1, table[i - 1]![j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, table[i - 2]![j - 2]! + 1);
      table[i]![j] = least;
    }
  return table[a.length]![b.length]!;
}

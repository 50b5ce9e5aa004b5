import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { terms, wordsOf } from '../../lib/match/terms.ts';

const of = (text: string, language?: string) => terms(text, language).map((t) => t.term);

describe('forms of one word meet', () => {
  test.each([
    ['refund refunds refunded refunding'],
    ['ticket Tickets TICKET'],
    ['merge merges merged merging'],
    ['transfer transferred transferring'],
    ['add adds added adding'],
    ['priority priorities'],
    ['address addresses'],
    ['status statuses'],
    ['close closed closing'],
    ['note notes noted noting'],
    ['save saves saved saving'],
    ['fix fixed fixing'],
    ['set sets setting'],
    ['ﬁeld field ｆｉｅｌｄ'],
    ['Größe größe Gro\u0308ße'],
  ])('%s', (words) => {
    expect(new Set(of(words)).size).toBe(1);
  });
});

test('different words stay apart', () => {
  const words = 'case cast note not code cod bus us refund fund hold order status state';
  expect(new Set(of(words)).size).toBe(words.split(' ').length);
});

test('identifiers become their words', () => {
  expect(of('dueDate due_date due-date')).toEqual(['due', 'date', 'due', 'date', 'due', 'date']);
});

test('text without spaces is cut into words, whatever the page calls its language', () => {
  for (const language of ['ja', 'ja_JP', 'zh_CN', '', 'not a tag!', 'en-abcdefghijk'])
    expect(of('返品を登録する', language)).toContain('返品');
});

test('any text in any language is words that stand in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, language) => {
      for (const { word, term } of terms(text, language)) {
        expect(text).toContain(word);
        expect(term).not.toBe('');
      }
    }),
    { numRuns: 500 },
  );
});

test('plain text is cut into the same words alone and beside other letters', () => {
  const plain = fc.string({ unit: fc.constantFrom(...`aAbBsSU1 _-.'"`), maxLength: 20 });
  fc.assert(
    fc.property(plain, (text) => {
      expect(wordsOf(`${text} é`)).toEqual([...wordsOf(text), 'é']);
    }),
    { numRuns: 2000 },
  );
});

test('pages that name ever new languages fill no memory', () => {
  const clear = vi.spyOn(Map.prototype, 'clear');
  for (let n = 0; n < 50; n++) terms('返品を登録する', `ja-x-${n}`);
  expect(clear).toHaveBeenCalled();
  vi.restoreAllMocks();
});

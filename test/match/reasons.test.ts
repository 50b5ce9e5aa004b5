import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldsOf } from '../../lib/match/fields.ts';
import { buildIndex, type Entry } from '../../lib/match/index.ts';
import { type Reason, rank, type Situation } from '../../lib/match/rank.ts';
import { terms } from '../../lib/match/terms.ts';
import { aSituation, someEntries, textsOn } from './arbitraries.ts';
import { entries, situation } from './builders.ts';

const stems = (text: string) => terms(text).map(({ term }) => term);

/** What is wrong with a reason. */
function wrong(reason: Reason, entry: Entry, at: Situation): string | null {
  if (reason.kind !== 'words' && reason.kind !== 'named') return null;
  const quoted = reason.kind === 'words' ? reason.words : [reason.word];
  const said = Object.values(fieldsOf(entry)).flat().flatMap(stems);
  for (const word of quoted) {
    if (!textsOn(at).some((text) => text.includes(word))) return `"${word}" is not on the page`;
    if (!stems(word).some((stem) => said.includes(stem))) return `"${word}" is not in the lesson`;
  }
  if (reason.kind === 'words') return null;
  const { keywords, synonyms } = entry.lesson;
  if (![...keywords, ...synonyms].includes(reason.name)) return `"${reason.name}" is no name of the lesson`;
  return stems(reason.name).includes(stems(reason.word)[0]!) ? null : `"${reason.word}" is not in the name`;
}

test('each quoted word stands on the page as quoted, and in the lesson by its stem or in the name that is given', () => {
  fc.assert(
    fc.property(someEntries, aSituation, (of, at) => {
      const byRef = new Map(of.map((entry) => [entry.ref, entry]));
      for (const { ref, reasons } of rank(buildIndex(of), at, new Map()))
        for (const reason of reasons) expect(wrong(reason, byRef.get(ref)!, at)).toBeNull();
    }),
    { numRuns: 500 },
  );
});

test('a planted fault is found', () => {
  const [entry] = entries({ 'p/a': ['How do I refund?', { synonyms: ['money back'] }] });
  const at = situation({ title: 'Refunds and money' });
  expect(wrong({ kind: 'words', words: ['Refunds'] }, entry!, at)).toBeNull();
  expect(wrong({ kind: 'words', words: ['refunds'] }, entry!, at)).toContain('not on the page');
  expect(wrong({ kind: 'words', words: ['and'] }, entry!, at)).toContain('not in the lesson');
  expect(wrong({ kind: 'named', word: 'money', name: 'money back' }, entry!, at)).toBeNull();
  expect(wrong({ kind: 'named', word: 'money', name: 'cash' }, entry!, at)).toContain('no name');
});

describe('as a person reads them', () => {
  const OTHERS = Array.from({ length: 60 }, (_, n) => [`p/x${n}`, `How do I verb${n} it?`]);
  const index = buildIndex(
    entries({
      ...Object.fromEntries(OTHERS),
      'p/refund': ['How do I refund an order?', { synonyms: ['money back'], keywords: ['reimburse'] }],
      'p/ids': 'Which IDs and PDFs do I keep?',
    }),
  );
  const reasons = (given: Partial<Situation>) => rank(index, situation(given), new Map())[0]?.reasons;

  test('each word is quoted once, though the page says many forms of it', () => {
    expect(reasons({ title: 'Refunds', headings: ['Refunded orders', 'Refunding'] })).toEqual([
      { kind: 'words', words: ['Refunds', 'orders'] },
    ]);
  });

  test('another name of the lesson is named', () => {
    expect(reasons({ field: 'Money' })).toEqual([{ kind: 'named', word: 'Money', name: 'money back' }]);
    expect(reasons({ field: 'Reimbursed' })).toEqual([
      { kind: 'named', word: 'Reimbursed', name: 'reimburse' },
    ]);
  });

  test('a word inside an identifier is quoted as it stands', () => {
    expect(reasons({ title: 'refundOrder' })).toEqual([{ kind: 'words', words: ['refund', 'Order'] }]);
  });

  test('several of an abbreviation are one word', () => {
    expect(reasons({ title: 'PDFs' })).toEqual([{ kind: 'words', words: ['PDFs'] }]);
    expect(reasons({ title: 'PDF' })).toEqual([{ kind: 'words', words: ['PDF'] }]);
    expect(reasons({ title: 'IDs' })).toEqual([{ kind: 'words', words: ['IDs'] }]);
  });
});

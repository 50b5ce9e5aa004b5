import { describe, expect, test } from 'vitest';
import { segmentOf } from '../../lib/match/build.ts';
import { atOnce, type Entry, openIndex } from '../../lib/match/index.ts';
import { rank, type Situation } from '../../lib/match/rank.ts';
import { searcher } from '../../lib/match/search.ts';
import { entries, situation } from './builders.ts';

const pack = (language: string, of: Entry[]) =>
  atOnce(
    segmentOf(
      of.map(({ ref, lesson }) => ({ ref, lesson: { ...lesson, language } })),
      language,
    ),
  );
const filler = (id: string, word: string) =>
  Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`${id}/x${n}`, `${word}${n}?`]));

const english = pack(
  'en',
  entries({
    ...filler('en', 'Other'),
    'en/refund': 'How do I refund an order?',
    'en/artist': 'How do I name the artist?',
    'en/hand': 'What is in this hand?',
  }),
);
const german = pack(
  'de',
  entries({
    ...filler('de', 'Anderes'),
    'de/refund': ['Wie erstatte ich eine Bestellung?', { synonyms: ['Rückzahlung'] }],
    'de/size': 'Wie ändere ich die Größe?',
    'de/article': 'Welche Artikel sind lieferbar?',
  }),
);
const japanese = pack('ja', entries({ ...filler('ja', '他'), 'ja/refund': '返品を登録するには？' }));

const both = openIndex([english, german, japanese]);
const ranked = (given: Partial<Situation>) => rank(both, situation(given), new Map());
const found = (query: string) => searcher(both)(query, null).map(({ ref }) => ref);

describe('packs of several languages side by side', () => {
  test.each([
    ['Order refunds', 'en', 'en/refund'],
    ['Bestellungen erstatten', 'de', 'de/refund'],
    ['Größen', 'de', 'de/size'],
    ['返品の登録', 'ja', 'ja/refund'],
    // A page that does not say which language it speaks, or says another one.
    ['Bestellungen erstatten', 'en', 'de/refund'],
    ['Order refunds', 'de', 'en/refund'],
    ['返品の登録', '', 'ja/refund'],
  ])('%j on a page in %j is %s', (title, language, want) => {
    expect(ranked({ title, language })[0]?.ref).toBe(want);
  });

  test.each([
    ['refunds', 'en/refund'],
    ['bestellungen', 'de/refund'],
    ['grosse', 'de/size'],
    ['Rückzahlungen', 'de/refund'],
    ['artikl', 'de/article'],
    ['返品', 'ja/refund'],
  ])('%j typed finds %s', (query, want) => {
    expect(found(query)[0]).toBe(want);
  });

  test('a word has the stem of its own pack: no English ending is taken off a German word', () => {
    expect(found('handing')).not.toContain('de/article');
    expect(ranked({ title: 'Artikeln', language: 'de' }).map(({ ref }) => ref)).toEqual(['de/article']);
  });

  test('a pack of another language beside it takes no lesson away', () => {
    const alone = openIndex([german]);
    const at = situation({ title: 'Bestellungen erstatten', language: 'de' });
    expect(rank(alone, at, new Map()).map(({ ref }) => ref)).toEqual(
      rank(both, at, new Map()).map(({ ref }) => ref),
    );
  });
});

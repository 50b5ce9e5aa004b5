import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stem } from '../../lib/match/stem.ts';

/** Each group of forms meets; the first forms of the groups stay apart. */
const GROUPS: Record<string, string[]> = {
  en: [
    'order orders ordered ordering',
    'release releases released releasing',
    'policy policies',
    'box boxes',
  ],
  de: [
    'kunde kunden',
    'konto kontos',
    'rechnung rechnungen',
    'größe größen',
    'artikel artikels',
    'ändern ändere',
  ],
  nl: ['bestelling bestellingen', 'klant klanten', 'factuur', 'korting kortingen'],
  fr: [
    'commande commandes commander commandé',
    'remboursement remboursements rembourser',
    'facture factures',
  ],
  es: [
    'pedido pedidos',
    'cancelar cancelado cancelados cancelación',
    'factura facturas',
    'reembolso reembolsos',
  ],
  pt: ['pedido pedidos', 'cancelar cancelado cancelação', 'fatura faturas', 'cliente clientes'],
  it: ['ordine ordini', 'cancellare cancellato cancellata', 'fattura fatture', 'cliente clienti'],
  sv: ['kund', 'beställning beställningar beställningen', 'rabatt rabatter', 'faktura'],
  da: ['kunde', 'bestilling bestillinger bestillingen', 'rabat', 'ordre'],
  nb: ['kunde', 'bestilling bestillinger bestillingen', 'rabatt rabatten', 'ordre'],
};

describe.each(Object.entries(GROUPS))('%s', (language, groups) => {
  test.each(groups)('%s meet', (group) => {
    expect(new Set(group.split(' ').map((word) => stem(word, language))).size).toBe(1);
  });

  test('different words stay apart', () => {
    const stems = groups.map((group) => stem(group.split(' ')[0]!, language));
    expect(new Set(stems).size).toBe(groups.length);
  });
});

test('a region changes nothing, Norwegian has three names, and a language without a table keeps its words', () => {
  expect(stem('kunden', 'de-CH')).toBe(stem('kunden', 'de'));
  expect(new Set(['no', 'nn-NO', 'nb'].map((language) => stem('bestillinger', language))).size).toBe(1);
  expect(stem('tilauksen', 'fi')).toBe('tilauksen');
});

test('short words stay whole', () => {
  for (const language of ['en', ...Object.keys(GROUPS)])
    for (const word of ['bus', 'es', 'a', 'ion']) expect(stem(word, language)).toBe(word);
});

test('any word in any language keeps its beginning', () => {
  const letters = fc.array(fc.constantFrom(...'aeiounstrdgéãöy'), { minLength: 1, maxLength: 12 });
  const anyWord = fc.oneof(
    letters.map((list) => list.join('')),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
  );
  const language = fc.oneof(fc.constantFrom(...Object.keys(GROUPS)), fc.string({ maxLength: 5 }));
  fc.assert(
    fc.property(anyWord, language, (word, tag) => {
      const found = stem(word, tag);
      expect(found).not.toBe('');
      // English gives "policies" its "y" and "noted" its "e" back.
      const isRestored = /^[a-z]+[ey]$/.test(found) && word.startsWith(found.slice(0, -1));
      expect(word.startsWith(found) || isRestored).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

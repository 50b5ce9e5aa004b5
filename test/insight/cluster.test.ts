import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Catalogue, NO_CATALOGUE } from '../../lib/insight/catalogue.ts';
import { cluster } from '../../lib/insight/cluster.ts';

const lesson = (ref: string, question: string, synonyms: string[] = []): Catalogue['lessons'][number] => ({
  ...{ ref, question, revision: '0000000a', places: [], keywords: [], synonyms, reviewBy: null },
});
const SHOP: Catalogue = {
  ...NO_CATALOGUE,
  lessons: [lesson('p/refund', 'How do I refund a card?', ['reimburse', 'repay'])],
};
const of = (...texts: string[]) => texts.map((text) => ({ words: text.split(' ') }));
const groups = (texts: string[], catalogue = SHOP) =>
  cluster(of(...texts), catalogue).map(({ wishes }) => wishes.map(({ words }) => words.join(' ')).sort());

describe('one need', () => {
  it.each([
    ['in other forms and order', ['split order', 'splitting orders', 'order split']],
    ['as a question', ['split order', 'how do i split an order']],
    ['with slips', ['voucher expired', 'vouchr expired', 'voucher expird']],
    ['with a slip of a word that lessons say', ['reimburse train', 'reimburs train']],
    ['in synonyms that a lesson names', ['reimburse train ticket', 'repay train ticket']],
  ])('%s', (_, texts) => expect(groups(texts)).toEqual([[...texts].sort()]));

  it('is named by what was asked most often', () => {
    const [first] = cluster(of('orders split up', 'split order', 'split order', 'the split order'), SHOP);
    expect(first).toMatchObject({ key: 'order-split', words: ['split', 'order'] });
  });
});

describe('several needs', () => {
  it.each([
    ['that share one frequent word', ['split order', 'cancel order', 'reopen order', 'ship order']],
    ['whose short words are alike', ['tax', 'fax']],
  ])('%s', (_, texts) => expect(groups(texts)).toHaveLength(texts.length));
});

it('common words alone are no need', () => expect(groups(['how do i', 'the', ''])).toEqual([]));

it('words that most lessons of a pack ask with say nothing there', () => {
  const lessons = Array.from({ length: 12 }, (_, n) => lesson(`p/${n}`, `Wanneer moet u item${n}?`));
  expect(groups(['wanneer moet', 'u moet'], { ...NO_CATALOGUE, language: 'nl', lessons })).toEqual([]);
});

it('nothing is lost or counted twice, and the order of the searches does not matter', () => {
  const word = fc.constantFrom('split', 'splits', 'order', 'voucher', 'vouchr', 'tax', 'print', 'label');
  const wishes = fc.array(fc.uniqueArray(word, { minLength: 1, maxLength: 3 }), { maxLength: 15 });
  fc.assert(
    fc.property(
      wishes.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, mixed]) => {
        const found = groups(all.map((words) => words.join(' ')));
        expect(found.flat().sort()).toEqual(all.map((words) => words.join(' ')).sort());
        const keys = (list: string[][]) =>
          cluster(
            list.map((words) => ({ words })),
            SHOP,
          ).map(({ key }) => key);
        expect(keys(mixed).sort()).toEqual(keys(all).sort());
      },
    ),
  );
});

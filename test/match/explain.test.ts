import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type WhyNot, whyNot } from '../../lib/match/explain.ts';
import { buildIndex } from '../../lib/match/index.ts';
import { WEIGHTS } from '../../lib/match/model.ts';
import { rank, type Situation } from '../../lib/match/rank.ts';
import { aSituation, someEntries, textsOn } from './arbitraries.ts';
import { entries, situation, visited } from './builders.ts';

const at = (place: object) => ({ for: [{ tool: 'desk', ...place }] });
const OTHERS = Array.from({ length: 60 }, (_, n) => [`p/x${n}`, `How do I verb${n} something?`]);
const index = buildIndex(
  entries({
    ...Object.fromEntries(OTHERS),
    'p/refund': 'How do I refund an order?',
    'p/receipt': ['How do I print a receipt for a refund?', { keywords: ['order'] }],
    'p/till': ['How do I open the till?', { for: [{ tool: 'till' }, { tool: 'till', page: 'a' }] }],
    'p/page': ['What is a ticket?', at({ page: 'ticket' })],
    'p/field': ['Which urgency do I take?', at({ field: 'Priority' })],
    'p/call': ['How do I hold a caller?', at({ page: 'call' })],
  }),
);
const why = (ref: string, given: Partial<Situation>) => whyNot(index, situation(given), ref);
const NOWHERE = { page: null };
const only = <K extends WhyNot['kind']>(rules: WhyNot[], kind: K) =>
  rules.find((rule): rule is Extract<WhyNot, { kind: K }> => rule.kind === kind);

test('nothing kept back the first lesson that is sure', () => {
  expect(why('p/refund', { title: 'How do I refund an order?', ...NOWHERE })).toEqual([]);
  expect(why('p/page', {})).toEqual([]);
});

test('a ref that no pack has', () => {
  expect(why('p/nothing', {})).toEqual([{ kind: 'unknown' }]);
  expect(why('', {})).toEqual([{ kind: 'unknown' }]);
  expect(whyNot(buildIndex([]), situation(), 'p/a')).toEqual([{ kind: 'unknown' }]);
});

describe('a lesson of other tools', () => {
  const asked = { title: 'How do I open the till?' };

  test('is not offered in this one, whatever the page says', () => {
    expect(why('p/till', asked)).toEqual([{ kind: 'tools', tools: ['till'] }]);
  });

  test('is never sure where no tool is known', () => {
    expect(why('p/till', { ...asked, tool: null, page: null })).toEqual([{ kind: 'tools', tools: ['till'] }]);
  });
});

describe('too few words', () => {
  test('which of its question the page does not say, and which of the page no question holds', () => {
    expect(why('p/call', { title: 'Hold an invoice', page: 'call' })).toEqual([]);
    expect(why('p/refund', { title: 'Quarterly invoice', labels: ['How'], ...NOWHERE })).toEqual([
      {
        kind: 'words',
        shared: ['How'],
        unsaid: ['do', 'I', 'refund', 'an', 'order'],
        unasked: ['Quarterly', 'invoice'],
      },
    ]);
  });

  test('words that only answers, keywords and the like hold are asked by no question', () => {
    const few = buildIndex(entries({ 'p/a': ['How do I refund?', { keywords: ['chargeback'] }] }));
    const rules = whyNot(few, situation({ title: 'Chargebacks', headings: ['Refunded'] }), 'p/a');
    expect(only(rules, 'words')?.unasked ?? ['Chargebacks']).toEqual(['Chargebacks']);
  });

  test('a page that says nothing', () => {
    expect(only(why('p/refund', NOWHERE), 'words')).toMatchObject({ shared: [], unasked: [] });
  });
});

describe('placed elsewhere', () => {
  test('on another page: the place decides, then the words', () => {
    const rules = why('p/call', {});
    expect(rules.map(({ kind }) => kind)).toEqual(['place', 'words']);
    expect(rules[0]).toEqual({ kind: 'place', places: [{ tool: 'desk', page: 'call' }] });
  });

  test('in a field that is not on the page', () => {
    expect(why('p/field', {})[0]).toEqual({ kind: 'place', places: [{ tool: 'desk', field: 'Priority' }] });
    expect(why('p/field', { field: 'Priority *' })).toEqual([]);
  });

  test('of a lesson that is listed for its words too', () => {
    const rules = why('p/call', { title: 'Hold a caller' });
    expect(rules.map(({ kind }) => kind)).toEqual(['below', 'floor', 'place']);
  });
});

describe('ranked below', () => {
  test('a lesson that is placed nearer', () => {
    expect(only(why('p/page', { field: 'Priority' }), 'below')).toEqual({
      kind: 'below',
      position: 2,
      first: 'p/field',
      ahead: [{ by: 'place', first: 3, own: 2 }],
    });
  });

  test('a lesson that the page says more of', () => {
    const rule = only(why('p/receipt', { title: 'How do I refund an order?', ...NOWHERE }), 'below');
    expect(rule).toMatchObject({ position: 2, first: 'p/refund' });
    expect(rule?.ahead.map(({ by }) => by)).toEqual(['base', 'exact', 'exactFocus']);
    for (const { first, own } of rule!.ahead) expect(first).toBeGreaterThan(own);
  });

  const twins = buildIndex(
    entries({
      'p/a': ['What is a ticket?', at({ page: 'ticket' })],
      'p/b': ['What is a ticket?', at({ page: 'ticket' })],
      'p/c': ['Why was it closed?', at({ page: 'ticket' })],
    }),
  );
  const below = (
    ref: string,
    given: Partial<Situation>,
    votes: [string, { useful: number; votes: number }][],
  ) => only(whyNot(twins, situation(given), ref, undefined, new Map(votes)), 'below');

  test('a lesson on the same page of which the page says the question', () => {
    expect(below('p/c', { title: 'What is a ticket?' }, [])?.ahead).toMatchObject([
      { by: 'focused', own: 0 },
    ]);
  });

  test('an equal that is rated better, or whose ref comes first', () => {
    expect(below('p/a', {}, [['p/b', { useful: 9, votes: 9 }]])).toMatchObject({
      first: 'p/b',
      ahead: [{ by: 'rating' }],
    });
    expect(below('p/b', {}, [])).toMatchObject({ first: 'p/a', ahead: [] });
  });

  test('an equal that names this page first', () => {
    const places = [
      { tool: 'desk', page: 'other' },
      { tool: 'desk', page: 'ticket' },
    ];
    const some = buildIndex(
      entries({
        'p/a': ['What is a ticket?', { for: places }],
        'p/b': ['Why?', { for: places.toReversed() }],
      }),
    );
    expect(only(whyNot(some, situation(), 'p/a'), 'below')).toMatchObject({
      first: 'p/b',
      ahead: [{ by: 'order', first: 1, own: 2 }],
    });
  });
});

test('below the floor', () => {
  const few = buildIndex(
    entries({ 'p/a': 'Refund gift voucher partially', 'p/b': 'Hold caller', 'p/c': 'Merge' }),
  );
  const [rule, ...rest] = whyNot(few, situation({ headings: ['Gift voucher'] }), 'p/a');
  expect(rule).toMatchObject({ kind: 'floor', floor: WEIGHTS.floor });
  expect(only([rule!], 'floor')!.probability).toBeLessThan(WEIGHTS.floor);
  expect(rest).toEqual([]);
});

test('below the floor for what other pages are', () => {
  const some = buildIndex(
    entries({ ...Object.fromEntries(OTHERS), 'p/refund': 'How do I refund an order?' }),
  );
  const elsewhere = ['/a', '/b', '/c'].map((path) => situation({ page: null, path, headings: ['Refund'] }));
  const here = situation({ page: null, path: '/d', headings: ['Refund'] });
  const [rule] = whyNot(some, here, 'p/refund', visited(elsewhere, some));
  expect(rule).toMatchObject({ kind: 'floor', around: { pages: 3, firsts: 3 } });
});

test('a rating that lifts a lesson over an equal whose words fit a little better makes it no surer', () => {
  const near = buildIndex(
    entries({
      ...Object.fromEntries(OTHERS),
      'p/a': ['How do I refund an order?', { answer: ['Refund it here.'] }],
      'p/b': ['How do I refund an order?', { answer: ['Refund it here now.'] }],
    }),
  );
  const at = situation({ title: 'How do I refund an order?' });
  const votes = new Map([['p/b', { useful: 9, votes: 9 }]]);
  expect(rank(near, at, votes)[0]?.ref).toBe('p/b');
  expect(whyNot(near, at, 'p/b', undefined, votes)).toEqual([{ kind: 'other', best: 'p/a' }]);
});

describe('beyond those that are shown', () => {
  const RARE = Array.from({ length: 300 }, (_, n) => [`p/x${n}`, `How do I verb${n} something?`]);
  const many = (count: number, place: object) =>
    buildIndex(
      entries({
        ...Object.fromEntries(RARE),
        ...Object.fromEntries(
          Array.from({ length: count }, (_, n) => [`p/y${String(n).padStart(3, '0')}`, ['Refund?', place]]),
        ),
        'p/z': ['Refund of what many others paid before?', place],
      }),
    );

  test('the first eight', () => {
    const rules = whyNot(many(10, at({ page: 'ticket' })), situation(), 'p/z');
    expect(rules[0]).toEqual({ kind: 'beyond', position: 11, most: 8 });
    expect(only(rules, 'below')).toMatchObject({ position: 11, first: 'p/y000' });
  });

  test('the lessons of a whole tool, of which only some are looked at', () => {
    const rules = whyNot(many(20, at({})), situation(), 'p/z');
    expect(rules).toEqual([{ kind: 'beyond', position: 9, most: 60 }]);
  });

  test('the sixty that are looked at', () => {
    const [rule] = whyNot(many(80, {}), situation({ title: 'Refund' }), 'p/z');
    expect(rule).toMatchObject({ kind: 'beyond', most: 60 });
    expect(only([rule!], 'beyond')!.position).toBe(81);
  });
});

test('for any lessons and page: it agrees with what is shown, and quotes page and question', () => {
  fc.assert(
    fc.property(someEntries, aSituation, (of, here) => {
      const some = buildIndex(of);
      const shown = rank(some, here, new Map());
      for (const { ref, lesson } of of) {
        const rules = whyNot(some, here, ref);
        const place = shown.findIndex((match) => match.ref === ref);
        const isBest = place === 0 && shown[0]!.sure;
        expect(rules.length === 0).toBe(isBest);
        const hidden = ['tools', 'place', 'words', 'beyond'];
        if (place < 0) expect(hidden).toContain(rules[0]!.kind);
        if (place > 0)
          expect(only(rules, 'below')).toMatchObject({ position: place + 1, first: shown[0]!.ref });
        if (place === 0 && !isBest) expect(['floor', 'tools', 'other']).toContain(rules[0]!.kind);
        const words = only(rules, 'words');
        for (const word of words?.unsaid ?? []) expect(lesson.question).toContain(word);
        for (const word of [...(words?.shared ?? []), ...(words?.unasked ?? [])])
          expect(textsOn(here).some((text) => text.includes(word))).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

import { describe, expect, test } from 'vitest';
import type { Lesson } from '../../lib/lesson/schema.ts';
import { buildIndex } from '../../lib/match/index.ts';
import { usefulness, type Votes } from '../../lib/match/prior.ts';
import { rank, type Situation } from '../../lib/match/rank.ts';
import { entries, refs, situation } from './builders.ts';

const at = (place: object) => ({ for: [{ tool: 'desk', ...place }] });
/** Words of other lessons: a collection in which words are rare. */
const OTHERS = Array.from({ length: 120 }, (_, n) => `verb${n}`);

const PLACED = entries({
  tool: ['How do I sign in?', at({})],
  page: ['What is a ticket?', at({ page: 'ticket' })],
  other: ['How do I hold a call?', at({ page: 'call' })],
  field: ['Which urgency do I take?', at({ page: 'ticket', field: 'Priority' })],
  alert: ['Why can I not save?', at({ page: 'ticket', alert: 'Choose a priority' })],
  elsewhere: ['What is a lead?', { for: [{ tool: 'crm', page: 'ticket' }] }],
});

describe('placed lessons', () => {
  test.each([
    ['on a page', {}, ['page', 'tool']],
    ['in a field', { field: 'Priority *' }, ['field', 'page', 'tool']],
    ['with the field on the page', { labels: ['Priority:'] }, ['page', 'field', 'tool']],
    [
      'at an alert',
      { alerts: ['Error: choose a PRIORITY first'], field: 'Priority' },
      ['alert', 'field', 'page', 'tool'],
    ],
    ['on another page', { page: 'call', field: 'Priority' }, ['other', 'tool']],
    ['on an unknown page of the tool', { page: null }, ['tool']],
    ['in another tool', { tool: 'crm' }, ['elsewhere']],
    ['in no tool', { tool: null, page: null }, []],
  ] as [string, Partial<Situation>, string[]][])('%s', (_, given, want) => {
    expect(refs(PLACED, situation(given))).toEqual(want);
  });

  test('of equals, one that names this page first comes before one that names it second; a rating decides before that', () => {
    const on = (...pages: string[]): Partial<Lesson> => ({
      for: pages.map((page) => ({ tool: 'desk', page })),
    });
    const some = entries({
      a: ['How do I set a reminder?', on('reminders', 'ticket')],
      b: ['How do I answer?', on('ticket', 'reminders')],
    });
    const at = situation({ headings: ['Reminder'] });
    expect(refs(some, at)).toEqual(['b', 'a']);
    expect(refs(some, { ...at, page: 'reminders' })).toEqual(['a', 'b']);
    expect(refs(some, at, new Map([['a', { useful: 9, votes: 9 }]]))).toEqual(['a', 'b']);
    expect(refs(some, { ...at, field: 'Set a reminder' })).toEqual(['a', 'b']);
  });

  test('the author writes a label or an alert as the tool shows it', () => {
    const shown = entries({
      limit: ['Who approves?', at({ alert: 'Refunds above $1,000.00 need approval' })],
      card: ['Which card?', at({ field: 'Card (1234 5678)' })],
    });
    const seen = situation({ alerts: ['Refunds above $… need approval'], field: 'Card (…)' });
    expect(refs(shown, seen)).toEqual(['limit', 'card']);
  });

  test('say why, in the words of the page', () => {
    const seen = situation({ alerts: ['Choose a priority first'], field: 'Priority *' });
    const reasons = rank(buildIndex(PLACED), seen, new Map([['alert', { useful: 3, votes: 4 }]]));
    expect(reasons[0]!.reasons[0]).toEqual({ kind: 'alert', text: 'Choose a priority first' });
    expect(reasons[0]!.reasons.at(-1)).toEqual({ kind: 'rated', useful: 3, votes: 4 });
    expect(reasons[1]!.reasons[0]).toEqual({ kind: 'field', text: 'Priority *' });
    expect(reasons[2]!.reasons).toEqual([{ kind: 'page', tool: 'desk', page: 'ticket' }]);
    expect(reasons.find((match) => match.ref === 'tool')!.reasons[0]).toEqual({ kind: 'tool', tool: 'desk' });
  });
});

describe('words alone', () => {
  const free = entries({
    refund: 'How do I refund an order?',
    merge: 'How do I merge two duplicates?',
    hold: 'How do I hold a caller?',
    verify: 'How do I verify an identity?',
    ...Object.fromEntries(OTHERS.map((word) => [word, `How do I ${word} something?`])),
  });

  test('find the lesson the page speaks of, and say which words', () => {
    const seen = { title: 'Refund an order', headings: ['How do I refund an order?'], actions: ['Refund'] };
    const [first, ...rest] = rank(buildIndex(free), situation(seen), new Map());
    expect(first).toMatchObject({ ref: 'refund', sure: true });
    expect(first!.reasons).toEqual([{ kind: 'words', words: ['Refund', 'order'] }]);
    expect(rest).toEqual([]);
  });

  test('abstain where the page says something else, or nothing', () => {
    expect(refs(free, situation({ headings: ['Quarterly newsletter'], labels: ['Colour'] }))).toEqual([]);
    expect(refs(free, situation({ headings: ['How do I?'] }))).toEqual([]);
    expect(refs(free, situation())).toEqual([]);
    expect(refs([], situation({ headings: ['Refund order'] }))).toEqual([]);
  });

  test('are never sure of a lesson that was written for another tool, and silent where the tool is known', () => {
    const other = entries({
      refund: ['How do I refund an order?', { for: [{ tool: 'till', page: 'refund' }] }],
    });
    const asked = { headings: ['How do I refund an order?'] };
    const unknown = situation({ ...asked, tool: null, page: null });
    expect(rank(buildIndex(other), unknown, new Map())).toMatchObject([{ ref: 'refund', sure: false }]);
    expect(refs(other, situation(asked))).toEqual([]);
  });

  test('that say a part of the question are not sure', () => {
    const of = entries({ a: 'Refund gift voucher partially', b: 'Hold caller', c: 'Merge tickets' });
    expect(rank(buildIndex(of), situation({ headings: ['Gift voucher'] }), new Map())).toMatchObject([
      { ref: 'a', sure: false },
    ]);
  });

  test('always say a reason, in a pack of one lesson too', () => {
    const one = entries({ refund: 'How do I refund an order?' });
    const seen = situation({ headings: ['How do I refund an order?'] });
    expect(rank(buildIndex(one), seen, new Map())[0]!.reasons).not.toEqual([]);
  });

  test('at most eight', () => {
    const many = entries(Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`l${n}`, ['Q?', at({})]])));
    expect(refs(many, situation())).toHaveLength(8);
  });
});

describe('ratings', () => {
  const twins = entries({
    a: ['What is a ticket?', at({ page: 'ticket' })],
    b: ['What is a ticket?', at({ page: 'ticket' })],
    c: ['How do I sign in?', at({})],
  });
  const ranked = (votes: Record<string, Votes>) => refs(twins, situation(), new Map(Object.entries(votes)));

  test('decide among equals, and only among them', () => {
    expect(ranked({})).toEqual(['a', 'b', 'c']);
    expect(ranked({ b: { useful: 1, votes: 1 } })).toEqual(['b', 'a', 'c']);
    expect(ranked({ a: { useful: 0, votes: 1 } })).toEqual(['b', 'a', 'c']);
    expect(ranked({ c: { useful: 1000, votes: 1000 }, a: { useful: 0, votes: 99 } })).toEqual([
      'b',
      'a',
      'c',
    ]);
    expect(ranked({ a: { useful: 2, votes: 3 }, b: { useful: 40, votes: 60 } })).toEqual(['a', 'b', 'c']);
  });

  test.each([
    [0, 0, 4 / 6],
    [1, 1, 5 / 7],
    [0, 1, 4 / 7],
    [6, 12, 10 / 18],
  ])('%i of %i: %f', (useful, votes, want) => {
    expect(usefulness({ useful, votes })).toBe(want);
  });
});

test("the page's labels are looked at once, not for every lesson", () => {
  let reads = 0;
  const count = (lessons: number) => {
    reads = 0;
    const of = Array.from({ length: lessons }, (_, n) => [`l${n}`, ['Which?', at({ field: 'Team' })]]);
    const here = Object.defineProperty(situation(), 'labels', { get: () => [`Team${reads++ ? '' : ' *'}`] });
    expect(refs(entries(Object.fromEntries(of)), here)).toHaveLength(Math.min(8, lessons));
    return reads;
  };
  expect(count(50)).toBe(count(1));
});

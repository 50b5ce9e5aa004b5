/** The rules about campaigns: good and bad ones for each. */
import { describe, expect, it } from 'vitest';
import { EXAMPLE_GOAL } from '../../../lib/lesson/lint/example-words.ts';
import { lessonText, linted } from './pack.ts';

const GOOD = `id: refunds
goal: Everybody refunds an order without a call to Billing.
lessons: [refund]
done: check
from: 2026-06-01 09:00
until: 2026-06-02 17:00
reminders: [1 day, 3 h]
recaps: [2, 5]
`;
const change = (from: string, to: string) => {
  if (!GOOD.includes(from)) throw new Error(`the sample has no "${from}"`);
  return GOOD.replace(from, to);
};
/** @param until a day, or day and time */
const ended = (until: string) =>
  change('2026-06-01', '2026-05-18').replace(
    /(?<=until: ).*/,
    until.includes(' ') ? until : `${until} 17:00`,
  );
const goal = (text: string) => change('Everybody refunds an order without a call to Billing.', text);
const words = (n: number) => Array.from({ length: n }, () => 'word').join(' ');

const lessons = Object.fromEntries(
  ['refund', ...Array.from({ length: 9 }, (_, n) => `long-${n}`)].map((id) => [
    `lessons/${id}.md`,
    lessonText({
      id,
      question: `How do I ${id.replace('-', ' number ')} an order?`,
      ...(id === 'refund'
        ? { answer: 'Open the order of {{shop}}.', head: 'variables: {shop: us}' }
        : { steps: [`Say ${words(290)}.`] }),
    }),
  ]),
);
const many = `[refund, ${Array.from({ length: 9 }, (_, n) => `long-${n}`).join(', ')}]`;

const TABLE: Record<string, { bad: string[]; good: string[] }> = {
  'campaign-goal': {
    bad: [goal(words(21)), goal('Refund. Then call.'), goal('Be quick! Be kind'), goal(words(30))],
    good: [goal(words(20)), goal('Everybody can refund'), goal('What is new, in one call.'), GOOD],
  },
  'example-text': {
    bad: [goal(EXAMPLE_GOAL)],
    good: [goal('Everybody refunds the new way.'), GOOD],
  },
  'campaign-minutes': {
    bad: [change('[refund]', many), change('[refund]', many.replace('refund, ', ''))],
    good: [change('[refund]', '[refund, long-1, long-2]'), GOOD],
  },
  'campaign-seen': {
    bad: [change('done: check', 'done: seen'), change('done: check\n', '')],
    good: [change('done: check', 'required: false'), change('done: check', 'done: acknowledged'), GOOD],
  },
  'campaign-recaps': {
    bad: [change('recaps: [2, 5]\n', '')],
    good: [change('[2, 5]', '{days: [7], after: deadline}'), GOOD],
  },
  'campaign-deadline': {
    bad: [
      change('06-02 17:00', '06-02 23:59'),
      change('06-02 17:00', '06-07 17:00'),
      change('06-02 17:00', '06-03 08:00'),
    ],
    good: [change('06-02 17:00', '06-02 18:00'), change('06-02 17:00', '06-03 08:01'), GOOD],
  },
  'campaign-reminders': {
    bad: [change('[1 day, 3 h]', '[1 day, 3 h, 2 h, 1 h]')],
    good: [change('[1 day, 3 h]', '[1 day, 3 h, 3 h, 1 h]'), GOOD],
  },
  'campaign-over': {
    // The sample's today is 1 June: the evening before is over, also with recaps to come.
    bad: [ended('2026-05-19'), ended('2026-05-31'), ended('2026-06-01 00:00')],
    good: [ended('2026-06-01'), GOOD],
  },
  'campaign-variables': {
    bad: [`${GOOD}variables: {shopp: them}\n`],
    good: [`${GOOD}variables: {shop: them}\n`, GOOD],
  },
};

describe.each(Object.keys(TABLE))('%s', (rule) => {
  const found = async (text: string) =>
    (await linted({ ...lessons, 'campaigns/refunds.yaml': text })).filter((one) => one.rule === rule);
  it.each(TABLE[rule]!.bad)('finds %j', async (text) =>
    expect(await found(text)).toEqual([
      expect.objectContaining({ file: 'campaigns/refunds.yaml', level: 'warning' }),
    ]),
  );
  it.each(TABLE[rule]!.good)('lets pass %j', async (text) => expect(await found(text)).toEqual([]));
});

describe('a campaign that is over', () => {
  const said = async (text: string) =>
    (await linted({ ...lessons, 'campaigns/refunds.yaml': text }))
      .filter(({ rule }) => rule === 'campaign-over')
      .map(({ line, message }) => [line, message]);

  it('is taken out, or gets new times', async () => {
    expect(await said(ended('2026-05-19'))).toEqual([
      [6, 'it ended on 2026-05-19; set new times, or take the file out'],
    ]);
  });

  it('stays for its recaps as long as they come', async () => {
    expect(await said(ended('2026-05-31'))).toEqual([
      [
        6,
        'it ended on 2026-05-31 and asks nobody new; set new times, or take the file out after 2026-06-12, when its recaps are through',
      ],
    ]);
    expect(await said(ended('2026-05-31').replace('recaps: [2, 5]\n', ''))).toEqual([
      [6, 'it ended on 2026-05-31; set new times, or take the file out'],
    ]);
  });
});

describe('campaign-words', () => {
  const second = (text: string) => text.replace('id: refunds', 'id: refunds-2');
  const of = async (first: string, other: string) =>
    (
      await linted({
        ...lessons,
        'campaigns/refunds.yaml': first,
        'campaigns/refunds-2.yaml': second(other),
      })
    )
      .filter(({ rule }) => rule === 'campaign-words')
      .map(({ file, line }) => [file, line]);
  const say = (shop: string) => `${GOOD}variables: {shop: ${shop}}\n`;
  const later = (text: string) => text.replace('06-01', '06-08').replace('06-02', '06-09');

  it('finds two that say the same lesson in other words at the same time', async () => {
    expect(await of(say('Leeds'), say('York'))).toEqual([['campaigns/refunds.yaml', 3]]);
    expect(await of(GOOD, say('York'))).toEqual([['campaigns/refunds.yaml', 3]]);
  });

  it('lets pass the same words, words no lesson says, and one after the other', async () => {
    expect(await of(GOOD, GOOD)).toEqual([]);
    expect(await of(say('York'), say('York'))).toEqual([]);
    expect(await of(say('Leeds'), later(say('York')))).toEqual([]);
    expect(await of(GOOD, `${GOOD}variables: {other: York}\n`)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { compilePack } from '../../lib/lesson/compile.ts';
import { readPack, writePack } from '../../lib/lesson/pack.ts';
import { PACK_YAML } from '../lesson/samples.ts';
import { CAMPAIGN, CHECK, campaignWith, compiled, files } from './pack.ts';

const more = (line: string) => CAMPAIGN + line;

describe('a campaign', () => {
  it('is compiled with what an author need not write', async () => {
    const { campaigns, lessons, problems } = await compiled(CAMPAIGN);
    expect(problems).toEqual([]);
    const mark = (id: string) => lessons.find((one) => one.id === id)!.revision;
    expect(campaigns).toEqual([
      {
        id: 'refunds',
        goal: 'Everybody refunds an order without a call to Billing.',
        lessons: [
          { lesson: 'refund', marks: [mark('refund')], checks: [0], done: 'seen', score: 100 },
          { lesson: 'cancel', marks: [mark('cancel')], checks: [], done: 'seen', score: 100 },
        ],
        order: 'any',
        required: true,
        from: '2026-11-30T09:00',
        until: '2026-12-01T17:00',
        days: ['mon', 'tue', 'wed', 'thu', 'fri'],
        hours: { from: '08:00', to: '18:00' },
        quiet: [],
        where: ['desk'],
        beacon: null,
        card: null,
        reminders: [],
        recaps: null,
        snoozes: 3,
        excuse: true,
        anew: false,
      },
    ]);
  });

  it('is compiled as its author wants it', async () => {
    const { campaigns, problems } = await compiled(
      more(`done: check
score: 80
audience: [phone]
zone: Europe/London
where: [desk/orders]
beacon: 1 day
card: 2 h
reminders: [90 min, 1 day, 90 min]
recaps: {days: [5, 2], after: deadline}
`).replace('[refund, cancel]', '[refund, {lesson: cancel, done: acknowledged}]'),
    );
    expect(problems).toEqual([]);
    expect(campaigns[0]).toMatchObject({
      lessons: [
        { lesson: 'refund', done: 'check', score: 80 },
        { lesson: 'cancel', done: 'acknowledged' },
      ],
      where: ['desk/orders'],
      beacon: 1440,
      card: 120,
      reminders: [1440, 90],
      recaps: { days: [2, 5], after: 'deadline' },
    });
  });

  it('is in the pack file, and read from it as it was', async () => {
    const { pack } = await compilePack(files(CAMPAIGN));
    expect(readPack(writePack(pack!), 'a.zip')).toEqual({ pack, problems: [] });
  });

  it('marks a lesson anew where it changes, or where the campaign says other words in it, and only there', async () => {
    const said = { 'lessons/cancel.md': null, 'lessons/offer.md': OFFER };
    const of = async (price: string, change: Record<string, string> = {}) => {
      const text = `${campaignWith('cancel', 'offer')}variables: {price: £${price}}\n`;
      const { campaigns, problems } = await compiled(text, { ...said, ...change });
      expect(problems).toEqual([]);
      return campaigns[0]!.lessons.map(({ marks }) => marks);
    };
    const [refund, offer] = await of('579');
    expect(await of('579')).toEqual([refund, offer]);
    expect(await of('559')).toEqual([refund, [expect.not.stringMatching(offer![0]!)]]);
    const changed = { 'lessons/offer.md': OFFER.replace('Name it', 'Name it first') };
    expect(await of('579', changed)).toEqual([refund, [expect.not.stringMatching(offer![0]!)]]);
  });

  it('counts a lesson in each of its languages', async () => {
    const german = files(CAMPAIGN).get('lessons/refund.md')!.replace('How do I', 'Wie');
    const { campaigns } = await compiled(CAMPAIGN, { 'lessons/refund.de.md': german });
    expect(campaigns[0]!.lessons.map(({ marks }) => marks.length)).toEqual([2, 1]);
  });
});

const OFFER = `---
id: offer
question: What does it cost?
answer: Name it, {{price}}.
for: [desk/orders]
owner: Ada
variables: {price: £1}
---
${CHECK}`;

describe('a fault tells its file, its line, what is wrong and the mend', () => {
  it.each([
    [
      'another id',
      campaignWith('id: refunds', 'id: refund'),
      '1:1',
      ['"refund"', '"refunds.yaml"', 'the same'],
    ],
    [
      'no goal',
      campaignWith('goal: Everybody refunds an order without a call to Billing.\n', ''),
      '1:1',
      ['"goal" is missing', 'add it'],
    ],
    ['an unknown field', more('dead: 1\n'), '6:1', ['"dead" is not known', 'check its spelling']],
    ['no lesson', campaignWith('[refund, cancel]', '[]'), '3:1', ['at least one lesson']],
    [
      'an unknown lesson',
      campaignWith('cancel', 'cansel'),
      '3:19',
      ['no lesson has the id "cansel"', 'add lessons/cansel.md'],
    ],
    ['a lesson twice', campaignWith('cancel', 'refund'), '3:19', ['stands twice', 'keep one']],
    [
      'a check that is not there',
      campaignWith('cancel', '{lesson: cancel, done: check}'),
      '3:19',
      ['no check', 'done: seen'],
    ],
    ['nothing to practise', more('done: practised\n'), '3:11', ['nothing to practise', ':::demo']],
    ['an unknown way', more('done: read\n'), '6:1', ['"done" should be', '"acknowledged"', 'change it']],
    ['a score for what is only seen', more('score: 80\n'), '6:1', ['a score counts checks', 'done: check']],
    [
      'a day without a time',
      campaignWith('2026-11-30 09:00', '2026-11-30'),
      '4:1',
      ['"from"', '2026-11-30 09:00'],
    ],
    ['a day that is not there', campaignWith('2026-11-30', '2026-11-31'), '4:1', ['there is no such day']],
    [
      'a deadline before the start',
      campaignWith('2026-12-01', '2026-11-01'),
      '5:1',
      ['not after the start', 'later'],
    ],
    ['an unknown zone', more('zone: Europe/Londn\n'), '6:1', ['"zone"', 'Europe/London']],
    [
      'an unknown audience',
      more('audience: [desk]\n'),
      '6:12',
      ['no audience "desk"', 'it has phone', '- {id: desk, teams: [Your team]}'],
    ],
    ['an unknown page', more('where: [desk/nope]\n'), '6:9', ['no page "nope"', 'orders, order']],
    ['an unknown tool', more('where: [till]\n'), '6:9', ['no tool has the id "till"']],
    ['hours outside the window', more('days: [sat]\n'), '5:1', ['nobody could be asked']],
    ['an unknown day', more('days: [monday]\n'), '6:8', ['"days[1]" should be', '"mon"']],
    ['a length that is none', more('card: soon\n'), '6:1', ['"card"', '90 min']],
    ['a card too early', more('card: 1 day\n'), '6:1', ['only in the last quarter, here 8 h', 'shorten it']],
    [
      'a card for an invitation',
      more('required: false\ncard: 1 h\n'),
      '7:1',
      ['for an invitation', 'required: true'],
    ],
    ['a card before the beacon', more('beacon: 1 h\ncard: 2 h\n'), '7:1', ['after the beacon']],
    ['a reminder before the start', more('reminders: [1 h, 3 days]\n'), '6:18', ['before the start', '32 h']],
    [
      'recaps without a check',
      `${campaignWith('refund, ', '')}recaps: [2]\n`,
      '6:1',
      ['asks the checks', ':::check'],
    ],
    ['recaps as a number', more('recaps: 2\n'), '6:1', ['"recaps" should be a list', 'as a list: [2]']],
    [
      'a field of a lesson that is nearly one',
      campaignWith('cancel', '{lesson: cancel, dome: check}'),
      '3:36',
      ['did you mean "done"?'],
    ],
    ['a recap on no day', more('recaps: [0]\n'), '6:10', ['"recaps[1]"']],
  ])('%s', async (_, text, at, says) => {
    const { campaigns, problems } = await compiled(text);
    expect(campaigns).toEqual([]);
    expect(problems[0]).toContain(`acme/campaigns/refunds.yaml:${at} `);
    for (const words of says) expect(problems[0]).toContain(words);
  });

  it('where the pack has no audiences at all, says how the first is written', async () => {
    const { problems } = await compiled(more('audience: [desk]\n'), { 'pack.yaml': PACK_YAML });
    expect(problems).toEqual([
      expect.stringContaining(
        'pack.yaml has no audience "desk"; write into it: audiences: [{id: desk, teams: [Your team]}]',
      ),
    ]);
  });

  it('a broken lesson or tool is not the fault of the campaign', async () => {
    const lesson = await compiled(CAMPAIGN, { 'lessons/cancel.md': 'no head' });
    expect(lesson.campaigns[0]?.lessons.map((entry) => entry.lesson)).toEqual(['refund']);
    expect(lesson.problems.every((one) => one.startsWith('acme/lessons/cancel.md'))).toBe(true);
    const tool = await compiled(more('where: [till]\n'), { 'tools/till.yaml': 'id: till' });
    expect(tool.problems.every((one) => one.startsWith('acme/tools/till.yaml'))).toBe(true);
  });

  it('two campaigns have two names', async () => {
    const { campaigns, problems } = await compiled(CAMPAIGN, { 'campaigns/refunds.yml': CAMPAIGN });
    expect([campaigns.length, problems]).toEqual([
      1,
      [expect.stringContaining('another campaign has the id')],
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import type { Act } from '../../lib/campaign/act.ts';
import { actOf } from '../../lib/campaign/act.ts';
import { askIn } from '../../lib/campaign/ask.ts';
import { memberOf } from '../../lib/campaign/audience.ts';
import { isOptedOut, listedIn, snoozesFor } from '../../lib/campaign/list.ts';
import { standingOf } from '../../lib/campaign/standing.ts';
import {
  answered,
  asked,
  campaign,
  DAY,
  entry,
  HOUR,
  inPack,
  MANNERS,
  MINUTE,
  mineOf,
  past,
  said,
  utc,
  visit,
} from './builders.ts';

const ZONE = 'Europe/London';
const ONE = inPack();
const NOW = utc('2026-10-29T10:00Z');
const END = utc('2026-10-30T17:00Z');
const id = (answer: ReturnType<typeof asked>) => answer.ask?.id ?? null;
const rules = (answer: ReturnType<typeof asked>) => answer.kept.map(({ item, rule }) => [item.id, rule]);
const items = (acts: Act[], now = NOW, one = ONE) => standingOf(one, acts, now, ZONE);
const states = (acts: Act[], now = NOW, one = ONE) => items(acts, now, one).map(({ state }) => state.is);
const [greet, close] = items([]);

describe('an item is asked', () => {
  it('in its window and in working hours, one at a time', () => {
    const answer = asked(ONE, NOW, ZONE);
    expect([id(answer), answer.how, rules(answer)]).toEqual(['greet', 'beacon', [['close', 'turn']]]);
  });

  it('once, then the next one, then no more until a reminder', () => {
    const history = [past(greet!, NOW, 'seen')];
    expect(id(asked(ONE, NOW + 20 * MINUTE, ZONE, { history }))).toBe('close');
    const both = [...history, past(close!, NOW + 20 * MINUTE, 'seen')];
    const later = asked(ONE, NOW + 5 * HOUR, ZONE, { history: both });
    expect([id(later), rules(later)]).toEqual([
      null,
      [
        ['greet', 'asked'],
        ['close', 'asked'],
      ],
    ]);
    const reminded = inPack({ reminders: [60] });
    expect(id(asked(reminded, END - HOUR - 1, ZONE, { history: both }))).toBe(null);
    expect(id(asked(reminded, END - HOUR, ZONE, { history: both }))).toBe('greet');
  });

  it('as a card only in the last part, and only where its author wants it', () => {
    const loud = inPack({ card: 60 });
    expect(asked(loud, END - HOUR - MINUTE, ZONE).how).toBe('beacon');
    expect(asked(loud, END - HOUR, ZONE).how).toBe('card');
    expect(asked(ONE, END - MINUTE, ZONE).how).toBe('beacon');
  });

  it('as long as it is up already, and no other beside it', () => {
    const up = { campaign: 'acme/greetings', item: 'close' };
    const history = [past(close!, NOW, 'seen')];
    expect(id(asked(ONE, NOW + MINUTE, ZONE, { up, history, busy: 'typing' }))).toBe('close');
    expect(id(asked(ONE, NOW + MINUTE, ZONE, { up, history, acts: [answered('close', NOW, ZONE)] }))).toBe(
      null,
    );
  });

  it('before one that was asked, what must be before what may be, what ends first before what ends later', () => {
    const other = { pack: 'acme', campaign: campaign({ id: 'other', until: '2026-10-29T17:00' }) };
    const may = {
      pack: 'acme',
      campaign: campaign({ id: 'may', until: '2026-10-29T12:00', required: false }),
    };
    const mine = [ONE, may, other].map((one) => mineOf(one, [], NOW, ZONE));
    expect(askIn(visit(NOW, ZONE), MANNERS, mine).ask).toMatchObject({ campaign: 'acme/other', id: 'greet' });
    const history = [
      past(mine[2]!.items[0]!, NOW - DAY, 'seen'),
      past(mine[2]!.items[1]!, NOW - DAY, 'seen'),
    ];
    expect(askIn(visit(NOW, ZONE, { history }), MANNERS, mine).ask).toMatchObject({
      campaign: 'acme/greetings',
    });
  });
});

describe('an item is kept back, and the rule is told:', () => {
  const cases: [string, Parameters<typeof asked>, string][] = [
    ['before working hours', [ONE, utc('2026-10-30T07:59Z'), ZONE], 'hours'],
    ['in quiet hours', [inPack({ quiet: [{ from: '10:00', to: '11:00' }] }), NOW, ZONE], 'quiet'],
    ['elsewhere', [inPack({ where: ['pos', 'desk/call'] }), NOW, ZONE], 'place'],
    ['while a badge is loud enough', [inPack({ beacon: 60 }), NOW, ZONE], 'badge'],
    [
      'to who put it off',
      [
        ONE,
        NOW,
        ZONE,
        {
          acts: [
            said('greet', NOW - MINUTE, ZONE, { act: 'snoozed', until: NOW + HOUR }),
            said('close', NOW - MINUTE, ZONE, { act: 'snoozed', until: NOW + HOUR }),
          ],
        },
      ],
      'snoozed',
    ],
    ['in a private window', [ONE, NOW, ZONE, { isPrivate: true }], 'private'],
    ['in a tool that is off', [ONE, NOW, ZONE, { manners: { ...MANNERS, off: ['desk'] } }], 'off'],
    ['from who wants no hints', [ONE, NOW, ZONE, { manners: { ...MANNERS, often: 'never' } }], 'off'],
    [
      'on a page without hints',
      [ONE, NOW, ZONE, { manners: { ...MANNERS, pages: ['desk/queue'] } }],
      'page off',
    ],
    ['in a pause', [ONE, NOW, ZONE, { manners: { ...MANNERS, pausedUntil: NOW + 1 } }], 'paused'],
    [
      'from who reads',
      [ONE, NOW, ZONE, { open: { lesson: 'p/x', here: false, isRead: true } }],
      'being read',
    ],
    ['from somebody busy', [ONE, NOW, ZONE, { busy: 'tool' }], 'busy'],
    [
      'in the quiet hours of the person',
      [ONE, NOW, ZONE, { manners: { ...MANNERS, quiet: { from: '09:00', to: '11:00' } } }],
      'quiet hours',
    ],
    [
      'just after a hint was closed',
      [ONE, NOW, ZONE, { history: [{ at: NOW - MINUTE, lesson: 'p/x', fate: 'closed' }] }],
      'dismissed',
    ],
    [
      'when there were hints enough',
      [ONE, NOW, ZONE, { history: [{ at: NOW - MINUTE, lesson: 'p/x', fate: 'seen' }] }],
      'budget',
    ],
    [
      'while an error is answered',
      [
        ONE,
        NOW,
        ZONE,
        {
          matches: [
            {
              ref: 'p/x',
              revision: '0000000a',
              question: '?',
              sure: true,
              score: 9,
              reasons: [{ kind: 'alert', text: 'Choose' }],
            },
          ],
        },
      ],
      'need',
    ],
  ];
  it.each(cases)('%s', (_, given, rule) => {
    const answer = asked(...given);
    expect(answer.ask).toBe(null);
    expect(new Set(answer.kept.map((one) => one.rule))).toEqual(new Set([rule]));
  });

  it('from who is not known to belong; who does not belong hears nothing of it', () => {
    const mine = mineOf(ONE, [], NOW, ZONE);
    const of = (member: 'in' | 'out' | 'unknown') => askIn(visit(NOW, ZONE), MANNERS, [{ ...mine, member }]);
    expect([of('unknown').ask, of('unknown').kept[0]?.rule]).toEqual([null, 'audience']);
    expect(of('out')).toMatchObject({ ask: null, kept: [] });
  });

  it('the second until the first is done, where the order is given', () => {
    const given = inPack({ order: 'given' });
    const history = [past(greet!, NOW - HOUR, 'seen')];
    expect(rules(asked(given, NOW, ZONE, { history }))).toEqual([
      ['greet', 'asked'],
      ['close', 'order'],
    ]);
    expect(id(asked(given, NOW, ZONE, { history, acts: [answered('greet', NOW, ZONE)] }))).toBe('close');
    const away = said('greet', NOW, ZONE, { act: 'excused', reason: 'absent' });
    expect(id(asked(given, NOW, ZONE, { history, acts: [away] }))).toBe('close');
  });
});

describe('an item stands', () => {
  it('as early, due, overdue by its window to the minute', () => {
    expect(states([], utc('2026-10-29T08:59Z'))).toEqual(['early', 'early']);
    expect(states([], utc('2026-10-29T09:00Z'))).toEqual(['due', 'due']);
    expect(states([], END - MINUTE)).toEqual(['due', 'due']);
    expect(states([], END)).toEqual(['overdue', 'overdue']);
  });

  it('as done once its check is passed, late or not', () => {
    expect(states([answered('greet', NOW, ZONE, false)])).toEqual(['due', 'due']);
    const acts = [answered('greet', NOW - 2, ZONE, false), answered('greet', NOW - 1, ZONE)];
    expect(items(acts)[0]!.state).toEqual({ is: 'done', at: NOW - 1, late: false, score: 100 });
    expect(items([answered('greet', END, ZONE)], END + 1)[0]!.state).toMatchObject({
      is: 'done',
      late: true,
    });
    expect(items([answered('greet', END - MINUTE, ZONE)], END + 1)[0]!.state).toMatchObject({ late: false });
  });

  it('as done in the zone it was done in, wherever the person travels then', () => {
    const acts = [answered('greet', utc('2026-10-30T20:00Z'), 'America/New_York')];
    const then = utc('2026-10-30T21:00Z');
    expect(standingOf(ONE, acts, then, ZONE)[0]!.state).toMatchObject({ is: 'done', late: false });
  });

  it('by what its author takes as done', () => {
    const lessons = [
      entry('a', { done: 'seen' }),
      entry('b', { done: 'practised' }),
      entry('c', { done: 'acknowledged' }),
      entry('d', { checks: [1, 4, 6], score: 66 }),
    ];
    const one = inPack({ lessons });
    const on = (lesson: string, act: 'seen' | 'practised'): Act => ({
      ...{ act, lesson: `acme/${lesson}`, mark: '0000000a', at: NOW, zone: ZONE },
    });
    const seen = lessons.map(({ lesson }) => on(lesson, 'seen'));
    expect(states(seen, NOW, one)).toEqual(['done', 'due', 'due', 'due']);
    const acts = [on('b', 'practised'), said('c', NOW, ZONE, { act: 'acknowledged' })];
    const checks = [answered('d', NOW, ZONE, true, 1), answered('d', NOW, ZONE, true, 6)];
    expect(states([...acts, checks[0]!], NOW, one)).toEqual(['due', 'done', 'done', 'due']);
    expect(states([...acts, ...checks], NOW, one)).toEqual(['due', 'done', 'done', 'done']);
  });

  it('as to do again only where it changed', () => {
    const acts = [answered('greet', NOW, ZONE), answered('close', NOW, ZONE)];
    const changed = inPack({ lessons: [entry('greet'), entry('close', { marks: ['0000000b'] })] });
    expect(states(acts)).toEqual(['done', 'done']);
    expect(states(acts, NOW, changed)).toEqual(['done', 'due']);
    // It was asked and closed as it was; as it is now, it was not.
    const history = [past(close!, NOW - HOUR, 'seen'), past(close!, NOW - HOUR, 'closed')];
    expect(id(asked(changed, NOW, ZONE, { acts, history }))).toBe('close');
    expect(id(asked(ONE, NOW, ZONE, { acts: acts.slice(0, 1), history }))).toBe(null);
  });

  it('as done with what was done before, or not, as its author wants it', () => {
    const acts = [answered('greet', NOW - 9 * DAY, ZONE)];
    expect(states(acts)).toEqual(['done', 'due']);
    expect(states(acts, NOW, inPack({ anew: true }))).toEqual(['due', 'due']);
  });

  it('as excused, until that is taken back', () => {
    const excused = said('greet', NOW - 2, ZONE, { act: 'excused', reason: 'absent' });
    expect(items([excused])[0]!.state).toEqual({ is: 'excused', at: NOW - 2, reason: 'absent' });
    expect(states([excused, said('greet', NOW - 1, ZONE, { act: 'resumed' })])).toEqual(['due', 'due']);
    expect(states([excused, answered('greet', NOW, ZONE)])).toEqual(['done', 'due']);
  });

  it('as put off, within limits', () => {
    const put = (at: number, until: number) => said('greet', at, ZONE, { act: 'snoozed', until });
    expect(items([put(NOW - 1, NOW + HOUR)])[0]!.state).toEqual({ is: 'snoozed', until: NOW + HOUR });
    const [due] = items([put(NOW - HOUR, NOW)]);
    expect([due!.state.is, due!.snoozesLeft, due!.turn, due!.turns]).toEqual(['due', 2, NOW, 2]);
    const tomorrow = utc('2026-10-30T08:00Z');
    expect(snoozesFor(due!, NOW, tomorrow)).toEqual([NOW + HOUR, tomorrow]);
    expect(snoozesFor(items([], END - 30 * MINUTE)[0]!, END - 30 * MINUTE, END + DAY)).toEqual([]);
    const thrice = [3, 2, 1].map((n) => put(NOW - n * HOUR, NOW - n * HOUR + 1));
    expect(snoozesFor(items(thrice)[0]!, NOW, tomorrow)).toEqual([]);
  });

  it('a closed one waits for the next reminder, and after the last it is only listed', () => {
    const one = inPack({ reminders: [24 * 60] });
    const history = [past(greet!, NOW, 'seen'), past(greet!, NOW, 'closed'), past(close!, NOW, 'closed')];
    expect(id(asked(one, END - DAY - 1, ZONE, { history }))).toBe(null);
    expect(id(asked(one, END - DAY, ZONE, { history }))).toBe('greet');
    const again = [...history, past(greet!, END - DAY, 'closed'), past(close!, END - DAY, 'closed')];
    expect(id(asked(one, END - MINUTE, ZONE, { history: again }))).toBe(null);
    const mine = mineOf(one, [], END - MINUTE, ZONE);
    expect(listedIn([mine], 'desk', MANNERS).map(({ item }) => [item.id, item.next])).toEqual([
      ['greet', null],
      ['close', null],
    ]);
  });
});

describe('a campaign that is held again under its name', () => {
  const again = inPack({
    from: '2027-10-28T09:00',
    until: '2027-10-29T17:00',
    anew: true,
    recaps: { days: [1], after: 'done' },
  });
  const then = utc('2027-10-28T10:00Z');
  const history = [past(greet!, NOW, 'seen'), past(greet!, NOW, 'closed'), past(close!, NOW + HOUR, 'seen')];
  const acts = [
    ...[1, 2, 3].map((n) => said('greet', NOW + n, ZONE, { act: 'snoozed', until: NOW + n * HOUR })),
    said('close', NOW, ZONE, { act: 'excused', reason: 'absent' }),
    answered('greet', NOW + HOUR, ZONE),
    said('recap-1', NOW + 2 * DAY, ZONE, { act: 'recapped' }),
  ];

  it('asks again, whatever became of it before', () => {
    expect(states(acts, then, again)).toEqual(['due', 'due']);
    expect(items(acts, then, again)[0]!.snoozesLeft).toBe(3);
    expect(id(asked(again, then, ZONE, { history, acts }))).toBe('greet');
    const done = [...acts, answered('greet', then, ZONE), answered('close', then, ZONE)];
    expect(items(done, then + DAY, again).at(-1)).toMatchObject({ id: 'recap-1', state: { is: 'due' } });
  });

  it('and is not asked twice in one turn for who travels west', () => {
    const early = [
      past(greet!, utc('2026-10-29T00:30Z'), 'seen'),
      past(close!, utc('2026-10-29T00:50Z'), 'seen'),
    ];
    expect(id(asked(ONE, NOW, ZONE, { history: early }))).toBe(null);
  });
});

describe('recaps', () => {
  const one = inPack({ recaps: { days: [2, 5], after: 'done' }, until: '2026-10-29T17:00' });
  const done = [answered('greet', NOW, ZONE), answered('close', NOW + HOUR, ZONE)];
  const recaps = (acts: Act[], now: number, on = one) =>
    standingOf(on, acts, now, ZONE).flatMap(({ kind, id, state, window }) =>
      kind === 'recap' ? [[id, state.is, new Date(window.from).toISOString().slice(0, 16)]] : [],
    );

  it('come some days after all was done, each once', () => {
    expect(recaps(done.slice(0, 1), NOW)).toEqual([]);
    expect(recaps(done, NOW + 2 * HOUR)).toEqual([
      ['recap-2', 'early', '2026-10-31T08:00'],
      ['recap-5', 'early', '2026-11-03T08:00'],
    ]);
    const third = utc('2026-11-03T09:00Z');
    expect(recaps(done, third).map(([, state]) => state)).toEqual(['overdue', 'due']);
    const answer = said('recap-5', third, ZONE, { act: 'recapped' });
    expect(recaps([...done, answer], third + 1).map(([, state]) => state)).toEqual(['overdue', 'done']);
  });

  it('are asked like the rest: on working days, in their own window', () => {
    const at = (iso: string) => asked(one, utc(iso), ZONE, { acts: done }).ask?.id ?? null;
    expect([at('2026-10-31T10:00Z'), at('2026-11-02T10:00Z'), at('2026-11-03T10:00Z')]).toEqual([
      null,
      'recap-2',
      'recap-5',
    ]);
  });

  it('ask whoever did one lesson in time, once the deadline has passed; who did none learns it first', () => {
    const late = utc('2026-10-29T18:00Z');
    expect(recaps(done.slice(0, 1), late).length).toBe(2);
    expect(recaps([], late)).toEqual([]);
  });

  it('may be counted from the deadline', () => {
    const after = inPack({ recaps: { days: [1], after: 'deadline' }, until: '2026-10-29T17:00' });
    expect(recaps(done, NOW, after)).toEqual([['recap-1', 'early', '2026-10-30T08:00']]);
  });
});

describe('listed', () => {
  it('from the start, what is to do first; late ones stay, recaps that passed do not', () => {
    const list = (acts: Act[], now: number) =>
      listedIn([mineOf(ONE, acts, now, ZONE)], 'desk', MANNERS).map(({ item }) => [item.id, item.state.is]);
    expect(list([], utc('2026-10-29T08:59Z'))).toEqual([]);
    expect(list([answered('greet', NOW, ZONE)], NOW)).toEqual([
      ['close', 'due'],
      ['greet', 'done'],
    ]);
    expect(list([], END + 30 * DAY).map(([, state]) => state)).toEqual(['overdue', 'overdue']);
  });

  it('is nothing where the tool is off, and nowhere where all its tools are', () => {
    const mine = mineOf(inPack({ where: ['desk', 'pos/sell'] }), [], NOW, ZONE);
    const off = (...tools: string[]) => ({ off: tools });
    expect(listedIn([mine], 'desk', off('desk'))).toEqual([]);
    expect(listedIn([mine], 'pos', off('desk'))).toHaveLength(2);
    expect(listedIn([mine], null, off('desk', 'pos'))).toEqual([]);
    expect([isOptedOut(mine.campaign, off('desk')), isOptedOut(mine.campaign, off('pos', 'desk'))]).toEqual([
      false,
      true,
    ]);
  });
});

describe('for whom', () => {
  const audiences = [
    { id: 'phone', teams: ['Phone desk'], sites: ['Leeds'] },
    { id: 'leads', roles: ['lead'] },
  ];
  const who = { role: '', team: '', site: '', language: 'en-GB' };
  it.each([
    [{}, who, 'in'],
    [{ audience: ['phone'] }, who, 'unknown'],
    [{ audience: ['phone'] }, { ...who, team: ' phone DESK' }, 'in'],
    [{ audience: ['phone'] }, { ...who, site: 'York' }, 'unknown'],
    [{ audience: ['phone'] }, { ...who, site: 'York', team: 'Billing' }, 'out'],
    [{ audience: ['leads'] }, { ...who, team: 'Phone desk' }, 'unknown'],
    [{ audience: ['leads', 'phone'] }, { ...who, role: 'agent', team: 'Phone desk' }, 'in'],
    [{ languages: ['en'] }, who, 'in'],
    [{ languages: ['de'] }, who, 'out'],
    [{ languages: ['de'] }, { ...who, language: null }, 'in'],
  ] as const)('%j and %j: %s', (of, person, want) =>
    expect(memberOf(of as never, audiences, person)).toBe(want),
  );
});

it('events tell of acts', () => {
  const base = { at: 1, zone: ZONE, lesson: 'acme/greet', revision: '0000000a' };
  const here = { campaign: 'acme/greetings', item: 'greet' };
  expect(
    [
      { ...base, kind: 'shown', data: {} },
      { ...base, kind: 'answered', data: { block: 2, right: true }, mark: '0000000b' },
      { ...base, ...here, kind: 'hint', data: { fate: 'seen' } },
      { ...base, kind: 'hint', data: { fate: 'seen' } },
      { ...base, kind: 'campaign', data: { act: 'excused', ...here, reason: 'absent' } },
      { ...base, kind: 'campaign', data: { act: 'excused', ...here, reason: 'lazy' } },
      { ...base, kind: 'copied', data: {} },
    ].map((event) => actOf(event)),
  ).toEqual([
    { act: 'seen', at: 1, zone: ZONE, lesson: 'acme/greet', mark: '0000000a' },
    { act: 'answered', at: 1, zone: ZONE, lesson: 'acme/greet', mark: '0000000b', block: 2, right: true },
    { act: 'asked', at: 1, zone: ZONE, mark: '0000000a', ...here },
    null,
    { act: 'excused', at: 1, zone: ZONE, mark: '0000000a', ...here, reason: 'absent' },
    null,
    null,
  ]);
});

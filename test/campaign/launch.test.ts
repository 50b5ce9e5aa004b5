/** The story of the launch: three stores, one week, recaps two and five days later, and a forecast on the way. */
import { describe, expect, it } from 'vitest';
import { forecast } from '../../lib/campaign/forecast.ts';
import { lmsRows } from '../../lib/campaign/lms.ts';
import { readRoster } from '../../lib/campaign/roster.ts';
import { standingOf } from '../../lib/campaign/standing.ts';
import { statusOf } from '../../lib/campaign/status.ts';
import { DAY, entry, HOUR, inPack, MINUTE, utc } from './builders.ts';
import { eventsOf, isWorkTime, live, type Person } from './people.ts';

const OPEN = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const LESSONS = ['better', 'numbers', 'for-whom'];
const ONE = inPack({
  id: 'launch',
  lessons: LESSONS.map((id) => entry(id)),
  audience: ['sales'],
  from: '2026-11-30T10:00',
  until: '2026-12-05T18:00',
  days: [...OPEN] as never,
  hours: { from: '10:00', to: '18:00' },
  reminders: [2 * 1440, 8 * 60],
  recaps: { days: [2, 5], after: 'done' },
  where: ['pos'],
});
const AUDIENCES = [{ id: 'sales', teams: ['Sales'] }];
const STORES: Record<string, string> = {
  Leeds: 'Europe/London',
  Dublin: 'Europe/Dublin',
  Valletta: 'Europe/Malta',
};
const START = utc('2026-11-30T00:00Z');
const END: Record<string, string> = {
  Leeds: '2026-12-05T18:00Z',
  Dublin: '2026-12-05T18:00Z',
  Valletta: '2026-12-05T17:00Z',
};

/** Whoever has the first shift on another day comes to it then; one in each store never does it. */
const STAFF = Array.from({ length: 27 }, (_, n): Person => {
  const site = Object.keys(STORES)[n % 3]!;
  const nth = Math.floor(n / 3);
  return {
    name: `s-${n}`,
    zone: STORES[site]!,
    team: 'Sales',
    site,
    off: 0,
    away: [[START - DAY, START + (nth % 5) * DAY]],
    right: (tries) => (n + tries) % 3 !== 0,
    does: nth === 8 ? 'never' : nth % 2 ? 'later' : 'now',
  };
});
const lived = STAFF.map((person) =>
  live(ONE, person, { from: START, until: START + 14 * DAY, every: 11 * MINUTE }),
);
const EVENTS = eventsOf(lived);
const until = (at: number) => EVENTS.filter((event) => event.at <= at);

const { people: roster } = readRoster([
  ...STAFF.map(({ name, team, site, zone }) => ({ person: name, name: `Name ${name}`, team, site, zone })),
  { person: 'w-1', team: 'Warehouse', site: 'Leeds' },
  { person: 'gone', team: 'Sales', site: 'Leeds', to: '2026-11-27' },
  { person: 'new', team: 'Sales', site: 'Leeds', from: '2026-12-07' },
  { person: 'ill', team: 'Sales', site: 'Leeds', zone: 'Europe/London' },
]);
const at = (now: number) => statusOf(ONE, AUDIENCES, until(now), roster, now);

describe('one week to the launch', () => {
  it('everybody is asked in their store’s hours, once, and no more for what they did', () => {
    for (const { person, asks } of lived)
      for (const id of LESSONS) {
        const own = asks.filter(({ item }) => item.id === id);
        expect(own.length, `${person.name} ${id}`).toBeLessThanOrEqual(person.does === 'now' ? 1 : 3);
        expect(own.length, `${person.name} ${id}`).toBeGreaterThan(0);
        for (const { at } of own) {
          expect(isWorkTime(person.zone, at, ['10:00', '18:00'], OPEN)).toBe(true);
          expect(at < utc(END[person.site]!)).toBe(true);
        }
      }
  });

  it('the deadline is six in the evening in each store', () => {
    for (const [site, end] of Object.entries(END)) {
      const is = (now: number) => standingOf(ONE, [], now, STORES[site]!)[0]!.state.is;
      expect([is(utc(end) - MINUTE), is(utc(end))], site).toEqual(['due', 'overdue']);
    }
  });

  it('recaps come two and five days after, once each, and never on a Sunday', () => {
    let [second, fifth] = [0, 0];
    for (const { person, asks, acts } of lived) {
      const items = standingOf(ONE, acts, START + 14 * DAY, person.zone);
      const done = Math.max(
        ...items.map(({ kind, state }) => (kind === 'lesson' && state.is === 'done' ? state.at : 0)),
      );
      for (const [days, id] of [
        [2, 'recap-2'],
        [5, 'recap-5'],
      ] as const) {
        const own = asks.filter(({ item }) => item.id === id);
        expect(own.length, `${person.name} ${id}`).toBeLessThanOrEqual(person.does === 'later' ? 2 : 1);
        for (const { at } of own) {
          expect(isWorkTime(person.zone, at, ['10:00', '18:00'], OPEN)).toBe(true);
          // Days of the calendar: from the morning on.
          expect(at - done, `${person.name} ${id}`).toBeGreaterThan((days - 1) * DAY + 10 * HOUR);
        }
        if (id === 'recap-2') second += Math.min(1, own.length);
        else fifth += Math.min(1, own.length);
      }
    }
    expect([second, fifth]).toEqual([24, 24]);
    const early = lived.filter(({ person }) => person.does === 'now' && person.away[0]![1] <= START + DAY);
    for (const { asks } of early)
      expect(asks.find(({ item }) => item.id === 'recap-2')!.at).toBeLessThan(utc('2026-12-07T00:00Z'));
  });

  it('the lead sees who is done and who is not, by store and day, and why somebody was not reached', () => {
    const end = at(utc('2026-12-05T18:00Z'));
    expect(end).toMatchObject({ expected: 28, done: 24, late: 0, notReached: 1, strangers: 0 });
    expect(end.sites).toEqual([
      { name: 'Dublin', done: 8, of: 9 },
      { name: 'Leeds', done: 8, of: 10 },
      { name: 'Valletta', done: 8, of: 9 },
    ]);
    expect(end.teams).toEqual([{ name: 'Sales', done: 24, of: 28 }]);
    expect(end.days.reduce((sum, { done }) => sum + done, 0)).toBe(24);
    expect(end.days.length).toBeGreaterThan(3);
    const open = end.people.filter(({ is }) => is !== 'done');
    expect(open.map(({ person, name }) => [person, name])).toEqual([
      ['s-24', 'Name s-24'],
      ['s-25', 'Name s-25'],
      ['s-26', 'Name s-26'],
      ['ill', null],
    ]);
    expect(open.at(-1)!.lessons[0]).toMatchObject({ is: 'not reached', rule: 'no visit' });
    expect(open[0]!.lessons[0]).toMatchObject({ is: 'open', rule: null });
  });

  it('on Wednesday the forecast holds what comes', () => {
    const wednesday = at(utc('2026-12-02T15:00Z'));
    const { low, high, likely, of } = wednesday.forecast!;
    expect(wednesday.done).toBeLessThan(20);
    expect(of).toBe(28);
    expect([low <= likely, likely <= high, low >= wednesday.done, high <= of]).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect([low <= 24, 24 <= high]).toEqual([true, true]);
    expect(at(START).forecast).toBe(null);
    const end = at(utc('2026-12-05T18:00Z')).forecast!;
    expect([end.low, end.high]).toEqual([24, 24]);
  });

  it('without a roster it counts who did something, of unknown total, and tells no names', () => {
    const now = utc('2026-12-05T18:00Z');
    const status = statusOf(ONE, AUDIENCES, until(now), null, now);
    expect(status).toMatchObject({ expected: null, done: 24, teams: [], sites: [], forecast: null });
    expect(status.people).toHaveLength(27);
    expect(JSON.stringify(status)).not.toContain('Name');
  });

  it('the weakest question is that which most got wrong at first', () => {
    const { questions } = at(utc('2026-12-05T18:00Z'));
    expect(questions.map(({ lesson }) => lesson).sort()).toEqual([...LESSONS].sort());
    for (const [n, { answers, right, below }] of questions.entries()) {
      expect(answers).toBe(24);
      expect(below).toBeGreaterThanOrEqual(right / answers);
      if (n > 0) expect(right).toBeGreaterThanOrEqual(questions[n - 1]!.right);
    }
  });

  it('the table for the LMS has a row for each person and lesson, without names', () => {
    const rows = lmsRows(at(utc('2026-12-05T18:00Z')), (id) => `How ${id}?`);
    expect(rows).toHaveLength(28 * 3);
    expect(rows[0]).toMatchObject({
      person: 's-0',
      title: 'How better?',
      status: 'completed',
      late: 'no',
      score: '100',
    });
    expect(rows[0]!.completed).toMatch(/^2026-11-30T\d\d:\d\d:00\.000Z$/);
    expect(rows.at(-1)).toMatchObject({ person: 'ill', status: 'not reached', completed: '', late: '' });
    expect(JSON.stringify(rows)).not.toContain('Name');
  });
});

it('a late one is marked, an excused one counts apart, an opted-out one is a count', () => {
  const base = { zone: 'Europe/London', revision: '0000000a' };
  const answer = (person: string, lesson: string, iso: string) => ({
    ...{
      ...base,
      kind: 'answered',
      person,
      at: utc(iso),
      lesson: `acme/${lesson}`,
      data: { block: 0, right: true },
    },
  });
  const say = (person: string, data: object) => ({
    ...base,
    kind: 'campaign',
    person,
    at: utc('2026-12-01T12:00Z'),
    data,
  });
  const about = (item: string) => ({ campaign: 'acme/launch', item });
  const events = [
    ...LESSONS.map((id) => answer('s-0', id, '2026-12-05T18:00Z')),
    answer('s-3', 'better', '2026-12-01T12:00Z'),
    say('s-3', { act: 'excused', ...about('numbers'), reason: 'know-it' }),
    say('s-3', { act: 'excused', ...about('for-whom'), reason: 'know-it' }),
    say('s-6', { act: 'opted', campaign: 'acme/launch', out: true }),
    ...[1, 2, 3].map(() => say('s-9', { act: 'kept', ...about('better'), rule: 'busy' })),
    say('s-9', { act: 'kept', ...about('better'), rule: 'hours' }),
    answer('stranger', 'better', '2026-12-01T12:00Z'),
  ];
  const status = statusOf(ONE, AUDIENCES, events, roster, utc('2026-12-06T12:00Z'));
  expect(status).toMatchObject({ done: 1, late: 1, excused: 1, optedOut: 1, strangers: 1, notReached: 26 });
  const of = (person: string) => status.people.find((row) => row.person === person)!;
  expect(of('s-9').lessons[0]).toMatchObject({ is: 'not reached', rule: 'busy' });
  expect(of('s-0').lessons[0]!.is).toBe('late');
});

it('a roster tells what is wrong in it, by row', () => {
  const { people, faults } = readRoster([
    { person: 'a', zone: 'Europe/Londn' },
    { person: '', name: 'Nobody' },
    { person: 'b', from: '1.12.2026' },
    { person: 'c' },
    { person: 'c' },
    { person: 'd', from: '2026-12-02', to: '2026-12-01' },
  ]);
  expect(people.map(({ person }) => person)).toEqual(['c']);
  expect(faults.map(({ row, message }) => [row, message])).toEqual([
    [1, expect.stringContaining('no time zone')],
    [2, expect.stringContaining('the person is missing')],
    [3, expect.stringContaining('YYYY-MM-DD')],
    [5, expect.stringContaining('twice')],
    [6, expect.stringContaining('before the first')],
  ]);
});

it('a forecast of 90 % holds the outcome nine times in ten at least, where all are alike', () => {
  let seed = 7;
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return (seed + 0.5) / 2_147_483_648;
  };
  let [held, width] = [0, 0];
  const runs = 1000;
  for (let run = 0; run < runs; run++) {
    const [count, rate, part] = [10 + Math.floor(random() * 60), 0.02 + random() * 0.15, 4 + random() * 20];
    const whole = 30;
    const times = Array.from({ length: count }, () => -Math.log(random()) / rate);
    const told = forecast(
      times.map((time) => ({ done: time <= part, spent: Math.min(time, part), left: whole - part })),
    )!;
    const outcome = times.filter((time) => time <= whole).length;
    width += (told.high - told.low) / count / runs;
    if (told.low <= outcome && outcome <= told.high) held += 1;
  }
  expect(held / runs).toBeGreaterThan(0.88);
  // And does not hold everything.
  expect(width).toBeLessThan(0.45);
});

/** Campaigns and reviews from the background's side: listed, asked, and what a person says to it. */
import 'temporal-polyfill/global';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Listed, Saying } from '../../lib/campaign/listed.ts';
import type { Campaign } from '../../lib/campaign/schema.ts';
import { eventId, type Report } from '../../lib/insight/event.ts';
import type { Sender } from '../../lib/webext/messages.ts';
import type { World } from '../../lib/webext/world.ts';
import { campaign, DAY, entry, HOUR, MINUTE } from '../campaign/builders.ts';
import { fakeWorld, SENDER, VISIT } from './world.ts';

/** Thursday, ten in the morning in Vienna; the window is from nine to Friday at five there. */
const TEN = Date.parse('2026-10-29T10:00+01:00');
const LESSONS = [entry('first'), entry('second', { done: 'acknowledged' })];
const FRAME: Sender = { ...SENDER, frameId: 7 };
const REF = 'acme/greetings';

let now: number;
beforeEach(() => {
  now = TEN;
});

const world = (change: Partial<Campaign> = {}, more: Partial<World> = {}) =>
  fakeWorld({ now: () => now, ...more }, 'en', [campaign({ lessons: LESSONS, ...change })]);

type Fake = ReturnType<typeof world>;

const dataOf = ({ database }: Fake, kind: string) =>
  [...database.events.values()].filter((event) => event.kind === kind).map(({ data }) => data);
const list = ({ handlers }: Fake, tab: number | null = null) => handlers.campaigns({ tab }, {});
const states = (items: readonly Listed[]) => items.map(({ item, state }) => `${item} ${state.is}`);
const say = ({ handlers }: Fake, item: string, saying: Saying) =>
  handlers.say({ campaign: REF, item, say: saying, id: eventId(), tab: null }, {});
const answered = (ref: string, block = 0): Report => ({
  ...{ kind: 'answered', id: eventId(), tool: 'desk', page: 'orders', lesson: ref, revision: '0000000a' },
  data: { block, right: true },
});
/** What is only counted is written behind the answer. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

/** Visits the page and shows the hint's frame, which was in sight for a second. */
async function asked(fake: Fake): Promise<void> {
  await fake.handlers.visit(VISIT, SENDER);
  const offer = await fake.handlers.hint({ token: null }, SENDER);
  await fake.handlers.card({ token: offer!.token }, FRAME);
  await fake.handlers.hinted({ told: 'seen', id: eventId() }, FRAME);
}

describe('what a campaign wants is listed', () => {
  it('from the start of its window, with its end in the person’s own time', async () => {
    const fake = world();
    now = Date.parse('2026-10-29T08:59+01:00');
    expect(await list(fake)).toEqual([]);
    now += MINUTE;
    const items = await list(fake);
    expect(states(items)).toEqual(['first due', 'second due']);
    expect(items[0]).toMatchObject({
      question: 'How do I print?',
      goal: 'Everybody greets as agreed.',
      until: Date.parse('2026-10-30T17:00+01:00'),
      done: 'check',
      required: true,
      canExcuse: true,
      snoozes: [now + HOUR, Date.parse('2026-10-30T08:00+01:00')],
    });
  });

  it('and that the person has it is kept once', async () => {
    const fake = world();
    await list(fake);
    await settled();
    await list(fake);
    await settled();
    expect(dataOf(fake, 'campaign')).toEqual([{ act: 'assigned', campaign: REF }]);
  });

  it('not for whom it is not meant, not in a private window, and not where hints are turned off', async () => {
    expect(await list(world({ languages: ['de'] }))).toEqual([]);
    const hidden = world({}, { isPrivate: async () => true });
    expect(await list(hidden, 4)).toEqual([]);
    const off = world();
    await off.world.changeHints((hints) => ({ ...hints, off: ['desk'] }));
    expect(await list(off)).toEqual([]);
    await settled();
    expect(dataOf(off, 'campaign')).toContainEqual({ act: 'opted', campaign: REF, out: true });
  });

  it('as long as it is not done; what a view reports is one of the campaign’s events', async () => {
    const fake = world();
    await fake.handlers.report({ report: answered('acme/first'), tab: null }, {});
    expect(states(await list(fake))).toEqual(['second due', 'first done']);
    expect([...fake.database.events.values()].find(({ kind }) => kind === 'answered')).toMatchObject({
      campaign: REF,
    });
  });

  it('after the deadline as late, and can be done late', async () => {
    const fake = world();
    now = Date.parse('2026-10-30T17:00+01:00');
    expect(states(await list(fake))).toEqual(['first overdue', 'second overdue']);
    await say(fake, 'second', { act: 'acknowledged' });
    expect((await list(fake))[1]).toMatchObject({ item: 'second', state: { is: 'done', late: true } });
  });

  it('on the icon, beside the lessons that fit the page', async () => {
    const fake = world({ lessons: [...LESSONS, entry('elsewhere', { done: 'acknowledged' })] });
    await fake.handlers.visit(VISIT, SENDER);
    await settled();
    const { sure, due } = fake.badges.at(-1)!;
    expect(sure.length + due).toBe(3);
    await say(fake, 'elsewhere', { act: 'acknowledged' });
    await fake.handlers.visit(VISIT, SENDER);
    await settled();
    expect(fake.badges.at(-1)!.due).toBe(due - 1);
  });
});

describe('what a campaign wants is asked', () => {
  it('in place of the page’s own lesson; what is told of it names the item', async () => {
    const fake = world();
    await asked(fake);
    expect(await fake.world.session.hint()).toMatchObject({
      lesson: 'acme/first',
      campaign: { campaign: REF, item: 'first', mark: '0000000a' },
      isRead: false,
    });
    expect([...fake.database.events.values()].find(({ kind }) => kind === 'hint')).toMatchObject({
      ...{ campaign: REF, item: 'first', mark: '0000000a', data: { fate: 'seen' } },
    });
    expect(dataOf(fake, 'campaign')).toContainEqual({
      ...{ act: 'kept', campaign: REF, item: 'second', rule: 'turn' },
    });
  });

  it('and an author sees at once what kept the rest back', async () => {
    const fake = world({}, { isAuthor: async () => true });
    await fake.handlers.visit(VISIT, SENDER);
    const told = await fake.handlers.inspect({ tab: 4 }, {});
    expect(told!.held).toEqual({
      hint: null,
      campaigns: [{ campaign: REF, item: 'second', rule: 'turn' }],
    });
  });

  it('and what kept the rest back is counted once a day', async () => {
    const fake = world();
    await asked(fake);
    await fake.handlers.visit(VISIT, SENDER);
    await settled();
    const kept = dataOf(fake, 'campaign').filter((data) => 'act' in data && data.act === 'kept');
    expect(new Set(kept.map((data) => JSON.stringify(data))).size).toBe(kept.length);
  });

  it('closed, it is not asked again before a reminder', async () => {
    const fake = world({ lessons: [entry('first')], reminders: [24 * 60] });
    await asked(fake);
    await fake.handlers.hinted({ told: 'closed', id: eventId() }, FRAME);
    await fake.handlers.hinted({ told: 'gone', id: eventId() }, FRAME);
    now += 5 * HOUR;
    await fake.handlers.visit(VISIT, SENDER);
    expect((await fake.world.session.hint())?.campaign ?? null).toBeNull();
    now = Date.parse('2026-10-29T17:00+01:00');
    await fake.handlers.visit(VISIT, SENDER);
    expect((await fake.world.session.hint())?.campaign).toMatchObject({ item: 'first' });
  });

  it('by a card that opens by itself in the last part', async () => {
    const fake = world({ card: 60 });
    now = Date.parse('2026-10-30T16:10+01:00');
    await fake.handlers.visit(VISIT, SENDER);
    expect(await fake.world.session.hint()).toMatchObject({ campaign: { item: 'first' }, isRead: true });
  });

  it('not once it is done', async () => {
    const fake = world({ lessons: [entry('first')] });
    await fake.handlers.report({ report: answered('acme/first'), tab: null }, {});
    await fake.handlers.visit(VISIT, SENDER);
    expect((await fake.world.session.hint())?.campaign ?? null).toBeNull();
  });

  it('no more in the page once it was said elsewhere that it comes later', async () => {
    const fake = world();
    await asked(fake);
    await say(fake, 'first', { act: 'snoozed', until: now + HOUR });
    expect(await fake.world.session.hint()).toBeNull();
    expect(fake.hints.at(-1)).toBe('hide 4');
    expect(states(await list(fake))).toContain('first snoozed');
  });
});

describe('what a person says', () => {
  it.each<[string, Saying]>([
    ['that it comes after the deadline', { act: 'snoozed', until: TEN + 3 * DAY }],
    ['that it comes earlier than now', { act: 'snoozed', until: TEN - 1 }],
    ['that a check is acknowledged', { act: 'acknowledged' }],
    ['that an excuse is taken back that was not made', { act: 'resumed' }],
    ['that a lesson is recapped', { act: 'recapped' }],
  ])('is not kept: %s', async (_, saying) => {
    const fake = world();
    await say(fake, 'first', saying);
    expect(dataOf(fake, 'campaign')).toEqual([]);
  });

  it('is not kept of an item that there is not, nor an excuse where the campaign takes none', async () => {
    const fake = world({ excuse: false });
    await say(fake, 'nothing', { act: 'acknowledged' });
    await say(fake, 'first', { act: 'excused', reason: 'absent' });
    expect(dataOf(fake, 'campaign')).toEqual([]);
    expect((await list(fake))[0]?.canExcuse).toBe(false);
  });

  it('excuses an item, and takes that back', async () => {
    const fake = world();
    await say(fake, 'first', { act: 'excused', reason: 'know-it' });
    expect(states(await list(fake))).toEqual(['second due', 'first excused']);
    await say(fake, 'first', { act: 'resumed' });
    expect(states(await list(fake))).toEqual(['first due', 'second due']);
  });

  it('puts an item off as often as the campaign allows', async () => {
    const fake = world({ snoozes: 1 });
    await say(fake, 'first', { act: 'snoozed', until: now + HOUR });
    now += HOUR;
    expect((await list(fake))[0]).toMatchObject({ item: 'first', state: { is: 'due' }, snoozes: [] });
    await say(fake, 'first', { act: 'snoozed', until: now + HOUR });
    expect(dataOf(fake, 'campaign').filter((data) => 'act' in data && data.act === 'snoozed')).toHaveLength(
      1,
    );
  });

  it('told twice, is one', async () => {
    const fake = world();
    const ask = {
      campaign: REF,
      item: 'second',
      say: { act: 'acknowledged' },
      id: eventId(),
      tab: null,
    } as const;
    await fake.handlers.say(ask, {});
    await fake.handlers.say(ask, {});
    expect(dataOf(fake, 'campaign')).toHaveLength(1);
  });
});

it('after everything was deleted nothing is known of it any more', async () => {
  const fake = world();
  await say(fake, 'second', { act: 'acknowledged' });
  await fake.handlers.erase(null, {});
  expect(states(await list(fake))).toEqual(['first due', 'second due']);
});

it('what was imported counts at once', async () => {
  const fake = world();
  await list(fake);
  const event = { ...answered('acme/first'), at: now - HOUR, zone: 'Europe/Vienna', person: 'elsewhere' };
  await fake.handlers.bring({ events: [event], rollups: [] }, {});
  expect(states(await list(fake))).toEqual(['second due', 'first done']);
});

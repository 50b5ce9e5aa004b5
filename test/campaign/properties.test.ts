/** Over any windows, zones, days of people, and clocks that jump: what must never happen, and what must. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Act } from '../../lib/campaign/act.ts';
import { askIn, type Mine } from '../../lib/campaign/ask.ts';
import { DAYS } from '../../lib/campaign/hours.ts';
import { listedIn } from '../../lib/campaign/list.ts';
import type { Campaign } from '../../lib/campaign/schema.ts';
import type { Item } from '../../lib/campaign/standing.ts';
import { BUDGET, isClosed, type Manners, type Past } from '../../lib/hint/policy.ts';
import { BUSY } from '../../lib/page/busy.ts';
import {
  answered,
  campaign,
  clockIn,
  DAY,
  entry,
  HOUR,
  MANNERS,
  MINUTE,
  mineOf,
  past,
  said,
  utc,
  visit,
} from './builders.ts';

const ZONES = [
  'Europe/London',
  'America/New_York',
  'Africa/Cairo',
  'Asia/Kolkata',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Australia/Lord_Howe',
  'America/Santiago',
];

const clock = fc.integer({ min: 0, max: 47 }).map((half) => {
  const text = `${Math.floor(half / 2)}`.padStart(2, '0');
  return `${text}:${half % 2 ? '30' : '00'}`;
});
const odd = fc.record({ from: clock, to: clock });
const usual = fc.constantFrom(
  { from: '08:00', to: '18:00' },
  { from: '06:00', to: '22:30' },
  { from: '09:30', to: '17:00' },
  { from: '20:00', to: '06:00' },
  { from: '00:00', to: '00:00' },
);
const hours = fc.oneof(usual, usual, odd);
const short = fc.constantFrom(
  { from: '12:00', to: '13:00' },
  { from: '23:30', to: '00:30' },
  { from: '09:00', to: '09:30' },
);
const wall = (minutes: number) => new Date(minutes * MINUTE).toISOString().slice(0, 16);

/** Windows lie around changes of the clocks in several of the zones. */
const START = utc('2026-10-23T00:00Z') / MINUTE;
const window = fc
  .record({ start: fc.integer({ min: 0, max: 4 * 24 }), hours: fc.integer({ min: 12, max: 6 * 24 }) })
  .map(({ start, hours: long }) => ({
    from: wall(START + start * 60),
    until: wall(START + (start + long) * 60),
  }));

const aCampaign = fc
  .record({
    id: fc.constantFrom('one', 'two'),
    window,
    zone: fc.option(fc.constantFrom(...ZONES)),
    days: fc.oneof(fc.subarray([...DAYS], { minLength: 7 }), fc.subarray([...DAYS], { minLength: 3 })),
    hours,
    quiet: fc.array(
      hours.filter(({ from, to }) => from !== to),
      { maxLength: 2 },
    ),
    reminders: fc.array(fc.integer({ min: 30, max: 2 * 1440 }), { maxLength: 3 }),
    beacon: fc.option(fc.integer({ min: 30, max: 4 * 1440 })),
    card: fc.option(fc.integer({ min: 1, max: 240 })),
    order: fc.constantFrom('any' as const, 'given' as const),
    lessons: fc.integer({ min: 1, max: 3 }),
    recaps: fc.boolean(),
    anew: fc.boolean(),
  })
  .map(({ window: { from, until }, zone, lessons, ...rest }) =>
    campaign({
      ...rest,
      recaps: rest.recaps ? { days: [1, 2], after: 'done' } : null,
      from,
      until,
      ...(zone === null ? {} : { zone }),
      lessons: ['a', 'b', 'c'].slice(0, lessons).map((id) => entry(`${rest.id}-${id}`)),
    }),
  );

/** Once in ten moments. */
const seldom = <T>(some: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: some });

const happening = fc.record({
  minutes: fc.oneof(
    fc.integer({ min: 1, max: 60 }),
    fc.integer({ min: 1, max: 60 }),
    fc.integer({ min: 60, max: 16 * 60 }),
  ),
  /** The clock jumps by so many minutes, and stays there. */
  jump: seldom(fc.integer({ min: -36 * 60, max: 36 * 60 })),
  travel: seldom(fc.constantFrom(...ZONES)),
  busy: seldom(fc.constantFrom(...BUSY)),
  tool: fc.constantFrom('desk', 'desk', 'desk', 'desk', 'desk', 'pos'),
  next: fc.constantFrom('ignore', 'ignore', 'do', 'fail', 'close', 'snooze', 'excuse', 'own-hint'),
});

const manners = fc
  .record({ often: fc.constantFrom('normal' as const, 'seldom' as const), quiet: fc.option(short) })
  .map((some): Manners => ({ ...MANNERS, ...some }));

/** Told without the code under test. Near a change of the clocks a wall time says too little. */
function wallClock(zone: string, now: number): { wall: string; time: string; weekday: string } | null {
  const shift = (at: number) => {
    const { day, time } = clockIn(zone, at);
    return Date.parse(`${day}T${time}Z`) - Math.floor(at / MINUTE) * MINUTE;
  };
  if (shift(now - 3 * HOUR) !== shift(now + 3 * HOUR)) return null;
  const { day, time, weekday } = clockIn(zone, now);
  return { wall: `${day}T${time}`, time, weekday };
}

const before = (weekday: string) => DAYS[(DAYS.indexOf(weekday as 'mon') + 6) % 7]!;
function within(
  { from, to }: { from: string; to: string },
  days: readonly string[],
  time: string,
  weekday: string,
) {
  if (from < to) return days.includes(weekday) && time >= from && time < to;
  return (days.includes(weekday) && time >= from) || (days.includes(before(weekday)) && time < to);
}

const keyOf = ({ campaign: of, id }: Pick<Item, 'campaign' | 'id'>) => `${of} ${id}`;

/** Goes through a person's days; `look` sees each moment. */
function live(
  campaigns: readonly Campaign[],
  own: Manners,
  home: string,
  days: readonly (typeof happening extends fc.Arbitrary<infer T> ? T : never)[],
  look: (moment: {
    now: number;
    zone: string;
    busy: string | null;
    tool: string;
    mine: Mine[];
    answer: ReturnType<typeof askIn>;
    history: readonly Past[];
    done: ReadonlySet<string>;
    asks: ReadonlyMap<string, number>;
    snoozes: ReadonlyMap<string, number>;
  }) => void,
): void {
  const history: Past[] = [];
  const acts: Act[] = [];
  const done = new Set<string>();
  const [asks, snoozes] = [new Map<string, number>(), new Map<string, number>()];
  let [real, off, zone] = [START * MINUTE, 0, home];
  for (const { minutes, jump, travel, busy, tool, next } of days) {
    real += minutes * MINUTE;
    off += (jump ?? 0) * MINUTE;
    zone = travel ?? zone;
    const now = real + off;
    const mine = campaigns.map((one) => mineOf({ pack: 'acme', campaign: one }, acts, now, zone));
    const answer = askIn(visit(now, zone, { busy, tool, history: [...history] }), own, mine);
    look({ now, zone, busy, tool, mine, answer, history, done, asks, snoozes });
    const { ask } = answer;
    if (!ask) {
      if (next === 'own-hint' && busy === null) history.push({ at: now, lesson: 'p/x', fate: 'seen' });
      continue;
    }
    const key = keyOf(ask);
    history.push(past(ask, now, 'seen'));
    asks.set(key, (asks.get(key) ?? 0) + 1);
    const say = (what: Parameters<typeof said>[3]) =>
      acts.push({ ...said(ask.id, now, zone, what), campaign: ask.campaign } as Act);
    if (next === 'close') history.push(past(ask, now, 'closed'));
    if (next === 'snooze' && ask.snoozesLeft > 0) {
      say({ act: 'snoozed', until: now + HOUR });
      snoozes.set(key, (snoozes.get(key) ?? 0) + 1);
    }
    if (next === 'excuse' && ask.kind === 'lesson') {
      say({ act: 'excused', reason: 'absent' });
      done.add(key);
    }
    if (next === 'fail') acts.push(answered(ask.id, now, zone, false));
    if (next === 'do') {
      if (ask.kind === 'recap') say({ act: 'recapped' });
      else acts.push(answered(ask.id, now, zone));
      done.add(key);
    }
  }
}

const world = [
  fc.uniqueArray(aCampaign, { minLength: 1, maxLength: 2, selector: ({ id }) => id }),
  manners,
  fc.constantFrom(...ZONES),
  fc.array(happening, { minLength: 40, maxLength: 100, size: 'max' }),
] as const;

const find = (campaigns: readonly Campaign[], item: Item) =>
  campaigns.find(({ id }) => `acme/${id}` === item.campaign)!;

describe('over any days', () => {
  it('nobody is asked outside the window, working hours, quiet hours or in a busy moment', () => {
    let looked = 0;
    fc.assert(
      fc.property(...world, (campaigns, own, home, days) => {
        live(campaigns, own, home, days, ({ now, zone, busy, tool, answer: { ask, how } }) => {
          if (!ask) return;
          const one = find(campaigns, ask);
          expect([busy, tool]).toEqual([null, 'desk']);
          const local = wallClock(zone, now);
          const there = wallClock(one.zone ?? zone, now);
          if (!local || !there) return;
          looked += 1;
          if (ask.kind === 'lesson') {
            expect(there.wall >= one.from).toBe(true);
            expect(there.wall < one.until).toBe(true);
          }
          expect(within(one.hours, one.days, local.time, local.weekday)).toBe(true);
          for (const quiet of [...one.quiet, ...(own.quiet ? [own.quiet] : [])])
            expect(within(quiet, DAYS, local.time, local.weekday)).toBe(false);
          const left = (Date.parse(`${one.until}Z`) - Date.parse(`${there.wall}Z`)) / MINUTE;
          const isNear = (span: number) => left <= span + 60;
          if (how === 'card') expect(one.card !== null && isNear(one.card)).toBe(true);
          if (ask.kind === 'lesson' && one.beacon !== null && how === 'beacon')
            expect(isNear(one.beacon)).toBe(true);
        });
      }),
      { numRuns: 200, interruptAfterTimeLimit: 120_000 },
    );
    expect(looked).toBeGreaterThan(100);
  });

  it('nobody is asked above the budget, after closing one, or again for what is done', () => {
    fc.assert(
      fc.property(...world, (campaigns, own, home, days) => {
        live(campaigns, own, home, days, ({ now, answer: { ask }, history, done, asks, snoozes }) => {
          if (!ask) return;
          const budget = BUDGET[own.often as 'normal'];
          const seen = history.filter(({ fate, at }) => fate === 'seen' && at > now - DAY);
          expect(seen.length).toBeLessThan(budget.day);
          expect(seen.filter(({ at }) => at > now - HOUR).length).toBeLessThan(budget.hour);
          expect(seen.every(({ at }) => at <= now - budget.gap)).toBe(true);
          for (const { fate, at, lesson } of history)
            if (fate === 'closed' && isClosed(history, lesson))
              expect(now - at).toBeGreaterThanOrEqual(budget.rest);
          const key = keyOf(ask);
          expect(done.has(key)).toBe(false);
          const turns = 1 + (ask.kind === 'lesson' ? find(campaigns, ask).reminders.length : 0);
          expect(asks.get(key) ?? 0).toBeLessThan(turns + (snoozes.get(key) ?? 0));
        });
      }),
      { numRuns: 200, interruptAfterTimeLimit: 120_000 },
    );
  });

  it('what must be done is listed from its start, and asked as soon as a moment allows it, or a rule is told', () => {
    let [allowed, told] = [0, 0];
    fc.assert(
      fc.property(...world, (campaigns, own, home, days) => {
        live(campaigns, own, home, days, ({ now, zone, busy, tool, mine, answer, history, done, asks }) => {
          const listed = listedIn(mine, tool, own).map(({ item }) => keyOf(item));
          const kept = new Map(answer.kept.map(({ item, rule }) => [keyOf(item), rule]));
          const open = mine
            .flatMap(({ items }) => items)
            .filter((item) => item.required && now >= item.window.from && !done.has(keyOf(item)));
          for (const item of open) expect(listed).toContain(keyOf(item));
          const inTime = open.filter((item) => now < item.window.until);
          for (const item of inTime) {
            const isAsked = answer.ask !== null && keyOf(answer.ask) === keyOf(item);
            expect(isAsked || kept.has(keyOf(item))).toBe(true);
            if (kept.get(keyOf(item)) === 'turn') expect(answer.ask).not.toBe(null);
            told += kept.has(keyOf(item)) ? 1 : 0;
          }
          // Told anew, from what was never asked and what a person would call a free moment.
          const local = wallClock(zone, now);
          if (!local || busy !== null || tool !== 'desk') return;
          if (own.quiet && within(own.quiet, DAYS, local.time, local.weekday)) return;
          // Within even the smaller budget.
          if (history.some(({ at }) => at > now - 4 * HOUR)) return;
          if (history.filter(({ at }) => at > now - DAY).length >= 3) return;
          const fresh = inTime.filter((item) => {
            const one = find(campaigns, item);
            const isFree =
              within(one.hours, one.days, local.time, local.weekday) &&
              !one.quiet.some((quiet) => within(quiet, DAYS, local.time, local.weekday)) &&
              (one.beacon === null || now >= item.window.until - one.beacon * MINUTE);
            return isFree && one.order === 'any' && !asks.has(keyOf(item)) && item.state.is === 'due';
          });
          if (fresh.length === 0) return;
          allowed += 1;
          // It, or another that was never asked either, goes first.
          expect(answer.ask).not.toBe(null);
          expect(asks.has(keyOf(answer.ask!))).toBe(false);
        });
      }),
      { numRuns: 200, interruptAfterTimeLimit: 120_000 },
    );
    expect([allowed > 20, told > 100]).toEqual([true, true]);
  });
});

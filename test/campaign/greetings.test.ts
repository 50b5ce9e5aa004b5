/**
 * The story of the greetings: two days, forty agents in six zones. One across a change of the clocks, one far east and one
 * far west of the date line, one offline for a day, one who joins late, one whose clock is wrong.
 */
import { describe, expect, it } from 'vitest';
import { entriesOf, standingOf } from '../../lib/campaign/standing.ts';
import { clockIn, DAY, entry, HOUR, inPack, MINUTE, utc } from './builders.ts';
import { isWorkTime, live, type Person } from './people.ts';

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri'];
const ONE = inPack({
  lessons: [entry('greet'), entry('close'), entry('transfer')],
  hours: { from: '09:00', to: '17:30' },
  quiet: [{ from: '12:00', to: '13:00' }],
  reminders: [24 * 60, 180],
  card: 180,
});

/** When the window begins and ends there, as a calendar says. Egypt's clocks go back in its night. */
const ZONES: Record<string, [string, string]> = {
  'Europe/London': ['2026-10-29T09:00Z', '2026-10-30T17:00Z'],
  'America/New_York': ['2026-10-29T13:00Z', '2026-10-30T21:00Z'],
  'Asia/Kolkata': ['2026-10-29T03:30Z', '2026-10-30T11:30Z'],
  'Africa/Cairo': ['2026-10-29T06:00Z', '2026-10-30T15:00Z'],
  'Pacific/Kiritimati': ['2026-10-28T19:00Z', '2026-10-30T03:00Z'],
  'Pacific/Pago_Pago': ['2026-10-29T20:00Z', '2026-10-31T04:00Z'],
};
const PERIOD = { from: utc('2026-10-28T12:00Z'), until: utc('2026-11-02T12:00Z'), every: 5 * MINUTE };

const PEOPLE = Array.from({ length: 40 }, (_, n): Person => {
  const zone = Object.keys(ZONES)[n % 6]!;
  const [start] = ZONES[zone]!.map(utc) as [number];
  const away: Person['away'] =
    n === 6 ? [[PERIOD.from, start + 24 * HOUR]] : n === 7 ? [[PERIOD.from, start + 27 * HOUR]] : [];
  return {
    name: `agent-${n}`,
    zone,
    team: `Team ${n % 4}`,
    site: `Site ${n % 3}`,
    off: n === 8 ? 3 * DAY + 7 * HOUR : n === 9 ? -9 * HOUR : n === 10 ? 4 * MINUTE : 0,
    away,
    right: (nth) => (n + nth) % 4 !== 0,
    does: n % 10 === 5 ? 'never' : n % 5 === 1 ? 'later' : 'now',
  };
});

const lived = PEOPLE.map((person) => live(ONE, person, PERIOD));

describe('two days of greetings', () => {
  it('everybody is asked, in their own working hours and in the window, by the true time', () => {
    for (const { person, asks } of lived) {
      const [start, end] = ZONES[person.zone]!.map(utc) as [number, number];
      expect(new Set(asks.map(({ item }) => item.id)), person.name).toEqual(
        new Set(['greet', 'close', 'transfer']),
      );
      // A clock that is off by less than five minutes is not corrected.
      const slack = Math.abs(person.off) < 5 * MINUTE ? Math.abs(person.off) : 1000;
      for (const { at, told } of asks) {
        expect(Math.abs(told - at), person.name).toBeLessThanOrEqual(slack);
        expect(told >= start && told < end, person.name).toBe(true);
        expect(isWorkTime(person.zone, told, ['09:00', '17:30'], WEEK), person.name).toBe(true);
        expect(isWorkTime(person.zone, told, ['12:00', '13:00'], WEEK), person.name).toBe(false);
      }
    }
  });

  it('nobody is asked twice for what they did, nor twice between two reminders', () => {
    for (const { person, asks } of lived) {
      const [, end] = ZONES[person.zone]!.map(utc) as [number, number];
      for (const id of ['greet', 'close', 'transfer']) {
        const own = asks.filter(({ item }) => item.id === id);
        if (person.does === 'now') expect(own.length, person.name).toBe(1);
        if (person.does === 'later') expect(own.length, person.name).toBe(2);
        const turn = ({ told }: { told: number }) => (told < end - DAY ? 0 : told < end - 3 * HOUR ? 1 : 2);
        expect(new Set(own.map(turn)).size, person.name).toBe(own.length);
      }
    }
  });

  it('a card opens by itself in the last three hours only', () => {
    for (const { person, asks } of lived) {
      const [, end] = ZONES[person.zone]!.map(utc) as [number, number];
      for (const { told, how } of asks) expect(how).toBe(told >= end - 3 * HOUR ? 'card' : 'beacon');
    }
    expect(lived.some(({ asks }) => asks.some(({ how }) => how === 'card'))).toBe(true);
  });

  it('starts and ends to the minute, there, whatever the clocks did', () => {
    for (const [zone, [start, end]] of Object.entries(ZONES)) {
      const at = (now: number) => standingOf(ONE, [], now, zone)[0]!.state.is;
      expect(
        [-1, 0].map((off) => at(utc(start) + off * MINUTE)),
        zone,
      ).toEqual(['early', 'due']);
      expect(
        [-1, 0].map((off) => at(utc(end) + off * MINUTE)),
        zone,
      ).toEqual(['due', 'overdue']);
      expect([clockIn(zone, utc(start)).time, clockIn(zone, utc(end)).time]).toEqual(['09:00', '17:00']);
    }
  });

  it('who was offline for a day, who joined late and whose clock was wrong are in time', () => {
    const states = (n: number) =>
      standingOf(ONE, lived[n]!.acts, PERIOD.until, PEOPLE[n]!.zone).map(({ state }) => state);
    for (const n of [6, 7, 8, 9, 10]) {
      const isLate = states(n).map((state) => (state.is === 'done' ? state.late : state.is));
      expect(isLate, PEOPLE[n]!.name).toEqual([false, false, false]);
    }
  });

  it('who never did it is overdue, was asked at every turn, and finds it listed', () => {
    const never = lived.filter(({ person }) => person.does === 'never');
    expect(never.length).toBe(4);
    for (const { person, acts, asks } of never) {
      const items = standingOf(ONE, acts, PERIOD.until, person.zone);
      expect(items.map(({ state }) => state.is)).toEqual(['overdue', 'overdue', 'overdue']);
      expect(asks.length).toBeGreaterThanOrEqual(6);
    }
    expect(entriesOf(ONE).map(({ ref }) => ref)).toEqual(['acme/greet', 'acme/close', 'acme/transfer']);
  });
});

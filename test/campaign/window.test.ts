import './builders.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockOffset } from '../../lib/campaign/clock.ts';
import { askingFrom, askingMinutes, outOfHours } from '../../lib/campaign/hours.ts';
import { minutesIn, spanText } from '../../lib/campaign/span.ts';
import { isWall, isZone, wallMinutes, wallOf } from '../../lib/campaign/wall.ts';
import { daysAfter, instantOf, loudness, turnsOf, wallAt, windowOf } from '../../lib/campaign/window.ts';
import { campaign, clockIn, HOUR, MINUTE, utc } from './builders.ts';

const iso = (at: number) => new Date(at).toISOString().slice(0, 16);

describe('a time on the wall', () => {
  it.each([
    ['Europe/London', '2026-10-30T17:00', '2026-10-30T17:00'],
    ['America/New_York', '2026-10-30T17:00', '2026-10-30T21:00'],
    ['Asia/Kolkata', '2026-10-30T17:00', '2026-10-30T11:30'],
    // Egypt's clocks go back in the night to Friday 2026-10-30.
    ['Africa/Cairo', '2026-10-29T17:00', '2026-10-29T14:00'],
    ['Africa/Cairo', '2026-10-30T17:00', '2026-10-30T15:00'],
    // On both sides of the date line one day apart.
    ['Pacific/Kiritimati', '2026-10-30T17:00', '2026-10-30T03:00'],
    ['Pacific/Pago_Pago', '2026-10-30T17:00', '2026-10-31T04:00'],
    ['Australia/Lord_Howe', '2026-10-04T17:00', '2026-10-04T06:00'],
    ['Asia/Kathmandu', '2026-10-30T17:00', '2026-10-30T11:15'],
  ])('in %s, %s is %s UTC', (zone, wall, want) => {
    expect(iso(instantOf(wall, zone))).toBe(want);
    expect(wallAt(instantOf(wall, zone), zone)).toBe(wall);
  });

  it('that comes twice or never makes the window longer, not shorter', () => {
    const twice = { from: '2026-10-25T01:30', until: '2026-10-25T01:30' };
    const { from, until } = windowOf(twice, 'Europe/London');
    expect([iso(from), iso(until)]).toEqual(['2026-10-25T00:30', '2026-10-25T01:30']);
    const never = windowOf({ from: '2026-03-29T01:30', until: '2026-03-29T01:30' }, 'Europe/London');
    expect([iso(never.from), iso(never.until)]).toEqual(['2026-03-29T00:30', '2026-03-29T01:30']);
  });

  it('is one instant for all where the campaign names a zone', () => {
    const fixed = campaign({ zone: 'Europe/London' });
    expect(windowOf(fixed, 'Asia/Tokyo')).toEqual(windowOf(fixed, 'America/New_York'));
    expect(iso(windowOf(fixed, 'Asia/Tokyo').until)).toBe('2026-10-30T17:00');
  });

  it('is to the minute what a calendar there shows (property)', () => {
    const zones = Intl.supportedValuesOf('timeZone');
    const times = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2035-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(fc.constantFrom(...zones), times, (zone, time) => {
        const wall = time.toISOString().slice(0, 16);
        const [early, late] = [instantOf(wall, zone), instantOf(wall, zone, 'later')];
        const shown = [early, late].map((at) => Object.values(clockIn(zone, at)).slice(0, 2).join('T'));
        // Only where clocks are turned on may it be another time, and then one before and one after the gap.
        if (shown[0] !== wall) expect([shown[0]! < wall, shown[1]! > wall]).toEqual([true, true]);
        else expect(shown[1]).toBe(wall);
        expect(late).toBeGreaterThanOrEqual(early);
        expect(wallAt(early, zone)).toBe(shown[0]);
      }),
      { numRuns: 500 },
    );
  });

  it('days later is the same time of the calendar, across a change of the clocks', () => {
    const at = utc('2026-10-28T18:40Z');
    expect(iso(daysAfter(at, 2, '09:00', 'Africa/Cairo'))).toBe('2026-10-30T07:00');
    expect(iso(daysAfter(at, 1, '09:00', 'Africa/Cairo'))).toBe('2026-10-29T06:00');
    // It is the 29th already.
    expect(iso(daysAfter(at, 2, '09:00', 'Asia/Tokyo'))).toBe('2026-10-31T00:00');
  });
});

describe('hours', () => {
  const at = (wall: string, change = {}) => outOfHours(campaign(change), wall);
  it('are those of the working days', () => {
    expect(['07:59', '08:00', '17:59', '18:00'].map((time) => at(`2026-10-29T${time}`))).toEqual([
      'hours',
      null,
      null,
      'hours',
    ]);
    expect([at('2026-10-30T12:00'), at('2026-10-31T12:00'), at('2026-11-01T12:00')]).toEqual([
      null,
      'hours',
      'hours',
    ]);
  });

  it('may last over midnight, and belong to the day they begin on', () => {
    const night = { hours: { from: '22:00', to: '06:00' } };
    expect(at('2026-10-30T23:00', night)).toBe(null);
    expect(at('2026-10-31T05:59', night)).toBe(null);
    expect(at('2026-10-31T06:00', night)).toBe('hours');
    expect(at('2026-10-31T23:00', night)).toBe('hours');
    expect(at('2026-11-02T05:00', night)).toBe('hours');
  });

  it('the time in which it may ask is counted in quarters of an hour, whatever was asked before (property)', () => {
    const one = campaign({ quiet: [{ from: '12:00', to: '13:00' }], hours: { from: '22:00', to: '06:10' } });
    const start = wallMinutes('2026-10-28T09:07');
    const slow = (until: number) => {
      let minutes = 0;
      for (let at = start; at < until; at += 15)
        if (outOfHours(one, wallOf(at)) === null) minutes += Math.min(15, until - at);
      return minutes;
    };
    const until = fc.integer({ min: -60, max: 5000 }).map((minutes) => start + minutes);
    fc.assert(
      fc.property(fc.array(until, { minLength: 1, maxLength: 8 }), (all) => {
        const minutes = askingFrom(one, wallOf(start));
        expect(all.map((at) => minutes(wallOf(at)))).toEqual(all.map(slow));
      }),
    );
  });

  it('have quiet ones among them', () => {
    const lunch = { quiet: [{ from: '12:00', to: '13:00' }] };
    expect([
      at('2026-10-29T11:59', lunch),
      at('2026-10-29T12:00', lunch),
      at('2026-10-29T13:00', lunch),
    ]).toEqual([null, 'quiet', null]);
    expect(askingMinutes(campaign(lunch), '2026-10-29T09:00', '2026-10-30T17:00')).toBe(
      (3 + 5) * 60 + (4 + 4) * 60,
    );
  });
});

it('it gets louder as the deadline nears, and a card comes only at its end', () => {
  const one = campaign({ beacon: 24 * 60, card: 120 });
  const window = windowOf(one, 'Europe/London');
  const at = (before: number) => loudness(one, window, window.until - before);
  expect([25 * HOUR, 24 * HOUR, 2 * HOUR + MINUTE, 2 * HOUR].map(at)).toEqual([
    'badge',
    'beacon',
    'beacon',
    'card',
  ]);
  expect(loudness(campaign(), window, window.from)).toBe('beacon');
});

it('it speaks up at its start and at reminders, those before its start left out', () => {
  const window = { from: 0, until: 10 * HOUR };
  expect(turnsOf({ reminders: [1440, 180, 60] }, window)).toEqual([0, 7 * HOUR, 9 * HOUR]);
});

describe('a clock', () => {
  const received = utc('2026-10-29T09:00:00Z');
  it.each([
    ['Thu, 29 Oct 2026 09:04:59 GMT', null, 0],
    ['Thu, 29 Oct 2026 08:55:01 GMT', null, 0],
    ['Thu, 29 Oct 2026 09:05:01 GMT', null, 301_000],
    ['Tue, 27 Oct 2026 09:00:00 GMT', null, -2 * 24 * HOUR],
    ['Thu, 29 Oct 2026 08:00:00 GMT', '3600', 0],
    ['Thu, 01 Jan 1970 00:00:00 GMT', null, null],
    ['yesterday', null, null],
    ['2026-10-29', null, null],
    [null, null, null],
  ])('beside a server that says %s (age %s) is off by %s', (date, age, off) =>
    expect(clockOffset(date, received, age)).toBe(off),
  );
});

it.each([
  ['90 min', 90],
  ['3 h', 180],
  ['1 day', 1440],
  ['14 days', 14 * 1440],
  ['2h', 120],
  ['0 h', null],
  ['1.5 h', null],
  ['400 days', null],
  ['2 weeks', null],
  ['', null],
])('"%s" is %s minutes', (text, want) => {
  expect(minutesIn(text)).toBe(want);
  if (want !== null) expect(minutesIn(spanText(want))).toBe(want);
});

it('what is no time and no zone is none', () => {
  expect(['2026-02-30T09:00', '2026-10-29T24:00', '2026-10-29'].map(isWall)).toEqual([false, false, false]);
  expect(['Mars/Olympus', '', 'London'].map(isZone)).toEqual([false, false, false]);
});

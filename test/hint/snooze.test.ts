import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, type Moment } from '../../lib/hint/policy.ts';
import { PAUSES, pauseEnd, SNOOZES, snoozed, unsnoozed } from '../../lib/hint/snooze.ts';
import { readSettings } from '../../lib/settings.ts';

const HINTS = readSettings(null).hints;
const HERE = { tool: 'desk', page: 'queue' };
const at = (day: number, hour = 9) => new Date(2026, 10, day, hour, 30).getTime();
const date = (ms: number) => new Date(ms).toString().slice(0, 21);

const anyTime = fc.date({ min: new Date(2020, 0, 1), max: new Date(2040, 0, 1), noInvalidDate: true });

describe('a pause ends', () => {
  it.each([
    ['hour', at(26), 'Thu Nov 26 2026 10:30'],
    ['today', at(26), 'Fri Nov 27 2026 00:00'],
    ['monday', at(26), 'Mon Nov 30 2026 00:00'],
    ['monday', at(29), 'Mon Nov 30 2026 00:00'],
    ['monday', at(30), 'Mon Dec 07 2026 00:00'],
    ['today', at(30, 23), 'Tue Dec 01 2026 00:00'],
  ] as const)('%s', (pause, now, want) => {
    expect(date(pauseEnd(pause, now))).toBe(want);
  });

  it('later than it began, within eight days, whatever the time', () => {
    fc.assert(
      fc.property(anyTime, fc.constantFrom(...PAUSES), (now, pause) => {
        const lasts = pauseEnd(pause, now.getTime()) - now.getTime();
        expect(lasts).toBeGreaterThan(0);
        expect(lasts).toBeLessThanOrEqual(8 * 24 * 3_600_000);
        if (pause === 'monday') expect(new Date(pauseEnd(pause, now.getTime())).getDay()).toBe(1);
      }),
    );
  });
});

describe('a snooze', () => {
  const match = { ref: 'p/a', revision: '0000000a', question: 'Why?', sure: true, score: 200, reasons: [] };
  const moment = (now: number, spot = HERE): Moment => ({
    ...{ now, minute: 600, busy: null, ...spot, matches: [match], open: null, history: [] },
    isPrivate: false,
  });

  it('keeps hints away until it is undone, and undoing gives back what was there', () => {
    fc.assert(
      fc.property(anyTime, fc.constantFrom(...SNOOZES), (time, how) => {
        const now = time.getTime();
        const hints = snoozed(snoozed(HINTS, how, HERE, now), how, HERE, now);
        expect(decide(moment(now), hints).offer).toBeNull();
        expect(decide(moment(now), unsnoozed(hints, how, HERE)).offer).toBe(match);
        expect(unsnoozed(hints, how, HERE)).toEqual(HINTS);
      }),
    );
  });

  it('of a page or tool is no snooze elsewhere', () => {
    const there = { tool: 'desk', page: 'ticket' };
    expect(decide(moment(0, there), snoozed(HINTS, 'page', HERE, 0)).offer).toBe(match);
    expect(decide(moment(0, there), snoozed(HINTS, 'tool', HERE, 0)).offer).toBeNull();
    expect(decide(moment(0, { ...there, tool: 'till' }), snoozed(HINTS, 'tool', HERE, 0)).offer).toBe(match);
  });

  it('of a page that nobody knows changes nothing', () => {
    for (const how of ['page', 'tool'] as const)
      expect(snoozed(HINTS, how, { tool: null, page: null }, 0)).toEqual(HINTS);
  });
});

/** Exports come from other people: whatever they hold, reading them ends, and steers nothing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_CATALOGUE } from '../../lib/insight/catalogue.ts';
import { commandFor, draftOf, draftText } from '../../lib/insight/draft.ts';
import { readExport, toJsonLines } from '../../lib/insight/exchange.ts';
import type { Gap } from '../../lib/insight/gap.ts';
import { merge } from '../../lib/insight/merge.ts';
import { report } from '../../lib/insight/report.ts';
import { rollupParts } from '../../lib/insight/rollup.ts';
import { NO_FILTER } from '../../lib/insight/tally.ts';
import { chanceUseless } from '../../lib/insight/usefulness.ts';

const EVENT = {
  ...{ id: '01a1b2c5-a620-7000-8000-000000000011', kind: 'visited', at: Date.UTC(2026, 10, 2) },
  ...{ zone: 'UTC', person: 'ann', tool: 'desk', page: 'orders' },
  data: { fit: 'none', best: null, asked: true },
};
const HEAD = JSON.stringify({ cuecard: 'events', version: 2, person: 'ann' });
const read = (...lines: unknown[]) =>
  readExport([HEAD, ...lines.map((one) => JSON.stringify(one))].join('\n'), 'a.jsonl');
const made = (text: string) =>
  report(merge([readExport(text, 'a.jsonl')]), {
    ...{
      catalogue: NO_CATALOGUE,
      filter: NO_FILTER,
      fewest: 1,
      now: Date.UTC(2026, 10, 27),
    },
  });

describe('an event is left out, and told, whose', () => {
  it.each([
    ['page is a command', { page: '$(touch x)' }],
    ['tool ends a line', { tool: 'desk\nanswer: no' }],
    ['time is after all times', { at: 9e15 }],
    ['best lesson is none', { data: { ...EVENT.data, best: '../../x' } }],
  ])('%s', (_, change) => {
    expect(read(EVENT).events.length).toBe(1);
    const { events, problems } = read({ ...EVENT, ...change });
    expect([events.length, problems.length]).toEqual([0, 1]);
  });
});

describe('a count is left out', () => {
  const KEY = '2026-11-02|visited|desk|orders|||none:asked';
  it.each([
    ['of a day that is none', '9999-99-99|visited|desk|orders|||none'],
    ['of a time that is none of ours', '0001-01-01|visited|desk|orders|||none'],
    ['of an unknown kind', '2026-11-02|dreamt|desk|orders|||none'],
    ['of a page that is a command', '2026-11-02|visited|desk|$(x)|||none'],
  ])('%s', (_, key) => {
    expect(rollupParts(KEY)).not.toBeNull();
    expect(rollupParts(key)).toBeNull();
  });

  it('that is more than anybody does', () => {
    expect(read({ rollup: KEY, count: 5 }).rollups.length).toBe(1);
    expect(read({ rollup: KEY, count: 2 ** 40 }).rollups).toEqual([]);
  });
});

it('the chance of many votes takes no time, and is the same as by the sum', () => {
  for (const useful of [2400, 2490, 2500, 2510])
    expect(chanceUseless({ useful: useful * 2, votes: 10_000 })).toBeCloseTo(
      chanceUseless({ useful, votes: 5000 }),
      0,
    );
  expect(chanceUseless({ useful: 4950, votes: 10_000 })).toBeCloseTo(0.84, 1);
  expect(chanceUseless({ useful: 5e8, votes: 1e9 })).toBeGreaterThan(0.4);
  expect(chanceUseless({ useful: 1e8, votes: 1e9 })).toBe(1);
});

it('whatever an export holds, its report is made', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.json(), fc.constant(JSON.stringify(EVENT))), { maxLength: 8 }),
      (lines) => {
        expect(() => made([HEAD, ...lines].join('\n'))).not.toThrow();
      },
    ),
  );
});

it('what was exported is read again', () => {
  const kept = {
    events: read(EVENT).events,
    rollups: [{ key: '2026-11-02|visited|desk|orders|||none:asked', count: 1 }],
  };
  expect(readExport(toJsonLines(kept, 'ann'), 'a.jsonl')).toMatchObject({ ...kept, problems: [] });
});

describe('a draft from a report that somebody else made', () => {
  const gap = (change: Partial<Gap>): Gap => ({
    ...{ id: 'page:desk/orders', kind: 'page', action: 'write', tool: 'desk', page: 'orders', lesson: null },
    ...{ n: 3, of: null, people: 3, minutes: 5, score: 1, block: null, step: null, day: null },
    ...{ words: [], said: [], reasons: [] },
    ...change,
  });
  const draft = (change: Partial<Gap>) => draftOf(gap(change), NO_CATALOGUE);

  it('is a command only where a shell reads nothing into it', () => {
    expect(commandFor(draft({}), gap({}))).toContain('#page:desk/orders"');
    expect(commandFor(draft({}), gap({ id: 'search:größe-tauschen' }))).toContain('größe');
    for (const id of ['page:$(x)', 'page:`x`', 'page:"x', 'page:x\ny', 'page:!x'])
      expect(commandFor(draft({}), gap({ id }))).toBeNull();
  });

  it('has no lines but its own', () => {
    const text = draftText(
      draft({ id: 'page:x\nanswer: no', n: '1\nanswer: no' as unknown as number, tool: 'desk\nanswer: no' }),
      {
        id: 'a',
        place: draft({ tool: 'desk\nanswer: no' }).place ?? 'tool/page',
        owner: 'L&D',
        reviewBy: '2027-01-01',
      },
    );
    expect(text.match(/^answer:/gm)).toHaveLength(1);
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { daysOf } from '../../lib/insight/days.ts';
import { firstId, isLasting } from '../../lib/insight/event.ts';
import { merge, type Part } from '../../lib/insight/merge.ts';
import { rollupKey, rollupsOf, saidBefore, votesIn } from '../../lib/insight/rollup.ts';
import { addDays, collectSeries, rowsOf } from '../../lib/insight/series.ts';
import { DAY, event, START, use } from './samples.ts';

const part = (events: Part['events'], person = 'ann'): Part => ({
  person,
  events,
  rollups: rollupsOf(events),
});
const inOrder = <T>(list: readonly T[]) => list.map((one) => JSON.stringify(one)).sort();

it('the same export twice, or a later one of the same person, counts each event once', () => {
  const first = use(true);
  const later = [...first, ...use(null), event({ kind: 'request', data: { words: 'split an order' } })];
  const alone = merge([part(later)]);
  for (const parts of [
    [part(later), part(later)],
    [part(first), part(later)],
    [part(later), part(first)],
  ]) {
    expect(inOrder(rowsOf(merge(parts).series))).toEqual(inOrder(rowsOf(alone.series)));
    expect(merge(parts).told).toHaveLength(1);
  }
});

it('a table without counts beside the full export changes nothing', () => {
  const events = [...use(true), ...use(false)];
  const both = merge([part(events), { person: 'ann', events, rollups: [] }]);
  expect(inOrder(rowsOf(both.series))).toEqual(inOrder(rowsOf(merge([part(events)]).series)));
});

it('counts whose events are cleared away stay', () => {
  const old = use(true, { at: START - 400 * DAY });
  const rollups = rollupsOf([...old, ...use(false)]);
  const rows = rowsOf(merge([{ person: 'ann', events: [], rollups }]).series);
  expect(rows.filter(({ kind }) => kind === 'shown')).toHaveLength(2);
  const own = collectSeries();
  addDays(own, 'ann', daysOf(rollups));
  expect(inOrder(rows)).toEqual(inOrder(rowsOf(own.all())));
});

it('people are told apart', () => {
  const rows = rowsOf(merge([part(use(true)), part(use(true, { person: 'bob' }), 'bob')]).series);
  expect(rows.filter(({ kind }) => kind === 'shown').map(({ person }) => person)).toEqual(['ann', 'bob']);
});

it('merging is the same in any order and grouping', () => {
  const events = Array.from({ length: 12 }, (_, n) =>
    event(
      { kind: 'rating', data: { useful: [true, false, null][n % 3]! } },
      { at: START + n * DAY * 0.4, person: n % 2 ? 'ann' : 'bob' },
    ),
  );
  const whole = merge([
    part(
      events.filter(({ person }) => person === 'ann'),
      'ann',
    ),
    part(
      events.filter(({ person }) => person === 'bob'),
      'bob',
    ),
  ]);
  fc.assert(
    fc.property(fc.shuffledSubarray(events, { minLength: events.length }), fc.nat(11), (mixed, cut) => {
      const raw = (some: typeof events) => ({ person: 'x', events: some, rollups: [] });
      const rows = rowsOf(merge([raw(mixed.slice(0, cut)), raw(mixed.slice(cut))]).series);
      expect(inOrder(rows)).toEqual(inOrder(rowsOf(whole.series)));
    }),
  );
});

it('votes counted from the days are those that stand, however often somebody changed their mind', () => {
  const step = fc.record({
    useful: fc.constantFrom(true, false, null),
    person: fc.constantFrom('ann', 'bob'),
    hours: fc.integer({ min: 1, max: 40 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let at = START;
      const events = steps.map(({ useful, person, hours }) => {
        at += hours * 3_600_000;
        return event({ kind: 'rating', data: { useful } }, { person, at });
      });
      const last = new Map(
        events.map((one) => [one.person, (one.data as { useful: boolean | null }).useful]),
      );
      let [useful, notUseful] = [0, 0];
      for (const { variant, count } of rowsOf(merge([{ person: 'x', events, rollups: [] }]).series)) {
        const change = votesIn(variant);
        useful += change.useful * count;
        notUseful += change.notUseful * count;
      }
      const said = [...last.values()];
      expect([useful, notUseful]).toEqual([
        said.filter((one) => one === true).length,
        said.filter((one) => one === false).length,
      ]);
      // One by one, as the database counts them.
      const keys = events.map((one, n) => rollupKey(one, saidBefore(events.slice(0, n), one)));
      expect(inOrder([...new Set(keys)])).toEqual(inOrder(rollupsOf(events).map(({ key }) => key)));
    }),
  );
});

it('an id made at a time sorts before all that are made later', () => {
  const made = event({ kind: 'shown', data: {} }, { at: START });
  expect(firstId(START) <= made.id && made.id < firstId(START + 1)).toBe(true);
});

it('only a closed or restored hint outlives the retention', () => {
  expect(isLasting(event({ kind: 'hint', data: { fate: 'closed' } }))).toBe(true);
  expect(isLasting(event({ kind: 'hint', data: { fate: 'seen' } }))).toBe(false);
  expect(isLasting(event({ kind: 'shown', data: {} }))).toBe(false);
});

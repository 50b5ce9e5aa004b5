/** An own export that is read back: everything of both devices is there, and nothing counts twice. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bringIn, piecesOf } from '../../lib/insight/bring.ts';
import { type DayRecord, daysOf, rollupsIn } from '../../lib/insight/days.ts';
import { dayOf, type Event } from '../../lib/insight/event.ts';
import type { Kept } from '../../lib/insight/exchange.ts';
import type { RatingEvent } from '../../lib/insight/rating.ts';
import { standing } from '../../lib/insight/rating.ts';
import { type Rollup, rollupParts, rollupsOf, votesIn } from '../../lib/insight/rollup.ts';
import { DAY, event, START, use } from './samples.ts';

const inOrder = (rollups: readonly Rollup[]) => [...rollups].sort((a, b) => (a.key < b.key ? -1 : 1));
const keptOf = (events: readonly Event[]): Kept => ({ events, rollups: rollupsOf(events) });

/** As the database does it: each piece read, brought and written. */
function bring(here: Kept, there: Kept): Kept {
  const events = new Map(here.events.map((one) => [one.id, one]));
  const days = new Map(daysOf(here.rollups).map((day): [string, DayRecord] => [day.day, day]));
  for (const piece of piecesOf(there)) {
    const brought = bringIn({ events: [...events.values()], days: [...days.values()] }, piece);
    for (const one of brought.events) events.set(one.id, one);
    for (const day of brought.days) days.set(day.day, day);
  }
  return { events: [...events.values()], rollups: rollupsIn([...days.values()]) };
}

const votes = (rollups: readonly Rollup[]) => {
  let [useful, notUseful] = [0, 0];
  for (const { key, count } of rollups) {
    const { kind, variant } = rollupParts(key)!;
    if (kind !== 'rating') continue;
    useful += votesIn(variant).useful * count;
    notUseful += votesIn(variant).notUseful * count;
  }
  return { useful, notUseful };
};

const step = fc.record({
  day: fc.nat(4),
  kind: fc.constantFrom(...(['shown', 'finished', 'copied', 'rating', 'searched'] as const)),
  useful: fc.constantFrom(true, false, null),
  device: fc.constantFrom('here', 'there', 'both'),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const eventOf = ({ day, kind, useful }: Step, n: number): Event => {
  const given = { at: START + day * DAY + n };
  if (kind === 'rating') return event({ kind, data: { useful } }, given);
  if (kind === 'searched') return event({ kind, data: { found: 0, words: ['split'], unknown: 0 } }, given);
  return event({ kind, data: {} }, given);
};

const isPlain = ({ key }: Rollup) => !key.includes('|rating|');

describe('with all events on both sides', () => {
  it('what is there then is what one device would have counted', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const all = steps.map((one, n) => ({ device: one.device, event: eventOf(one, n) }));
        const on = (device: string) =>
          keptOf(all.filter((one) => one.device === device || one.device === 'both').map((one) => one.event));
        const after = bring(on('here'), on('there'));
        const whole = keptOf(all.map((one) => one.event));
        expect(after.events.map(({ id }) => id).sort()).toEqual(whole.events.map(({ id }) => id).sort());
        expect(inOrder(after.rollups.filter(isPlain))).toEqual(inOrder(whole.rollups.filter(isPlain)));
        // However a person changed their mind on two devices, one vote stands: the last one.
        const stands = standing(whole.events.filter((one): one is RatingEvent => one.kind === 'rating'));
        expect(votes(after.rollups)).toEqual({
          useful: stands.filter(({ data }) => data.useful).length,
          notUseful: stands.filter(({ data }) => !data.useful).length,
        });
      }),
    );
  });
});

describe('with some events cleared away on each side', () => {
  const cleared = fc.tuple(fc.array(step, { maxLength: 25 }), fc.nat(5), fc.nat(5));
  const part = (all: readonly { device: string; event: Event }[], device: string, since: number): Kept => {
    const own = all.filter((one) => one.device === device || one.device === 'both').map((one) => one.event);
    return { events: own.filter(({ at }) => at >= START + since * DAY), rollups: rollupsOf(own) };
  };

  it('nothing is counted twice or less than before, and the same file again changes nothing', () => {
    fc.assert(
      fc.property(cleared, ([steps, since, thereSince]) => {
        const all = steps.map((one, n) => ({ device: one.device, event: eventOf(one, n) }));
        const here = part(all, 'here', since);
        const there = part(all, 'there', thereSince);
        const after = bring(here, there);
        const real = new Map(rollupsOf(all.map((one) => one.event)).map(({ key, count }) => [key, count]));
        const kept = new Map(after.rollups.map(({ key, count }) => [key, count]));
        for (const { key, count } of after.rollups.filter(isPlain))
          expect(count, key).toBeLessThanOrEqual(real.get(key) ?? 0);
        for (const { key, count } of [...here.rollups, ...there.rollups].filter(isPlain))
          expect(kept.get(key), key).toBeGreaterThanOrEqual(count);
        const said = votes(after.rollups);
        expect([said.useful, said.notUseful].every((n) => n === 0 || n === 1)).toBe(true);
        const again = bring(after, there);
        expect(again.events).toEqual(after.events);
        expect(inOrder(again.rollups)).toEqual(inOrder(after.rollups));
      }),
    );
  });
});

it('a device with nothing has all of the other afterwards, also counts whose events are gone', () => {
  const old = use(true, { at: START - 400 * DAY });
  const young = use(false);
  const there: Kept = { events: young, rollups: rollupsOf([...old, ...young]) };
  const after = bring({ events: [], rollups: [] }, there);
  expect(after.events.map(({ id }) => id).sort()).toEqual(young.map(({ id }) => id).sort());
  expect(inOrder(after.rollups)).toEqual(inOrder(there.rollups));
});

it('a table without counts is counted by its events', () => {
  const events = [...use(true), ...use(null)];
  const after = bring({ events: [], rollups: [] }, { events, rollups: [] });
  expect(inOrder(after.rollups)).toEqual(inOrder(rollupsOf(events)));
});

it('broken off after any piece and begun again, it comes to the same', () => {
  const events = Array.from({ length: 3000 }, (_, n) =>
    use(n % 2 === 0, { at: START + n * 3_600_000 }),
  ).flat();
  const there = keptOf(events);
  const pieces = piecesOf(there);
  expect(pieces.length).toBeGreaterThan(2);
  const whole = bring({ events: [], rollups: [] }, there);
  for (const cut of [1, 2, pieces.length - 1]) {
    const begun = pieces
      .slice(0, cut)
      .reduce((here, piece) => bring(here, piece), { events: [], rollups: [] } as Kept);
    expect(inOrder(bring(begun, there).rollups)).toEqual(inOrder(whole.rollups));
  }
});

it('a piece holds whole days', () => {
  const events = Array.from({ length: 5000 }, (_, n) =>
    event({ kind: 'shown', data: {} }, { at: START + n * 1e6 }),
  );
  const days = piecesOf(keptOf(events)).map(({ events, rollups }) => [
    ...new Set([...events.map(({ at }) => dayOf(at)), ...rollups.map(({ key }) => key.slice(0, 10))]),
  ]);
  expect(new Set(days.flat()).size).toBe(days.flat().length);
});

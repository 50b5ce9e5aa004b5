import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, eventId } from '../../lib/insight/event.ts';
import { type RatingEvent, ratingOf, standing, votesOf } from '../../lib/insight/rating.ts';

let made = 0;
function rating(useful: boolean | null, given: Partial<RatingEvent> = {}): RatingEvent {
  made += 1;
  const where = { tool: 'desk', page: 'ticket', lesson: 'p/refund', revision: 'aaaaaaaa' };
  const who = { person: 'ann', zone: 'Europe/Berlin', at: made };
  return {
    id: `id-${String(made).padStart(6, '0')}`,
    kind: 'rating',
    ...where,
    ...who,
    data: { useful },
    ...given,
  };
}

const REVISIONS = new Map([
  ['p/refund', 'aaaaaaaa'],
  ['p/merge', 'bbbbbbbb'],
]);
const NOW = (ref: string) => REVISIONS.get(ref);
const votes = (events: RatingEvent[]) => votesOf(events, NOW).get('p/refund') ?? null;

describe('votes', () => {
  test('count each person once, by the last word', () => {
    expect(votes([rating(true), rating(false), rating(true)])).toEqual({ useful: 1, votes: 1 });
    expect(votes([rating(true), rating(false)])).toEqual({ useful: 0, votes: 1 });
    expect(votes([rating(true), rating(false, { person: 'bob' })])).toEqual({ useful: 1, votes: 2 });
  });

  test('taken back do not count, given again they do', () => {
    expect(votes([rating(true), rating(null)])).toBe(null);
    expect(votes([rating(true), rating(null), rating(false)])).toEqual({ useful: 0, votes: 1 });
  });

  test('on an earlier revision, or a lesson that is gone, do not count', () => {
    expect(votes([rating(false, { revision: 'old00000' })])).toBe(null);
    expect(votes([rating(true), rating(null, { revision: 'old00000' })])).toEqual({ useful: 1, votes: 1 });
    expect(votesOf([rating(true, { lesson: 'p/gone' })], NOW).size).toBe(0);
  });

  test('where the clock did not move, the later id stands', () => {
    const [first, second] = [rating(true, { at: 5 }), rating(false, { at: 5 })];
    expect(votes([second, first])).toEqual({ useful: 0, votes: 1 });
  });

  test('are the same for any order and any duplicates of the events', () => {
    const one = fc
      .record({
        useful: fc.option(fc.boolean()),
        at: fc.nat(5),
        person: fc.constantFrom('ann', 'bob', 'Ann Lee'),
        lesson: fc.constantFrom('p/refund', 'p/merge', 'p/gone'),
        revision: fc.constantFrom('aaaaaaaa', 'bbbbbbbb'),
      })
      .map(({ useful, ...given }) => rating(useful, given));
    const shuffled = fc
      .array(one, { maxLength: 30 })
      .chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 })),
      );
    fc.assert(
      fc.property(shuffled, ([list, again]) => {
        expect(votesOf(again, NOW)).toEqual(votesOf(list, NOW));
        const people = new Set(list.map((event) => event.person)).size;
        for (const { useful, votes: n } of votesOf(list, NOW).values()) {
          expect(useful).toBeLessThanOrEqual(n);
          expect(n).toBeLessThanOrEqual(people);
        }
        const keys = standing(again).map((e) => `${e.person} ${e.lesson} ${e.revision}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});

test('what one person last said', () => {
  const events = [
    rating(true),
    rating(false, { data: { useful: false, reason: 'outdated', words: 'New button' } }),
  ];
  const of = (person: string, revision = 'aaaaaaaa', list = events) =>
    ratingOf(list, person, 'p/refund', revision);
  expect(of('ann')).toEqual({ useful: false, reason: 'outdated', words: 'New button', at: events[1]!.at });
  expect(of('bob')).toBe(null);
  expect(of('ann', 'old00000')).toBe(null);
  expect(of('ann', 'aaaaaaaa', [...events, rating(null)])).toBe(null);
});

test('events are named in the order they happened, and kept by the UTC day', () => {
  const ids = Array.from({ length: 50 }, eventId);
  expect(ids).toEqual(ids.toSorted());
  expect(dayOf(Date.UTC(2026, 10, 23, 23, 59, 59, 999))).toBe('2026-11-23');
  expect(dayOf(Date.UTC(2026, 10, 24))).toBe('2026-11-24');
});

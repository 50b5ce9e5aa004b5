/** Teams, sites, zones and days of a campaign: nothing can be told of fewer than five, not by subtraction either. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { courseOf } from '../../lib/campaign/course.ts';
import { type Share, tablesOf } from '../../lib/campaign/groups.ts';
import type { Row } from '../../lib/campaign/status.ts';

const FEWEST = 5;

type Is = Row['is'];
const row = (team: string, site: string, is: Is = 'done', zone = 'UTC'): Row => ({
  ...{ person: 'p', name: null, team, site, zone, is },
  ...{ lessons: [], finished: null, late: false, optedOut: false },
});
const times = (n: number, ...given: Parameters<typeof row>) => Array.from({ length: n }, () => row(...given));

const BY = [({ team }: Row) => team, ({ site }: Row) => site, ({ zone }: Row) => zone];
const tables = (people: readonly Row[]) => tablesOf(people, BY, FEWEST);
const names = (table: readonly Share[] | undefined) => table?.map(({ name }) => name);

describe('groups', () => {
  it('are counted: done, not yet, and all; who is excused is neither', () => {
    const people = [...times(4, 'A', 'X'), row('A', 'X', 'started'), row('A', 'X', 'excused')];
    expect(tables([...people, ...times(5, 'B', 'X', 'open')])[0]).toEqual([
      { name: 'A', done: 4, notYet: 1, of: 6 },
      { name: 'B', done: 0, notYet: 5, of: 5 },
    ]);
  });

  it('that are too small are put together', () => {
    const people = [...times(9, 'A', 'X'), ...times(3, 'B', 'X', 'open'), ...times(4, 'C', 'X')];
    expect(tables(people)[0]).toEqual([
      { name: 'A', done: 9, notYet: 0, of: 9 },
      { name: null, done: 4, notYet: 3, of: 7 },
    ]);
  });

  it('of which one is too small: it is put together with the next smallest, for the total would tell of it', () => {
    const people = [...times(9, 'A', 'X'), ...times(6, 'B', 'X'), row('C', 'X', 'open')];
    expect(tables(people)[0]).toEqual([
      { name: 'A', done: 9, notYet: 0, of: 9 },
      { name: null, done: 6, notYet: 1, of: 7 },
    ]);
    expect(tables([...times(9, 'A', 'X'), row('C', 'X')])[0]).toEqual([]);
  });

  it('that the roster does not say come last, and tell nothing where it says none', () => {
    expect(names(tables([...times(6, '', ''), ...times(6, 'A', '')])[0])).toEqual(['A', '']);
    expect(tables(times(9, '', ''))[0]).toEqual([]);
  });

  it('of two tables whose difference is one person are not both told', () => {
    // Team A is all of site X but one: X without A would tell of that one.
    const people = [
      ...times(6, 'A', 'X'),
      row('B', 'X', 'open'),
      ...times(8, 'B', 'Y'),
      ...times(7, 'C', 'Z'),
    ];
    const [teams, sites] = tables(people);
    expect(names(teams)).toEqual(['A', 'B', 'C']);
    expect(names(sites)).toEqual(['Z', null]);
  });

  it('of two tables are put together no further than is needed', () => {
    // Team A is sites X and Y and one person of Z: without X and Y it would tell of that one.
    const people = [
      ...times(7, 'A', 'X'),
      ...times(8, 'A', 'Y'),
      row('A', 'Z', 'open'),
      ...times(9, 'B', 'Z'),
    ];
    expect(names(tables([...people, ...times(9, 'C', 'W')])[1])).toEqual(['W', 'Y', null]);
  });

  it('that lie in each other whole are told of both', () => {
    const people = [...times(6, 'A', 'X'), ...times(7, 'B', 'X'), ...times(8, 'C', 'Y')];
    expect(tables(people).slice(0, 2).map(names)).toEqual([
      ['A', 'B', 'C'],
      ['X', 'Y'],
    ]);
  });

  it('that meet in few people each are told, where no sum of them tells of few', () => {
    const people = ['A', 'B', 'C', 'D'].flatMap((team) =>
      ['X', 'Y', 'Z'].flatMap((site) => times(2, team, site)),
    );
    expect(tables(people).slice(0, 2).map(names)).toEqual([
      ['A', 'B', 'C', 'D'],
      ['X', 'Y', 'Z'],
    ]);
  });

  const some = (all: string) => fc.constantFrom(...all);
  const anyone = fc
    .tuple(some('ABCDE'), some('XYZW'), fc.constantFrom<Is[]>('done', 'open', 'excused'), some('UV'))
    .map((given) => row(...given));
  // Teams lie in their sites, with a few strays: what real rosters are like.
  const nested = fc
    .tuple(some('ABCDE'), fc.integer({ min: 0, max: 30 }), some('XYZW'))
    .map(([team, chance, site]) =>
      row(team, chance === 0 ? site : { A: 'X', B: 'X', C: 'Y', D: 'Z', E: 'W' }[team]!),
    );
  const crowd = fc.oneof(
    fc.array(anyone, { maxLength: 60, size: 'max' }),
    fc.array(nested, { maxLength: 90, size: 'max' }),
  );

  it('no sum and difference of rows of two tables counts one to four people (property)', () => {
    fc.assert(
      fc.property(crowd, (people) => {
        const shown = tables(people);
        for (const [a, b] of [
          [0, 1],
          [0, 2],
          [1, 2],
        ] as const)
          expect(fewestTold(people, [shown[a]!, BY[a]!], [shown[b]!, BY[b]!])).toBeGreaterThanOrEqual(FEWEST);
      }),
      { numRuns: 150 },
    );
  });

  it('each table is left out, or counts everybody once in groups of five at least (property)', () => {
    fc.assert(
      fc.property(crowd, (people) => {
        for (const table of tables(people)) {
          if (table.length === 0) continue;
          const sum = (of: (share: Share) => number) => table.reduce((all, one) => all + of(one), 0);
          const excused = people.filter(({ is }) => is === 'excused').length;
          expect(Math.min(...table.map(({ of }) => of))).toBeGreaterThanOrEqual(FEWEST);
          expect(sum(({ of }) => of)).toBe(people.length);
          expect(sum(({ done }) => done)).toBe(people.filter(({ is }) => is === 'done').length);
          expect(sum(({ done, notYet }) => done + notYet)).toBe(people.length - excused);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('of 20,000 people are found in a moment', () => {
    const people = Array.from({ length: 20_000 }, (_, n) => {
      const team = n % 400;
      return row(
        `T${team}`,
        `S${n % 97 === 0 ? n % 30 : team % 30}`,
        'done',
        `Z${n % 1000 === 0 ? 1 : (team % 30) % 5}`,
      );
    });
    const before = process.cpuUsage();
    const [teams, sites] = tables(people);
    const { user, system } = process.cpuUsage(before);
    expect(teams).toHaveLength(400);
    expect(sites!.length).toBeGreaterThan(0);
    expect((user + system) / 1000).toBeLessThan(2000);
  });
});

type Table = readonly [readonly Share[], (row: Row) => string];

/** The smallest number of people, but none, that a sum and difference of some rows of both counts: each choice is tried. */
function fewestTold(people: readonly Row[], one: Table, other: Table): number {
  const rows = [...one[0].map(() => 0), ...other[0].map(() => 1)];
  const at = ([shares, by]: Table, row: Row, offset: number) => {
    const n = shares.findIndex(({ name }) => name === by(row));
    return offset + (n >= 0 ? n : shares.length - 1);
  };
  const places = people.map((row) => [
    one[0].length > 0 ? at(one, row, 0) : -1,
    other[0].length > 0 ? at(other, row, one[0].length) : -1,
  ]);
  let fewest = Number.POSITIVE_INFINITY;
  for (let choice = 1; choice < 2 ** rows.length; choice++) {
    const has = (n: number) => n >= 0 && (choice >> n) % 2 === 1;
    const counted = places.filter(([a, b]) => has(a!) !== has(b!)).length;
    if (counted > 0) fewest = Math.min(fewest, counted);
  }
  return fewest;
}

describe('the course', () => {
  const WINDOW = { from: '2026-10-26T09:00', until: '2026-10-30T17:00' };
  const course = (days: Record<string, number>, today = '2026-10-29', window = WINDOW) =>
    courseOf(
      Object.entries(days).map(([day, done]) => ({ day, done })),
      window,
      today,
      FEWEST,
    );
  const told = (...given: Parameters<typeof course>) => course(...given).days.map(({ done }) => done);

  it('adds up from the first day of the window to today', () => {
    expect(course({ '2026-10-26': 5, '2026-10-28': 7 })).toEqual({
      spanDays: 1,
      days: [
        { day: '2026-10-26', done: 5 },
        { day: '2026-10-27', done: 5 },
        { day: '2026-10-28', done: 12 },
        { day: '2026-10-29', done: 12 },
      ],
    });
  });

  it('counts few with a later day, and the last few with the step before them', () => {
    expect(told({ '2026-10-26': 5, '2026-10-27': 2, '2026-10-28': 4 })).toEqual([5, null, 11, 11]);
    expect(told({ '2026-10-26': 5, '2026-10-27': 6, '2026-10-28': 1 })).toEqual([5, null, null, 12]);
    expect(told({ '2026-10-27': 6, '2026-10-29': 1 })).toEqual([0, null, null, 7]);
  });

  it('of fewer than five has no days', () => expect(told({ '2026-10-26': 4 })).toEqual([]));

  it('ends with the deadline, or with the last who was late; what lies outside counts at its ends', () => {
    const last = (...given: Parameters<typeof course>) => course(...given).days.at(-1)!.day;
    expect(last({ '2026-10-26': 5 }, '2026-12-01')).toBe('2026-10-30');
    expect(last({ '2026-11-02': 5 }, '2026-12-01')).toBe('2026-11-02');
    expect(told({ '2026-01-01': 5, '2026-10-27': 5 }, '2026-10-27')).toEqual([5, 10]);
    // A clock that is ahead.
    expect(told({ '2026-10-26': 5, '2031-01-01': 5 }, '2026-10-27')).toEqual([5, 10]);
    expect(told({ '2026-10-01': 5 }, '2026-10-02')).toEqual([5]);
  });

  it('of many days goes by weeks', () => {
    const long = { from: '2026-09-01T09:00', until: '2026-10-30T17:00' };
    const { spanDays, days } = course({ '2026-09-01': 5, '2026-10-30': 5 }, '2026-12-01', long);
    expect([spanDays, days.length, days[0]!.done, days.at(-1)]).toEqual([
      ...[7, 9, 5],
      { day: '2026-10-30', done: 10 },
    ]);
  });

  it('has no step of one to four people, and ends with all (property)', () => {
    const day = fc
      .integer({ min: -5, max: 50 })
      .map((n) => new Date(Date.UTC(2026, 9, 26 + n)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.dictionary(day, fc.integer({ min: 1, max: 9 })), day, (days, today) => {
        const sorted = Object.fromEntries(Object.entries(days).sort(([a], [b]) => (a < b ? -1 : 1)));
        const steps = told(sorted, today).filter((done) => done !== null);
        const total = Object.values(days).reduce((sum, n) => sum + n, 0);
        expect(steps.at(-1) ?? 0).toBe(total >= FEWEST ? total : 0);
        steps.forEach((done, n) => {
          const step = done - (steps[n - 1] ?? 0);
          expect(step === 0 || step >= FEWEST).toBe(true);
        });
      }),
    );
  });
});

import { describe, expect, test } from 'vitest';
import { buildIndex } from '../../lib/match/index.ts';
import { alertFor, allowedIn, isOfTool, ofTool, placedHere, TIER } from '../../lib/match/place.ts';
import type { Situation } from '../../lib/match/rank.ts';
import { entries, situation } from './builders.ts';

/** The tier of a lesson with this place, in the tool "desk" on the page "ticket". */
function tier(place: object, given: Partial<Situation> = {}): number {
  const index = buildIndex(entries({ 'p/a': ['Which?', { for: [{ tool: 'desk', ...place }] }] }));
  return [...placedHere(index, situation(given)).values()][0]?.tier ?? TIER.none;
}

describe('a field', () => {
  test.each([
    ['Priority', 'Priority *'],
    ['priority:', 'PRIORITY'],
    ['Größe (cm)', 'größe cm'],
    ['％', '%'],
    ['#', '#'],
  ])('%j is the one that the page calls %j', (field, shown) => {
    expect(tier({ field }, { field: shown })).toBe(TIER.field);
    expect(tier({ field }, { labels: [shown] })).toBe(TIER.tool);
  });

  test.each([
    ['Priority', 'Priorities'],
    ['Priority', ''],
    ['%', '#'],
    ['#', '*'],
    ['#', ''],
  ])('%j is not the one that the page calls %j', (field, shown) => {
    expect(tier({ field }, { field: shown, labels: [shown] })).toBe(TIER.none);
  });
});

describe('an alert', () => {
  const find = (part: string, ...alerts: string[]) => alertFor(part, situation({ alerts }));

  test('is found by a part of it, in any case, without its numbers and quotes', () => {
    expect(find('above $1,000.00 NEED', 'Refunds above $… need approval')).toBe(
      'Refunds above $… need approval',
    );
    expect(find('choose', 'Saved', 'Choose a priority')).toBe('Choose a priority');
    expect(find('choose', 'Saved')).toBeUndefined();
  });

  test('that is all quotes or numbers is not every alert with some', () => {
    expect(find('"Jane"', 'The name … is taken')).toBeUndefined();
    expect(find('1234567', 'Order … is closed')).toBeUndefined();
  });
});

test('of several places the nearest counts', () => {
  const index = buildIndex(
    entries({
      'p/a': [
        'Which?',
        {
          for: [
            { tool: 'desk', page: 'ticket' },
            { tool: 'desk', field: 'Due' },
          ],
        },
      ],
    }),
  );
  const nearest = (given: Partial<Situation>) => [...placedHere(index, situation(given)).values()][0];
  expect(nearest({ field: 'Due' })).toMatchObject({ tier: TIER.field, place: { field: 'Due' } });
  expect(nearest({})).toMatchObject({ tier: TIER.page, place: { page: 'ticket' } });
});

test('a tool allows its own lessons and those of none; a tool whose name begins alike is another', () => {
  const index = buildIndex(
    entries({
      'p/desk': ['A?', { for: [{ tool: 'desk' }] }],
      'p/desk2': ['B?', { for: [{ tool: 'desk-2' }] }],
      'p/free': 'C?',
      'p/page': ['D?', { for: [{ tool: 'desk', page: 'x' }] }],
    }),
  );
  expect(allowedIn(index, 'desk').map((mask) => [...mask!])).toEqual([[1, 0, 1, 1]]);
  expect(allowedIn(index, null)).toEqual([null]);
  expect(ofTool(index, 'desk', 9)).toEqual([{ segment: 0, doc: 0 }]);
  expect(ofTool(index, null, 9)).toEqual([]);
  expect([0, 1, 2, 3].map((doc) => isOfTool(index, { segment: 0, doc }, 'desk'))).toEqual([
    true,
    false,
    false,
    false,
  ]);
  for (let n = 0; n < 100; n++) allowedIn(index, `other-${n}`);
  expect(allowedIn(index, 'desk').map((mask) => [...mask!])).toEqual([[1, 0, 1, 1]]);
});

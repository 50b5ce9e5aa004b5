import { describe, expect, test } from 'vitest';
import { buildIndex } from '../../lib/match/index.ts';
import { learn, seenIn, type Vocabulary } from '../../lib/match/seen.ts';
import { spotOf } from '../../lib/match/spot.ts';
import { entries, situation } from './builders.ts';

describe('on how many other pages a lesson was the best', () => {
  const index = buildIndex(entries({ 'p/refund': 'How do I refund?', 'p/hold': 'How do I hold?' }));
  const at = (path: string, given: Parameters<typeof situation>[0] = {}) =>
    situation({ page: null, path, ...given });
  type Place = ReturnType<typeof at>;
  const visit = (known: Vocabulary | null, place: Place, first: string | null) =>
    learn(known, place, { ...spotOf(place, index), first, told: 2 });
  const visits = (...seen: [Place, string | null][]) =>
    seen.reduce((known: Vocabulary | null, [place, first]) => visit(known, place, first), null);
  const besides = (known: Vocabulary | null, here: Place) => seenIn(known).besides(spotOf(here, index));
  const firsts = (known: Vocabulary | null, here: Place) => besides(known, here).firsts('p/refund');

  test('is counted without this one, and by what was the best there last', () => {
    const known = visits(
      [at('/a'), 'p/refund'],
      [at('/b'), 'p/refund'],
      [at('/c'), 'p/hold'],
      [at('/b'), null],
    );
    expect([firsts(known, at('/a')), firsts(known, at('/b')), firsts(known, at('/d'))]).toEqual([0, 1, 1]);
    expect(besides(known, at('/d'))).toMatchObject({ pages: 3, spots: 3 });
    expect(besides(known, at('/d')).told).toBeCloseTo(6);
  });

  test('does not grow with the fields of a page', () => {
    const fields = ['Reason', 'Amount', 'Note'].map((field): [Place, string] => [
      at('/a', { field }),
      'p/refund',
    ]);
    const known = visits([at('/a'), 'p/refund'], ...fields);
    expect(firsts(known, at('/a', { field: 'Order' }))).toBe(0);
    expect(firsts(known, at('/b'))).toBe(1);
  });

  test('does not grow with the records that are opened, be they numbered or named', () => {
    const numbers = ['/ticket/1', '/ticket/22', '/ticket/A-3'].map((path): [Place, string] => [
      at(path),
      'p/refund',
    ]);
    expect(firsts(visits(...numbers), at('/ticket/4'))).toBe(0);
    expect(firsts(visits(...numbers), at('/queue'))).toBe(1);
    const form = { labels: ['Name', 'Street', 'City'], actions: ['Merge', 'Save'] };
    const names = ['ann', 'bob', 'cy'].map((name): [Place, string] => [
      at(`/people/${name}`, form),
      'p/refund',
    ]);
    expect(firsts(visits(...names), at('/people/dan', form))).toBe(0);
    expect(firsts(visits(...names), at('/queue'))).toBe(1);
    const named = ['jane', 'john'].map((name): [Place, string] => [
      situation({ page: 'person', path: `/people/${name}` }),
      'p/refund',
    ]);
    expect(firsts(visits(...named), at('/queue'))).toBe(1);
    expect(firsts(visits(...named), situation({ page: 'person', path: '/people/jim' }))).toBe(0);
  });

  test('tells pages that have names, and those that share only the buttons around them', () => {
    const shell = { labels: ['Search'], actions: ['Help', 'New', 'Log out'] };
    const wired = ['orders', 'invoices'].map((page): [Place, string] => [
      situation({ page, path: '/app', ...shell }),
      'p/refund',
    ]);
    const others = ['/a', '/b'].map((path): [Place, string] => [at(path, shell), 'p/refund']);
    const known = visits(...wired, ...others);
    expect(firsts(known, situation({ page: 'bills', path: '/app', ...shell }))).toBe(4);
    expect(firsts(known, at('/c', shell))).toBe(4);
    expect(seenIn(known).pages).toBe(4);
  });

  test('takes a page that is still being made for the one that it becomes', () => {
    const form = { labels: ['Name', 'Street', 'City'] };
    const looks = ['ann', 'bob'].flatMap((name): [Place, string][] => [
      [at(`/people/${name}`), 'p/refund'],
      [at(`/people/${name}`, form), 'p/refund'],
    ]);
    const known = visits(...looks, ...looks);
    expect(firsts(known, at('/people/cy', form))).toBe(0);
    const named = visits(
      [at('/people'), 'p/refund'],
      [situation({ page: 'people', path: '/people' }), 'p/refund'],
    );
    expect(firsts(named, situation({ page: 'people', path: '/people' }))).toBe(0);
    expect(seenIn(named).pages).toBe(1);
  });

  test('is forgotten once other lessons are there', () => {
    const known = visits([at('/a'), 'p/refund'], [at('/b'), 'p/refund']);
    const more = buildIndex(
      entries({ 'p/refund': 'How do I refund?', 'p/void': 'How do I void a receipt?' }),
    );
    const later = spotOf(at('/c'), more);
    expect(seenIn(known).besides(later)).toMatchObject({ pages: 0, spots: 0 });
    const renewed = learn(known, at('/c'), { ...later, first: 'p/void', told: 2 });
    expect(Object.keys(renewed.spots)).toHaveLength(1);
    expect(renewed.counts).toMatchObject(known!.counts);
  });

  test('is forgotten once a question says something else, in as many words', () => {
    const other = buildIndex(entries({ 'p/refund': 'How do I cancel?', 'p/hold': 'How do I hold?' }));
    const known = visits([at('/a'), 'p/refund']);
    expect(seenIn(known).besides(spotOf(at('/b'), other)).pages).toBe(0);
  });

  test('is kept without a name, in a bounded space', () => {
    let known: Vocabulary | null = null;
    for (let n = 0; n < 1100; n++)
      known = visit(known, at(`/${'x'.repeat(n)}`, { field: 'Secret' }), 'pack/secret');
    expect(Object.keys(known!.spots)).toHaveLength(1000);
    expect(JSON.stringify(known!.spots)).toMatch(/^[{}[\]",:0-9]+$/);
  });
});

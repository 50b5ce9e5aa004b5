import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { discount, NOTHING_SEEN } from '../../lib/match/boilerplate.ts';
import { buildIndex } from '../../lib/match/index.ts';
import { rank } from '../../lib/match/rank.ts';
import { learn, seenIn, spotOf, type Vocabulary } from '../../lib/match/seen.ts';
import { entries, situation } from './builders.ts';

const NO_LESSONS = buildIndex([]);
const page = (path: string, ...headings: string[]) => situation({ page: null, path, headings });
const learnOf = (known: Vocabulary | null, one: ReturnType<typeof page>) =>
  learn(known, one, { ...spotOf(one, NO_LESSONS), first: null, told: 0 });
const learnt = (...pages: ReturnType<typeof page>[]) => pages.reduce(learnOf, null as Vocabulary | null)!;

describe('what is on every page', () => {
  const frame = ['Refund policy', 'Workspace'];
  const known = learnt(
    ...['/a', '/b', '/c', '/d', '/e'].map((path, n) => page(path, ...frame, `Screen${n}`)),
  );

  test('counts less than what only this page says', () => {
    const lessons = entries({ refund: 'How do I refund?', merge: 'How do I merge?' });
    const here = situation({ path: '/f', tool: null, page: null, headings: [...frame, 'Merge'] });
    const [first, second] = rank(buildIndex(lessons), here, new Map(), seenIn(known));
    expect([first?.ref, second?.ref]).toEqual(['merge', 'refund']);
    expect(first!.score).toBeGreaterThan(second!.score);
  });

  test('is counted once for each address', () => {
    const again = learnOf(known, page('/a', 'Refund policy', 'Other'));
    expect(again).toEqual(known);
    expect(seenIn(known).on('refund')).toBe(5);
  });

  test('is counted once for records of one kind, so that what their pages say stays theirs, and by address too', () => {
    const tickets = Array.from({ length: 30 }, (_, n) => page(`/ticket/${n}`, 'Reply', `Ticket ${n}`));
    const pages = learnt(...['/a', '/b', '/c', '/d'].map((path) => page(path, 'Workspace')), ...tickets);
    expect(seenIn(pages).pages).toBe(5);
    expect([seenIn(pages).on('reply'), seenIn(pages).addresses('reply')]).toEqual([1, 30]);
    expect(discount(seenIn(pages), 'reply')).toBe(1);
    expect(discount(seenIn(pages), 'workspace')).toBeLessThan(0.6);
  });

  test('is unknown on the first pages, and words of one page stay whole', () => {
    expect(discount(NOTHING_SEEN, 'refund')).toBe(1);
    expect(discount(seenIn(learnt(page('/a', 'Refund'), page('/b', 'Refund'))), 'refund')).toBe(1);
    expect(discount(seenIn(known), 'screen3')).toBe(1);
    expect(discount(seenIn(known), 'refund')).toBeLessThan(0.5);
  });
});

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

test('what the person is at is not counted, and no address is kept whole', () => {
  const known = learnOf(
    null,
    situation({ path: '/customers/jane', field: 'Secretfield', alerts: ['Alertword'], headings: ['Open'] }),
  );
  expect(JSON.stringify(known)).not.toMatch(/secretfield|alertword|\//i);
});

test('however many pages there are, what is kept is bounded, and a word never weighs nothing or more than itself', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 40 }),
      (pages) => {
        const known = learnt(...pages.map((headings, n) => page(`/${n}`, ...headings)));
        for (const form of Object.keys(known?.counts ?? {})) {
          const left = discount(seenIn(known), form);
          expect(left).toBeGreaterThan(0);
          expect(left).toBeLessThanOrEqual(1);
        }
      },
    ),
  );
  let known: Vocabulary | null = null;
  for (let n = 0; n < 320; n++)
    known = learnOf(known, page(`/${'y'.repeat(n)}`, ...Array.from({ length: 20 }, (_, m) => `w${n}x${m}`)));
  expect(known!.paths).toHaveLength(300);
  expect(Object.keys(known!.counts)).toHaveLength(3000);
});

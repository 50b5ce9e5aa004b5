import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Catalogue, NO_CATALOGUE } from '../../lib/insight/catalogue.ts';
import { type Event, eventId } from '../../lib/insight/event.ts';
import { merge } from '../../lib/insight/merge.ts';
import { type ReportOptions, report } from '../../lib/insight/report.ts';
import { NO_FILTER } from '../../lib/insight/tally.ts';
import { DAY, event, people, START, use } from './samples.ts';

const NEW = '0000000b';
const CATALOGUE: Catalogue = {
  ...NO_CATALOGUE,
  tools: [{ id: 'desk', name: 'Desk', pages: [{ id: 'orders', title: 'Orders' }] }],
  lessons: [
    {
      ...{ ref: 'acme/refund', question: 'How do I refund an order?', revision: '0000000a' },
      ...{ places: [{ tool: 'desk', page: 'orders' }], keywords: [], synonyms: [], reviewBy: null },
    },
  ],
};
const made = (events: readonly Event[], options: Partial<ReportOptions> = {}) =>
  report(merge([{ person: 'x', events, rollups: [] }]), {
    ...{ catalogue: CATALOGUE, filter: NO_FILTER, fewest: 1, now: START },
    ...options,
  });
const gaps = (...of: Parameters<typeof made>) => made(...of).gaps;
const each = <T>(n: number, make: (person: string, n: number) => T) => people(n).map(make);
const asked = (given = {}) =>
  event({ kind: 'visited', data: { fit: 'none', best: null, asked: true } }, given);
const searched = (words: string[], given = {}, found = 0) =>
  event({ kind: 'searched', data: { found, words, unknown: 0 } }, given);

describe('a gap', () => {
  it('is a page on which people ask and nothing fits', () => {
    const events = each(3, (person) => asked({ person, page: 'stock' }));
    expect(gaps(events)).toMatchObject([
      { id: 'page:desk/stock', kind: 'page', action: 'write', tool: 'desk', page: 'stock', n: 3, people: 3 },
    ]);
  });

  it('is no page that was only passed, nor one with a lesson', () => {
    const passed = event({ kind: 'visited', data: { fit: 'none', best: null, asked: false } });
    const served = event({ kind: 'visited', data: { fit: 'sure', best: 'acme/refund', asked: true } });
    expect(gaps([passed, served])).toEqual([]);
  });

  it('is a page where only a lesson below the floor was there', () => {
    const data = { fit: 'maybe', best: 'acme/refund', asked: true } as const;
    expect(gaps([event({ kind: 'visited', data }, { page: 'stock' })])).toMatchObject([
      { kind: 'maybe', action: 'place', page: 'stock', lesson: 'acme/refund', n: 1 },
    ]);
  });

  it('is what was looked for in vain, in whatever words, and what was written down', () => {
    const events = [
      searched(['split', 'order'], { person: 'ann' }),
      searched(['splitting', 'orders'], { person: 'bob', page: 'stock' }),
      event({ kind: 'request', data: { words: 'How do I split an order?' } }, { person: 'cat' }),
      searched(['split', 'order'], { person: 'dan' }, 3),
    ];
    expect(gaps(events)).toMatchObject([
      {
        ...{ id: 'search:order-split', kind: 'search', n: 3, people: 3, tool: 'desk', page: 'orders' },
        words: ['split', 'order', 'splitting', 'orders'],
        said: ['How do I split an order?'],
      },
    ]);
  });

  it('typed on is one search', () => {
    const first = searched(['split']);
    const second = searched(['split', 'order']);
    const data = { ...(second.data as object), instead: first.id };
    const report = made([first, { ...second, data } as Event]);
    expect(report.gaps).toMatchObject([{ n: 1, words: ['split', 'order'] }]);
    expect(report.totals).toMatchObject({ searched: 1, unmet: 1 });
  });

  it('is a lesson rated not useful often enough, with the reasons', () => {
    const rate = (n: number) =>
      each(n, (person) => [
        event({ kind: 'shown', data: {} }, { person }),
        event({ kind: 'rating', data: { useful: false, reason: 'outdated' } }, { person }),
      ]).flat();
    expect(gaps(rate(2))).toEqual([]);
    expect(gaps(rate(4))).toMatchObject([
      { kind: 'useless', action: 'mend', lesson: 'acme/refund', n: 4, of: 4, people: 4 },
    ]);
    expect(gaps(rate(4))[0]!.reasons).toEqual([{ reason: 'outdated', n: 4 }]);
  });

  it('that was mended is gone: the new revision counts', () => {
    const bad = each(6, (person) => use(false, { person })).flat();
    const good = each(6, (person) => use(true, { person, revision: NEW, at: START + DAY })).flat();
    const [lesson] = CATALOGUE.lessons;
    const catalogue = { ...CATALOGUE, lessons: [{ ...lesson!, revision: NEW }] };
    expect(gaps(bad).map(({ kind }) => kind)).toEqual(['useless']);
    expect(gaps([...bad, ...good], { catalogue })).toEqual([]);
  });

  it('is a lesson that people open again and again', () => {
    const often = (person: string) => Array.from({ length: 4 }, () => use(null, { person })).flat();
    expect(gaps([...often('ann'), ...often('bob'), ...use(null, { person: 'cat' })])).toMatchObject([
      { kind: 'again', n: 2, of: 3 },
    ]);
    const rest = each(8, (person) => use(null, { person })).flat();
    expect(gaps([...often('ann'), ...often('bob'), ...rest])).toEqual([]);
  });

  it('of a step that is not on its page says what the page shows most often in its place', () => {
    const drifted = (name?: string) =>
      event({
        kind: 'drifted',
        data: { block: 1, step: 0, ...(name && { candidate: { role: 'button', name } }) },
      });
    const [gap] = gaps([drifted(), drifted('Take call'), drifted('Call'), drifted('Take call')]);
    expect(gap).toMatchObject({ kind: 'drift', n: 4, words: ['Take call', 'Call'] });
  });

  it('is a step at which demos are ended, a check that most get wrong, a step that is not there', () => {
    const ended = each(3, (person) => [
      ...use(null, { person }),
      event({ kind: 'abandoned', data: { block: 1, step: 2 } }, { person }),
    ]).flat();
    expect(gaps(ended)).toMatchObject([{ kind: 'abandoned', block: 1, step: 2, n: 3, of: 3 }]);
    const answers = [false, false, false, false, true].map((right, n) =>
      event({ kind: 'answered', data: { block: 3, right } }, { person: `p${n}` }),
    );
    expect(gaps(answers.slice(0, 3))).toEqual([]);
    expect(gaps(answers.slice(0, 4))).toMatchObject([{ kind: 'wrong', block: 3, n: 4, of: 4 }]);
    expect(gaps([event({ kind: 'drifted', data: { block: 1, step: 0 } })])).toMatchObject([
      { kind: 'drift', block: 1, step: 0, n: 1 },
    ]);
  });

  it('is a lesson past its date, used or not', () => {
    const [lesson] = CATALOGUE.lessons;
    const due = (reviewBy: string) => ({ ...CATALOGUE, lessons: [{ ...lesson!, reviewBy }] });
    expect(gaps(use(null), { catalogue: due('2026-08-31') })).toMatchObject([
      { kind: 'due', action: 'check', day: '2026-08-31', n: 1 },
    ]);
    expect(gaps([], { catalogue: due('2026-08-31'), fewest: 5 })).toMatchObject([{ kind: 'due', n: 0 }]);
    expect(gaps(use(null), { catalogue: due('2026-09-01') })).toEqual([]);
  });

  it('comes before others that cost people less', () => {
    const events = [
      ...each(9, (person) => asked({ person, page: 'stock' })),
      ...each(2, (person) => asked({ person, page: 'till' })),
      ...each(5, (person) => searched(['split', 'order'], { person })),
    ];
    expect(gaps(events).map(({ id }) => id)).toEqual([
      'page:desk/stock',
      'search:order-split',
      'page:desk/till',
    ]);
    const [first] = gaps(events);
    expect(first!.minutes).toBeCloseTo((9 * 5 * 30) / 7);
  });
});

describe('an edit', () => {
  const before = each(20, (person, n) => use(n < 4, { person })).flat();
  const [lesson] = CATALOGUE.lessons;
  const catalogue = { ...CATALOGUE, lessons: [{ ...lesson!, revision: NEW }] };
  const edited = (n: number) =>
    each(n, (person, i) => use(i % 10 !== 0, { person, revision: NEW, at: START + 5 * DAY })).flat();

  it('is told with what was before, and whether it helped', () => {
    expect(made([...before, ...edited(20)], { catalogue }).effects).toMatchObject([
      {
        ...{ ref: 'acme/refund', before: '0000000a', after: NEW, since: '2026-09-06' },
        useful: { before: { count: 4, n: 20 }, after: { count: 18, n: 20 }, verdict: 'better' },
      },
    ]);
  });

  it('after which few have rated is too new to tell', () => {
    expect(made([...before, ...edited(3)], { catalogue }).effects).toMatchObject([
      { useful: { verdict: 'few' } },
    ]);
  });

  it('of another lesson, or none, is no effect', () => expect(made(before).effects).toEqual([]));
});

describe('a filter', () => {
  const events = [
    ...use(true),
    ...use(false, { lesson: 'acme/stock', tool: 'shed', person: 'bob', at: START + 40 * DAY }),
    asked({ page: 'stock', at: START + 40 * DAY }),
  ];
  const with_ = (filter: object) => made(events, { filter: { ...NO_FILTER, ...filter } });

  it('by tool, lesson or time lets only theirs through', () => {
    expect(with_({ tool: 'shed' })).toMatchObject({
      totals: { opened: 1, notUseful: 1, useful: 0 },
      gaps: [],
    });
    expect(with_({ lesson: 'acme/refund' })).toMatchObject({ totals: { opened: 1, useful: 1 }, people: 1 });
    expect(with_({ from: '2026-10-01' })).toMatchObject({ totals: { opened: 1, asked: 1 } });
    expect(with_({ to: '2026-09-01' })).toMatchObject({ totals: { opened: 1, asked: 0 }, gaps: [] });
  });

  it('that fits nothing gives an empty report', () => {
    expect(with_({ tool: 'none' })).toMatchObject({
      people: 0,
      from: null,
      spans: [],
      lessons: [],
      gaps: [],
    });
  });
});

it('a long time is shown by weeks, the last one whole, and nothing is left out', () => {
  const events = [0, 3, 20, 41].flatMap((day) => use(true, { at: START + day * DAY, person: `p${day}` }));
  const { spanDays, spans, totals } = made(events);
  expect(spanDays).toBe(7);
  expect(spans).toHaveLength(6);
  expect(spans.reduce((sum, span) => sum + span.opened, 0)).toBe(totals.opened);
  expect(made(events.slice(0, 4)).spans.map(({ day }) => day)).toEqual([
    '2026-09-01',
    '2026-09-02',
    '2026-09-03',
    '2026-09-04',
  ]);
});

describe('across people', () => {
  it('a group of fewer than five is never shown, only that something was left out', () => {
    const lesson = 'acme/rare';
    const many = each(9, (person) => use(true, { person })).flat();
    const few = each(4, (person) => [
      ...use(false, { person, lesson }),
      asked({ person, page: 'vault' }),
      searched(['pigeon'], { person }),
    ]).flat();
    const shown = made([...many, ...few], { fewest: 5 });
    expect(shown.lessons.map(({ ref }) => ref)).toEqual(['acme/refund']);
    expect(JSON.stringify(shown)).not.toMatch(/rare|vault|pigeon/);
    expect(shown.hidden).toBeGreaterThanOrEqual(3);
    const fifth = [
      ...use(false, { person: 'person-8', lesson }),
      asked({ person: 'person-8', page: 'vault' }),
      searched(['pigeon'], { person: 'person-8' }),
    ];
    expect(JSON.stringify(made([...many, ...few, ...fifth], { fewest: 5 }))).toMatch(
      /rare.*vault|vault.*rare/,
    );
  });

  it('nothing at all is shown of fewer than five', () => {
    const shown = made(each(4, (person) => use(true, { person })).flat(), { fewest: 5 });
    expect(shown).toMatchObject({ people: 0, from: null, totals: { opened: 0 }, lessons: [], spans: [] });
  });

  it('no day or week of fewer than five is shown', () => {
    const events = [
      ...each(6, (person) => use(true, { person })).flat(),
      ...use(true, { person: 'person-1', at: START + 2 * DAY }),
    ];
    expect(made(events, { fewest: 5 }).spans.map(({ opened, isHidden }) => [opened, isHidden])).toEqual([
      [6, false],
      [0, false],
      [0, true],
    ]);
  });

  it('nobody is named', () => {
    const events = each(6, (person) => [...use(false, { person }), asked({ person })]).flat();
    expect(JSON.stringify(made(events, { fewest: 5 }))).not.toContain('person-');
  });
});

it('whatever happened, each entry has its evidence, and the queue is in order', () => {
  const bare = fc.oneof(
    fc
      .record({ fit: fc.constantFrom('sure', 'maybe', 'none'), asked: fc.boolean() })
      .map(({ fit, asked }) => ({
        kind: 'visited',
        data: { fit, asked, best: fit === 'none' ? null : 'acme/refund' },
      })),
    fc.constantFrom(true, false, null).map((useful) => ({ kind: 'rating', data: { useful } })),
    fc.constant({ kind: 'shown', data: {} }),
    fc.boolean().map((right) => ({ kind: 'answered', data: { block: 1, right } })),
    fc.constantFrom('split', 'print').map((word) => ({
      kind: 'searched',
      data: { found: 0, words: [word], unknown: 0 },
    })),
  );
  const one = fc.record({ bare, person: fc.constantFrom('a', 'b', 'c'), day: fc.nat(60) });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 40 }), (list) => {
      const events = list.map(({ bare, person, day }) => ({
        ...event(bare as Parameters<typeof event>[0], { person, at: START + day * DAY }),
        id: eventId(),
      }));
      const { gaps: queue, lessons } = made(events);
      expect(queue.map(({ score }) => score)).toEqual(queue.map(({ score }) => score).sort((a, b) => b - a));
      expect(new Set(queue.map(({ id }) => id)).size).toBe(queue.length);
      for (const { n, of, people: who, minutes } of queue) {
        expect(n).toBeGreaterThan(0);
        expect(who).toBeGreaterThan(0);
        expect(minutes).toBeGreaterThan(0);
        if (of !== null) expect(of).toBeGreaterThanOrEqual(n);
      }
      for (const { useful, votes } of lessons) expect(useful <= votes && useful >= 0).toBe(true);
    }),
  );
});

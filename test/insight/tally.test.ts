/** What is counted fast, from what was put together once, is what plain counting of the events gives. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Catalogue, NO_CATALOGUE } from '../../lib/insight/catalogue.ts';
import { daysOf, rollupsIn } from '../../lib/insight/days.ts';
import { dayOf, type Event } from '../../lib/insight/event.ts';
import { rollupsOf } from '../../lib/insight/rollup.ts';
import { addDays, collectSeries } from '../../lib/insight/series.ts';
import { type Filter, tally } from '../../lib/insight/tally.ts';
import { DAY, event, START } from './samples.ts';

const TOOLS = ['desk', 'shed'] as const;
const LESSONS = ['acme/refund', 'acme/stock', 'acme/void'] as const;
/** Opened where no tool was known, this one still belongs to the desk. */
const CATALOGUE: Catalogue = {
  ...NO_CATALOGUE,
  lessons: LESSONS.slice(0, 1).map((ref) => ({
    ...{ ref, question: 'How?', revision: '0000000a', places: [{ tool: 'desk' }] },
    ...{ keywords: [], synonyms: [], reviewBy: null },
  })),
};
const DAYS = Array.from({ length: 6 }, (_, n) => dayOf(START + n * DAY));

const bare = fc.oneof(
  fc.constantFrom(
    ...(['shown', 'finished', 'copied', 'inserted'] as const).map((kind) => ({ kind, data: {} })),
  ),
  fc.record({
    kind: fc.constant('rating' as const),
    data: fc.constantFrom(
      ...[{ useful: true }, { useful: null }, { useful: false, reason: 'outdated' as const }],
    ),
  }),
  fc.record({
    kind: fc.constant('answered' as const),
    data: fc.record({ block: fc.nat(1), right: fc.boolean() }),
  }),
  fc.record({
    kind: fc.constant('practised' as const),
    data: fc.record({ block: fc.nat(1), wrong: fc.nat(1) }),
  }),
  fc.record({
    kind: fc.constantFrom('drifted' as const, 'abandoned' as const),
    data: fc.record({ block: fc.nat(1), step: fc.nat(1) }),
  }),
  fc.record({
    kind: fc.constant('visited' as const),
    data: fc.record({
      fit: fc.constantFrom(...(['sure', 'maybe', 'none'] as const)),
      best: fc.constantFrom(null, ...LESSONS),
      asked: fc.boolean(),
    }),
  }),
  fc.record({
    kind: fc.constant('searched' as const),
    data: fc.record({ found: fc.nat(1), words: fc.constant(['split']), unknown: fc.constant(0) }),
  }),
);
const given = fc.record({
  at: fc.integer({ min: START, max: START + 5 * DAY }),
  tool: fc.constantFrom(null, ...TOOLS),
  page: fc.constantFrom(null, 'orders', 'stock'),
  lesson: fc.constantFrom(...LESSONS),
  revision: fc.constantFrom('0000000a', '0000000b'),
});
const filters = fc.record<Filter>({
  tool: fc.constantFrom(null, ...TOOLS),
  lesson: fc.constantFrom(null, ...LESSONS),
  from: fc.constantFrom(null, ...DAYS),
  to: fc.constantFrom(null, ...DAYS),
});

const made = (steps: readonly [Parameters<typeof event>[0], object][]): Event[] =>
  steps.map(([kind, where]) => {
    const one = event(kind, where);
    if (!['visited', 'searched'].includes(one.kind)) return one;
    const { lesson: _, revision: __, ...rest } = one as Event & { lesson: string; revision: string };
    return rest as Event;
  });

/** An event's lesson, as its count names it. */
const lessonOf = (one: Event) =>
  one.kind === 'visited' ? (one.data.best ?? '') : 'lesson' in one ? one.lesson : '';

function isLetThrough(one: Event, { tool, lesson, from, to }: Filter): boolean {
  const day = dayOf(one.at);
  const isHome = one.tool === null && tool === 'desk' && lessonOf(one) === LESSONS[0];
  return (
    (from === null || day >= from) &&
    (to === null || day <= to) &&
    (lesson === null || lessonOf(one) === lesson) &&
    (tool === null || one.tool === tool || isHome)
  );
}

const count = (events: readonly Event[], is: (one: Event) => boolean) => events.filter(is).length;
const isAsked = (one: Event) => one.kind === 'visited' && one.data.asked;
const isInVain = (one: Event) =>
  (one.kind === 'visited' && one.data.asked && one.data.fit === 'none') ||
  (one.kind === 'searched' && one.data.found === 0);

it('days, lessons and pages are those of the events that a filter lets through', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(bare, given), { maxLength: 40 }), filters, (steps, filter) => {
      const all = made(steps);
      const found = collectSeries();
      addDays(found, 'ann', daysOf(rollupsOf(all)));
      const counted = tally(found.all(), filter, CATALOGUE);
      const events = all.filter((one) => isLetThrough(one, filter));

      expect([...counted.days.keys()].sort()).toEqual([...new Set(events.map(({ at }) => dayOf(at)))].sort());
      expect(counted.people.size).toBe(events.length > 0 ? 1 : 0);
      for (const [day, figures] of counted.days) {
        const own = events.filter(({ at }) => dayOf(at) === day);
        expect(figures).toMatchObject({
          opened: count(own, ({ kind }) => kind === 'shown'),
          finished: count(own, ({ kind }) => kind === 'finished'),
          practised: count(own, ({ kind }) => kind === 'practised'),
          searched: count(own, ({ kind }) => kind === 'searched'),
          asked: count(own, isAsked),
          unmet: count(own, isInVain),
        });
      }

      const ofLessons = events.filter((one) => 'lesson' in one);
      const revisions = [...counted.lessons].flatMap(([ref, own]) =>
        [...own.values()].map((figures) => ({ ref, ...figures })),
      );
      expect(revisions.map(({ ref, revision }) => `${ref} ${revision}`).sort()).toEqual(
        [...new Set(ofLessons.map((one) => 'lesson' in one && `${one.lesson} ${one.revision}`))].sort(),
      );
      for (const { ref, revision, ...figures } of revisions) {
        const own = ofLessons.filter(
          (one) => 'lesson' in one && one.lesson === ref && one.revision === revision,
        );
        const days = own.map(({ at }) => dayOf(at)).sort();
        expect([figures.first, figures.last]).toEqual([days[0], days.at(-1)]);
        for (const kind of ['finished', 'copied', 'inserted'] as const)
          expect(figures[kind]).toBe(count(own, (one) => one.kind === kind));
        expect(figures.opened).toBe(count(own, ({ kind }) => kind === 'shown'));
        expect(figures.openedBy.get('ann') ?? 0).toBe(figures.opened);
        for (const block of [0, 1]) {
          const answers = own.filter((one) => one.kind === 'answered' && one.data.block === block);
          const right = count(answers, (one) => one.kind === 'answered' && one.data.right);
          expect(figures.answers.get(block) ?? { right: 0, wrong: 0 }).toEqual({
            right,
            wrong: answers.length - right,
          });
        }
        for (const kind of ['drifted', 'abandoned'] as const)
          expect([...figures[kind].values()].reduce((sum, n) => sum + n, 0)).toBe(
            count(own, (one) => one.kind === kind),
          );
      }

      const bareVisits = [...counted.pages.values()].reduce((sum, page) => sum + page.bare, 0);
      expect(bareVisits).toBe(
        count(events, (one) => one.kind === 'visited' && one.data.fit === 'none' && !one.data.asked),
      );
      for (const { tool, page, unmet, maybe } of counted.pages.values()) {
        const own = events.filter((one) => (one.tool ?? '') === tool && (one.page ?? '') === page);
        expect(unmet).toBe(count(own, (one) => one.kind === 'visited' && isInVain(one)));
        for (const [ref, { n }] of maybe)
          expect(n).toBe(
            count(
              own,
              (one) =>
                isAsked(one) && one.kind === 'visited' && one.data.fit === 'maybe' && one.data.best === ref,
            ),
          );
      }
    }),
  );
});

it('a vote counts where it stands at last', () => {
  const votes = [true, null, false, true].map((useful, n) =>
    event({ kind: 'rating', data: { useful } }, { at: START + n * DAY }),
  );
  const found = collectSeries();
  addDays(found, 'ann', daysOf(rollupsOf(votes)));
  const { lessons } = tally(found.all(), { tool: null, lesson: null, from: null, to: null }, CATALOGUE);
  expect(lessons.get('acme/refund')?.get('0000000a')).toMatchObject({ useful: 1, notUseful: 0 });
});

it('counts by days are the same counts one by one, whatever their keys', () => {
  const counts = fc.uniqueArray(
    fc.record({
      key: fc.oneof(
        fc.string(),
        fc.tuple(fc.constantFrom(...DAYS), fc.string()).map((parts) => parts.join('|')),
      ),
      count: fc.integer({ min: 1, max: 9 }),
    }),
    { selector: ({ key }) => key },
  );
  fc.assert(
    fc.property(counts, (rollups) => {
      const back = rollupsIn(daysOf(rollups));
      const inOrder = (list: typeof rollups) => [...list].sort((a, b) => (a.key < b.key ? -1 : 1));
      expect(inOrder(back)).toEqual(inOrder(rollups));
    }),
  );
});

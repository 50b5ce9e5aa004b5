/** One event of each kind, and any event at all. */
import fc from 'fast-check';
import { RULES } from '../../lib/campaign/act.ts';
import { EXCUSES } from '../../lib/campaign/excuses.ts';
import { FATES } from '../../lib/hint/policy.ts';
import { type Event, FITS, REASONS } from '../../lib/insight/event.ts';
import type { Around } from '../../lib/xapi/statement.ts';

export const AROUND: Around = {
  home: 'https://training.example.com',
  name: 'e-1024',
  registration: '5b1c9f8e-6c1c-4f7a-9a43-2c1f5d0a7e11',
  words: false,
};

/** What a person typed; it is in every event that can hold words. */
export const TYPED = 'Mrs Miller’s refund';

const shared = {
  tool: 'desk',
  page: 'orders',
  at: Date.UTC(2026, 10, 23, 23, 30, 0, 5),
  zone: 'Asia/Tokyo',
  person: 'e-1024',
};
const ofLesson = { ...shared, lesson: 'acme/refund', revision: '0a1b2c3d' };
const id = (n: number) => `0192a0a0-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

/** By kind, so that a new kind does not compile without one. */
export const SAMPLES: { [E in Event as E['kind']]: E } = {
  shown: { kind: 'shown', id: id(1), ...ofLesson, data: {} },
  copied: { kind: 'copied', id: id(2), ...ofLesson, data: {} },
  inserted: { kind: 'inserted', id: id(3), ...ofLesson, data: {} },
  finished: { kind: 'finished', id: id(4), ...ofLesson, data: {} },
  answered: { kind: 'answered', id: id(5), ...ofLesson, data: { block: 3, right: false } },
  rating: {
    kind: 'rating',
    id: id(6),
    ...ofLesson,
    data: { useful: false, reason: 'outdated', words: TYPED },
  },
  hint: { kind: 'hint', id: id(7), ...ofLesson, data: { fate: 'closed' } },
  request: { kind: 'request', id: id(8), ...shared, data: { words: TYPED } },
  searched: {
    kind: 'searched',
    id: id(9),
    ...shared,
    data: { found: 2, words: TYPED.split(' '), unknown: 1 },
  },
  drifted: { kind: 'drifted', id: id(10), ...ofLesson, data: { block: 1, step: 4, score: 0.42 } },
  practised: { kind: 'practised', id: id(11), ...ofLesson, data: { block: 1, wrong: 2 } },
  abandoned: { kind: 'abandoned', id: id(12), ...ofLesson, data: { block: 1, step: 2 } },
  campaign: {
    kind: 'campaign',
    id: id(14),
    ...shared,
    campaign: 'acme/greetings',
    mark: '0a1b2c3d',
    data: { act: 'acknowledged', campaign: 'acme/greetings', item: 'refund' },
  },
  visited: {
    kind: 'visited',
    id: id(13),
    ...shared,
    data: { fit: 'maybe', best: 'acme/refund', asked: true },
  },
};

const ITEM = { campaign: 'acme/greetings', item: 'refund' };
const text = fc.string({ unit: 'binary', maxLength: 64 });
const where = {
  id: fc.uuid({ version: 7 }),
  tool: fc.option(text),
  page: fc.option(text),
  at: fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) }),
  zone: fc.constantFrom('UTC', 'Asia/Tokyo', 'Europe/Berlin'),
  person: fc.oneof(fc.uuid(), text),
};
const lesson = { ...where, lesson: fc.tuple(text, text).map((parts) => parts.join('/')), revision: text };
const number = fc.integer({ min: 0, max: 999 });
const without = <K extends string>(kind: K) =>
  fc.record({ kind: fc.constant(kind), ...lesson, data: fc.constant({}) });

export const anyEvent = fc.oneof(
  without('shown'),
  without('copied'),
  without('inserted'),
  without('finished'),
  fc.record({
    kind: fc.constant('answered'),
    ...lesson,
    data: fc.record({ block: number, right: fc.boolean() }),
  }),
  fc.record({
    kind: fc.constant('rating'),
    ...lesson,
    data: fc.record(
      { useful: fc.option(fc.boolean()), reason: fc.constantFrom(...REASONS), words: text },
      { requiredKeys: ['useful'] },
    ),
  }),
  fc.record({ kind: fc.constant('hint'), ...lesson, data: fc.record({ fate: fc.constantFrom(...FATES) }) }),
  fc.record({ kind: fc.constant('request'), ...where, data: fc.record({ words: text }) }),
  fc.record({
    kind: fc.constant('searched'),
    ...where,
    data: fc.record(
      { found: number, words: fc.array(text, { maxLength: 30 }), unknown: number, instead: fc.uuid() },
      { requiredKeys: ['found', 'words', 'unknown'] },
    ),
  }),
  fc.record({
    kind: fc.constantFrom('drifted', 'abandoned'),
    ...lesson,
    data: fc.record({ block: number, step: number }),
  }),
  fc.record({
    kind: fc.constant('practised'),
    ...lesson,
    data: fc.record({ block: number, wrong: number }),
  }),
  fc.record({
    kind: fc.constant('campaign'),
    ...where,
    data: fc.oneof(
      fc.constant({ act: 'assigned', campaign: 'acme/greetings' }),
      fc.constantFrom('acknowledged', 'resumed', 'recapped').map((act) => ({ act, ...ITEM })),
      fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) }).map((until) => ({ act: 'snoozed', ...ITEM, until })),
      fc.constantFrom(...EXCUSES).map((reason) => ({ act: 'excused', ...ITEM, reason })),
      fc.constantFrom(...RULES).map((rule) => ({ act: 'kept', ...ITEM, rule })),
      fc.boolean().map((out) => ({ act: 'opted', campaign: 'acme/greetings', out })),
    ),
  }),
  fc.record({
    kind: fc.constant('visited'),
    ...where,
    data: fc.record({ fit: fc.constantFrom(...FITS), best: fc.option(text), asked: fc.boolean() }),
  }),
) as fc.Arbitrary<Event>;

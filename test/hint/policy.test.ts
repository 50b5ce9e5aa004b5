import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BUDGET,
  decide,
  isClosed,
  type Manners,
  type Moment,
  type Past,
  REST,
} from '../../lib/hint/policy.ts';
import type { Match, Reason } from '../../lib/match/rank.ts';
import { BUSY } from '../../lib/page/busy.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NOW = 100 * DAY;
const NORMAL: Manners = { often: 'normal', quiet: null, off: [], pages: [], pausedUntil: null };

function match(
  ref: string,
  reason: Reason = { kind: 'page', tool: 'desk', page: 'queue' },
  sure = true,
): Match {
  return { ref, revision: '0000000a', question: `${ref}?`, sure, score: 1, reasons: [reason] };
}

function moment(change: Partial<Moment> = {}): Moment {
  return {
    now: NOW,
    minute: 600,
    busy: null,
    tool: 'desk',
    page: 'queue',
    matches: [match('p/a')],
    open: null,
    history: [],
    isPrivate: false,
    ...change,
  };
}

const ago = (minutes: number, lesson: string, fate: Past['fate']): Past => ({
  at: NOW - minutes * MINUTE,
  lesson,
  fate,
});
const offered = (change: Partial<Moment>, manners = NORMAL) =>
  decide(moment(change), manners).offer?.ref ?? null;
const why = (change: Partial<Moment>, manners = NORMAL) => decide(moment(change), manners).why;

describe('a hint is offered', () => {
  it('for the best lesson of the page', () => {
    expect(offered({ matches: [match('p/a'), match('p/b')] })).toBe('p/a');
  });

  it.each(['field', 'alert'] as const)('beside the %s it answers', (kind) => {
    const decision = decide(moment({ matches: [match('p/a', { kind, text: 'Wrap-up code' })] }), NORMAL);
    expect(decision).toMatchObject({ offer: { ref: 'p/a' }, anchor: { kind, text: 'Wrap-up code' } });
  });

  it('again when it was closed and brought back', () => {
    expect(
      offered({ history: [ago(60, 'p/a', 'seen'), ago(59, 'p/a', 'closed'), ago(1, 'p/a', 'restored')] }),
    ).toBe('p/a');
  });

  it('as long as it is up already, whatever happens meanwhile', () => {
    const open = { lesson: 'p/a', here: true, isRead: false };
    expect(offered({ open, busy: 'typing', history: [ago(1, 'p/a', 'seen')] })).toBe('p/a');
  });

  it('for a field soon after one for the page', () => {
    const matches = [match('p/b', { kind: 'field', text: 'Amount' })];
    expect(offered({ matches, history: [ago(1, 'p/a', 'seen')] })).toBe('p/b');
  });
});

describe('nothing is offered', () => {
  it.each([
    ['where no lesson is sure', { matches: [match('p/a', undefined, false)] }, 'nothing fits'],
    ['where the page is unknown', { page: null }, 'nothing fits'],
    ['in a private window', { isPrivate: true }, 'private'],
    ['when what was closed is unknown', { history: null }, 'no history'],
    ['to somebody busy', { busy: 'unsent' }, 'busy'],
    [
      'over a lesson that is being read',
      { open: { lesson: 'p/b', here: false, isRead: true } },
      'being read',
    ],
    ['that was closed, however long ago', { history: [ago(1e6, 'p/a', 'closed')] }, 'closed'],
    ['that was offered a moment ago', { history: [ago(60, 'p/a', 'seen')] }, 'known'],
    ['that was opened lately', { history: [ago(3 * 24 * 60, 'p/a', 'opened')] }, 'known'],
    ['so soon after another', { history: [ago(9, 'p/b', 'seen')] }, 'budget'],
    ['just after another was closed', { history: [ago(19, 'p/b', 'closed')] }, 'dismissed'],
  ] as [string, Partial<Moment>, string][])('%s', (_, change, reason) => expect(why(change)).toBe(reason));

  it('after three offers that nobody took', () => {
    const history = [
      ago(5 * 24 * 60, 'p/a', 'seen'),
      ago(4 * 24 * 60, 'p/a', 'seen'),
      ago(3 * 24 * 60, 'p/a', 'seen'),
    ];
    expect(why({ history })).toBe('known');
    expect(offered({ history: history.slice(1) })).toBe('p/a');
  });

  it('in whatever tool another was closed, until that is undone or some time has passed', () => {
    const closed = [ago(25, 'p/b', 'seen'), ago(15, 'p/b', 'closed')];
    expect(why({ tool: 'till', history: closed })).toBe('dismissed');
    expect(offered({ history: [...closed, ago(14, 'p/b', 'restored')] })).toBe('p/a');
    expect(offered({ history: [ago(30, 'p/b', 'seen'), ago(20, 'p/b', 'closed')] })).toBe('p/a');
    expect(why({ history: [ago(239, 'p/b', 'closed')] }, { ...NORMAL, often: 'seldom' })).toBe('dismissed');
  });

  it('when the hour has had its four', () => {
    const history = Array.from({ length: 4 }, (_, n) => ago(12 + n, `p/${n}`, 'seen'));
    expect(why({ matches: [match('p/x', { kind: 'field', text: 'Team' })], history })).toBe('budget');
    expect(why({ history: history.slice(1) })).toBeNull();
  });

  it('when the day has had its twelve', () => {
    const history = Array.from({ length: 12 }, (_, n) => ago(60 + n, `p/${n}`, 'seen'));
    expect(why({ matches: [match('p/x', { kind: 'alert', text: 'Fault' })], history })).toBe('budget');
  });

  it('in a tool that is off, or at all', () => {
    expect(why({}, { ...NORMAL, off: ['desk'] })).toBe('off');
    expect(why({}, { ...NORMAL, often: 'never' })).toBe('off');
    expect(why({}, { ...NORMAL, pages: ['desk/queue'] })).toBe('page off');
    expect(why({}, { ...NORMAL, pages: ['desk/other', 'till/queue'] })).toBeNull();
    expect(why({}, { ...NORMAL, pausedUntil: NOW + 1 })).toBe('paused');
    expect(why({}, { ...NORMAL, pausedUntil: NOW })).toBeNull();
  });

  it.each([
    ['18:00', '08:00', 23 * 60, true],
    ['18:00', '08:00', 7 * 60 + 59, true],
    ['18:00', '08:00', 8 * 60, false],
    ['12:00', '13:00', 12 * 60 + 30, true],
    ['12:00', '13:00', 13 * 60, false],
  ])('in quiet hours from %s to %s', (from, to, minute, isQuiet) => {
    expect(why({ minute }, { ...NORMAL, quiet: { from, to } })).toBe(isQuiet ? 'quiet hours' : null);
  });
});

/** What may happen in a person's day, in any order. */
const LESSONS = ['p/a', 'p/b', 'p/c', 'p/d'];
const happening = fc.record({
  minutes: fc.integer({ min: 0, max: 90 }),
  tab: fc.integer({ min: 1, max: 3 }),
  best: fc.constantFrom(...LESSONS),
  kind: fc.constantFrom('page', 'field', 'alert'),
  busy: fc.option(fc.constantFrom(...BUSY)),
  fate: fc.constantFrom('seen', 'seen', 'seen', 'missed', 'opened', 'closed', 'leave', 'restored'),
});

describe('over any history of visits', () => {
  it.each(['normal', 'seldom'] as const)('(%s) nobody is annoyed', (often) => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 120 }), (day) => {
        const history: Past[] = [];
        let now = NOW;
        let open = null as { tab: number; lesson: string; isRead: boolean } | null;
        for (const { minutes, tab, best, kind, busy, fate: next } of day) {
          now += minutes * MINUTE;
          const reason: Reason =
            kind === 'page' ? { kind: 'page', tool: 'desk', page: 'queue' } : ({ kind, text: 'x' } as Reason);
          const up: Moment['open'] = open && {
            lesson: open.lesson,
            here: open.tab === tab,
            isRead: open.isRead,
          };
          const decision = decide(
            moment({ now, busy, matches: [match(best, reason)], open: up, history: [...history] }),
            { ...NORMAL, often },
          );
          const { offer } = decision;
          const isNew = offer !== null && !(up?.here && up.lesson === offer.ref);
          if (offer) {
            // Never a closed one, never over one that is read, never in a busy moment.
            expect(isClosed(history, offer.ref)).toBe(false);
            if (isNew) {
              expect(busy).toBeNull();
              expect(open?.isRead ?? false).toBe(false);
              const seen = history.filter(({ fate, at }) => fate === 'seen' && at > now - DAY);
              expect(seen.length).toBeLessThan(BUDGET[often].day);
              const hour = seen.filter(({ at }) => at > now - 60 * MINUTE);
              expect(hour.length).toBeLessThan(BUDGET[often].hour);
              for (const { fate, at, lesson } of history)
                if (fate === 'closed' && isClosed(history, lesson))
                  expect(now - at).toBeGreaterThanOrEqual(BUDGET[often].rest);
              if (kind === 'page')
                for (const { at } of seen) expect(now - at).toBeGreaterThanOrEqual(BUDGET[often].gap);
            }
            // The one that was up gives way: there is never a second.
            open = {
              tab,
              lesson: offer.ref,
              isRead: up?.here && up.lesson === offer.ref ? open!.isRead : false,
            };
          } else if (open?.tab === tab && !open.isRead) open = null;
          if (next === 'restored') history.push({ at: now, lesson: best, fate: 'restored' });
          if (!open || open.tab !== tab) continue;
          if (next === 'seen' && isNew) history.push({ at: now, lesson: open.lesson, fate: 'seen' });
          if (next === 'opened') {
            history.push({ at: now, lesson: open.lesson, fate: 'opened' });
            open = { ...open, isRead: true };
          }
          if (next === 'closed') history.push({ at: now, lesson: open.lesson, fate: 'closed' });
          if (next === 'closed' || next === 'leave') open = null;
        }
      }),
    );
  });

  it('the same moment has the same answer, whatever the order of the history', () => {
    const past = fc.record({
      at: fc.integer({ min: NOW - 40 * DAY, max: NOW }),
      lesson: fc.constantFrom(...LESSONS),
      fate: fc.constantFrom('seen', 'opened', 'closed', 'restored'),
    }) as fc.Arbitrary<Past>;
    fc.assert(
      fc.property(fc.array(past), (history) => {
        const there = decide(moment({ history }), NORMAL);
        expect(decide(moment({ history: [...history].reverse() }), NORMAL)).toEqual(there);
        if (there.offer)
          expect(history.some((p) => p.fate === 'seen' && p.at > NOW - 10 * MINUTE)).toBe(false);
      }),
    );
  });

  it('rests are what they say', () => expect(REST).toMatchObject({ seen: 4 * 60 * MINUTE, offers: 3 }));
});

// @vitest-environment jsdom
/** What campaigns want, and what is asked again, as a person meets it in the help view. */
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Help } from '../../components/Help.tsx';
import type { Service } from '../../components/help.ts';
import { Failure, type Opened } from '../../lib/answer.ts';
import type { Listed } from '../../lib/campaign/listed.ts';
import type { Block } from '../../lib/lesson/block.ts';
import type { Learned } from '../../lib/practice/learned.ts';
import { CANCEL, fakeHelp, opened, REFUND } from './service.ts';
import { click, expectNamed, has, named, pass, show, text, type } from './view.tsx';

/** Noon on a Thursday, wherever this runs. */
const NOON = new Date(2026, 9, 29, 12).getTime();
const HOUR = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers({ now: NOON });
});

const item = (id: 'refund' | 'cancel', change: Partial<Listed> = {}): Listed => ({
  campaign: 'acme/greetings',
  item: id,
  kind: 'lesson',
  goal: 'Everybody greets as agreed.',
  lessons: [`acme/${id}`],
  question: id === 'refund' ? REFUND : CANCEL,
  language: 'en',
  seconds: 41,
  required: true,
  until: NOON + 5 * HOUR,
  state: { is: 'due' },
  done: 'check',
  score: 80,
  snoozes: [NOON + HOUR],
  canExcuse: true,
  ...change,
});

const RECAP = item('refund', {
  item: 'recap-2',
  kind: 'recap',
  lessons: ['acme/refund', 'acme/cancel'],
  canExcuse: false,
});

/** A lesson with a question that has two choices. */
function withCheck(ref: string): Opened {
  const { lesson, ...rest } = opened(ref);
  const options = [
    { say: ['Right choice'], right: true, feedback: ['As agreed.'] },
    { say: ['Wrong choice'], right: false },
  ];
  const check: Block = { kind: 'check', ask: 'single', question: [`What about ${ref}?`], options };
  return { ...rest, lesson: { ...lesson, blocks: [check] } };
}

async function view(change: Partial<Service>) {
  const say = vi.fn(async (): Promise<unknown> => null);
  const fake = fakeHelp({ lesson: async (ref) => withCheck(ref), say, ...change });
  await show(<Help model={fake.model} />);
  await act(async () => {
    void fake.model.start();
    await vi.advanceTimersByTimeAsync(0);
  });
  return { ...fake, say };
}

const summary = () => document.querySelector('.due summary')?.textContent;
const entries = () => [...document.querySelectorAll('.due .entry')].map((one) => one.textContent);
const bar = () => document.querySelector('.due-bar')?.textContent;

describe('what is to do', () => {
  it('stands in one line above a lesson that answers the page, with its end in the person’s own time', async () => {
    await view({ campaigns: async () => [item('refund'), item('cancel')] });
    expect(summary()).toBe('To do: 2 lessons by 5:00 PM your time, in 5 hours');
    expect(document.querySelector<HTMLDetailsElement>('.due')!.open).toBe(false);
    expectNamed();
  });

  it('is open where nothing answers the page', async () => {
    await view({ look: async () => null, campaigns: async () => [item('refund')] });
    expect(document.querySelector<HTMLDetailsElement>('.due')!.open).toBe(true);
  });

  it('is not there without a campaign', async () => {
    await view({ campaigns: async () => [] });
    expect(document.querySelector('.due')).toBeNull();
  });

  it('says how each stands', async () => {
    const later = { until: NOON + 100 * HOUR };
    await view({
      campaigns: async () => [
        item('refund'),
        item('refund', { item: 'b', state: { is: 'snoozed', until: NOON + HOUR } }),
        item('refund', { item: 'c', state: { is: 'overdue' }, until: NOON - HOUR }),
        item('refund', { item: 'd', state: { is: 'waiting', for: 'a' } }),
        item('refund', {
          item: 'e',
          state: { is: 'done', at: NOON - HOUR, late: false, score: 80 },
          ...later,
        }),
        item('refund', { item: 'f', state: { is: 'done', at: NOON - HOUR, late: true, score: null } }),
        item('refund', { item: 'g', state: { is: 'excused', at: NOON, reason: 'know-it' } }),
        RECAP,
      ],
    });
    const due = 'by 5:00 PM your time, in 5 hours · ';
    expect(entries()).toEqual([
      `${REFUND}${due}about 45 s`,
      `${REFUND}${due}Put off until 1:00 PM`,
      `${REFUND}Late: was due 11:00 AM`,
      `${REFUND}${due}Comes after another one`,
      `${REFUND}Done 11:00 AM · 80% right`,
      `${REFUND}Done late, 11:00 AM`,
      `${REFUND}You said: I know it already`,
      `Recap: Everybody greets as agreed.${due}about 45 s`,
    ]);
  });

  it('opens the lesson, which says what counts as done, and what one can say', async () => {
    const { say } = await view({ campaigns: async () => [item('cancel')] });
    await act(async () => {
      document.querySelector<HTMLElement>('.due .entry')!.click();
      await vi.advanceTimersByTimeAsync(0);
    });
    expect(bar()).toContain(
      'Due by 5:00 PM your time, in 5 hours. Done when its questions are answered, 80% right.',
    );
    await click('Not before 1:00 PM');
    expect(say).toHaveBeenLastCalledWith('acme/greetings', 'cancel', { act: 'snoozed', until: NOON + HOUR });
    await click('I am away');
    expect(say).toHaveBeenLastCalledWith('acme/greetings', 'cancel', { act: 'excused', reason: 'absent' });
  });

  it('is done by a word where the author takes that', async () => {
    let state: Listed['state'] = { is: 'due' };
    const say = vi.fn(async () => {
      state = { is: 'done', at: NOON, late: false, score: null };
    });
    await view({ say, campaigns: async () => [item('refund', { done: 'acknowledged', state })] });
    await click('I do it like this');
    await pass(0);
    expect(bar()).toContain('Done 12:00 PM.');
    expect(summary()).toBe('All done ');
    expect(has('I do it like this')).toBe(false);
    // The button is gone: who works by keys goes on at what it came to.
    expect(document.activeElement?.textContent).toBe('Done 12:00 PM. ');
  });

  it('says so where what one said cannot be kept', async () => {
    await view({
      campaigns: async () => [item('refund')],
      say: async () => {
        throw new Failure('full', 'no room');
      },
    });
    await click('I am away');
    await pass(0);
    expect(document.querySelector('.due-bar [role="alert"]')?.textContent).toContain('Not saved');
  });

  it('is told anew after an answer', async () => {
    const campaigns = vi.fn(async () => [item('refund')]);
    await view({ campaigns });
    const before = campaigns.mock.calls.length;
    await click('Right choice');
    await pass(0);
    expect(campaigns.mock.calls.length).toBe(before + 1);
  });
});

describe('questions once more', () => {
  const LEARNED: Learned = {
    ...{ ref: 'acme/refund', block: 0, question: REFUND, language: 'en' },
    ...{ standing: 'due', due: NOON },
  };

  it('ask a recap’s one after the other, and it counts once all are answered', async () => {
    const { say, reports } = await view({ campaigns: async () => [RECAP] });
    await act(async () => {
      document.querySelector<HTMLElement>('.due .entry')!.click();
      await vi.advanceTimersByTimeAsync(0);
    });
    expect(text()).toContain('Question 1 of 2');
    expect(text()).toContain('What about acme/refund?');
    expect(has('Next question')).toBe(false);
    await click('Wrong choice');
    await click('Right choice');
    await click('Next question');
    expect(text()).toContain('What about acme/cancel?');
    expect(say).not.toHaveBeenCalled();
    // Whoever leaves after the last answer has done it.
    await click('Right choice');
    expect(say).toHaveBeenCalledExactlyOnceWith('acme/greetings', 'recap-2', { act: 'recapped' });
    await click('Finish');
    expect(text()).toContain('1 of 2 at the first try.');
    expect(reports.map(({ kind, data }) => [kind, data])).toEqual([
      ['answered', { block: 0, right: false }],
      ['answered', { block: 0, right: true }],
      ['answered', { block: 0, right: true }],
    ]);
    await click('Done');
    expect(document.querySelector('h1')?.textContent).toBe(REFUND);
  });

  it('practise what is due, two minutes; the lesson is one click away', async () => {
    await view({ memories: async () => ({ due: [LEARNED], all: [LEARNED] }) });
    await click('2-minute practice: 1 question');
    await click('Right choice');
    await click(`From: ${REFUND}`);
    expect(document.querySelector('h1')?.textContent).toBe(REFUND);
  });

  it('give way to a lesson that is searched for meanwhile', async () => {
    await view({ memories: async () => ({ due: [LEARNED], all: [LEARNED] }) });
    await click('2-minute practice: 1 question');
    await type(named<HTMLInputElement>('Search lessons'), 'order');
    await pass(100);
    await click(`${CANCEL}Choose it.till`);
    expect([document.querySelector('h1')?.textContent, has('Question 1 of 1')]).toEqual([CANCEL, false]);
  });

  it('say what is known, what fades and when it comes again', async () => {
    const fades = { ...LEARNED, standing: 'fading' as const, due: NOON + 24 * HOUR };
    await view({ memories: async () => ({ due: [], all: [fades] }) });
    expect(text()).toContain('What you learned: 1 question');
    expect(document.querySelector('.memories .from')?.textContent).toBe('fades · again Friday 12:00 PM');
    expect(has('2-minute practice: 1 question')).toBe(false);
  });

  it('say so where they are not there any more', async () => {
    await view({
      lesson: async (ref) => opened(ref),
      memories: async () => ({ due: [LEARNED], all: [LEARNED] }),
    });
    await click('2-minute practice: 1 question');
    await pass(0);
    expect(text()).toContain('These questions are not there any more.');
  });
});

// @vitest-environment jsdom
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Help } from '../../components/Help.tsx';
import type { Service } from '../../components/help.ts';
import { Failure, type Opened } from '../../lib/answer.ts';
import { CANCEL, fakeHelp, match, opened, REFUND, tabState } from './service.ts';
import { click, expectNamed, has, named, pass, show, text, type } from './view.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});

const pressed = (name: string) => named(name).getAttribute('aria-pressed');
const said = () => document.querySelector('.said [role="status"]')?.textContent;
const alert = () => document.querySelector('[role="alert"]')?.textContent ?? '';

/** The refund lesson, opened by the page. */
async function lesson(change: Partial<Service> = {}, as: Partial<Opened> = {}) {
  const fake = fakeHelp({ lesson: async (ref) => opened(ref, as), ...change });
  await show(<Help model={fake.model} />);
  await act(() => fake.model.start());
  const ratings = () => fake.reports.flatMap((report) => (report.kind === 'rating' ? [report.data] : []));
  return { ...fake, ratings };
}

describe('a rating', () => {
  it('useful: marked and said at once', async () => {
    const { reports } = await lesson();
    await click('Useful');
    expect([pressed('Useful'), pressed('Not useful'), said()]).toEqual(['true', 'false', 'Rated useful.']);
    expect(reports).toMatchObject([
      {
        kind: 'rating',
        tool: 'desk',
        page: 'orders',
        lesson: 'acme/refund',
        revision: '0000000a',
        data: { useful: true },
      },
    ]);
    expect(has('Wrong lesson')).toBe(false);
    expectNamed();
  });

  it('not useful: with a reason and words', async () => {
    const { ratings } = await lesson();
    await click('Not useful');
    expectNamed();
    await click('Out of date');
    expect(named<HTMLInputElement>('Out of date').checked).toBe(true);
    expect(named<HTMLButtonElement>('Save note').disabled).toBe(true);
    await type(named<HTMLTextAreaElement>('What would help you? (optional)'), ' the button moved ');
    await click('Save note');
    expect(said()).toBe('Note saved.');
    expect(ratings()).toEqual([
      { useful: false },
      { useful: false, reason: 'outdated' },
      { useful: false, reason: 'outdated', words: 'the button moved' },
    ]);
  });

  it('words without a reason are kept as something else', async () => {
    const { ratings } = await lesson();
    await click('Not useful');
    await type(named<HTMLTextAreaElement>('What would help you? (optional)'), 'a picture');
    await click('Save note');
    expect(ratings().at(-1)).toEqual({ useful: false, reason: 'other', words: 'a picture' });
  });

  it('can be changed, undone to what it was, and taken back', async () => {
    const { ratings } = await lesson();
    await click('Useful');
    await click('Not useful');
    expect([pressed('Useful'), pressed('Not useful')]).toEqual(['false', 'true']);
    await click('Undo');
    expect([pressed('Useful'), pressed('Not useful')]).toEqual(['true', 'false']);
    await click('Undo');
    expect([pressed('Useful'), pressed('Not useful'), said()]).toEqual([
      'false',
      'false',
      'Rating taken back.',
    ]);
    expect(has('Undo')).toBe(false);
    expect(ratings().map(({ useful }) => useful)).toEqual([true, false, true, null]);
  });

  it('each one has its own id: the same one twice would be stored once', async () => {
    const { reports } = await lesson();
    await click('Useful');
    await click('Not useful');
    expect(new Set(reports.map(({ id }) => id)).size).toBe(2);
  });

  it('that cannot be stored is told, and the mark taken back', async () => {
    const report = vi.fn<Service['report']>(() => Promise.reject(new Failure('full', 'no space')));
    await lesson({ report }, { rating: { useful: true, at: 0 } });
    await click('Not useful');
    expect(alert()).toContain('storage is full');
    expect([pressed('Useful'), pressed('Not useful'), said()]).toEqual(['true', 'false', '']);
    report.mockResolvedValue('stored');
    await click('Not useful');
    expect([pressed('Not useful'), alert()]).toEqual(['true', '']);
  });

  it('from before is shown with its day', async () => {
    await lesson({}, { rating: { useful: false, reason: 'long', at: Date.UTC(2026, 4, 6, 12) } });
    expect(said()).toBe('You rated this on May 6, 2026.');
    expect(named<HTMLInputElement>('Too long').checked).toBe(true);
  });

  it('is off in a private window, and says why', async () => {
    await lesson({}, { isPrivate: true });
    expect(text()).toContain('This is a private window');
    expect([has('Useful'), has('Not useful')]).toEqual([false, false]);
  });
});

describe('a sample', () => {
  it('is copied, said, and reported', async () => {
    const { service, reports } = await lesson();
    await click('Copy: Greeting');
    expect(service.copy).toHaveBeenCalledWith('Dear customer');
    expect(document.querySelector('.sample [role="status"]')?.textContent).toBe('Copied');
    expect(reports).toMatchObject([{ kind: 'copied', lesson: 'acme/refund', data: {} }]);
    expectNamed();
  });

  it('that cannot be copied says what to do, and is not reported', async () => {
    const { reports } = await lesson({ copy: () => Promise.reject(new Error('NotAllowedError')) });
    await click('Copy: Greeting');
    expect(text()).toContain('could not be copied. Select it and press Ctrl+C.');
    expect(reports).toEqual([]);
  });

  it('is copied even where that cannot be recorded', async () => {
    await lesson({ report: () => Promise.reject(new Failure('database', 'x')) });
    await click('Copy: Greeting');
    await pass(1);
    expect(document.querySelector('.sample [role="status"]')?.textContent).toBe('Copied');
    expect(alert()).toContain('cannot be saved');
  });
});

describe('shown', () => {
  const shown = (fake: Awaited<ReturnType<typeof lesson>>) =>
    fake.reports.flatMap((report) => (report.kind === 'shown' ? [report.lesson] : []));

  it('is reported when a lesson was in sight for a second, once', async () => {
    const fake = await lesson();
    await pass(990);
    expect(shown(fake)).toEqual([]);
    await pass(20);
    expect(shown(fake)).toEqual(['acme/refund']);
    await click(`${CANCEL}maybe`);
    await pass(1100);
    await click('Back');
    await pass(1100);
    expect(shown(fake)).toEqual(['acme/refund', 'acme/cancel']);
  });

  it('is not reported of a lesson left before', async () => {
    const fake = await lesson({ look: async () => tabState([match('acme/refund', false)]) });
    await click(`${REFUND}maybe`);
    await pass(900);
    await click('Back');
    await pass(5000);
    expect(shown(fake)).toEqual([]);
  });

  it('is not reported while hits stand in the place of the lesson', async () => {
    const fake = await lesson();
    await pass(500);
    await type(named<HTMLInputElement>('Search lessons'), 'order');
    await pass(5000);
    expect(shown(fake)).toEqual([]);
    await click('Clear search');
    await pass(900);
    expect(shown(fake)).toEqual([]);
    await pass(200);
    expect(shown(fake)).toEqual(['acme/refund']);
  });
});

// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { addressOf } from '../../lib/page/address.ts';
import type { Survivor } from '../../lib/page/detect.ts';
import { reader } from '../../lib/page/look.ts';
import { type Visit, type Watch, watch } from '../../lib/page/watch.ts';
import { page } from './builders.ts';

const DESK: Survivor = {
  tool: 'desk',
  when: [{}],
  signals: [],
  busy: [],
  pages: [
    { page: 'search', when: [{ q: '*' }], signals: [] },
    { page: 'any', when: [{}], signals: [] },
  ],
};

/** A window over the test's document that goes where it is told, and a line that keeps what was said. */
function scene(at = '/desk/tickets') {
  const navigation = new EventTarget();
  const location = { origin: 'https://desk.example', pathname: '', hash: '', search: '' };
  const window = Object.assign(new EventTarget(), { document, location, navigation }) as unknown as Window;
  const go = (to: string) => {
    const { pathname, hash, search } = new URL(to, location.origin);
    Object.assign(location, { pathname, hash, search });
    navigation.dispatchEvent(new Event('currententrychange'));
  };
  go(at);
  const visits: Visit[] = [];
  const line = {
    arrive: vi.fn(
      async (url: string): Promise<Survivor[] | null> => (url.includes('/desk/') ? [DESK] : null),
    ),
    visit: vi.fn(async (visit: Visit): Promise<unknown> => visits.push(visit)),
    reader: () => reader,
  };
  const start = (asked = false) => {
    running = watch(window, line);
    if (!asked) running.follow();
    return running;
  };
  return { window, go, line, visits, start };
}

let running: Watch | undefined;
const settled = () => vi.advanceTimersByTimeAsync(20_000);

beforeEach(() => {
  vi.useFakeTimers();
  page('<h1>Tickets</h1>', { title: 'Desk' });
});

afterEach(() => {
  running?.stop();
  vi.useRealTimers();
});

describe('a page of a known tool', () => {
  test('is read without what its definition says is a record', async () => {
    const { line, visits, start } = scene();
    const other = { ...DESK, tool: 'other', signals: [{ css: '#none' }], records: ['h2'] };
    line.arrive.mockResolvedValue([other, { ...DESK, records: ['h1', 'title'] }]);
    page('<h1>Ticket of Jane</h1><h2>Messages</h2>', { title: 'Jane' });
    start();
    await settled();
    expect(visits.at(-1)).toMatchObject({ tool: 'desk', title: '', headings: ['Messages'] });
  });

  test('is asked about once and read once', async () => {
    const { line, visits, start } = scene();
    start();
    await settled();
    expect(line.arrive.mock.calls).toEqual([['https://desk.example/desk/tickets']]);
    expect(visits).toHaveLength(1);
    expect(visits[0]).toMatchObject({
      tool: 'desk',
      page: 'any',
      headings: ['Tickets'],
      path: '/desk/tickets',
    });
  });

  test('is not read again when a click changed nothing', async () => {
    const { line, visits, start } = scene();
    start();
    await settled();
    document.body.click();
    document.dispatchEvent(new Event('visibilitychange'));
    await settled();
    expect([line.arrive.mock.calls.length, visits.length]).toEqual([1, 1]);
  });

  test('is read again when its view changed, also late', async () => {
    const { visits, start } = scene();
    start();
    await settled();
    document.body.click();
    await vi.advanceTimersByTimeAsync(2000);
    page('<h1>Create ticket</h1><button>Save</button>', { title: 'Desk' });
    await settled();
    expect(visits.map((visit) => visit.headings)).toEqual([['Tickets'], ['Create ticket']]);
  });

  test('that renders late is read once it is there', async () => {
    const { visits, start } = scene();
    page('<div></div>');
    start();
    await vi.advanceTimersByTimeAsync(500);
    page('<div><h1>Tickets</h1><label>Search</label></div>');
    await settled();
    expect(visits.at(-1)).toMatchObject({ headings: ['Tickets'], labels: ['Search'] });
    expect(visits.length).toBeLessThanOrEqual(2);
  });

  test('is followed through the history and the hash', async () => {
    const { go, line, visits, start } = scene();
    start();
    await settled();
    go('/desk/orders');
    await settled();
    go('/desk/orders#/7/refund?reason=jane');
    await settled();
    const want = ['/desk/tickets', '/desk/orders', '/desk/orders#/7/refund'];
    expect(visits.map((visit) => visit.path)).toEqual(want);
    expect(line.arrive.mock.calls.flat()).toEqual(want.map((path) => `https://desk.example${path}`));
  });

  test('waits while the tab is hidden', async () => {
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    const { line, start } = scene();
    start();
    await settled();
    expect(line.arrive).not.toHaveBeenCalled();
    hidden.mockReturnValue(false);
    document.dispatchEvent(new Event('visibilitychange'));
    await settled();
    expect(line.visit).toHaveBeenCalledOnce();
    hidden.mockRestore();
  });

  test('that was left while the background thought is not mistaken for the new one', async () => {
    const { go, line, visits, start } = scene();
    const answers: (() => void)[] = [];
    line.arrive.mockImplementation(
      (url) =>
        new Promise((answer) =>
          answers.push(() => answer([{ ...DESK, tool: new URL(url).pathname.slice(6) }])),
        ),
    );
    start();
    await vi.advanceTimersByTimeAsync(10);
    go('/desk/orders');
    await vi.advanceTimersByTimeAsync(10);
    while (answers.length > 0) {
      answers.pop()!();
      await vi.advanceTimersByTimeAsync(10);
    }
    expect(new Set(visits.map((visit) => `${visit.tool} ${visit.path}`))).toEqual(
      new Set(['orders /desk/orders']),
    );
  });
});

test('what a query holds is used here and is in no message', async () => {
  const { go, line, visits, start } = scene('/desk/tickets?q=jane&token=s3cret');
  start();
  await settled();
  go('/desk/tickets?q=jane#access_token=s3cret');
  page('<h1>Changed</h1>');
  await settled();
  expect(visits[0]).toMatchObject({ page: 'search' });
  expect(JSON.stringify([line.arrive.mock.calls, visits])).not.toMatch(/jane|s3cret/);
  expect(addressOf(new URL('https://a.example/b?q=jane#/c?d=jane') as never)).toBe('https://a.example/b#/c');
  // A drawing or a whole state in an address is no screen's, and more than a message may hold.
  const long = `https://a.example/${'b'.repeat(5000)}#${'c'.repeat(5000)}`;
  expect(addressOf(new URL(long) as never)).toHaveLength('https://a.example'.length + 1001);
});

describe('a page of no tool', () => {
  test('costs nothing more once that is known, whatever is clicked', async () => {
    const { window, line, go, start } = scene('/news');
    start();
    await settled();
    expect(vi.getTimerCount()).toBe(0);
    document.body.click();
    window.dispatchEvent(new Event('pageshow'));
    document.dispatchEvent(new Event('visibilitychange'));
    expect(vi.getTimerCount()).toBe(0);
    go('/desk/tickets');
    await settled();
    expect(line.arrive).toHaveBeenCalledTimes(2);
  });

  test('is not read, nor is it looked at', async () => {
    const { line, start } = scene('/mail');
    const searched = vi.spyOn(document, 'querySelectorAll');
    start();
    await settled();
    document.body.click();
    await settled();
    expect(searched).not.toHaveBeenCalled();
    searched.mockRestore();
    expect(line.arrive).toHaveBeenCalledOnce();
    expect(line.visit).not.toHaveBeenCalled();
  });

  test('tells the background that the tool was left', async () => {
    const { go, visits, start } = scene();
    start();
    await settled();
    go('/mail');
    await settled();
    expect(visits.map(({ tool, page }) => [tool, page])).toEqual([
      ['desk', 'any'],
      [null, null],
    ]);
  });

  test.each([false, true])(
    'is asked about again when it is to be followed once more (asked before: %s)',
    async (asked) => {
      const { line, visits, start } = scene('/till/');
      const page = start(asked);
      if (asked) await page.look();
      await settled();
      line.arrive.mockResolvedValue([DESK]);
      page.follow();
      await settled();
      expect(visits.at(-1)).toMatchObject({ tool: 'desk', page: 'any' });
      const { length } = visits;
      page.follow();
      await settled();
      expect(visits).toHaveLength(length);
      // It is another tool's now.
      line.arrive.mockResolvedValue([{ ...DESK, tool: 'till' }]);
      page.follow();
      await settled();
      expect(visits.at(-1)).toMatchObject({ tool: 'till' });
    },
  );

  test.each([[[]], [[DESK]]])(
    'is asked about again also while an answer is on its way (%j)',
    async (first) => {
      const { line, visits, start } = scene('/till/');
      let answer = (_: Survivor[] | null) => {};
      line.arrive.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
      const page = start();
      await vi.advanceTimersByTimeAsync(300);
      line.arrive.mockResolvedValue([{ ...DESK, tool: 'till' }]);
      page.follow();
      answer(first.length > 0 ? first : null);
      await settled();
      expect(visits.map(({ tool }) => tool)).toEqual(['till']);
    },
  );

  test('is read when the person asks', async () => {
    const { visits, start } = scene('/mail');
    await start(true).look();
    expect(visits).toMatchObject([{ tool: null, page: null, headings: ['Tickets'], path: '/mail' }]);
    await running!.look();
    expect(visits).toHaveLength(2);
  });
});

test('stop leaves nothing behind, even with an answer on its way', async () => {
  const { window, go, line, start } = scene();
  const added: EventTarget[] = [window, document, window.navigation as EventTarget];
  const counts = added.map((target) => vi.spyOn(target, 'addEventListener'));
  let answer = () => {};
  line.arrive.mockImplementation(() => new Promise((yes) => (answer = () => yes([DESK]))));
  start();
  await vi.advanceTimersByTimeAsync(10);
  expect(line.arrive).toHaveBeenCalledOnce();
  running!.stop();
  answer();
  document.body.click();
  window.dispatchEvent(new Event('pageshow'));
  go('/desk/orders');
  await settled();
  await running!.look();
  expect(line.arrive).toHaveBeenCalledOnce();
  expect(line.visit).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
  for (const call of counts.flatMap((spy) => spy.mock.calls))
    expect((call[2] as AddEventListenerOptions).signal?.aborted).toBe(true);
  for (const spy of counts) spy.mockRestore();
});

test('whoever goes into the hint has not left the field; the page is read again once they are back', async () => {
  const { visits, start } = scene();
  page('<h1>Tickets</h1><label>Priority <input></label>', { title: 'Desk' });
  const field = document.querySelector('input')!;
  const hint = document.createElement('cuecard-hint');
  hint.tabIndex = 0;
  document.documentElement.append(hint);
  field.focus();
  start();
  await settled();
  hint.focus();
  document.body.click();
  await settled();
  expect(visits.map((visit) => visit.field)).toEqual(['Priority']);
  hint.remove();
  await settled();
  expect(visits.map((visit) => visit.field)).toEqual(['Priority', null]);
});

test('whoever goes into a field while the page is looked at is not missed', async () => {
  const { line, visits, start } = scene();
  page('<h1>Tickets</h1><label>Priority <input></label>', { title: 'Desk' });
  line.reader = () => ({
    ...reader,
    read: async (asked) => {
      const seen = await reader.read(asked);
      await new Promise((resolve) => setTimeout(resolve, 5000));
      return seen;
    },
  });
  start();
  await settled();
  // The looks that a click asks for are at 0 to 3 and at 8 seconds.
  document.body.click();
  await vi.advanceTimersByTimeAsync(100);
  document.querySelector('input')!.focus();
  await vi.advanceTimersByTimeAsync(11_000);
  expect(visits.map((visit) => visit.field)).toEqual([null, 'Priority']);
});

describe('a line that fails', () => {
  test.each(['arrive', 'visit'] as const)('at "%s" is tried again', async (kind) => {
    const { line, visits, start } = scene();
    line[kind].mockRejectedValueOnce(new Error('gone') as never);
    start();
    await settled();
    expect(visits).toHaveLength(1);
  });

  test('tells who asked, and is tried again at the next sign', async () => {
    const { line, visits, start } = scene();
    line.arrive.mockRejectedValueOnce(new Error('gone'));
    const page = start(true);
    await expect(page.look()).rejects.toThrow('gone');
    page.follow();
    await settled();
    expect(visits).toHaveLength(1);
  });

  test('because the host may not be read any more ends the following', async () => {
    const { line, visits, start } = scene();
    line.arrive.mockRejectedValueOnce(Object.assign(new Error('no'), { code: 'refused' }));
    start();
    await settled();
    document.body.click();
    await settled();
    expect(visits).toEqual([]);
  });
});

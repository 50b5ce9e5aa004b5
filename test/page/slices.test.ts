// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type Asked, reader } from '../../lib/page/look.ts';
import { inSlices, SLICE_MS } from '../../lib/page/slices.ts';
import { page } from './builders.ts';

const asked = (before: string | null = ''): Asked => ({
  document,
  address: 'https://desk.example/tickets',
  search: '',
  survivors: [{ tool: 'desk', when: [{}], signals: [], busy: [], pages: [] }],
  input: null,
  before,
});

const FULL = '<button></button>'.repeat(150);
const view = (heading: string, action: string, label: string) =>
  `<h1>${heading}</h1>${FULL}<button>${action}</button>${FULL}<label>${label} <input></label>`;

/** Each look at the clock takes a millisecond. */
beforeEach(() => {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => ++now);
  page(view('Tickets', 'Save', 'Search'), { title: 'Desk' });
});

const going = () => vi.fn(async () => true);

describe('work in slices', () => {
  function* work() {
    for (let n = 0; n < 100; n++) yield;
    return 'done';
  }

  test('rests whenever a slice is over, and not where nobody gave it a rest', async () => {
    const rest = going();
    expect(await inSlices(work(), rest)).toBe('done');
    expect(rest.mock.calls.length).toBeGreaterThanOrEqual(Math.floor(100 / (SLICE_MS + 1)));
    expect(await inSlices(work())).toBe('done');
  });

  test('ends where it is no longer wanted', async () => {
    const rest = vi.fn(async () => false);
    expect(await inSlices(work(), rest)).toBeNull();
    expect(rest).toHaveBeenCalledOnce();
  });
});

describe('a page that is read in slices', () => {
  const whole = async () => (await reader.read(asked()))!;

  test('says the same as one that is read at once', async () => {
    const rest = going();
    expect(await reader.read(asked(), rest)).toEqual(await whole());
    expect(rest.mock.calls.length).toBeGreaterThan(3);
  });

  test('is not read where it is as it was', async () => {
    const { mark } = await whole();
    expect(await reader.read(asked(mark), going())).toEqual({ mark, visit: null });
  });

  // One that comes while all is compared at the end may be left to the next look.
  test.each(Array.from({ length: 14 }, (_, n) => n + 1))(
    'and changes at rest %i is not read half before and half after',
    async (turn) => {
      const rest = going();
      rest.mockImplementation(async () => {
        if (rest.mock.calls.length === turn) page(view('Orders', 'Refund', 'Code'), { title: 'Desk' });
        return true;
      });
      const seen = await reader.read(asked(), rest);
      const { headings, actions, labels } = seen!.visit!;
      const views = [
        [['Orders'], ['Refund'], ['Code']],
        ...(turn > 7 ? [[['Tickets'], ['Save'], ['Search']]] : []),
      ];
      expect(views).toContainEqual([headings, actions, labels]);
    },
  );

  test('and never rests from changing is read all the same', async () => {
    const rest = going();
    rest.mockImplementation(async () => {
      document.body.append(document.createElement('p'));
      return true;
    });
    expect((await reader.read(asked(), rest))!.visit!.headings).toEqual(['Tickets']);
  });
});

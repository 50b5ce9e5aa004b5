// @vitest-environment jsdom
import { effect } from '@preact/signals';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Hint } from '../../components/Hint.tsx';
import { createHint, type HintService } from '../../components/hint.ts';
import { Failure } from '../../lib/answer.ts';
import type { FromFrame, Told } from '../../lib/hint/wire.ts';
import type { Recalled } from '../../lib/practice/memory.ts';
import { CANCEL, fakeHelp, match, opened, packState, REFUND, tabState } from './service.ts';
import { expectNamed, has, named, pass, show, text } from './view.tsx';

const CLOSE = 'Close this hint';
const card = (isOpen = false) => ({
  ref: 'acme/refund',
  revision: 'abcd1234',
  question: REFUND,
  isOpen,
  due: null,
  review: null,
  state: tabState([match('acme/refund', true)]),
  run: null,
});

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
});

async function shown(change: Partial<HintService> = {}) {
  const told: Told[] = [];
  const said: FromFrame['kind'][] = [];
  let seen = () => {};
  const service = {
    ...fakeHelp().service,
    admit: vi.fn(async () => card()),
    told: async (what: Told) => void told.push(what),
    tell: (message: FromFrame) => void said.push(message.kind),
    watchSight: (then: () => void) => {
      seen = then;
      return () => {};
    },
    ...change,
  } as HintService;
  const model = createHint(service);
  await show(<Hint model={model} />);
  await model.start('token');
  await pass(0);
  return { model, told, said, seen: () => seen() };
}

describe('the beacon', () => {
  it('offers one lesson in a line', async () => {
    const { model, told, seen } = await shown();
    expect(text()).toBe(REFUND);
    expectNamed();
    // Before the page shows it, it cannot have been seen.
    seen();
    expect(told).toEqual([]);
    model.shown();
    seen();
    expect(told).toEqual(['seen']);
  });

  it('shows nothing where the background does not confirm it, and asks the page for another word', async () => {
    const { said } = await shown({ admit: async () => null });
    expect(text()).toBe('');
    await pass(3000);
    expect(said).toContain('lost');
    expect(text()).toBe('');
  });

  it('stays when the page has got another word before the first was confirmed', async () => {
    const admit = vi.fn(async (token: string) => (token === 'token' ? null : card()));
    const { model, said } = await shown({ admit });
    await model.start('other');
    await pass(5000);
    expect(text()).toBe(REFUND);
    expect(said).not.toContain('gone');
  });

  it('closes, says where the lesson is found, and can be undone', async () => {
    const { told } = await shown();
    named(CLOSE).click();
    await pass(0);
    expect(text()).toContain('You find it in the Cuecard popup');
    named('Undo').click();
    await pass(0);
    expect(text()).toBe(REFUND);
    expect(told).toEqual(['closed', 'restored']);
  });

  it('leaves the page when the closing is not undone', async () => {
    const { told, said } = await shown();
    named(CLOSE).click();
    await pass(10_000);
    expect(text()).toBe('');
    expect(told).toEqual(['closed', 'gone']);
    expect(said).toContain('gone');
  });
});

describe('fewer hints', () => {
  async function fewer(change: Partial<HintService> = {}) {
    const snooze = vi.fn(async () => ({ until: new Date(2026, 10, 30).getTime() as number | null }));
    const unsnooze = vi.fn(async () => null);
    const all = await shown({ snooze, unsnooze, ...change });
    named(CLOSE).click();
    await pass(0);
    named('Fewer hints').click();
    await pass(0);
    return { ...all, snooze, unsnooze };
  }

  it('are asked for after closing one; the question stays until it is answered', async () => {
    await fewer();
    await pass(60_000);
    for (const name of [
      'For an hour',
      'For today',
      'Until Monday',
      'On this page: Orders',
      'In this tool: Desk',
    ])
      expect(has(name)).toBe(true);
    expect(document.activeElement?.textContent).toBe('For an hour');
    expectNamed();
  });

  it('say until when, can be undone, and leave by themselves', async () => {
    vi.setSystemTime(new Date(2026, 10, 26));
    const { snooze, unsnooze, said } = await fewer();
    named('Until Monday').click();
    await pass(0);
    expect(snooze).toHaveBeenCalledWith('monday');
    expect(text()).toMatch(/No hints until Monday.* November.*\. You can change it in the options\./);
    named('Undo').click();
    await pass(0);
    expect(unsnooze).toHaveBeenCalledWith('monday');
    named('In this tool: Desk').click();
    await pass(0);
    expect(text()).toContain('No hints in Desk.');
    await pass(10_000);
    expect(text()).toBe('');
    expect(said).toContain('gone');
  });

  it('that cannot be kept say so, and can be tried again', async () => {
    const snooze = vi.fn().mockRejectedValueOnce(new Error('full')).mockResolvedValue({ until: null });
    await fewer({ snooze });
    named('On this page: Orders').click();
    await pass(0);
    expect(document.querySelector('[role="alert"]')?.textContent).toContain('Not saved');
    named('On this page: Orders').click();
    await pass(0);
    expect(text()).toContain('No hints on the page “Orders”.');
  });

  it('need not be chosen', async () => {
    const { said } = await fewer();
    named('Leave it as it is').click();
    await pass(0);
    expect(said).toContain('gone');
  });
});

describe('a demo on the page', () => {
  const run = (step: number, change: object = {}) => ({
    ...{ step, of: 2, elsewhere: null, practice: null, language: 'en' },
    demo: { say: [`Do ${step}.`], note: ['It opens.'], where: { role: 'button', name: 'Save' } },
    ...change,
  });
  const drifted = vi.fn(async () => null);
  const shownAt = (step: number, change?: object) =>
    shown({
      admit: async () => ({ ...card(true), run: run(step, change) }),
      step: vi.fn(async () => null),
      drifted,
    });

  it('says its step beside what it points at, with ways on, back and out', async () => {
    const step = vi.fn(async () => null);
    const admit = async () => ({ ...card(true), run: run(1) });
    const { model } = await shown({ admit, step });
    expect(text()).toContain('Step 2 of 2');
    expect(text()).toContain('Do 1.It opens.');
    expectNamed();
    named('Back').click();
    named('Done').click();
    named('Stop showing').click();
    expect(step.mock.calls).toEqual([
      [1, 0, 0],
      [1, null, 0],
      [1, null, 0],
    ]);
    expect(model.stage.value).toBe('demo');
  });

  it('says what to look for when the page does not show it for a while, until it does', async () => {
    const { model } = await shownAt(0);
    model.pointed(false, false);
    await pass(0);
    await pass(2000);
    expect(text()).not.toContain('has changed');
    await pass(1000);
    expect(text()).toContain('Look for: Button “Save”');
    expect(drifted.mock.calls).toEqual([[0]]);
    model.pointed(true, false);
    await pass(0);
    expect(text()).not.toContain('has changed');
  });

  it('misses nothing where a step points at nothing', async () => {
    const { model } = await shownAt(0, { demo: { say: ['Ask for the number.'] } });
    drifted.mockClear();
    model.pointed(false, false);
    await pass(5000);
    expect(text()).not.toContain('has changed');
    expect(drifted).not.toHaveBeenCalled();
  });

  it('goes on also where the frame was not admitted when the button was pressed, as soon as it is', async () => {
    const step = vi.fn(async () => null as unknown);
    step.mockRejectedValueOnce(new Failure('refused', 'no hint is open in this frame'));
    const { model } = await shown({ admit: async () => ({ ...card(true), run: run(0) }), step });
    named('Next').click();
    await pass(0);
    expect(step).toHaveBeenCalledOnce();
    await model.start('another word');
    await pass(0);
    expect(step.mock.calls).toEqual([
      [0, 1, 0],
      [0, 1, 0],
    ]);
    // Once is enough.
    await model.start('a third one');
    await pass(0);
    expect(step).toHaveBeenCalledTimes(2);
  });

  it('says on which page a step is done', async () => {
    await shownAt(0, { elsewhere: 'Cart' });
    expect(text()).toContain('This is done on the page “Cart”.');
  });

  it('gives way to its lesson at the end', async () => {
    const admit = vi.fn().mockResolvedValueOnce({ ...card(true), run: run(1) });
    admit.mockResolvedValue(card(true));
    const { model } = await shown({ admit });
    await model.start('next');
    await pass(0);
    expect(model.stage.value).toBe('card');
    expect(text()).not.toContain('Step 2');
  });
});

describe('the card', () => {
  it('shows the lesson in place, and takes the focus where a person opened it', async () => {
    const { told } = await shown();
    named(REFUND).click();
    await pass(100);
    expect(text()).toContain('Choose Refund for acme/refund');
    expect(document.activeElement?.tagName).toBe('H1');
    expect(told).toContain('opened');
  });

  it("never shows the page's own lesson first where it offers another one", async () => {
    const seen: string[] = [];
    const { model } = await shown({
      admit: async () => ({ ...card(), ref: 'acme/cancel', question: CANCEL }),
    });
    effect(() => void (model.help.current.value && seen.push(model.help.current.value.ref)));
    named(CANCEL).click();
    await pass(0);
    expect(text()).toContain(CANCEL);
    expect(seen).toEqual(['acme/cancel']);
    // Where it was left for another one, it comes back when it is opened again.
    await model.help.open('acme/refund', true);
    model.fold();
    await pass(0);
    model.open();
    await pass(0);
    expect(model.help.current.value?.ref).toBe('acme/cancel');
  });

  it('is where it was left when it is opened again, or at its beginning where that is forgotten', async () => {
    let kept: Recalled | null = null;
    const { model } = await shown({
      recall: async () => kept,
      remember: async (_ref, _revision, memory) => (kept = { ...memory, at: Date.now() }),
    });
    named(REFUND).click();
    await pass(0);
    named('Next').click();
    await pass(0);
    expect(text()).toContain('2 of 3');
    // What is searched for stands in its place meanwhile.
    model.help.setQuery('order');
    await pass(300);
    model.help.setQuery('');
    await pass(0);
    expect(text()).toContain('2 of 3');
    model.fold();
    await pass(0);
    named(REFUND).click();
    await pass(0);
    expect(text()).toContain('2 of 3');
    // Somebody has deleted all: the next one is somebody else.
    model.fold();
    kept = null;
    await pass(0);
    named(REFUND).click();
    await pass(0);
    expect(text()).toContain('1 of 3');
  });

  it.each(['look', 'packs'] as const)(
    'shows what it offers also where "%s" does not answer',
    async (call) => {
      const { model } = await shown({
        admit: async () => ({ ...card(), ref: 'acme/cancel', question: CANCEL }),
        [call]: () => Promise.reject(new Failure('internal', 'gone')),
      });
      named(CANCEL).click();
      await pass(0);
      expect(model.help.current.value?.ref).toBe('acme/cancel');
      expect(text()).toContain('Choose');
    },
  );

  it("shows the page's own lesson where the one it offers does not come", async () => {
    const { model } = await shown({
      admit: async () => ({ ...card(), ref: 'acme/cancel', question: CANCEL }),
      lesson: async (ref) => {
        if (ref === 'acme/cancel') throw new Failure('internal', 'gone');
        return opened(ref);
      },
    });
    named(CANCEL).click();
    await pass(0);
    expect(model.help.current.value?.ref).toBe('acme/refund');
  });

  it('leaves the focus in a question that is asked, however late the page is read', async () => {
    let go = () => {};
    const ready = new Promise<void>((resolve) => (go = resolve));
    const { model } = await shown({
      admit: async () => ({ ...card(), review: 0 }),
      packs: async () => {
        await ready;
        return [packState()];
      },
    });
    model.open();
    await pass(0);
    const before = document.activeElement;
    go();
    await pass(0);
    expect(document.activeElement).toBe(before);
  });

  it('takes no focus where it was open on the page before', async () => {
    await shown({ admit: async () => card(true) });
    await pass(100);
    expect(text()).toContain('Choose Refund for acme/refund');
    expect(document.activeElement).toBe(document.body);
  });

  it('folds up by Escape, and gives the focus back', async () => {
    const { told, said } = await shown();
    named(REFUND).click();
    await pass(100);
    for (const kind of ['keydown', 'keyup'])
      document.body.dispatchEvent(new KeyboardEvent(kind, { key: 'Escape', bubbles: true }));
    await pass(0);
    expect(text()).toBe(REFUND);
    expect(told.at(-1)).toBe('folded');
    expect(said).toContain('folded');
  });

  it('closes for good by its own button', async () => {
    const { told } = await shown();
    named(REFUND).click();
    await pass(100);
    expect(has(CLOSE)).toBe(true);
    named(CLOSE).click();
    await pass(0);
    expect(told.at(-1)).toBe('closed');
  });

  it('starts anew when the page has another lesson to offer', async () => {
    const admit = vi.fn(async () => card());
    const { model } = await shown({ admit });
    admit.mockResolvedValueOnce({
      ...card(),
      ref: 'acme/cancel',
      revision: 'abcd1234',
      question: 'How do I cancel an order?',
    });
    await model.start('other');
    await pass(0);
    expect(text()).toBe('How do I cancel an order?');
  });
});

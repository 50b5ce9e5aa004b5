/** A demo on the live page, from the background's side: begun once, moved by its own frame and page alone. */
import { describe, expect, it } from 'vitest';
import type { DemoStep } from '../../lib/lesson/demo.ts';
import { assemble } from '../../lib/webext/library.ts';
import type { Sender } from '../../lib/webext/messages.ts';
import { partOf } from '../../lib/webext/part.ts';
import { lesson } from '../match/builders.ts';

import { TOOL as DESK, fakeWorld, INFO, SENDER, VISIT } from './world.ts';

const TOOL = { ...DESK, pages: [...DESK.pages, { ...DESK.pages[0]!, id: 'cart', title: 'Cart' }] };
const FRAME: Sender = { id: 'ours', frameId: 7, tab: { id: 4, incognito: false } };
const STEPS: DemoStep[] = [
  { say: ['Open it.'], where: { role: 'button', name: 'Open' }, act: { kind: 'select' }, page: 'orders' },
  { say: ['Go on.'], where: { role: 'link', name: 'Next' }, expect: { kind: 'page', page: 'cart' } },
  { say: ['Read it.'], page: 'cart' },
  { say: ['Thank them.'] },
];
const WITH_DEMO = lesson('How do I sell a voucher?', {
  id: 'demo',
  for: [{ tool: 'desk', page: 'orders' }],
  blocks: [
    { kind: 'text', of: ['Words.'] },
    { kind: 'demo', steps: STEPS },
  ],
});

function fake(steps = STEPS, more: { variant?: string } = {}) {
  const blocks = [WITH_DEMO.blocks[0]!, { kind: 'demo' as const, steps }];
  const who = { team: '', site: '', role: '' };
  const pack = { info: INFO, tools: [TOOL], lessons: 1, problems: [], checked: 1, removed: false };
  const part = partOf([{ ref: 'acme/demo', lesson: { ...WITH_DEMO, blocks, ...more } }], {
    info: INFO,
    tools: [TOOL],
    who,
  });
  const library = assemble([pack], [part], { language: 'en', who });
  return fakeWorld({ library: async () => library });
}

type Fake = ReturnType<typeof fake>;

const step = async ({ world }: Fake) => (await world.session.hint())?.run?.step ?? null;

/** The demo is shown, and its frame admitted. */
async function shown(of = fake()): Promise<Fake & { token: string }> {
  await of.handlers.visit(VISIT, SENDER);
  expect(await of.handlers.showMe({ ref: 'acme/demo', block: 1, isPractice: false, tab: 4 }, {})).toBe(
    'shown',
  );
  return { ...of, token: await admitted(of) };
}

async function admitted({ handlers }: Fake): Promise<string> {
  const { token } = (await handlers.hint({ token: null }, SENDER))!;
  await handlers.card({ token }, FRAME);
  return token;
}

describe('a demo', () => {
  it('is told to the page and to the frame, each what it needs', async () => {
    const of = await shown();
    const offer = await of.handlers.hint({ token: of.token }, SENDER);
    expect(offer!.run).toEqual({
      step: 0,
      where: STEPS[0]!.where,
      anchor: null,
      act: STEPS[0]!.act,
      expect: null,
      hasActed: false,
      isPractice: false,
      isAuthor: false,
      records: '',
    });
    const card = await of.handlers.card({ token: of.token }, FRAME);
    expect(card!.run).toMatchObject({ step: 0, of: 4, demo: STEPS[0], elsewhere: null });
  });

  it('goes on when the person did the step, once, and only by the word of its own page', async () => {
    const of = await shown();
    await of.handlers.stepped({ token: crypto.randomUUID(), step: 0, isDone: true }, SENDER);
    await of.handlers.stepped({ token: of.token, step: 1, isDone: true }, SENDER);
    await of.handlers.stepped(
      { token: of.token, step: 0, isDone: true },
      { ...SENDER, tab: { id: 5, incognito: false } },
    );
    expect(await step(of)).toBe(0);
    await Promise.all(
      [1, 2].map(() => of.handlers.stepped({ token: of.token, step: 0, isDone: true }, SENDER)),
    );
    expect(await step(of)).toBe(1);
  });

  it('keeps that the person did the step while what tells it is on its way, for the page that comes', async () => {
    const of = await shown();
    const hasActed = async () => (await of.handlers.hint({ token: null }, SENDER))!.run!.hasActed;
    await of.handlers.stepped({ token: crypto.randomUUID(), step: 0, isDone: false }, SENDER);
    expect(await hasActed()).toBe(false);
    const token = await admitted(of);
    await of.handlers.stepped({ token, step: 0, isDone: false }, SENDER);
    expect([await step(of), await hasActed()]).toEqual([0, true]);
    await of.handlers.stepped({ token: await admitted(of), step: 0, isDone: true }, SENDER);
    expect([await step(of), await hasActed()]).toEqual([1, false]);
  });

  it('hears of what was done also where the next page was told first what to show', async () => {
    const of = await shown();
    const next = await admitted(of);
    expect(next).not.toBe(of.token);
    await of.handlers.stepped({ token: of.token, step: 0, isDone: false }, SENDER);
    // Who asks again with the same word would go on with what it knows: it gets another.
    const offer = (await of.handlers.hint({ token: next }, SENDER))!;
    expect([offer.token === next, offer.run!.hasActed]).toEqual([false, true]);
    await of.handlers.stepped({ token: next, step: 0, isDone: true }, SENDER);
    expect(await step(of)).toBe(1);
    // The next step has words of its own.
    await of.handlers.stepped({ token: offer.token, step: 1, isDone: true }, SENDER);
    expect(await step(of)).toBe(1);
  });

  it('goes on when the page comes that a step expects, and stays at any other', async () => {
    const of = await shown();
    await of.handlers.step({ from: 0, to: 1 }, FRAME);
    await of.handlers.visit(VISIT, SENDER);
    expect(await step(of)).toBe(1);
    await of.handlers.visit({ ...VISIT, page: 'cart' }, SENDER);
    expect(await step(of)).toBe(2);
  });

  it('says where a step is done that is done on another page', async () => {
    const of = await shown();
    await of.handlers.step({ from: 0, to: 2 }, FRAME);
    const card = await of.handlers.card({ token: await admitted(of) }, FRAME);
    expect(card!.run?.elsewhere).toBe('Cart');
  });

  it('does not ask for a page where a step points at nothing', async () => {
    const of = await shown();
    await of.handlers.step({ from: 0, to: 3 }, FRAME);
    const card = await of.handlers.card({ token: await admitted(of) }, FRAME);
    expect(card!.run?.elsewhere).toBeNull();
  });

  it('goes back, and ends with its lesson being read', async () => {
    const of = await shown();
    await of.handlers.step({ from: 0, to: 1 }, FRAME);
    await admitted(of);
    await of.handlers.step({ from: 1, to: 0 }, FRAME);
    expect(await step(of)).toBe(0);
    await admitted(of);
    // Asked for twice: of a step that is over nothing is done.
    await of.handlers.step({ from: 1, to: 2 }, FRAME);
    expect(await step(of)).toBe(0);
    await of.handlers.step({ from: 0, to: null }, FRAME);
    expect(await of.world.session.hint()).toMatchObject({ run: null, isRead: true, lesson: 'acme/demo' });
  });

  it('after its last step ends too', async () => {
    const of = await shown();
    await of.handlers.step({ from: 0, to: 3 }, FRAME);
    await of.handlers.stepped({ token: await admitted(of), step: 3, isDone: true }, SENDER);
    expect(await of.world.session.hint()).toMatchObject({ run: null, isRead: true });
  });

  it('is refused where there is no such demo, and where no page is known', async () => {
    const of = fake();
    expect(await of.handlers.showMe({ ref: 'acme/demo', block: 1, isPractice: false, tab: 4 }, {})).toBe(
      'refused',
    );
    await of.handlers.visit(VISIT, SENDER);
    expect(await of.handlers.showMe({ ref: 'acme/demo', block: 0, isPractice: false, tab: 4 }, {})).toBe(
      'refused',
    );
    expect(await of.handlers.showMe({ ref: 'acme/none', block: 1, isPractice: false, tab: 4 }, {})).toBe(
      'refused',
    );
    expect(await of.handlers.showMe({ ref: 'acme/demo', block: 1, isPractice: false, tab: null }, {})).toBe(
      'refused',
    );
  });

  it('whose step is not on its page is told to the author, once', async () => {
    const of = await shown();
    const told = { step: 0, id: crypto.randomUUID() };
    await of.handlers.drifted(told, FRAME);
    await of.handlers.drifted(told, FRAME);
    await of.handlers.drifted({ step: 2, id: crypto.randomUUID() }, FRAME);
    expect([...of.database.events.values()].filter(({ kind }) => kind === 'drifted')).toMatchObject([
      { tool: 'desk', page: 'orders', lesson: 'acme/demo', data: { block: 1, step: 0 } },
    ]);
  });

  const told = async (of: Fake) => {
    await of.handlers.drifted({ step: 0, id: crypto.randomUUID() }, FRAME);
    return [...of.database.events.values()].filter(({ kind }) => kind === 'drifted')[0]!.data;
  };
  const button = (name: string, more = {}) => ({ tag: 'button', role: 'button', name, ...more });

  it('whose page has changed tells the author what is most like it, and points at nothing by a few words alone', async () => {
    const of = await shown();
    const records = [button('Cancel'), button('Open voucher'), button('Open Voucherov')];
    const ask = { token: of.token, step: 0, records: [records[0]!, records[1]!] };
    expect(await of.handlers.relocate(ask, SENDER)).toBeNull();
    expect(await told(of)).toEqual({
      ...{ block: 1, step: 0 },
      candidate: { role: 'button', name: 'Open voucher' },
    });
  });

  it('keeps of what is most like it no name that may be somebody’s', async () => {
    const of = await shown();
    const records = [button('Open Ashdown')];
    await of.handlers.relocate({ token: of.token, step: 0, records }, SENDER);
    expect(await told(of)).toEqual({ block: 1, step: 0, candidate: { role: 'button' } });
  });

  it('finds nothing in place of what shares no word with it, and is asked by no other word', async () => {
    const of = await shown();
    const records = [button('Delete the customer')];
    expect(await of.handlers.relocate({ token: of.token, step: 0, records }, SENDER)).toBeNull();
    expect(await of.handlers.relocate({ token: crypto.randomUUID(), step: 0, records }, SENDER)).toBeNull();
    expect(await told(of)).toEqual({ block: 1, step: 0 });
  });

  it('is pointed at again where it was kept how it looked, and only if that is sure', async () => {
    const looks = button('Open', {
      ...{ id: 'open-order', classes: 'primary', near: 'Orders of today', heading: 'Orders' },
      path: 'html[1]/body[1]/main[1]/button[2]',
    });
    const rest = Array.from({ length: 30 }, (_, n) =>
      button(`Row ${n}`, { id: `row-${n}`, path: `html[1]/body[1]/table[1]/tr[${n}]/button[1]` }),
    );
    const of = await shown(fake([{ ...STEPS[0]!, anchor: looks }, ...STEPS.slice(1)]));
    const records = [...rest, { ...looks, name: 'Öffnen' }];
    expect(await of.handlers.relocate({ token: of.token, step: 0, records }, SENDER)).toBe(30);
    const data = await told(of);
    expect(data).toMatchObject({ score: expect.any(Number), candidate: { role: 'button' } });
    const other = { token: of.token, step: 0, records: rest };
    expect(await of.handlers.relocate(other, SENDER)).toBeNull();
  });

  it('keeps for an author how its elements look, and for nobody else', async () => {
    const record = button('Open');
    for (const isAuthor of [true, false]) {
      const of = await shown();
      of.world.isAuthor = async () => isAuthor;
      await of.handlers.anchored({ token: of.token, step: 0, record }, SENDER);
      expect(await of.world.session.anchors()).toEqual(isAuthor ? { 'demo#1.0': record } : {});
    }
    const of = await shown();
    Object.assign(of.world, { isAuthor: async () => true, isPrivate: async () => true });
    await of.handlers.anchored({ token: of.token, step: 0, record }, SENDER);
    expect(await of.world.session.anchors()).toEqual({});
    // A variant's steps are not those that the file counts.
    const variant = await shown(fake(STEPS, { variant: 'b' }));
    variant.world.isAuthor = async () => true;
    await variant.handlers.anchored({ token: variant.token, step: 0, record }, SENDER);
    expect(await variant.world.session.anchors()).toEqual({});
  });

  it('that is ended in the middle is told to the author with its step; one that was seen to its end is not', async () => {
    const abandoned = (of: Awaited<ReturnType<typeof shown>>) =>
      [...of.database.events.values()].filter(({ kind }) => kind === 'abandoned');
    const of = await shown();
    await of.handlers.step({ from: 0, to: 1 }, FRAME);
    await admitted(of);
    await of.handlers.step({ from: 1, to: null }, FRAME);
    expect(abandoned(of)).toMatchObject([{ lesson: 'acme/demo', data: { block: 1, step: 1 } }]);
    const whole = await shown();
    await whole.handlers.step({ from: 0, to: 3 }, FRAME);
    await admitted(whole);
    await whole.handlers.step({ from: 3, to: null }, FRAME);
    expect(abandoned(whole)).toEqual([]);
  });

  it('was asked for: to see it is no impression', async () => {
    const of = await shown();
    await of.handlers.hinted({ told: 'seen', id: crypto.randomUUID() }, FRAME);
    expect([...of.database.events.values()].filter(({ kind }) => kind !== 'visited')).toEqual([]);
  });

  it('whose page was not told of a step, as the worker died, is told when the person asks again', async () => {
    const of = await shown();
    const open = (await of.world.session.hint())!;
    await of.world.session.setHint({ ...open, run: { block: 1, step: 1 } });
    of.hints.length = 0;
    await of.handlers.step({ from: 0, to: 1 }, FRAME);
    expect([await step(of), of.hints]).toEqual([1, ['show 4']]);
  });

  it('is moved by no other frame', async () => {
    const of = await shown();
    const stranger = { ...FRAME, frameId: 8 };
    await expect(of.handlers.step({ from: 0, to: 1 }, stranger)).rejects.toMatchObject({ code: 'refused' });
  });
});

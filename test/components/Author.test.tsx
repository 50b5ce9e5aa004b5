// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Author } from '../../components/Author.tsx';
import { Help } from '../../components/Help.tsx';
import type { Inspected } from '../../lib/answer.ts';
import type { WhyNot } from '../../lib/match/explain.ts';
import { fakeHelp, match, tabState } from './service.ts';
import { click, expectNamed, has, pass, show, text } from './view.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});

const state = tabState([match('acme/refund', true)]);
const lesson = (ref: string, whyNot: WhyNot[] = [], isListed = true): Inspected['lessons'][number] => ({
  ...{ ref, question: `${ref}?`, whyNot },
  places: [
    { tool: 'desk', page: 'orders' },
    { tool: 'desk', field: 'Team' },
  ],
  match: isListed ? match(ref, whyNot.length === 0) : null,
});
const inspected = (change: Partial<Inspected> = {}): Inspected => ({
  ...{ state, held: { hint: 'budget', campaigns: [] }, confidence: 0.42, anchors: {} },
  terms: [
    { word: 'Order', weight: 6, parts: ['field', 'labels'], left: 1 },
    { word: 'Save', weight: 0.44, parts: ['actions'], left: 0.25 },
  ],
  lessons: [lesson('acme/refund')],
  ...change,
});

it('copies how the steps look that were shown, for the pack', async () => {
  const copied: string[] = [];
  const anchors = { 'refund#0.0': { tag: 'button', name: 'Refund' } };
  const onCopy = async (text: string) => void copied.push(text);
  await show(<Author of={inspected({ anchors })} onCopy={onCopy} onOpen={() => {}} />);
  expect(text()).toContain('It is known how 1 step looks.');
  await click('Copy for anchors.yaml');
  expect(copied).toEqual(['"refund#0.0": {"tag":"button","name":"Refund"}\n']);
  expect(text()).toContain('Paste it into anchors.yaml');
});

describe('what an author sees', () => {
  it('is the page, its words, why no hint came, and the lessons', async () => {
    await show(<Author of={inspected()} onCopy={async () => {}} onOpen={() => {}} />);
    expect(text()).toContain('desk/orders');
    expect(text()).toContain('None: there were enough hints for now.');
    expect(text()).toContain('42%');
    expect(text()).toMatch(/Order 6.*Save 0\.4 25% left/);
    expect(text()).toContain('desk “Team”');
    expect(text()).toContain('First, and sure.');
    expectNamed();
  });

  it.each<[WhyNot, string]>([
    [{ kind: 'unknown' }, 'No pack in use has it.'],
    [{ kind: 'tools', tools: ['till'] }, 'other tools: till'],
    [{ kind: 'place', places: [{ tool: 'desk', page: 'call' }] }, 'elsewhere in this tool: desk/call'],
    [
      { kind: 'words', shared: ['order'], unsaid: ['refund', 'card'], unasked: [] },
      'does not say “refund”, “card”',
    ],
    [{ kind: 'words', shared: [], unsaid: ['refund'], unasked: [] }, 'too few rare words: nothing'],
    [
      { kind: 'below', position: 2, first: 'acme/a', ahead: [{ by: 'order', first: 1, own: 2 }] },
      'Behind acme/a: it names',
    ],
    [{ kind: 'below', position: 2, first: 'acme/a', ahead: [] }, 'both are equal'],
    [{ kind: 'beyond', position: 12, most: 8 }, 'number 12; 8 are shown'],
    [
      { kind: 'floor', probability: 0.5, floor: 0.9, around: { pages: 12, firsts: 3, told: 2 } },
      'right with 50%; it is sure from 90% on. It is the best on 3 of the 12 other pages',
    ],
    [
      { kind: 'floor', probability: 0.5, floor: 0.9, around: null },
      'right with 50%; it is sure from 90% on.',
    ],
    [
      { kind: 'floor', probability: 0.5, floor: 0.9, around: { pages: 1, firsts: 0, told: 2 } },
      'from 90% on. Hardly any other page',
    ],
    [{ kind: 'other', best: 'acme/b' }, 'another lesson is best: acme/b'],
  ])('says of a lesson: %j', async (rule, want) => {
    await show(
      <Author
        of={inspected({ lessons: [lesson('acme/x', [rule], false)] })}
        onCopy={async () => {}}
        onOpen={() => {}}
      />,
    );
    expect(text()).toContain(want);
    expect(text()).toContain('not listed');
  });

  it.each([
    ['turn', 'another one was asked'],
    ['hours', 'outside its days and hours'],
    ['audience', 'say team, site or role in Options'],
    ['budget', 'enough hints for now'],
  ] as const)('says what kept an item of a campaign back: %s', async (rule, want) => {
    const campaigns = [{ campaign: 'acme/greetings', item: 'greet', rule }];
    await show(
      <Author
        of={inspected({ held: { hint: null, campaigns } })}
        onCopy={async () => {}}
        onOpen={() => {}}
      />,
    );
    expect(text()).toContain('Due in campaigns, and not asked here');
    expect(text()).toContain('greet acme/greetings: ');
    expect(text()).toContain(want);
  });

  it('says so where there is nothing', async () => {
    const nothing = { ...state, tool: null, page: null };
    await show(
      <Author
        of={inspected({ state: nothing, terms: [], lessons: [], held: { hint: null, campaigns: [] } })}
        onCopy={async () => {}}
        onOpen={() => {}}
      />,
    );
    for (const want of [
      'No pack has a tool',
      'A hint is offered',
      'No lesson says a word',
      'No lesson is placed',
    ])
      expect(text()).toContain(want);
  });
});

describe('the help view', () => {
  it('shows it under all else where somebody writes lessons, and opens a lesson from it', async () => {
    const lessons = [lesson('acme/refund'), lesson('acme/cancel', [{ kind: 'unknown' }])];
    const { model } = fakeHelp({ inspect: async () => inspected({ lessons }) });
    await show(<Help model={model} />);
    await model.start();
    await pass(0);
    expect(has('acme/cancel?')).toBe(true);
    await click('acme/cancel?');
    expect(model.current.value?.ref).toBe('acme/cancel');
  });

  it('shows nothing of it to anybody else, nor where it cannot be told', async () => {
    for (const inspect of [async () => null, () => Promise.reject(new Error('gone'))]) {
      const { model } = fakeHelp({ inspect });
      await show(<Help model={model} />);
      await model.start();
      await pass(0);
      expect(text()).not.toContain('For authors');
    }
  });
});

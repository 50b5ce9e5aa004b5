// @vitest-environment jsdom
/** A role-play as a person meets it: in a lesson, and in a tab of its own. */
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createRehearsal, type Service } from '../../components/role-play/model.ts';
import { Rehearsal } from '../../components/role-play/Rehearsal.tsx';
import { Failure } from '../../lib/answer.ts';
import type { BlockOf } from '../../lib/lesson/block.ts';
import type { Refusal, Take } from '../../lib/practice/take.ts';
import { opened } from './service.ts';
import { block, expectSound, faults, play, seen } from './stage.tsx';
import { click, expectNamed, has, hide, named, pass, show, text, type } from './view.tsx';

const ROLE_PLAY: BlockOf<'role-play'> = {
  kind: 'role-play',
  title: 'A caller waits',
  situation: [['Somebody has waited ', { kind: 'strong', of: ['four'] }, ' minutes.']],
  model: 'Good morning, thank you for calling.',
};
const FULL: BlockOf<'role-play'> = {
  ...ROLE_PLAY,
  heard: {
    file: 'media/caller.ogg',
    seconds: 4,
    transcript: [{ from: 0, to: 2, text: 'Is anybody there?' }],
  },
  lines: [
    { say: ['Hello?'], right: false, feedback: ['Nobody knows where they are.'] },
    { say: ['Name the company'], right: true, feedback: ['They know it is you.'] },
  ],
  spoken: { file: 'media/line.ogg', seconds: 6 },
};

const said = () =>
  [...document.querySelectorAll('[role="status"]')]
    .map((one) => one.textContent?.trim())
    .filter(Boolean)
    .join(' | ');

beforeEach(() => {
  vi.useFakeTimers();
  HTMLMediaElement.prototype.pause = vi.fn();
  HTMLMediaElement.prototype.play = vi.fn(async () => {});
  vi.stubGlobal('URL', Object.assign(URL, { revokeObjectURL: vi.fn() }));
});

describe('in a lesson', () => {
  it('one writes a line, sees the model line, and judges; what was written is told to nobody', async () => {
    const { stage } = await play([ROLE_PLAY]);
    expect(seen()).toContain('Role-playA caller waitsSomebody has waited four minutes.');
    expect(seen()).not.toContain('thank you for calling');
    await type(named<HTMLTextAreaElement>('What do you say?'), 'Hi, my secret line');
    await click('Show the model line');
    expect(said()).toBe('The model lineGood morning, thank you for calling.');
    expect(has('Show the model line')).toBe(false);
    await click('Not yet');
    expect(said()).toContain('Take in the model line once more');
    await click('Not yet');
    await click('Like the model line');
    expect(said()).toContain('Good. Say it like that next time.');
    expect(stage.practised.mock.calls).toEqual([
      [0, 1],
      [0, 0],
    ]);
    expect(stage.answered).not.toHaveBeenCalled();
    const told = Object.values(stage).flatMap((one) => one.mock.calls);
    expect(JSON.stringify(told)).not.toContain('secret');
    expectNamed();
    await expectSound();
  });

  it('one hears the situation, chooses a line with feedback, and hears the model line', async () => {
    const { stage } = await play([FULL]);
    expect(stage.media.mock.calls).toEqual([['media/caller.ogg']]);
    expect(document.querySelector('audio')?.getAttribute('aria-label')).toBe('What you hear');
    expect(document.querySelector('textarea')).toBeNull();
    await click('Hello?');
    expect(seen()).toContain('Not right. Nobody knows where they are.');
    expect(seen()).not.toContain('thank you for calling');
    await click('Name the company');
    expect(seen()).toContain('They know it is you.');
    expect(seen()).toContain('Good morning, thank you for calling.');
    expect(stage.media).toHaveBeenCalledWith('media/line.ogg');
    expect(stage.practised).not.toHaveBeenCalled();
    await expectSound();
  });

  it('a sound that cannot be played leaves its words', async () => {
    await play([FULL], { media: () => Promise.reject(new Error('gone')) });
    expect(seen()).toContain('This cannot be played here. What is said in it:');
    expect(seen()).toContain('Is anybody there?');
    await click('Show the model line');
    await pass(0);
    expect(seen()).toContain('Good morning, thank you for calling.This cannot be played here.');
  });

  it('it is recorded in a tab, where a tab can be opened', async () => {
    const rehearse = vi.fn();
    await play([ROLE_PLAY, ROLE_PLAY], { rehearse });
    const buttons = [...document.querySelectorAll('button')].filter((one) =>
      one.textContent?.includes('Record in a tab'),
    );
    await act(() => buttons[1]!.click());
    expect(rehearse.mock.calls).toEqual([[1]]);
    await hide();
    await play([ROLE_PLAY]);
    expect(has('Record in a tab')).toBe(false);
  });

  it('on paper all of it is told', async () => {
    await play([FULL]);
    const paper = [...block().querySelectorAll('.print-only')].map((one) => one.textContent).join(' ');
    expect(paper).toContain('Nobody knows where they are.');
    expect(paper).toContain('Good morning, thank you for calling.');
    await click('Show the model line');
    expect(block().textContent!.split('thank you for calling')).toHaveLength(2);
  });
});

function fakeTake() {
  let end = (_: string | null) => {};
  const ended = new Promise<string | null>((resolve) => {
    end = resolve;
  });
  const stop = vi.fn(() => end('blob:own'));
  return { take: { ended, stop } satisfies Take, stop };
}

async function rehearse(
  change: Partial<Service> = {},
  of = FULL,
  answer: () => Take | Refusal = () => 'denied',
) {
  const lesson = { ...opened('acme/refund').lesson, blocks: [of] };
  const microphone = {
    record: vi.fn(async () => answer()),
    now: () => Date.now(),
    forget: vi.fn(),
  };
  const service = {
    lesson: vi.fn(async () => opened('acme/refund', { lesson })),
    media: vi.fn(async (path: string) => `blob:${path}`),
    practised: vi.fn(async (_revision: string, _wrong: number): Promise<unknown> => 'stored'),
    microphone,
  };
  const model = createRehearsal({ ...service, ...change }, 0);
  await show(<Rehearsal model={model} />);
  await act(async () => {
    await model.start();
  });
  await pass(0);
  return { model, service, microphone };
}

describe('in a tab', () => {
  it('one hears the situation, records the line, and compares it with the model line', async () => {
    const { take, stop } = fakeTake();
    const { service, microphone } = await rehearse({}, FULL, () => take);
    expect(document.querySelector('h1')?.textContent).toBe('A caller waits');
    expect(text()).toContain('Acme · How do I refund an order?');
    expect(microphone.record).not.toHaveBeenCalled();
    expect(text()).toContain('It is not saved and not sent');
    expect(text()).not.toContain('thank you for calling');
    named('Record').focus();
    await click('Record');
    expect(HTMLMediaElement.prototype.pause).toHaveBeenCalled();
    await pass(2_200);
    expect(document.querySelector('[role="timer"]')?.textContent).toBe('0:02 / 1:00');
    expect(said()).toBe('Recording.');
    await pass(48_000);
    expect(said()).toBe('Ten seconds left.');
    await click('Stop');
    await pass(0);
    expect(stop).toHaveBeenCalled();
    expect(said()).toContain('Recorded: 50 seconds.');
    // Who works by keys is where they were.
    expect(document.activeElement).toBe(named('Record again'));
    expect(said()).toContain('Good morning, thank you for calling.');
    expect(document.querySelectorAll('.pair audio')).toHaveLength(2);
    await click('Play: Your recording');
    expect(HTMLMediaElement.prototype.play).toHaveBeenCalledTimes(1);
    await click('Not yet');
    expect(service.practised.mock.calls).toEqual([['0000000a', 1]]);
    expectNamed();
    await expectSound();
    await click('Record again');
    expect(microphone.forget.mock.calls).toEqual([['blob:own']]);
  });

  it.each([
    ['denied', 'The microphone is blocked for Cuecard'],
    ['missing', 'No microphone was found'],
    ['busy', 'Another program holds the microphone'],
    ['unable', 'This browser cannot record here'],
  ] as const)('%s: it says what happened and what to do next, and goes on without', async (why, words) => {
    const { microphone } = await rehearse({}, ROLE_PLAY, () => why);
    await click('Record');
    expect(said()).toContain(words);
    expect(said()).toContain('It works without a recording, too');
    await expectSound();
    await click('Try again');
    expect(microphone.record).toHaveBeenCalledTimes(2);
    await click('Show the model line');
    await click('Like the model line');
    expect(said()).toContain('Good.');
  });

  it('while the browser asks one can think better of it', async () => {
    const { take, stop } = fakeTake();
    let allow = (_: Take) => {};
    const waiting = new Promise<Take>((resolve) => {
      allow = resolve;
    });
    const { model } = await rehearse({
      microphone: { record: () => waiting, now: () => 0, forget: vi.fn() },
    });
    await click('Record');
    expect(said()).toContain('Your browser asks for the microphone.');
    await click('Cancel');
    expect(has('Record')).toBe(true);
    await act(async () => allow(take));
    await pass(0);
    expect(stop).toHaveBeenCalled();
    expect(model.recorder.take.value.is).toBe('idle');
  });

  it('who leaves the tab leaves nothing on', async () => {
    const { take, stop } = fakeTake();
    const { model } = await rehearse({}, FULL, () => take);
    await click('Record');
    await act(() => model.leave());
    expect(stop).toHaveBeenCalled();
  });

  it('a lesson that is gone, or has no role-play there any more, says so', async () => {
    await rehearse({ lesson: async () => null });
    expect(text()).toContain('This role-play is not here any more');
    await expectSound();
    await hide();
    const { lesson } = opened('acme/refund');
    await rehearse({ lesson: async () => opened('acme/refund', { lesson }) });
    expect(text()).toContain('This role-play is not here any more');
    await hide();
    await show(<Rehearsal model={createRehearsal(null, 0)} />);
    expect(text()).toContain('This role-play is not here any more');
  });

  it('what went wrong is told, and can be tried again; what cannot be kept, too', async () => {
    let isDown = true;
    const lesson = { ...opened('acme/refund').lesson, blocks: [ROLE_PLAY] };
    await rehearse({
      lesson: async () => {
        if (isDown) throw new Failure('gone', 'nobody answers');
        return opened('acme/refund', { lesson });
      },
      practised: async () => {
        throw new Failure('full', 'no room');
      },
    });
    isDown = false;
    await click('Try again');
    await click('Show the model line');
    await click('Like the model line');
    expect(document.querySelector('[role="alert"]')?.textContent).toMatch(/disk|room|space/i);
    expect(said()).toContain('Good.');
  });

  it('axe would find a button without a name', async () => {
    await rehearse();
    document.querySelector('.listen button')!.removeAttribute('aria-label');
    expect(await faults()).toEqual([expect.stringContaining('button-name')]);
  });
});

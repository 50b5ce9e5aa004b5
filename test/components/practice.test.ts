import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createPractice } from '../../components/practice.ts';
import type { ShownStep } from '../../lib/answer.ts';
import type { Part } from '../../lib/hint/wire.ts';
import type { DemoStep } from '../../lib/lesson/demo.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

const WHERE = { where: { role: 'button', name: 'Save' } };
const SELECT: DemoStep = { say: ['Select Save.'], act: { kind: 'select' }, ...WHERE };
const part = (name: string, isRight = false): Part => ({
  ...{ left: 0, top: 0, width: 40, height: 20 },
  ...{ name, kind: 'button', options: [], isRight },
});

function started(demo: DemoStep, more: Partial<ShownStep> = {}) {
  const [go, practised, reveal] = [vi.fn(), vi.fn(), vi.fn()];
  const practice = createPractice(go, practised, reveal);
  const begin = (step: number, token: string) =>
    practice.begin(
      {
        ...{ of: 3, demo, elsewhere: null, language: 'en', ...more, step },
        practice: { block: 1, wrong: 0, choices: [demo] },
      },
      token,
    );
  begin(more.step ?? 0, 'a');
  const see = (target: 'seen' | 'away' | 'missing', token = 'a') =>
    practice.see({ token, target, parts: [part('Save', true), part('Cancel')] });
  return { practice, go, practised, begin, see };
}

describe('a step that is selected', () => {
  it('waits for the page, then takes the right part and goes on', () => {
    const { practice, go, see } = started(SELECT);
    expect(practice.task.value).toBe('wait');
    practice.pick(part('Save', true));
    expect(go).not.toHaveBeenCalled();
    see('seen');
    expect(practice.task.value).toBe('use');
    expect(practice.isWorded.value).toBe(false);
    practice.pick(part('Save', true));
    expect(go).toHaveBeenCalledExactlyOnceWith(1, 0);
  });

  it('names what was tried, and brings its words after the second wrong try', () => {
    const { practice, see } = started(SELECT);
    see('seen');
    practice.pick(part('Cancel'));
    expect(practice.said.value).toEqual({ kind: 'wrong', name: 'Cancel' });
    expect(practice.isWorded.value).toBe(false);
    practice.pick(null);
    expect([practice.isWorded.value, practice.isHinted.value, practice.total()]).toEqual([true, true, 2]);
  });

  it('is asked for in words where the page does not show it, after a while', () => {
    const { practice, go, see } = started(SELECT);
    see('missing');
    expect(practice.task.value).toBe('wait');
    vi.advanceTimersByTime(2000);
    expect(practice.task.value).toBe('ask');
    practice.answered(false, '');
    expect(go).not.toHaveBeenCalled();
    practice.answered(true, '');
    expect(go).toHaveBeenCalledExactlyOnceWith(1, 1);
  });

  it('believes nothing that was looked at for the step before', () => {
    const { practice, go, begin, see } = started(SELECT);
    begin(1, 'b');
    see('seen', 'a');
    practice.pick(part('Save', true));
    expect(go).not.toHaveBeenCalled();
  });

  it('counts what is done twice in a moment once', () => {
    const { practice, practised, see } = started(SELECT, { step: 2 });
    see('seen');
    for (const _ of ['once', 'again']) practice.pick(part('Save', true));
    practice.pick(part('Cancel'));
    practice.next();
    expect(practised).toHaveBeenCalledExactlyOnceWith(1, 0);
    expect(practice.total()).toBe(0);
  });

  it('ends with what was done, told once, and starts again', () => {
    const { practice, go, practised, begin, see } = started(SELECT, { step: 2 });
    see('seen');
    practice.pick(part('Cancel'));
    practice.pick(part('Save', true));
    expect(practised).toHaveBeenCalledExactlyOnceWith(1, 1);
    expect(go).not.toHaveBeenCalled();
    expect(practice.isOver.value).toBe(true);
    practice.again();
    expect(go).toHaveBeenCalledExactlyOnceWith(0, 0);
    begin(0, 'b');
    expect([practice.isOver.value, practice.said.value, practice.total()]).toEqual([false, null, 0]);
  });
});

describe('other steps', () => {
  it('take a text, whichever it is, but not none', () => {
    const { practice, go, see } = started({ ...SELECT, act: { kind: 'type', text: 'Robin' } });
    see('seen');
    expect(practice.isWorded.value).toBe(true);
    practice.pick(part('Save', true));
    expect(practice.opened.value?.name).toBe('Save');
    practice.typed(' ');
    expect(go).not.toHaveBeenCalled();
    // Enter, and then the field that is left as it goes.
    practice.typed('Alex');
    practice.typed('Alex');
    expect(go).toHaveBeenCalledExactlyOnceWith(1, 0);
  });

  it('take the option that was meant', () => {
    const { practice, go, see } = started({ ...SELECT, act: { kind: 'choose', option: 'High' } });
    see('seen');
    practice.pick(part('Save', true));
    practice.chose('Low');
    expect(practice.said.value).toEqual({ kind: 'wrong', name: 'Low' });
    practice.chose('High');
    expect(go).toHaveBeenCalledExactlyOnceWith(1, 1);
  });

  it('take the key that was meant, in either case', () => {
    const { practice, go } = started({ say: ['Press N.'], act: { kind: 'press', key: 'N' } });
    practice.pressed('x');
    expect(go).not.toHaveBeenCalled();
    practice.pressed('n');
    expect(go).toHaveBeenCalledExactlyOnceWith(1, 0);
  });

  it('are only read where there is nothing to do', () => {
    expect(started({ say: ['Look.'], act: { kind: 'see' }, ...WHERE }).practice.task.value).toBe('read');
    expect(started({ say: ['Think.'] }).practice.task.value).toBe('read');
  });
});

it('never goes on by anything but what is right, whatever is tried', () => {
  const tries = fc.array(
    fc.constantFrom(
      'nothing',
      'Cancel',
      'typed',
      'chose',
      'key',
      'tell',
      'answered',
      'away',
      'missing',
      'seen',
    ),
  );
  fc.assert(
    fc.property(tries, (all) => {
      const { practice, go, practised, see } = started(SELECT);
      for (const one of all) {
        if (one === 'nothing') practice.pick(null);
        else if (one === 'Cancel') practice.pick(part('Cancel'));
        else if (one === 'chose') practice.chose('Save');
        else if (one === 'key') practice.pressed('Enter');
        else if (one === 'tell') practice.tell();
        else if (one === 'answered') practice.answered(false, '');
        else if (one === 'away' || one === 'missing' || one === 'seen') see(one);
      }
      expect(go).not.toHaveBeenCalled();
      expect(practised).not.toHaveBeenCalled();
    }),
  );
});

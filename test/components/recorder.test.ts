/** The recorder: whatever is pressed and whatever the browser does, one take at a time, and no microphone left on. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createRecorder } from '../../components/role-play/recorder.ts';
import { LONGEST, type Refusal, type Take } from '../../lib/practice/take.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const settle = () => vi.advanceTimersByTimeAsync(0);

/** A microphone that answers when it is told to. It counts what is on and what is in memory. */
function fakeMicrophone() {
  const asked: ((answer: Take | Refusal) => void)[] = [];
  const on = new Set<number>();
  const kept = new Set<string>();
  const ends = new Map<number, () => void>();
  let made = 0;
  return {
    ...{ on, kept },
    record: () => new Promise<Take | Refusal>((resolve) => void asked.push(resolve)),
    now: () => Date.now(),
    forget: (url: string) => {
      if (!kept.delete(url)) throw new Error(`${url} was forgotten twice`);
    },
    isAsked: () => asked.length > 0,
    allow(isEmpty = false) {
      const own = ++made;
      on.add(own);
      const ended = new Promise<string | null>((resolve) => {
        ends.set(own, () => {
          if (!on.delete(own)) return;
          const url = `blob:${own}`;
          if (!isEmpty) kept.add(url);
          resolve(isEmpty ? null : url);
        });
      });
      asked.shift()?.({ ended, stop: () => ends.get(own)!() });
    },
    refuse: (why: Refusal) => asked.shift()?.(why),
    /** It was pulled out. */
    unplug: () => {
      for (const own of [...on]) ends.get(own)!();
    },
  };
}

function start() {
  const microphone = fakeMicrophone();
  return { microphone, recorder: createRecorder(microphone) };
}

it('asks, records, counts the seconds, and has the take until it is made anew', async () => {
  const { microphone, recorder } = start();
  expect(recorder.take.value).toEqual({ is: 'idle' });
  void recorder.record();
  expect(recorder.take.value).toEqual({ is: 'asking' });
  microphone.allow();
  await settle();
  expect(recorder.take.value).toEqual({ is: 'recording', seconds: 0 });
  await vi.advanceTimersByTimeAsync(3_300);
  expect(recorder.take.value).toEqual({ is: 'recording', seconds: 3 });
  recorder.stop();
  await settle();
  expect(recorder.take.value).toEqual({ is: 'recorded', seconds: 3, url: 'blob:1' });
  expect([microphone.on.size, microphone.kept.size]).toEqual([0, 1]);
  void recorder.record();
  expect(microphone.kept.size).toBe(1);
  microphone.allow();
  await settle();
  expect([microphone.kept.size, recorder.kept.value]).toEqual([0, null]);
});

it('the last take stays while the browser asks, also where the person takes that back or refuses', async () => {
  const { microphone, recorder } = start();
  void recorder.record();
  microphone.allow();
  await settle();
  recorder.stop();
  await settle();
  void recorder.record();
  expect([recorder.take.value.is, recorder.kept.value?.url]).toEqual(['asking', 'blob:1']);
  recorder.cancel();
  expect(recorder.take.value).toEqual({ is: 'recorded', seconds: 1, url: 'blob:1' });
  microphone.allow();
  await settle();
  expect([microphone.on.size, recorder.kept.value?.url]).toEqual([0, 'blob:1']);
  void recorder.record();
  microphone.refuse('denied');
  await settle();
  expect([recorder.take.value.is, recorder.kept.value?.url]).toEqual(['refused', 'blob:1']);
});

it('ends by itself after a minute', async () => {
  const { microphone, recorder } = start();
  void recorder.record();
  microphone.allow();
  await vi.advanceTimersByTimeAsync(LONGEST * 1000 + 400);
  expect(recorder.take.value).toEqual({ is: 'recorded', seconds: 60, url: 'blob:1' });
  expect(microphone.on.size).toBe(0);
});

it('keeps what there is when the microphone is pulled out', async () => {
  const { microphone, recorder } = start();
  void recorder.record();
  microphone.allow();
  await vi.advanceTimersByTimeAsync(2_100);
  microphone.unplug();
  await settle();
  expect(recorder.take.value).toEqual({ is: 'recorded', seconds: 2, url: 'blob:1' });
});

it.each(['denied', 'missing', 'busy', 'unable'] as const)(
  'says that it is %s, and asks again',
  async (why) => {
    const { microphone, recorder } = start();
    void recorder.record();
    microphone.refuse(why);
    await settle();
    expect(recorder.take.value).toEqual({ is: 'refused', why });
    void recorder.record();
    microphone.allow();
    await settle();
    expect(recorder.take.value.is).toBe('recording');
  },
);

it('says that nothing came from the microphone', async () => {
  const { microphone, recorder } = start();
  void recorder.record();
  microphone.allow(true);
  await settle();
  recorder.stop();
  await settle();
  expect(recorder.take.value).toEqual({ is: 'refused', why: 'empty' });
});

it('who leaves while the browser asks is not recorded by a late yes', async () => {
  const { microphone, recorder } = start();
  void recorder.record();
  recorder.leave();
  microphone.allow();
  await settle();
  expect(recorder.take.value).toEqual({ is: 'idle' });
  expect([microphone.on.size, microphone.kept.size]).toEqual([0, 0]);
});

it('whatever happens in whatever order, at most one microphone is on, only while it says so, and only one take is kept', () => {
  const step = fc.constantFrom(
    'record',
    'stop',
    'cancel',
    'leave',
    'allow',
    'empty',
    'denied',
    'unplug',
    'second',
    'minute',
  );
  return fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const { microphone, recorder } = start();
      const act: Record<string, () => unknown> = {
        record: () => void recorder.record(),
        stop: recorder.stop,
        cancel: recorder.cancel,
        leave: recorder.leave,
        allow: () => microphone.isAsked() && microphone.allow(),
        empty: () => microphone.isAsked() && microphone.allow(true),
        denied: () => microphone.refuse('denied'),
        unplug: microphone.unplug,
        second: () => vi.advanceTimersByTimeAsync(1000),
        minute: () => vi.advanceTimersByTimeAsync(61_000),
      };
      for (const one of steps) {
        await act[one]!();
        await settle();
        const { value } = recorder.take;
        expect(microphone.on.size).toBe(value.is === 'recording' ? 1 : 0);
        const { value: kept } = recorder.kept;
        expect([...microphone.kept]).toEqual(kept ? [kept.url] : []);
        if (value.is === 'recorded') expect(value.url).toBe(kept?.url);
        if (value.is === 'recording' || value.is === 'idle') expect(kept).toBeNull();
        if ('seconds' in value) expect(value.seconds).toBeLessThanOrEqual(LONGEST);
      }
      recorder.leave();
      await settle();
      expect([microphone.on.size, microphone.kept.size, recorder.take.value.is]).toEqual([0, 0, 'idle']);
    }),
  );
});

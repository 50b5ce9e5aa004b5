/** What the recorder knows and does, apart from how it looks. One take at a time, in memory only. */
import { signal } from '@preact/signals';
import { LONGEST, type Refusal, type Take, type Takes } from '../../lib/practice/take.ts';

/** Between two looks at the clock, in ms. */
const TICK_MS = 200;

export interface Microphone {
  /** Asks for the microphone and records at once; must be called in the click. */
  record(): Promise<Take | Refusal>;
  /** Ms of a clock that never jumps. */
  now(): number;
  /** Gives back the memory of a take. */
  forget(url: string): void;
}

interface Kept {
  readonly url: string;
  readonly seconds: number;
}

export type Recorder = ReturnType<typeof createRecorder>;

export function createRecorder(microphone: Microphone) {
  const take = signal<Takes>({ is: 'idle' });
  /** The last take: it stays until another one has begun. */
  const kept = signal<Kept | null>(null);
  let running: Take | null = null;
  let timer: ReturnType<typeof setInterval> | undefined;
  /** Counts what was begun: an answer to an earlier question comes too late. */
  let turn = 0;

  function set(next: Takes): void {
    take.value = next;
  }

  function keep(next: Kept | null): void {
    if (kept.value) microphone.forget(kept.value.url);
    kept.value = next;
  }

  async function record(): Promise<void> {
    if (take.value.is === 'asking' || take.value.is === 'recording') return;
    const own = ++turn;
    set({ is: 'asking' });
    const answer = await microphone.record();
    if (typeof answer === 'string') {
      if (own === turn) set({ is: 'refused', why: answer });
      return;
    }
    if (own !== turn) {
      answer.stop();
      drop(answer);
      return;
    }
    await follow(answer, own);
  }

  /** Counts the seconds, and waits for the end. */
  async function follow(next: Take, own: number): Promise<void> {
    running = next;
    const start = microphone.now();
    const seconds = () => Math.min(LONGEST, Math.floor((microphone.now() - start) / 1000));
    keep(null);
    set({ is: 'recording', seconds: 0 });
    timer = setInterval(() => {
      const now = seconds();
      if (take.value.is === 'recording' && take.value.seconds !== now) set({ is: 'recording', seconds: now });
      if (now >= LONGEST) stop();
    }, TICK_MS);
    const url = await next.ended;
    if (own !== turn) {
      if (url !== null) microphone.forget(url);
      return;
    }
    halt();
    // What is shorter than a second has a length, too.
    if (url === null) set({ is: 'refused', why: 'empty' });
    else {
      const done = { url, seconds: Math.max(1, seconds()) };
      keep(done);
      set({ is: 'recorded', ...done });
    }
  }

  function drop({ ended }: Take): void {
    ended.then((url) => url !== null && microphone.forget(url));
  }

  function halt(): void {
    clearInterval(timer);
    running = null;
  }

  function stop(): void {
    running?.stop();
  }

  return {
    take,
    kept,
    record,
    stop,
    /** Takes the question for the microphone back. */
    cancel(): void {
      if (take.value.is !== 'asking') return;
      turn += 1;
      set(kept.value ? { is: 'recorded', ...kept.value } : { is: 'idle' });
    },
    /** Drops everything, at once: the take, the question, the microphone. */
    leave(): void {
      turn += 1;
      stop();
      halt();
      keep(null);
      set({ is: 'idle' });
    },
  };
}

/** What practice on the covered page knows and does, apart from how it looks. */
import { batch, computed, signal } from '@preact/signals';
import type { ShownStep } from '../lib/answer.ts';
import type { Part, Screen } from '../lib/hint/wire.ts';
import type { Inline } from '../lib/lesson/words.ts';

/** So many wrong tries in a step bring its words, and show where it is done. */
const TRIES = 2;
/** A page that still builds itself up may show it in a moment, in ms. */
const PATIENCE_MS = 1500;

/** What was said of the last try. `name`: what was tried in its stead. */
export type Said = { readonly kind: 'right'; readonly say: readonly Inline[] } | Wrong;
export interface Wrong {
  readonly kind: 'wrong';
  readonly name: string;
}

/**
 * What is to be done: `read` the step and go on, `press` a key, `use` what is in sight, look for it `away` from what is in sight,
 * or say which step comes now, as the page does not show it (`ask`).
 */
export type Task = 'read' | 'press' | 'use' | 'away' | 'ask' | 'wait';

export type Practice = ReturnType<typeof createPractice>;

/**
 * @param go to another step; null: it is enough. `wrong`: tries in all until now
 * @param practised the demo was practised to its end
 * @param reveal brings into sight what the step is about
 */
export function createPractice(
  go: (to: number | null, wrong: number) => void,
  practised: (block: number, wrong: number) => void,
  reveal: () => void,
) {
  const run = signal<ShownStep | null>(null);
  const looked = signal<(Screen & { token: string }) | null>(null);
  const token = signal('');
  /** What was looked at for a step before says nothing of this one. */
  const screen = computed(() => (looked.value?.token === token.value ? looked.value : null));
  const isPaused = signal(false);
  const wrong = signal(0);
  const said = signal<Said | null>(null);
  const isTold = signal(false);
  /** What is typed into, or chosen from. */
  const opened = signal<Part | null>(null);
  const isOver = signal(false);
  const isLate = signal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const task = computed<Task>(() => {
    const { demo, elsewhere } = run.value ?? {};
    if (!demo) return 'wait';
    if (demo.act?.kind === 'press') return 'press';
    if (!demo.where || !demo.act || demo.act.kind === 'see') return 'read';
    if (elsewhere) return 'ask';
    const target = screen.value?.target ?? 'missing';
    if (target === 'missing') return isLate.value ? 'ask' : 'wait';
    return target === 'seen' ? 'use' : 'away';
  });
  const total = () => (run.value?.practice?.wrong ?? 0) + wrong.value;
  /** What is to be typed, chosen or looked at cannot be guessed. */
  const isWorded = computed(() => {
    if (task.value === 'ask') return false;
    return isTold.value || wrong.value >= TRIES || run.value?.demo.act?.kind !== 'select';
  });

  /** @param isPraised something was done, not only read */
  function right(isPraised = true): void {
    // A second click, or a field that is left as it goes, says nothing more.
    if (isOver.value) return;
    const { demo, step, of, practice } = run.value!;
    const done = total();
    batch(() => {
      said.value = isPraised ? { kind: 'right', say: demo.say } : null;
      opened.value = null;
      if (step + 1 < of) return;
      isOver.value = true;
      practised(practice!.block, done);
    });
    if (step + 1 < of) go(step + 1, done);
  }

  function mistake(name: string): void {
    if (isOver.value) return;
    said.value = { kind: 'wrong', name };
    wrong.value += 1;
    opened.value = null;
  }

  return {
    ...{ run, screen, isPaused, said, opened, isOver, task, isWorded, wrong, total },
    isHinted: computed(() => isTold.value || wrong.value >= TRIES),
    /** Another step, or the same one told again to a frame that was loaded anew. */
    begin(next: ShownStep, word: string): void {
      batch(() => {
        const isSame = run.value?.step === next.step && !isOver.value;
        run.value = next;
        token.value = word;
        if (isSame) return;
        if (next.step === 0) said.value = null;
        wrong.value = 0;
        isTold.value = false;
        isOver.value = false;
        opened.value = null;
        isLate.value = false;
      });
      clearTimeout(timer);
      timer = setTimeout(() => {
        isLate.value = true;
      }, PATIENCE_MS);
    },
    see(next: Screen & { token: string }): void {
      looked.value = next;
    },
    /** Something on the page; null: a place where nothing is. */
    pick(part: Part | null): void {
      if (task.value !== 'use' && task.value !== 'away') return;
      if (!part?.isRight) mistake(part?.name ?? '');
      else if (run.value?.demo.act?.kind === 'select') right();
      else opened.value = part;
    },
    /** What was typed into the field; an author's text is an example. */
    typed(text: string): void {
      if (opened.value && text.trim() !== '') right();
    },
    chose(option: string): void {
      const { act } = run.value!.demo;
      if (act?.kind === 'choose' && act.option === option) right();
      else mistake(option);
    },
    pressed(key: string): void {
      const act = run.value?.demo.act;
      if (act?.kind === 'press' && act.key.toLowerCase() === key.toLowerCase()) right();
    },
    /** Which step comes now. @param name of what was chosen in its stead */
    answered(isRight: boolean, name: string): void {
      if (isRight) right();
      else mistake(name);
    },
    reveal,
    /** What was only to be read. */
    next: () => right(false),
    tell(): void {
      isTold.value = true;
    },
    again: () => go(0, 0),
    stop: () => go(null, 0),
  };
}

/** Questions asked one after the other: a recap of a campaign, or what is due to be asked again. */
import { computed, signal } from '@preact/signals';
import type { Opened } from '../lib/answer.ts';
import { createPlayer, type Player } from './player.ts';
import type { Stage } from './stage.ts';

/** A check of a lesson. */
export interface Question {
  /** `pack/lesson`. */
  readonly ref: string;
  /** Its number among the blocks. */
  readonly block: number;
}

/** A question with all that is needed to ask it. */
interface Ready extends Question {
  readonly lesson: Opened['lesson'];
  readonly player: Player;
}

/** What a round needs of the world. */
export interface RoundWorld {
  lesson(ref: string): Promise<Opened | null>;
  /** What the check of a lesson tells. */
  stage(ref: string, revision: string): Stage;
  now(): number;
}

export type Round = ReturnType<typeof createRound>;

interface Purpose {
  /** What it is for: a campaign's goal; empty for what is due. */
  readonly title: string;
  /** The person began it: the focus goes to its first question. */
  readonly takesFocus: boolean;
  /** All questions were answered. */
  ended(): void;
}

export function createRound(world: RoundWorld, { title, takesFocus, ended }: Purpose) {
  const questions = signal<readonly Ready[] | null>(null);
  const at = signal(0);
  /** Whether each was right at the first try, as far as they were answered. */
  const first = signal<ReadonlyMap<number, boolean>>(new Map());
  const current = computed(() => questions.value?.[at.value] ?? null);
  const isOver = computed(() => questions.value !== null && at.value >= questions.value.length);

  async function ready({ ref, block }: Question, nth: number): Promise<Ready | null> {
    const opened = await world.lesson(ref);
    if (opened?.lesson.blocks[block]?.kind !== 'check') return null;
    const { lesson } = opened;
    const stage = world.stage(ref, lesson.revision);
    const answered = (number: number, right: boolean) => {
      stage.answered(number, right);
      if (first.value.has(nth)) return;
      first.value = new Map(first.value).set(nth, right);
      // Whoever leaves now has answered all.
      if (first.value.size === questions.value?.length) ended();
    };
    // A place in the lesson is none in the round.
    const own = { ...stage, answered, remember: () => {}, finished: () => {} };
    return { ref, block, lesson, player: createPlayer(lesson, own, null, world.now()) };
  }

  return {
    ...{ title, takesFocus, questions, at, first, current, isOver },
    isAnswered: computed(() => first.value.has(at.value)),
    /** Reads the lessons. */
    async start(wanted: readonly Question[]): Promise<void> {
      const all: Ready[] = [];
      for (const one of wanted) {
        const found = await ready(one, all.length);
        if (found) all.push(found);
      }
      questions.value = all;
    },
    next(): void {
      if (!first.value.has(at.value)) return;
      at.value += 1;
    },
  };
}

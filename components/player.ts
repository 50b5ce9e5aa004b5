/** Where somebody is in a lesson: which block, what is ticked, what is left. */
import { computed, signal } from '@preact/signals';
import { blockSeconds, secondsOf } from '../lib/lesson/duration.ts';
import type { Lesson } from '../lib/lesson/schema.ts';
import type { Recalled } from '../lib/practice/memory.ts';
import type { Stage } from './stage.ts';

/** So many blocks are taken in at one glance; more come one at a time. */
const AT_ONCE = 2;

/** Who was through a lesson comes back to look something up, unless they left it only for a moment. In ms. */
const DONE_MS = 4 * 60 * 60 * 1000;

export type Player = ReturnType<typeof createPlayer>;

/** @param now UTC, ms */
export function createPlayer(lesson: Lesson, stage: Stage, memory: Recalled | null, now: number) {
  const count = lesson.blocks.length;
  const last = count - 1;
  const isLong = count > AT_ONCE;
  const place = signal(startOf(memory, last, now));
  /** All blocks are shown under each other. */
  const isAll = signal(!isLong);
  const ticks = signal<ReadonlySet<string>>(new Set(memory?.ticks));
  let isFinished = false;

  const seconds = lesson.blocks.map((block) => blockSeconds(block, lesson.language));
  /** Seconds for what is still to come, in steps of five: nobody knows it better. */
  const left = computed(() => {
    const rest = seconds.slice(place.value).reduce((sum, one) => sum + one, 0);
    const exact = place.value === 0 || isAll.value ? secondsOf(lesson) : rest;
    return Math.max(5, Math.ceil(exact / 5) * 5);
  });

  const keep = () => stage.remember({ place: place.value, ticks: [...ticks.value] });

  /** The end was reached; it counts once. */
  function finished(): void {
    if (isFinished) return;
    isFinished = true;
    stage.finished();
  }

  function go(to: number): void {
    if (to < 0 || to > last) return;
    place.value = to;
    keep();
    if (to === last) finished();
  }

  const key = (block: number, item: number) => `${block}.${item}`;

  function tick(block: number, item: number, on: boolean): void {
    const next = new Set(ticks.value);
    if (on) next.add(key(block, item));
    else next.delete(key(block, item));
    ticks.value = next;
    keep();
  }

  /** Clears a checklist. @returns how to bring the ticks back */
  function untick(block: number): () => void {
    const before = ticks.value;
    ticks.value = new Set([...before].filter((one) => !one.startsWith(`${block}.`)));
    keep();
    return () => {
      ticks.value = before;
      keep();
    };
  }

  return {
    ...{ stage, count, isLong, place, isAll, left, finished, go, tick, untick },
    isTicked: (block: number, item: number) => ticks.value.has(key(block, item)),
    /** The same for the same lesson, so that what is out of order stays as it was. */
    seed: (block: number) => `${lesson.revision} ${block}`,
  };
}

function startOf(memory: Recalled | null, last: number, now: number): number {
  const place = memory && memory.place <= last ? memory.place : 0;
  return place === last && now - (memory?.at ?? 0) > DONE_MS ? 0 : Math.max(0, place);
}

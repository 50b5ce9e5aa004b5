/** Many lessons from few: the real ones, then replicas with other words among them. */
import { below, type Random, randomFrom, shuffled } from './random.ts';
import type { BenchLesson } from './sets.ts';

const SEED = 20_240;
/** The share of a replica's words that are exchanged for words of other lessons. */
export const NOISE = 0.3;

const WORD = /[\p{L}\p{M}\p{N}]{2,}/gu;

/** Exactly `count` lessons, always the same; ids are unique. */
export function replicated(lessons: readonly BenchLesson[], count: number): BenchLesson[] {
  const random = randomFrom(SEED);
  // A thousand are of every set, not of the first ones.
  const real = shuffled(lessons, random);
  const words = real.flatMap(({ title, body }) => `${title} ${body}`.match(WORD) ?? []);
  return Array.from({ length: count }, (_, n) => {
    const lesson = real[n % real.length]!;
    return n < real.length ? lesson : replica(lesson, n, words, random);
  });
}

function replica(lesson: BenchLesson, n: number, words: readonly string[], random: Random): BenchLesson {
  // Words are drawn as often as they are used: common ones stay common.
  const noisy = (text: string) =>
    text.replace(WORD, (word) => (random() < NOISE ? words[below(random, words.length)]! : word));
  const { title, context, body } = lesson;
  return {
    ...lesson,
    id: `${lesson.id} ${n}`,
    title: noisy(title),
    context: noisy(context),
    body: noisy(body),
  };
}

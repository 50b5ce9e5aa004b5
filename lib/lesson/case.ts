/** A case study as data: a situation, what one could do, what follows, and why. */
import * as v from 'valibot';
import { Inlines, Short } from './words.ts';

export interface Scene {
  /** What is going on, in paragraphs. */
  readonly situation: v.InferOutput<typeof Inlines>[];
  readonly choices: Choice[];
}

export interface Choice {
  readonly say: v.InferOutput<typeof Inlines>;
  readonly best: boolean;
  /** What happens then. */
  readonly outcome: v.InferOutput<typeof Inlines>;
  /** Why that is so. */
  readonly feedback?: v.InferOutput<typeof Inlines>;
  /** How the case goes on. */
  readonly next?: Scene;
}

const Choice: v.GenericSchema<Choice> = v.lazy(() =>
  v.strictObject({
    say: Inlines,
    best: v.boolean(),
    outcome: Inlines,
    feedback: v.exactOptional(Inlines),
    next: v.exactOptional(Scene),
  }),
);

export const Scene: v.GenericSchema<Scene> = v.strictObject({
  situation: v.pipe(v.array(Inlines), v.minLength(1)),
  choices: v.pipe(v.array(Choice), v.minLength(2, 'give at least two choices'), v.maxLength(6)),
});

export const Case = v.strictObject({ kind: v.literal('case'), title: Short, scene: Scene });

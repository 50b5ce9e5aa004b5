/** A practice question as data, with feedback on each choice. */
import * as v from 'valibot';
import { Inlines, Short, Text } from './words.ts';

/** `feedback` says why this choice is right or wrong. */
export const Option = v.strictObject({
  say: Inlines,
  right: v.boolean(),
  feedback: v.exactOptional(Inlines),
});

const Shared = { kind: v.literal('check'), question: Inlines };
const Finite = v.pipe(v.number(), v.finite());
const RightOrWrong = { right: v.exactOptional(Inlines), wrong: v.exactOptional(Inlines) };

/** A blank in a sentence, with all the words that fill it rightly. */
export const Blank = v.strictObject({ accept: v.pipe(v.array(Short), v.minLength(1)) });

const Options = v.pipe(v.array(Option), v.minLength(2, 'give at least two choices'), v.maxLength(8));

export const Check = v.variant('ask', [
  v.strictObject({
    ...Shared,
    ask: v.literal('single'),
    options: v.pipe(
      Options,
      v.check((all) => all.filter(({ right }) => right).length === 1, 'mark exactly one choice with [x]'),
    ),
  }),
  v.strictObject({
    ...Shared,
    ask: v.literal('multiple'),
    options: v.pipe(
      Options,
      v.check((all) => all.some(({ right }) => right), 'mark the right choices with [x]'),
    ),
  }),
  /** `items` stand in the right order. */
  v.strictObject({
    ...Shared,
    ask: v.literal('order'),
    items: v.pipe(v.array(Inlines), v.minLength(2), v.maxLength(8)),
    ...RightOrWrong,
  }),
  v.strictObject({
    ...Shared,
    ask: v.literal('number'),
    answer: Finite,
    /** How far from the answer is still right. */
    tolerance: v.pipe(Finite, v.minValue(0)),
    unit: v.exactOptional(v.pipe(Text, v.maxLength(12))),
    right: v.exactOptional(Inlines),
    low: v.exactOptional(Inlines),
    high: v.exactOptional(Inlines),
  }),
  v.strictObject({
    ...Shared,
    ask: v.literal('fill'),
    parts: v.pipe(v.array(v.union([v.string(), Blank])), v.minLength(1)),
    ...RightOrWrong,
  }),
]);

export type Option = v.InferOutput<typeof Option>;
export type Check = v.InferOutput<typeof Check>;

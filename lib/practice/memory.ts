/** What is remembered of somebody's way through a lesson, as long as the lesson is not changed. */
import * as v from 'valibot';

/** `place`: the number of the block; `ticks`: ticked items of checklists, as `block.item`. */
export const Memory = v.strictObject({
  place: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999)),
  ticks: v.pipe(v.array(v.pipe(v.string(), v.regex(/^\d{1,3}\.\d{1,3}$/))), v.maxLength(200)),
});

export type Memory = v.InferOutput<typeof Memory>;

/** A memory and when it was kept: UTC, ms. */
export interface Recalled extends Memory {
  readonly at: number;
}

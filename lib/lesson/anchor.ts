/** How an element looked when a step was written, as JSON: what a page may tell of its elements. */
import * as v from 'valibot';
import type { AnchorRecord } from '../page/anchor.ts';

const text = (longest: number) => v.exactOptional(v.pipe(v.string(), v.maxLength(longest)));
const Whole = v.pipe(v.number(), v.integer());
const Pair = v.strictTuple([Whole, Whole]);

/** @see AnchorRecord for what each field says */
export const Anchor: v.GenericSchema<AnchorRecord> = v.strictObject({
  tag: text(40),
  role: text(30),
  type: text(20),
  name: text(120),
  hint: text(80),
  near: text(260),
  heading: text(80),
  id: text(80),
  test: text(80),
  field: text(80),
  classes: text(160),
  href: text(160),
  path: text(480),
  within: text(80),
  depth: v.exactOptional(Whole),
  box: v.exactOptional(v.strictTuple([Whole, Whole, Whole, Whole])),
  nth: v.exactOptional(Pair),
  hidden: v.exactOptional(v.boolean()),
});

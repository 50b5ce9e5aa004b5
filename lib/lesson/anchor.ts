/** How an element looked when a step was written, as JSON: what a page may tell of its elements. */
import * as v from 'valibot';
import { LONGEST, LONGEST_PATH } from '../page/anchor/record.ts';
import type { AnchorRecord } from '../page/anchor.ts';

const text = (longest: number) => v.exactOptional(v.pipe(v.string(), v.maxLength(longest)));
const Whole = v.pipe(v.number(), v.integer());
const Pair = v.strictTuple([Whole, Whole]);

/** @see AnchorRecord for what each field says */
export const Anchor: v.GenericSchema<AnchorRecord> = v.strictObject({
  tag: text(LONGEST.tag),
  role: text(LONGEST.role),
  type: text(LONGEST.type),
  name: text(LONGEST.name),
  hint: text(LONGEST.hint),
  near: text(LONGEST.near),
  heading: text(LONGEST.heading),
  id: text(LONGEST.id),
  test: text(LONGEST.test),
  field: text(LONGEST.field),
  classes: text(LONGEST.classes),
  href: text(LONGEST.href),
  path: text(LONGEST_PATH),
  within: text(LONGEST.within),
  depth: v.exactOptional(Whole),
  box: v.exactOptional(v.strictTuple([Whole, Whole, Whole, Whole])),
  nth: v.exactOptional(Pair),
  hidden: v.exactOptional(v.boolean()),
});

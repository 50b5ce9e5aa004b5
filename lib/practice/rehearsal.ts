/** The address of a role-play in a tab of its own: which lesson, which block, and the tab that it was opened from. */
import * as v from 'valibot';

const Digits = v.pipe(v.string(), v.regex(/^\d{1,10}$/), v.transform(Number));

const Rehearsal = v.object({
  lesson: v.pipe(v.string(), v.regex(/^[a-z0-9-]+\/[a-z0-9-]+$/), v.maxLength(130)),
  block: v.pipe(Digits, v.maxValue(999)),
  /** Its page words the lesson, and says whether anything is recorded of it. */
  tab: v.optional(Digits),
});

/** `ref`: `pack/lesson`; `block`: its number in the lesson, from 0; `tab`: null where it was opened by its address. */
export interface Rehearsal {
  readonly ref: string;
  readonly block: number;
  readonly tab: number | null;
}

/** The part of the address behind `#`. */
export function hashOf({ ref, block, tab }: Rehearsal): string {
  return `#lesson=${ref}&block=${block}${tab === null ? '' : `&tab=${tab}`}`;
}

/** @returns null for what `hashOf` never writes */
export function rehearsalIn(hash: string): Rehearsal | null {
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
  const read = v.safeParse(Rehearsal, Object.fromEntries(fields));
  if (!read.success) return null;
  const { lesson: ref, block, tab = null } = read.output;
  return { ref, block, tab };
}

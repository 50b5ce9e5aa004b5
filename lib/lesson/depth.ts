/** How deep data from outside may nest: whatever walks through it later takes a step of the stack for each level. */

/** A case that goes on three times, with a link in bold at its end, has about thirty levels. */
export const MAX_DEPTH = 100;

/** Tells whether a value nests deeper than that, without a step of the stack for each level. */
export function isTooDeep(value: unknown, most = MAX_DEPTH): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= most; depth++) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
    if (level.length === 0) return false;
  }
  return true;
}

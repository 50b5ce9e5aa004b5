/** Where a page is, and when another view of it may be there. */
import { hashPath } from './rule.ts';

/** Milliseconds after a navigation or a click at which a late view may be there. */
export const LOOKS = [0, 250, 1000, 3000, 8000];

/** Nothing longer is a screen's address: it holds a drawing, or a whole state. No rule fits it. */
const LONGEST = 1000;

/** Origin, path and the route in the hash: never the query, which may hold what was typed. */
export function addressOf({
  origin,
  pathname,
  hash,
}: Pick<Location, 'origin' | 'pathname' | 'hash'>): string {
  const route = hashPath(hash);
  const path = pathname.slice(0, LONGEST + 1);
  return origin + path + (route === '' || route.length > LONGEST ? '' : `#${route}`);
}

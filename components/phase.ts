/** What the view can say of the page beside it. */
import type { PackState, TabState } from '../lib/answer.ts';

export type Phase = 'loading' | 'ready' | 'unreadable' | 'unallowed' | 'no-packs' | 'error';

/** @param seen null: it cannot be read */
export function phaseOf(seen: TabState | 'unallowed' | null, packs: readonly PackState[]): Phase {
  if (packs.every((pack) => pack.lessons === 0)) return 'no-packs';
  if (seen === 'unallowed') return 'unallowed';
  return seen ? 'ready' : 'unreadable';
}

/** Notes searches that find nothing: each once, when the person stays at it or leaves it, not at every key. */
import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { Search } from '../lib/insight/event.ts';
import { eventId } from '../lib/insight/id.ts';

export type Gap = Pick<Search, 'id' | 'query' | 'instead'>;

interface Keeper {
  /** Keeps a gap unless it is dropped soon: a view that closes need do nothing. */
  keep(gap: Gap): Promise<'stored' | 'private' | 'dropped'>;
  drop(id: string): Promise<unknown>;
  failed(error: unknown): void;
}

/**
 * Watches one opening of a view.
 * @param none the query that is shown to have no result, else null
 */
export function noteGaps(none: ReadonlySignal<string | null>, { keep, drop, failed }: Keeper) {
  /** What will not be dropped any more, oldest first. */
  const noted: { words: string; id: string }[] = [];
  const stored = signal<readonly string[]>([]);
  let leave = () => {};

  function gapOf(query: string): Gap | null {
    const words = plain(query);
    // A beginning of what was noted comes up again when it is deleted letter by letter.
    if (!/[\p{L}\p{N}]/u.test(words) || noted.some((one) => one.words.startsWith(words))) return null;
    // Of several beginnings the last one is the longest, and counts in place of the others.
    const before = noted.findLast((one) => words.startsWith(one.words));
    return { id: eventId(), query, ...(before && { instead: before.id }) };
  }

  effect(() => {
    const query = none.value;
    const gap = query === null ? null : untracked(() => gapOf(query));
    if (!gap) return;
    const words = plain(gap.query);
    let isNoted = false;
    const note = () => {
      if (!isNoted) noted.push({ words, id: gap.id });
      isNoted = true;
    };
    leave = note;
    untracked(() => keep(gap)).then((answer) => {
      if (answer !== 'dropped') note();
      if (answer === 'stored') stored.value = [...stored.value, words];
    }, failed);
    return () => {
      leave = () => {};
      if (!isNoted) drop(gap.id).catch(() => {});
    };
  });

  return {
    /** What is shown to have no result is noted, in store: never in a private window. */
    isNoted: computed(() => none.value !== null && stored.value.includes(plain(none.value))),
    /** The person leaves the search as it is. */
    leave: () => leave(),
  };
}

/** The same query, however it is spaced or capitalised. */
function plain(query: string): string {
  return query.trim().replace(/\s+/g, ' ').toLowerCase();
}

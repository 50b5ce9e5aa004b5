/** Notes searches that find nothing: each once, when the person stays at it or leaves it, not at every key. */
import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import { eventId, type Search } from '../lib/insight/event.ts';

/** Who is still typing does not pause for so long. */
const STAYING_MS = 2000;

export type Gap = Pick<Search, 'id' | 'query' | 'instead'>;

/**
 * Watches one opening of a view.
 * @param none the query that is shown to have no result, else null
 * @param keep answers what became of it
 */
export function noteGaps(
  none: ReadonlySignal<string | null>,
  keep: (gap: Gap) => Promise<'stored' | 'private'>,
  failed: (error: unknown) => void,
) {
  const told: { words: string; id: string }[] = [];
  const stored = signal<readonly string[]>([]);

  function note(query: string): void {
    const words = plain(query);
    // A beginning of what was told comes up again when it is deleted letter by letter.
    if (!/[\p{L}\p{N}]/u.test(words) || told.some((one) => one.words.startsWith(words))) return;
    // Of several beginnings the last one told is the longest, and counts in place of the others.
    const before = told.findLast((one) => words.startsWith(one.words));
    const id = eventId();
    told.push({ words, id });
    keep({ id, query, ...(before && { instead: before.id }) }).then((answer) => {
      if (answer === 'stored') stored.value = [...stored.value, words];
    }, failed);
  }

  effect(() => {
    const query = none.value;
    if (query === null) return;
    const timer = setTimeout(() => note(query), STAYING_MS);
    return () => clearTimeout(timer);
  });

  return {
    /** What is shown to have no result is noted, in store: never in a private window. */
    isNoted: computed(() => none.value !== null && stored.value.includes(plain(none.value))),
    /** The person leaves the search, or the view closes. */
    leave: () =>
      untracked(() => {
        if (none.value !== null) note(none.value);
      }),
  };
}

/** The same query, however it is spaced or capitalised. */
function plain(query: string): string {
  return query.trim().replace(/\s+/g, ' ').toLowerCase();
}

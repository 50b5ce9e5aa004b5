/** What is searched for in the help view, and what is found. */
import { batch, computed, effect, signal, untracked } from '@preact/signals';
import type { Hit } from '../lib/match/search.ts';
import { noteGaps } from './gaps.ts';
import type { Service } from './help.ts';
import type { createReading } from './reading.ts';
import type { About } from './stage.ts';

const TYPING_MS = 60;

/** @param where the page that is beside the view now */
export function createSearching(
  service: Service,
  { tab, open, failed }: ReturnType<typeof createReading>,
  where: () => Pick<About, 'tool' | 'page'>,
) {
  const query = signal('');
  const hits = signal<Hit[] | null>(null);
  /** The query that the hits are of. */
  const answered = signal('');

  function setQuery(text: string): void {
    query.value = text;
    if (text.trim() === '') {
      hits.value = null;
      return;
    }
    setTimeout(() => search(text), TYPING_MS);
  }

  async function search(text: string): Promise<void> {
    if (query.value !== text || text.trim() === '') return;
    try {
      const found = await service.search(text, tab.value?.tool?.id ?? null);
      if (query.value !== text) return;
      batch(() => {
        hits.value = found;
        answered.value = text;
      });
    } catch (error) {
      failed(error);
    }
  }

  /** What was typed, while it is shown that nothing was found for it. */
  const none = computed(() =>
    hits.value?.length === 0 && answered.value === query.value ? query.value : null,
  );
  const gaps = noteGaps(none, {
    keep: (gap) => service.searched({ ...gap, ...where(), found: 0 }),
    drop: service.dropSearch,
    failed,
  });

  /** Enter opens the first hit of what is typed now: the search may not have answered yet. */
  async function openFirst(): Promise<void> {
    const text = query.value;
    if (text.trim() === '') return;
    await search(text);
    const first = query.value === text ? hits.value?.[0] : undefined;
    if (first) await open(first.ref, true);
  }

  /** Hits of the tool that the person went to come first. */
  const tool = computed(() => tab.value?.tool?.id);
  effect(() => {
    if (tool.value !== undefined) untracked(() => void search(query.value));
  });

  return { query, hits, setQuery, openFirst, isGapNoted: gaps.isNoted, leaveSearch: gaps.leave };
}

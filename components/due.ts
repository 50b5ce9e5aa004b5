/** What campaigns want of the person, and what is to be remembered, apart from how it looks. */
import { computed, signal } from '@preact/signals';
import { isOpen } from '../lib/campaign/list.ts';
import type { Listed, Saying } from '../lib/campaign/listed.ts';
import type { Report } from '../lib/insight/event.ts';
import type { Memories } from '../lib/practice/learned.ts';
import type { Service } from './help.ts';
import { latest } from './latest.ts';

/** After these an item may be done, or a check is due later. */
const CHANGES: ReadonlySet<Report['kind']> = new Set(['shown', 'answered', 'practised']);

export type Due = ReturnType<typeof createDue>;

/** @param failed is told what could not be read or kept */
export function createDue(service: Service, failed: (error: unknown) => void) {
  const items = signal<readonly Listed[]>([]);
  const memories = signal<Memories>({ due: [], all: [] });
  const refresh = latest(
    () => Promise.all([service.campaigns?.(), service.memories?.()]),
    ([list, learned]) => {
      if (list) items.value = list;
      if (learned) memories.value = learned;
    },
    failed,
  );

  /** @returns whether it was kept */
  async function say({ campaign, item }: Listed, saying: Saying): Promise<boolean> {
    try {
      await service.say?.(campaign, item, saying);
      await refresh();
      return true;
    } catch (error) {
      failed(error);
      return false;
    }
  }

  return {
    items,
    memories,
    /** What is still to do, the first of it first. */
    open: computed(() => items.value.filter(isOpen)),
    /** The items that a lesson is, one for each campaign that has it. */
    of: (ref: string) => items.value.filter(({ kind, lessons }) => kind === 'lesson' && lessons[0] === ref),
    refresh,
    say,
    /** Something was reported that may change it. */
    reported: ({ kind }: Report) => void (CHANGES.has(kind) && refresh()),
  };
}

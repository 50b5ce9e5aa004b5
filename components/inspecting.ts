/** What is known of the page, for who writes lessons. */
import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Inspected, TabState } from '../lib/answer.ts';
import type { Service } from './help.ts';

/** Asks anew for each page. Where another one came meanwhile, what was known of the one before is not shown. */
export function inspecting(
  { inspect }: Pick<Service, 'inspect'>,
  tab: ReadonlySignal<TabState | null>,
): ReadonlySignal<Inspected | null> {
  const inspection = signal<Inspected | null>(null);
  let turns = 0;
  effect(() => {
    const turn = ++turns;
    inspection.value = null;
    if (!tab.value) return;
    inspect?.().then(
      (found) => {
        if (turn === turns) inspection.value = found;
      },
      () => {},
    );
  });
  return inspection;
}

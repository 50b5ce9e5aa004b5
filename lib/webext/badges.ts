/** The number on a tab's icon: lessons that fit its page, and what campaigns want besides. */
import type { TabState } from '../answer.ts';
import { dueBeside } from './campaigns.ts';
import { inTurns } from './turns.ts';
import type { World } from './world.ts';

const turns = inTurns();

/** The browser takes long to draw it; the last one stays. */
export function drawBadge(world: World, tab: number, state: TabState): Promise<void> {
  return turns(tab, async () => {
    const sure = state.matches.filter((match) => match.sure);
    await world.badge(tab, sure, state, await dueBeside(world, tab, state, sure));
  });
}

/** Draws it anew after something was done that a campaign may have wanted. Nobody waits for it. */
export function renewBadge(world: World, tab: number | null): void {
  const renew = async () => {
    const state = tab === null ? null : await world.session.tab(tab);
    if (state && (await world.library()).campaigns.length > 0) await drawBadge(world, tab!, state);
  };
  void renew().catch(() => {});
}

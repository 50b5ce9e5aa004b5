/** A demo of the open hint's lesson that is shown on the page, or practised there: begun, moved on, and what is known of its step. */
import type { TabState } from '../answer.ts';
import { withWord } from '../hint/run.ts';
import type { Drift } from '../insight/event.ts';
import { hintOn, inTurn, withdraw } from './hints.ts';
import type { OpenHint } from './session.ts';
import type { World } from './world.ts';

/** Shows a lesson's demo in a tab, from its first step. */
export function beginRun(
  world: World,
  tab: number,
  state: TabState,
  { ref, revision, block, isPractice }: { ref: string; revision: string; block: number; isPractice: boolean },
): Promise<void> {
  return inTurn(async () => {
    const open = await world.session.hint();
    if (open && open.tab !== tab) await withdraw(world, open);
    const anchor = { kind: 'page' } as const;
    const run = { block, step: 0, ...(isPractice && { practice: { wrong: 0 } }) };
    const asked = { seen: '', isRead: true, run };
    const begun = { ...hintOn(tab, state, { ref, revision }, anchor), ...asked };
    await world.session.setHint(begun);
    await world.showHint(tab, true);
  });
}

/** Another step of the demo, or its end: the lesson is read again. The page's script and the frame begin anew. */
export function moveRun(world: World, open: OpenHint, step: number | null, wrong = 0): Promise<void> {
  return inTurn(async () => {
    const now = await world.session.hint();
    if (!now?.run || now.tab !== open.tab || now.run.step !== open.run?.step) return;
    const { block, practice } = now.run;
    const run = step === null ? null : { block, step, ...(practice && { practice: { wrong } }) };
    await world.session.setHint({ ...now, token: '', run });
    await world.showHint(now.tab, true);
  });
}

/** Keeps what the page shows in place of what the step points at, for the event that tells of it. */
export function keepDrift({ session }: World, { token }: OpenHint, drift: Drift): Promise<void> {
  return inTurn(async () => {
    const now = await session.hint();
    if (now?.token === token) await session.setHint({ ...now, drift });
  });
}

/**
 * The person did what the step asks; what tells that it is done may come with the next page.
 * @param told the word of the script that tells it: where another one is there by now, that one is told, too
 */
export function keepActed(world: World, open: OpenHint, told: string): Promise<void> {
  return inTurn(async () => {
    const now = await world.session.hint();
    if (!now?.run || now.tab !== open.tab || now.run.step !== open.run?.step) return;
    const isLate = now.token !== told;
    const run = { ...now.run, hasActed: true };
    const next = isLate ? { token: '', run: withWord(run, now.token) } : { run };
    await world.session.setHint({ ...now, ...next });
    if (isLate) await world.showHint(now.tab, true);
  });
}

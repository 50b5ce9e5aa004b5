/** Beside a tool, on its host: tells the background when the view becomes another one, which may be the tool's. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { type Lookout, lookout } from '../lib/page/lookout.ts';
import type { Watch } from '../lib/page/watch.ts';
import { type Runtime, send } from '../lib/webext/messages.ts';

interface World {
  browser?: { runtime: Runtime };
  chrome: { runtime: Runtime };
}

/** What scripts of ours leave for each other here. */
interface Left {
  cuecard: Watch & { isAlive(): boolean };
  cuecardLookout: Lookout & { isAlive(): boolean };
}

/** A page's element with this id would answer to the same name. */
const left = <K extends keyof Left>(name: K): Left[K] | undefined =>
  Object.getOwnPropertyDescriptor(globalThis, name)?.value;

export default defineUnlistedScript(() => {
  const world = globalThis as unknown as World;
  const { runtime } = world.browser ?? world.chrome;
  // A page that is followed already was a tool's until now, or the person asked in it: it asks anew.
  if (left('cuecard')?.isAlive()) return left('cuecard')!.follow();
  if (left('cuecardLookout')?.isAlive()) return;
  left('cuecardLookout')?.stop();
  const own = lookout(window, async (url) => {
    // After an update this copy is an orphan: its runtime has lost its id, and the new copy takes over.
    if (runtime.id === undefined) own.stop();
    return send(runtime, 'pass', { url });
  });
  const value = { ...own, isAlive: () => runtime.id !== undefined };
  Object.defineProperty(world, 'cuecardLookout', { value, configurable: true });
});

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
  /** A page that is followed already was a tool's before, or the person asked in it: it asks anew. */
  const isFollowed = () => {
    const page = left('cuecard');
    if (!page?.isAlive()) return false;
    page.follow();
    return true;
  };
  if (isFollowed()) return;
  const here = left('cuecardLookout');
  if (here?.isAlive()) return here.again();
  here?.stop();
  const own = lookout(window, async (url) => {
    // After an update this copy is an orphan: its runtime has lost its id, and the new copy takes over.
    if (runtime.id === undefined) own.stop();
    return isFollowed() || send(runtime, 'pass', { url });
  });
  const value = { ...own, isAlive: () => runtime.id !== undefined && !own.isOver() };
  Object.defineProperty(world, 'cuecardLookout', { value, configurable: true });
});

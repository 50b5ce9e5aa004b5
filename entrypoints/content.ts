/** Follows the page it runs in. On granted hosts, or put there by the person's click on the icon. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { clearHosts, clearLeftover } from '../lib/hint/leftover.ts';
import type { Reader } from '../lib/page/look.ts';
import { type Watch, watch } from '../lib/page/watch.ts';
import { type Runtime, send } from '../lib/webext/messages.ts';

/** Shared by all copies of this script in one page: the page itself cannot see it. */
interface World {
  cuecardAsked?: boolean;
  browser?: { runtime: Runtime };
  chrome: { runtime: Runtime };
}

/** What scripts of ours leave for each other here. */
interface Left {
  cuecard: Watch & { isAlive(): boolean };
  cuecardHint: { isAlive(): boolean };
  cuecardReader: Reader;
}

/** A page's element with this id would answer to the same name. */
const left = <K extends keyof Left>(name: K): Left[K] | undefined =>
  Object.getOwnPropertyDescriptor(globalThis, name)?.value;

export default defineUnlistedScript(() => {
  const world = globalThis as unknown as World;
  const { runtime } = world.browser ?? world.chrome;
  const asked = world.cuecardAsked === true;
  world.cuecardAsked = false;
  let page = left('cuecard');
  if (!page?.isAlive()) {
    page?.stop();
    clearLeftover(window, left('cuecardHint'));
    page = { ...start(runtime), isAlive: () => runtime.id !== undefined };
    Object.defineProperty(world, 'cuecard', { value: page, configurable: true });
  }
  // A click allows one reading; only a granted host is followed.
  if (asked) page.look().catch(() => {});
  else page.follow();
});

function start(runtime: Runtime): Watch {
  const call: typeof send = async (_, kind, ask) => {
    // After an update this copy is an orphan: its runtime has lost its id, and the new copy takes over.
    if (runtime.id === undefined) page.stop();
    return send(runtime, kind, ask).catch((error) => {
      // The host was taken back: the background may no longer touch this page, so its hint goes from here.
      if (error.code === 'refused') clearHosts(window);
      throw error;
    });
  };
  // What an older copy of this script had put here may be older too.
  let isNew = true;
  const line = {
    arrive: async (url: string) => {
      const found = await call(runtime, 'arrive', isNew ? { url, isNew } : { url });
      if (found && line.reader()) isNew = false;
      return found;
    },
    visit: (visit: Parameters<typeof send<'visit'>>[2]) => call(runtime, 'visit', visit),
    reader: () => left('cuecardReader')!,
  };
  const page = watch(window, line);
  return page;
}

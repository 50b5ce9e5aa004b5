/** Follows the page it runs in. On granted hosts, or put there by the person's click on the icon. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { type Watch, watch } from '../lib/page/watch.ts';
import { type Runtime, send } from '../lib/webext/messages.ts';

/** Shared by all copies of this script in one page: the page itself cannot see it. */
interface World {
  cuecard?: Watch & { isAlive(): boolean };
  cuecardAsked?: boolean;
  browser?: { runtime: Runtime };
  chrome: { runtime: Runtime };
}

export default defineUnlistedScript(() => {
  const world = globalThis as unknown as World;
  const { runtime } = world.browser ?? world.chrome;
  const asked = world.cuecardAsked === true;
  world.cuecardAsked = false;
  if (!world.cuecard?.isAlive()) {
    world.cuecard?.stop();
    world.cuecard = { ...start(runtime, asked), isAlive: () => runtime.id !== undefined };
  }
  if (asked) world.cuecard.look().catch(() => {});
});

function start(runtime: Runtime, asked: boolean): Watch {
  const call: typeof send = async (_, kind, ask) => {
    // After an update this copy is an orphan: its runtime has lost its id, and the new copy takes over.
    if (runtime.id === undefined) page.stop();
    return send(runtime, kind, ask);
  };
  const line = {
    arrive: (url: string) => call(runtime, 'arrive', { url }),
    visit: (visit: Parameters<typeof send<'visit'>>[2]) => call(runtime, 'visit', visit),
  };
  const page = watch(window, line, asked);
  return page;
}

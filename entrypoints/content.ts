/** Follows the page it runs in. On granted hosts, or put there by the person's click on the icon. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { clearHosts, clearLeftover } from '../lib/hint/leftover.ts';
import { type Watch, watch } from '../lib/page/watch.ts';
import { leave, left, runtimeHere } from '../lib/webext/left.ts';
import { type Runtime, send } from '../lib/webext/messages.ts';

/** What tells all copies of this script in one page that the person asked. */
interface World {
  cuecardAsked?: boolean;
}

export default defineUnlistedScript(() => {
  const world = globalThis as unknown as World;
  const runtime = runtimeHere();
  const asked = world.cuecardAsked === true;
  world.cuecardAsked = false;
  let page = left('cuecard');
  if (!page?.isAlive()) {
    page?.stop();
    clearLeftover(window, left('cuecardHint'));
    page = { ...start(runtime), isAlive: () => runtime.id !== undefined };
    leave('cuecard', page);
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

/** Beside a tool, on its host: tells the background when the view becomes another one, which may be the tool's. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { lookout } from '../lib/page/lookout.ts';
import { leave, left, runtimeHere } from '../lib/webext/left.ts';
import { send } from '../lib/webext/messages.ts';

export default defineUnlistedScript(() => {
  const runtime = runtimeHere();
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
  leave('cuecardLookout', { ...own, isAlive: () => runtime.id !== undefined && !own.isOver() });
});

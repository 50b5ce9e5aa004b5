/** The service of the help view that stays beside the page: the tab changes, and so does what is on it. */
import type { TabState } from '../answer.ts';
import { addressOf } from '../page/address.ts';
import type { Browser } from './browser.ts';
import { patternOf } from './hosts.ts';
import { activeTab, type Place, panelService } from './panel.ts';
import { openSession } from './session.ts';

/** The script of a granted page reports by itself; only after this long is it asked to. */
const OWN_MS = 600;
/** A page that still loads is not judged before: the browser tells the end of its loading. */
const LOADING_MS = 4000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The service of a panel or sidebar. Each follows the active tab of its own window. */
export function followService(browser: Browser, { onOptions }: Pick<Place, 'onOptions'>) {
  const { permissions, tabs, storage } = browser;
  const session = openSession(storage);
  const service = panelService(browser, { onOptions, tab: () => activeTab(browser) });
  let looks = 0;
  let windowId: number | undefined;
  let attended: number | undefined;
  let unattend = () => {};
  let changed = (_isFresh: boolean) => {};

  /** Hears of every reading of the tab from now on. */
  const attend = (id: number) => {
    if (id === attended) return;
    unattend();
    attended = id;
    // What is forgotten is told otherwise: the tab goes elsewhere, or its host is taken back.
    unattend = session.watchTab(id, (state) => state && changed(false));
  };

  return {
    ...service,

    /** It follows the session in any case, see `watch`. */
    live: () => service.live(() => {}),

    /** A look that another one overtakes answers null, and asks nothing of the page. */
    async look(isFresh: boolean): Promise<TabState | 'unallowed' | null> {
      const mine = ++looks;
      const tab = await activeTab(browser);
      if (mine !== looks || tab?.id === undefined) return null;
      const { id, url, status } = tab;
      windowId = tab.windowId;
      attend(id);
      // The address is hidden where the person has allowed nothing.
      const pattern = url ? patternOf(url) : null;
      const known = async () => {
        const state = pattern && (await session.tab(id));
        return state && state.address === addressOf(new URL(url!)) ? state : null;
      };
      const [state, isGranted] = await Promise.all([
        known(),
        pattern !== null && permissions.contains({ origins: [pattern] }).catch(() => false),
      ]);
      if (state && !(isFresh && isGranted)) return state;
      if (status === 'loading') await pause(LOADING_MS);
      else if (isGranted && !isFresh) await pause(OWN_MS);
      if (mine !== looks) return null;
      if (!isGranted) return url && !pattern ? null : 'unallowed';
      return (isFresh ? null : await known()) ?? service.look();
    },

    watch(listener: (isFresh: boolean) => void): () => void {
      changed = listener;
      const isHere = (id: number | undefined) => windowId === undefined || id === windowId;
      const onActivated = (info: { windowId: number }) => {
        if (isHere(info.windowId)) listener(false);
      };
      const onUpdated = (
        _: number,
        { url, status }: { url?: string; status?: string },
        tab: { active: boolean; windowId?: number },
      ) => {
        if (tab.active && isHere(tab.windowId) && (url || status)) listener(false);
      };
      const onPermissions = () => listener(false);
      tabs.onActivated.addListener(onActivated);
      tabs.onUpdated.addListener(onUpdated);
      permissions.onAdded.addListener(onPermissions);
      permissions.onRemoved.addListener(onPermissions);
      const stop = session.watchLibrary(() => listener(true));
      return () => {
        tabs.onActivated.removeListener(onActivated);
        tabs.onUpdated.removeListener(onUpdated);
        permissions.onAdded.removeListener(onPermissions);
        permissions.onRemoved.removeListener(onPermissions);
        stop();
        unattend();
      };
    },
  };
}

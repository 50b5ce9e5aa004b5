/** Registers every listener at once; answers messages; the only writer of the database. */
import { defineBackground } from 'wxt/utils/define-background';
import { checkAsk } from '../lib/webext/asks.ts';
import { showBadge } from '../lib/webext/badge.ts';
import { browser } from '../lib/webext/browser.ts';
import { openDatabase } from '../lib/webext/database.ts';
import { createHandlers } from '../lib/webext/handlers.ts';
import { CONTENT, isGranted, reconcile } from '../lib/webext/hosts.ts';
import { type Library, loadLibrary } from '../lib/webext/library.ts';
import { type Runtime, serve } from '../lib/webext/messages.ts';
import { openSession } from '../lib/webext/session.ts';
import { personOf } from '../lib/webext/settings.ts';
import { words } from '../lib/webext/words.ts';

export default defineBackground(() => {
  const session = openSession(browser.storage);
  let library: Promise<Library> | null = null;
  const handlers = createHandlers({
    session,
    database: openDatabase(),
    library: () => {
      library ??= loadLibrary(readFile).catch((error) => {
        library = null;
        throw error;
      });
      return library;
    },
    person: () => personOf(browser.storage),
    forgetPerson: () => browser.storage.local.remove('person'),
    inject,
    badge: (tab, { length }, { tool, page }) => {
      const where = page?.title ?? tool?.name ?? '';
      const title = length === 0 ? words('actionTitle') : words.count('badgeTitle', length, where);
      return showBadge(browser.action, tab, length, title);
    },
    clearBadge: (tab) => showBadge(browser.action, tab, 0, words('actionTitle')),
    isGranted: (url) => isGranted(browser.permissions, url),
    isPrivate: async (tab) => (await browser.tabs.get(tab)).incognito,
    now: Date.now,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
  serve(browser.runtime as Runtime, handlers, checkAsk);

  const hosts = () => void reconcile(browser);
  browser.permissions.onAdded.addListener(hosts);
  browser.permissions.onRemoved.addListener(hosts);
  browser.runtime.onStartup.addListener(hosts);
  browser.runtime.onInstalled.addListener(() => {
    session.setTools(null);
    hosts();
  });
  browser.tabs.onRemoved.addListener((id) => {
    session.setTab(id, null);
    session.setAsked(id, false);
  });
});

async function readFile(path: string): Promise<Uint8Array> {
  const response = await fetch(browser.runtime.getURL(path));
  return new Uint8Array(await response.arrayBuffer());
}

/** Tells the content script that the person asked, then starts it, or wakes the one that is there. */
async function inject(tabId: number): Promise<void> {
  const target = { tabId };
  await browser.scripting.executeScript({
    target,
    // A page that still loads is readable; without this the browser would wait for it.
    injectImmediately: true,
    func: () => {
      Object.assign(globalThis, { cuecardAsked: true });
    },
  });
  await browser.scripting.executeScript({ target, files: [CONTENT], injectImmediately: true });
}

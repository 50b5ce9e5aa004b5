/** Registers every listener at once; answers messages; the only writer of the database. */
import { defineBackground } from 'wxt/utils/define-background';
import { RETENTION } from '../lib/settings.ts';
import { checkAsk } from '../lib/webext/asks.ts';
import { showBadge } from '../lib/webext/badge.ts';
import { browser } from '../lib/webext/browser.ts';
import { openClock } from '../lib/webext/clock.ts';
import { openDatabase } from '../lib/webext/database.ts';
import { createHandlers } from '../lib/webext/handlers.ts';
import { forgetHint } from '../lib/webext/hints.ts';
import { CONTENT, HINT, INSERT, isGranted, READER, reconcile, SHOW } from '../lib/webext/hosts.ts';
import { type Runtime, serve } from '../lib/webext/messages.ts';
import { openPacks } from '../lib/webext/packs/open.ts';
import { openPage } from '../lib/webext/pages.ts';
import { openSession, type Session } from '../lib/webext/session.ts';
import {
  changeSettings,
  managedOf,
  personHere,
  personOf,
  policyArrived,
  settingsOf,
} from '../lib/webext/settings.ts';
import { openLibrary } from '../lib/webext/shelf.ts';
import { openIndexStore } from '../lib/webext/stored.ts';
import { words } from '../lib/webext/words.ts';
import { tidy, type World } from '../lib/webext/world.ts';
import { openStatements } from '../lib/webext/xapi/open.ts';

export default defineBackground(() => {
  const session = openSession(browser.storage);
  const database = openDatabase();
  const clock = openClock(browser.storage);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const library = openLibrary({
    storage: browser.storage,
    session,
    packs: database.packs,
    store: openIndexStore(),
    language: browser.i18n.getUILanguage(),
    read: readFile,
    // Showing a lesson makes nobody known.
    person: () => personHere(browser.storage).catch(() => null),
    renewed: (isOther) => hosts(isOther),
    now: clock.now,
    zone,
  });
  /** An author may give a tool another address at any moment: while a pack is previewed, tools may be anywhere. */
  const tools = async () => {
    const [{ tools, isPartial }, records] = await Promise.all([library(), database.packs.all()]);
    return isPartial || records.some(({ isPreview, isRemoved }) => isPreview && !isRemoved) ? null : tools;
  };
  const hosts = (isNew: boolean) => reconcile(browser, tools, isNew).catch(() => {});
  const world: World = {
    session,
    database,
    library,
    packs: openPacks(browser, { fetch: clock.fetch, store: database.packs, session, renew: library.renew }),
    statements: openStatements(browser, { fetch: clock.fetch, store: database.outbox, session }),
    person: () => personOf(browser.storage, () => policyArrived(browser)),
    forgetPerson: () => browser.storage.local.remove('person'),
    inject,
    equip: (tab) => quietly(() => runIn(tab, [READER])),
    follow: (tab) => isDone(() => runIn(tab, [CONTENT]).then(() => true)),
    badge: (tab, { length }, { tool, page }, due) => {
      const where = page?.title ?? tool?.name ?? '';
      const title = length === 0 ? words('actionTitle') : words.count('badgeTitle', length, where);
      const whole = due === 0 ? title : words('badgeDue', title, due.toLocaleString(words.language));
      return showBadge(browser.action, tab, length + due, whole);
    },
    showHint: (tab, isRun = false) => quietly(() => runIn(tab, isRun ? [SHOW, HINT] : [HINT])),
    hideHint: (tab) => quietly(() => inHint(tab, 'remove')),
    hasHint: (tab) => isDone(() => inHint(tab, 'isThere')),
    insert: (tab, text, id) => isDone(() => inField(tab, 'insert', [text, id])),
    uninsert: (tab) => isDone(() => inField(tab, 'uninsert', [])),
    openOptions: () => browser.runtime.openOptionsPage(),
    openPage: (path, tab) => openPage(browser, path, tab),
    async manners() {
      const { hints } = await settingsOf(browser.storage);
      return hints;
    },
    changeHints: (change) => changeSettings(browser.storage, (own) => ({ ...own, hints: change(own.hints) })),
    minuteOf(at) {
      const here = new Date(at);
      return here.getHours() * 60 + here.getMinutes();
    },
    clearBadge: (tab) => showBadge(browser.action, tab, 0, words('actionTitle')),
    isGranted: (url) => isGranted(browser.permissions, url),
    retention: async () => (await managedOf(browser.storage)).retention ?? RETENTION,
    isAuthor: async () => (await settingsOf(browser.storage)).author,
    isPrivate: async (tab) => (await browser.tabs.get(tab)).incognito,
    isOpen: (tab) =>
      browser.tabs.get(tab).then(
        () => true,
        () => false,
      ),
    isLoading: (tab) =>
      browser.tabs.get(tab).then(
        ({ status }) => status === 'loading',
        () => false,
      ),
    now: clock.now,
    clock: clock.ready,
    zone,
  };
  serve(browser.runtime as Runtime, createHandlers(world), checkAsk);

  browser.permissions.onAdded.addListener(() => void hosts(true));
  browser.permissions.onRemoved.addListener(() => void hosts(false));
  // A tab of the last session may have been loaded before the script was there.
  browser.runtime.onStartup.addListener(() => void hosts(true));
  // Who uses it no more records nothing, and what is old has to go all the same.
  browser.runtime.onStartup.addListener(() =>
    quietly(() => clock.ready().then(() => tidy(world, clock.now()))),
  );
  browser.runtime.onInstalled.addListener(() => {
    session.setTools(null);
    void hosts(true);
  });
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'open-hint') openHint(session, tab?.id);
  });
  browser.tabs.onRemoved.addListener((id) => {
    forgetHint(world, id);
    session.setTab(id, null);
    session.setAsked(id, false);
    session.setHeld(id, null);
  });
});

/** No page holds up what is due in another for longer than this. */
const PATIENCE_MS = 1000;

async function readFile(path: string): Promise<Uint8Array> {
  const response = await fetch(browser.runtime.getURL(path));
  return new Uint8Array(await response.arrayBuffer());
}

/** Tells the content script that the person asked, then starts it, or wakes the one that is there. */
async function inject(tab: number): Promise<void> {
  await inPage(tab, () => {
    Object.assign(globalThis, { cuecardAsked: true });
  });
  await runIn(tab, [READER, CONTENT]);
}

/** The key for the hint: opens it where it is and goes into it; without one, opens the popup. */
async function openHint(session: Session, tab: number | undefined): Promise<void> {
  const open = await session.hint();
  if (tab !== undefined && open?.tab === tab) await quietly(() => inHint(tab, 'open'));
  else await quietly(() => browser.action.openPopup());
}

/** A page that still loads is readable; without `injectImmediately` the browser would wait for it. */
async function runIn(tabId: number, files: string[]): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId }, files, injectImmediately: true });
}

async function inPage(tabId: number, func: () => void): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId }, func, injectImmediately: true });
}

/**
 * Asks the script of the hint in a page.
 * @returns true where it says so; false also where there is none
 */
async function inHint(tabId: number, what: 'open' | 'remove' | 'isThere'): Promise<boolean> {
  // A page's element with this id would answer to the same name, and be taken away in the hint's stead.
  const func = (what: string) => {
    const hint = Object.getOwnPropertyDescriptor(globalThis, 'cuecardHint')?.value;
    return hint?.[what](true) === true;
  };
  const target = { target: { tabId }, injectImmediately: true };
  const [answer] = await browser.scripting.executeScript({ ...target, func, args: [what] });
  return answer?.result === true;
}

/** Asks the script that puts texts into fields; it is put there first. */
async function inField(tabId: number, what: 'insert' | 'uninsert', args: string[]): Promise<boolean> {
  await runIn(tabId, [INSERT]);
  const func = (what: string, ...args: string[]) => {
    const script = Object.getOwnPropertyDescriptor(globalThis, 'cuecardInsert')?.value;
    return script?.[what](...args) === true;
  };
  const target = { target: { tabId }, injectImmediately: true };
  const [answer] = await browser.scripting.executeScript({ ...target, func, args: [what, ...args] });
  return answer?.result === true;
}

/** False also where a page is gone, or may not be touched, or does not answer. */
async function isDone(work: () => Promise<boolean>): Promise<boolean> {
  let done = false;
  await quietly(async () => {
    done = await work();
  });
  return done;
}

/** A page that is gone, or may not be touched any more, has no hint. */
async function quietly(work: () => Promise<unknown>): Promise<void> {
  // A page that stands still behind a dialog of the browser's answers only when that is closed.
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  await Promise.race([work(), late]).catch(() => {});
}

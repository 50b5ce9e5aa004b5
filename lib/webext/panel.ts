/** Connects the help view to the browser: the tab it stands beside, the background, the clipboard. */
import type { FailureCode, Opened, PackState, TabState } from '../answer.ts';
import type { Saying } from '../campaign/listed.ts';
import type { Report, Search } from '../insight/event.ts';
import { eventId } from '../insight/id.ts';
import type { Hit } from '../match/search.ts';
import type { Memory } from '../practice/memory.ts';
import { besideOf } from './beside.ts';
import type { Browser, Tab } from './browser.ts';
import { patternOf } from './hosts.ts';
import { bringMedia } from './media.ts';
import { type Ask, type Kind, send } from './messages.ts';
import { live } from './packs/live.ts';
import { openSession, type Session } from './session.ts';

/** A page that does not answer by then cannot be read. */
const PATIENCE_MS = 4000;

/** What differs between the places where the help view stands. */
export interface Place {
  /** The options page was opened; a popup closes itself. */
  onOptions(): void;
  /** A demo is shown on the page, or a tab was opened; a popup is in its way. */
  onShow?(): void;
  /** The view was opened beside the page. Absent where it stands there. */
  onBeside?(): void;
  /** The tab it stands beside now. Without it, the one that was active at first: a popup never sees another. */
  tab?(): Promise<Tab | null>;
}

/** The active tab of the window that asks. */
export const activeTab = async (browser: Browser): Promise<Tab | null> =>
  (await browser.tabs.query({ active: true, currentWindow: true }))[0] ?? null;

/** The service of the help view beside a tab. */
export function panelService(browser: Browser, { onOptions, onBeside, onShow, tab }: Place) {
  const session = openSession(browser.storage);
  const ask = <K extends Kind>(kind: K, what: Ask<K>) => send(browser.runtime, kind, what);
  const first = tab ? null : activeTab(browser);
  const beside = async () => (tab ? tab() : first);
  const tabId = async () => (await beside())?.id ?? null;
  let pattern: string | null = null;
  return {
    ...(onBeside ? openingBeside(browser, first, onBeside) : {}),
    async look(): Promise<TabState | null> {
      const id = await tabId();
      return id === null ? null : lookAt(session, id, () => ask('look', { tab: id }));
    },
    lesson: async (ref: string): Promise<Opened | null> => ask('lesson', { ref, tab: await tabId() }),
    search: (query: string, tool: string | null): Promise<Hit[]> => ask('search', { query, tool }),
    searched: async (search: Search) => ask('searched', { search, tab: await tabId() }),
    dropSearch: (id: string) => ask('dropSearch', { id }),
    report: async (report: Report) => ask('report', { report, tab: await tabId() }),
    media: (ref: string, path: string) => bringMedia(browser.runtime, ref, path),
    recall: async (ref: string, revision: string) => ask('recall', { ref, revision, tab: await tabId() }),
    remember: async (ref: string, revision: string, memory: Memory) =>
      ask('remember', { ref, revision, memory, tab: await tabId() }),
    async insert(text: string): Promise<'inserted' | 'nowhere'> {
      const id = await tabId();
      return id === null ? 'nowhere' : ask('insert', { text, tab: id, id: eventId() });
    },
    async uninsert(): Promise<boolean> {
      const id = await tabId();
      return id !== null && ask('uninsert', { tab: id });
    },
    async restore(ref: string) {
      const id = await tabId();
      if (id !== null) await ask('restore', { ref, tab: id, id: eventId() });
    },
    async show(ref: string, block: number, isPractice: boolean): Promise<'shown' | 'refused'> {
      const id = await tabId();
      const done = id === null ? 'refused' : await ask('showMe', { ref, block, isPractice, tab: id });
      if (done === 'shown') onShow?.();
      return done;
    },
    async rehearse(ref: string, block: number) {
      await ask('rehearse', { ref, block, tab: await tabId() });
      onShow?.();
    },
    async inspect() {
      const id = await tabId();
      return id === null ? null : ask('inspect', { tab: id });
    },
    campaigns: async () => ask('campaigns', { tab: await tabId() }),
    say: async (campaign: string, item: string, say: Saying) =>
      ask('say', { campaign, item, say, id: eventId(), tab: await tabId() }),
    memories: async () => ask('memories', { tab: await tabId() }),
    packs: (): Promise<PackState[]> => ask('library', null),
    /** A new version is told by the session; what an author writes is asked for. */
    live(changed: () => void): () => void {
      const stops = [
        live(
          () => ask('preview', null),
          () => {},
        ),
        session.watchLibrary(changed),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
    copy: (text: string) => navigator.clipboard.writeText(text),
    trouble: (): Promise<FailureCode | null> => session.trouble(),
    openOptions() {
      browser.runtime.openOptionsPage().then(onOptions);
    },
    async grantable(): Promise<string | null> {
      const url = (await beside())?.url;
      pattern = url ? patternOf(url) : null;
      if (pattern === null) return null;
      // A host that the browser cannot grant (an odd name) is no reason to show no lesson.
      const isGranted = await browser.permissions.contains({ origins: [pattern] }).catch(() => true);
      if (isGranted) return null;
      return new URL(url!).hostname;
    },
    /** Nothing before the request: it needs the click, and the popup dies when the dialog opens. */
    grant() {
      if (pattern) browser.permissions.request({ origins: [pattern] });
    },
  };
}

/** Nothing when this browser has no place beside the page. */
function openingBeside(
  browser: Browser,
  tab: Promise<Tab | null> | null,
  done: () => void,
): { openBeside?(): void } {
  const open = besideOf(browser);
  let windowId: number | undefined;
  tab?.then((found) => {
    windowId = found?.windowId;
  });
  if (!open) return {};
  return {
    /** Nothing before the call: it needs the click. */
    openBeside() {
      if (windowId !== undefined) open(windowId).then(done);
    },
  };
}

/** Asks for a reading of the tab and waits for its result in session storage. */
async function lookAt(
  session: Session,
  id: number,
  look: () => Promise<'reading' | 'unreadable'>,
): Promise<TabState | null> {
  const before = (await session.tab(id))?.reading ?? 0;
  return new Promise((resolve, reject) => {
    const done = (state: TabState | null) => {
      stop();
      clearTimeout(timer);
      resolve(state);
    };
    const stop = session.watchTab(id, (state) => {
      if (state && state.reading > before) done(state);
    });
    const timer = setTimeout(() => done(null), PATIENCE_MS);
    look().then(
      (answer) => answer === 'unreadable' && done(null),
      (error) => {
        reject(error);
        done(null);
      },
    );
  });
}

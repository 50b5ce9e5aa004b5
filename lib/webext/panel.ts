/** Connects the help view to the browser: the tab it stands beside, the background, the clipboard. */
import type { FailureCode, Opened, PackState, TabState } from '../answer.ts';
import type { Report } from '../insight/event.ts';
import type { Hit } from '../match/search.ts';
import type { Browser } from './browser.ts';
import { patternOf } from './hosts.ts';
import { type Ask, type Kind, send } from './messages.ts';
import { openSession, type Session } from './session.ts';

/** A page that does not answer by then cannot be read. */
const PATIENCE_MS = 4000;

/**
 * The service of the help view beside the active tab.
 * @param onOptions called when the options page was opened; a popup closes itself
 */
export function panelService(browser: Browser, { onOptions }: { onOptions(): void }) {
  const session = openSession(browser.storage);
  const ask = <K extends Kind>(kind: K, what: Ask<K>) => send(browser.runtime, kind, what);
  const tab = browser.tabs.query({ active: true, currentWindow: true }).then(([active]) => active ?? null);
  const tabId = async () => (await tab)?.id ?? null;
  let pattern: string | null = null;
  return {
    async look(): Promise<TabState | null> {
      const id = await tabId();
      return id === null ? null : lookAt(session, id, () => ask('look', { tab: id }));
    },
    lesson: async (ref: string): Promise<Opened | null> => ask('lesson', { ref, tab: await tabId() }),
    search: (query: string, tool: string | null): Promise<Hit[]> => ask('search', { query, tool }),
    report: async (report: Report) => ask('report', { report, tab: await tabId() }),
    async restore(ref: string) {
      const id = await tabId();
      if (id !== null) await ask('restore', { ref, tab: id });
    },
    packs: async (): Promise<PackState[]> => (await ask('library', null)).filter((pack) => !pack.removed),
    copy: (text: string) => navigator.clipboard.writeText(text),
    trouble: (): Promise<FailureCode | null> => session.trouble(),
    openOptions() {
      browser.runtime.openOptionsPage().then(onOptions);
    },
    async grantable(): Promise<string | null> {
      const url = (await tab)?.url;
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

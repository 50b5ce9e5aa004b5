/** A fake window for what stands beside its tabs: who is active, what is granted, and a background that reads pages. */
import type { TabState } from '../../lib/answer.ts';
import type { Browser } from '../../lib/webext/browser.ts';
import { fakeStorage } from './browser.ts';

export const WINDOW = 7;

export interface FakeTab {
  id: number;
  /** Hidden where nothing is allowed. */
  url?: string;
  status?: 'loading' | 'complete';
}

export const stateOf = (address: string): TabState =>
  ({ address, tool: null, page: null, matches: [], reading: 1 }) as unknown as TabState;

type Listener = (...args: never[]) => void;

function fakeEvent() {
  const listeners = new Set<Listener>();
  return {
    event: {
      addListener: (l: Listener) => listeners.add(l),
      removeListener: (l: Listener) => listeners.delete(l),
    },
    fire: (...args: unknown[]) => {
      for (const listener of listeners) listener(...(args as never[]));
    },
    listeners,
  };
}

/** A browser window with one active tab. `answers` is what the background says when it is asked to look. */
export function fakeWindow(active: FakeTab, origins: string[] = []) {
  const { storage, areas, listeners } = fakeStorage();
  const events = {
    onActivated: fakeEvent(),
    onUpdated: fakeEvent(),
    onAdded: fakeEvent(),
    onRemoved: fakeEvent(),
  };
  const asked: string[] = [];
  const state = { active, origins, answer: 'reading' as 'reading' | 'unreadable' };
  const store = (id: number, tab: TabState) => storage.session.set({ [`tab:${id}`]: tab });
  const browser = {
    storage,
    tabs: {
      query: async () => [{ windowId: WINDOW, active: true, status: 'complete', ...state.active }],
      onActivated: events.onActivated.event,
      onUpdated: events.onUpdated.event,
    },
    permissions: {
      contains: async (what: { origins: string[] }) =>
        what.origins.every((one) => state.origins.includes(one)),
      request: async (what: { origins: string[] }) => asked.push(`request ${what.origins}`) > 0,
      onAdded: events.onAdded.event,
      onRemoved: events.onRemoved.event,
    },
    runtime: {
      async sendMessage({ kind, ask }: { kind: string; ask: { tab: number } }) {
        asked.push(`${kind} ${ask.tab}`);
        if (kind === 'look' && state.answer === 'reading')
          await store(ask.tab, { ...stateOf(new URL(state.active.url!).href), reading: 2 });
        return { ok: true, value: state.answer };
      },
    },
  } as unknown as Browser;
  const left = () =>
    listeners.size + Object.values(events).reduce((sum, event) => sum + event.listeners.size, 0);
  return { browser, state, areas, asked, events, store, left };
}

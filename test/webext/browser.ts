/** Fake parts of the browser, in memory. */
import type { Browser } from '../../lib/webext/browser.ts';

type Listener = (changes: Record<string, { newValue?: unknown }>, area: string) => void;
type Area = Record<string, unknown>;

/** `browser.storage` with what is in it; values are copied, as by the real one. */
export function fakeStorage(initial: { local?: Area; session?: Area; managed?: () => unknown } = {}) {
  const listeners = new Set<Listener>();
  const areas: Record<string, Area> = { local: { ...initial.local }, session: { ...initial.session } };
  const area = (name: string) => ({
    async get(key: string) {
      return key in areas[name]! ? { [key]: structuredClone(areas[name]![key]) } : {};
    },
    async set(values: Area) {
      Object.assign(areas[name]!, structuredClone(values));
      for (const [key, newValue] of Object.entries(values)) tell(name, key, { newValue });
    },
    async remove(key: string) {
      delete areas[name]![key];
      tell(name, key, {});
    },
  });
  const tell = (name: string, key: string, change: { newValue?: unknown }) => {
    for (const listener of listeners) listener({ [key]: change }, name);
  };
  const storage = {
    local: area('local'),
    session: area('session'),
    managed: { get: async () => initial.managed?.() ?? {} },
    onChanged: {
      addListener: (listener: Listener) => listeners.add(listener),
      removeListener: (listener: Listener) => listeners.delete(listener),
    },
  } as unknown as Browser['storage'];
  return { storage, areas, listeners };
}

interface Script {
  id: string;
  js: string[];
  matches: string[];
  excludeMatches?: string[];
}

/** Permissions, scripting and tabs; `dead` tabs reject every script. Every change is noted in `calls`. */
export function fakeBrowser(setup: {
  origins?: string[];
  tabs?: { id?: number; url: string }[];
  dead?: number[];
}) {
  const registered = new Map<string, Script>();
  const calls: string[] = [];
  const injected: number[] = [];
  const outside: number[] = [];
  const state = { origins: setup.origins ?? [], tabs: setup.tabs ?? [] };
  const fits = (url: string, pattern: string) => url.startsWith(pattern.slice(0, -1));
  const browser = {
    permissions: { getAll: async () => ({ permissions: [], origins: [...state.origins] }) },
    scripting: {
      getRegisteredContentScripts: async ({ ids }: { ids: string[] }) =>
        ids.flatMap((id) => registered.get(id) ?? []),
      async registerContentScripts([script]: [Script]) {
        if (registered.has(script.id)) throw new Error('Duplicate script ID');
        registered.set(script.id, script);
        calls.push('register');
      },
      async updateContentScripts([script]: [Script]) {
        if (!registered.has(script.id)) throw new Error('No script with that ID');
        registered.set(script.id, script);
        calls.push('update');
      },
      async unregisterContentScripts({ ids }: { ids: [string] }) {
        if (!registered.delete(ids[0])) throw new Error('No script with that ID');
        calls.push('unregister');
      },
      async executeScript({ target, files }: { target: { tabId: number }; files: string[] }) {
        if (setup.dead?.includes(target.tabId)) throw new Error('The tab was closed');
        if (files[0] === 'content.js') injected.push(target.tabId);
        if (files[0] === 'lookout.js') outside.push(target.tabId);
      },
    },
    tabs: {
      query: async ({ url }: { url: string[] }) =>
        state.tabs.filter((tab) => url.some((pattern) => fits(tab.url, pattern))),
    },
  } as unknown as Browser;
  return { browser, registered, calls, injected, outside, state };
}

/** Where Cuecard may look without being asked: the hosts a person granted, one by one, as far as tools are there. */
import { hostOf } from '../page/rule.ts';
import type { Tool } from '../page/tool.ts';
import type { Browser } from './browser.ts';
import { narrow } from './narrow.ts';

/** The script that runs in pages. */
export const CONTENT = 'content.js';
/** The script that reads a page, where a tool is known or the person asks. */
export const READER = 'reader.js';
/** The script that shows a hint in a page. */
export const HINT = 'hint.js';
/** The script that finds and watches what a demo points at. */
export const SHOW = 'show.js';
/** The script that puts a text into a field of a page. */
export const INSERT = 'insert.js';
const ID = 'content';

/**
 * The pattern to grant for a page: its host on every port, for patterns carry none.
 * @returns null where no extension may run (browser pages, files)
 */
export function patternOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  return /^https?:$/.test(protocol) ? `${protocol}//${hostname}/*` : null;
}

/** The granted host patterns. */
export async function grantedHosts(permissions: Browser['permissions']): Promise<string[]> {
  const { origins = [] } = await permissions.getAll();
  return origins.filter((origin) => /^(\*|https?):\/\//.test(origin)).sort();
}

/** Tells whether the host of an address is granted. */
export async function isGranted(permissions: Browser['permissions'], url: string): Promise<boolean> {
  const pattern = patternOf(url);
  return pattern !== null && permissions.contains({ origins: [pattern] });
}

/** The tools there are; null: there may be others, too. */
export type Tools = () => Promise<readonly Pick<Tool, 'urls'>[] | null>;

let last: Promise<void> = Promise.resolve();

/** Tools that cannot be told by then hold up nobody any more, in ms. */
const PATIENCE_MS = 10_000;

/**
 * Makes the registered script equal to the granted hosts that tools are at, and starts it in their open tabs. Calling it
 * again changes nothing: a tab that has the script already only asks once more what tool it is. Where the tools cannot be
 * told, each granted host may have one.
 * @param isNew open tabs may have none, or one of an older build, or know of other tools
 */
export function reconcile(browser: Browser, tools: Tools, isNew = false): Promise<void> {
  last = last.catch(() => {}).then(() => reconcileOnce(browser, tools, isNew));
  return last;
}

async function reconcileOnce(
  { permissions, scripting, tabs }: Browser,
  tools: Tools,
  isNew: boolean,
): Promise<void> {
  const granted = await grantedHosts(permissions);
  let [registered] = await scripting.getRegisteredContentScripts({ ids: [ID] });
  const put = async (matches: string[]) => {
    const script = {
      id: ID,
      js: [CONTENT],
      matches,
      runAt: 'document_idle' as const,
      persistAcrossSessions: true,
    };
    if (registered) await scripting.updateContentScripts([script]);
    else await scripting.registerContentScripts([script]);
    registered = script;
  };
  const had = registered?.matches?.toSorted().join() ?? '';
  // Pages do not wait until packs are read, which takes a while after an update.
  if (!registered && granted.length > 0) await put(granted);
  const known = granted.length > 0 ? await inTime(tools()).catch(() => null) : [];
  const hosts = known?.flatMap(({ urls }) => urls.map(hostOf));
  let matches = hosts ? narrow(granted, hosts) : granted;
  if (matches.length === 0) {
    if (registered) await scripting.unregisterContentScripts({ ids: [ID] });
    return;
  }
  try {
    if (registered?.matches?.toSorted().join() !== matches.join()) await put(matches);
  } catch {
    // What the browser grants, it takes for a pattern.
    matches = granted;
    await put(matches);
  }
  if (had === matches.join() && !isNew) return;
  const open = await tabs.query({ url: matches });
  // Not waited for: a tab that goes on loading would hold up the next grant or removal.
  for (const tab of open)
    scripting.executeScript({ target: { tabId: tab.id ?? -1 }, files: [CONTENT] }).catch(() => {});
}

function inTime<T>(work: Promise<T>): Promise<T | null> {
  return Promise.race([work, new Promise<null>((late) => setTimeout(late, PATIENCE_MS, null))]);
}

/** Where Cuecard may look without being asked: the hosts a person granted, one by one, as far as tools are there. */
import { beginningOf, hostOf } from '../page/rule.ts';
import type { Tool } from '../page/tool.ts';
import type { Browser } from './browser.ts';
import { type Narrowed, narrow } from './narrow.ts';

/** The script that runs in pages. */
export const CONTENT = 'content.js';
/** The script that runs beside tools, on their hosts. */
export const LOOKOUT = 'lookout.js';
/** The script that reads a page, where a tool is known or the person asks. */
export const READER = 'reader.js';
/** The script that shows a hint in a page. */
export const HINT = 'hint.js';
/** The script that finds and watches what a demo points at. */
export const SHOW = 'show.js';
/** The script that puts a text into a field of a page. */
export const INSERT = 'insert.js';

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
 * Makes the registered scripts equal to the granted hosts that tools are at, and starts them in their open tabs. Calling it
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
  const registered = await registeredIn(scripting);
  const had = JSON.stringify([...registered.values()]);
  const everywhere = { tools: granted, beside: [] };
  // Pages do not wait until packs are read, which takes a while after an update.
  if (registered.size === 0) await register(scripting, registered, everywhere);
  const known = granted.length > 0 ? await inTime(tools()).catch(() => null) : [];
  const sites = known?.flatMap(({ urls }) =>
    urls.map((url) => ({ host: hostOf(url), beginning: beginningOf(url) })),
  );
  const wanted = sites ? narrow(granted, sites) : everywhere;
  try {
    await register(scripting, registered, wanted);
  } catch {
    // What the browser grants, it takes for a pattern.
    await register(scripting, registered, everywhere);
  }
  if (had === JSON.stringify([...registered.values()]) && !isNew) return;
  const done = new Set<number>();
  // Where both could be, the page is followed.
  for (const { js, matches } of [CONTENT, LOOKOUT].flatMap((file) => registered.get(idOf(file)) ?? [])) {
    for (const { id = -1 } of await tabs.query({ url: matches })) {
      if (done.has(id)) continue;
      done.add(id);
      // Not waited for: a tab that goes on loading would hold up the next grant or removal.
      scripting.executeScript({ target: { tabId: id }, files: js }).catch(() => {});
    }
  }
}

/** What is registered of a script of ours, and what is to be. */
interface Registered {
  readonly js: string[];
  readonly matches: string[];
  readonly excludeMatches: string[];
}

/** By id, what follows pages first: where both could be, it is. */
async function registeredIn(scripting: Browser['scripting']): Promise<Map<string, Registered>> {
  const ids = [CONTENT, LOOKOUT].map(idOf);
  const found = await scripting.getRegisteredContentScripts({ ids });
  const scripts = ids.flatMap((id) => found.find((one) => one.id === id) ?? []);
  return new Map(
    scripts.map(({ id, js = [], matches = [], excludeMatches = [] }) => [
      id,
      { js, matches, excludeMatches },
    ]),
  );
}

/**
 * Makes what is registered what is wanted; what is so already is left alone. In an order in which a worker that dies leaves
 * no page without a script that it had.
 */
async function register(
  scripting: Browser['scripting'],
  registered: Map<string, Registered>,
  { tools, beside }: Narrowed,
): Promise<void> {
  const put = async (wanted: Registered) => {
    const id = idOf(wanted.js[0]!);
    const now = registered.get(id);
    if (wanted.matches.length === 0 || (now && key(now) === key(wanted))) return;
    const script = { id, ...wanted, runAt: 'document_idle' as const, persistAcrossSessions: true };
    if (now) await scripting.updateContentScripts([script]);
    else await scripting.registerContentScripts([script]);
    registered.set(id, wanted);
  };
  const remove = async (file: string) => {
    const id = idOf(file);
    if (registered.has(id)) await scripting.unregisterContentScripts({ ids: [id] });
    registered.delete(id);
  };
  const had = registered.get(idOf(CONTENT))?.matches ?? [];
  const both = tools.filter((one) => had.includes(one));
  await put({ js: [LOOKOUT], matches: beside, excludeMatches: both });
  await put({ js: [CONTENT], matches: tools, excludeMatches: [] });
  await put({ js: [LOOKOUT], matches: beside, excludeMatches: tools });
  if (tools.length === 0) await remove(CONTENT);
  if (beside.length === 0) await remove(LOOKOUT);
}

const idOf = (file: string) => file.replace('.js', '');
const key = ({ matches, excludeMatches }: Registered) =>
  JSON.stringify([matches.toSorted(), excludeMatches.toSorted()]);

function inTime<T>(work: Promise<T>): Promise<T | null> {
  return Promise.race([work, new Promise<null>((late) => setTimeout(late, PATIENCE_MS, null))]);
}

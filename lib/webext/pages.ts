/** Opens pages of ours in tabs. */
import type { Browser } from './browser.ts';

/**
 * @param path from the extension's own folder
 * @param tab beside this one, in its window. A private window shows no page of ours in Chromium: there, and where the
 *   tab is gone, the browser finds the place.
 */
export async function openPage(
  { runtime, tabs }: Pick<Browser, 'runtime' | 'tabs'>,
  path: string,
  tab: number | null,
): Promise<void> {
  const url = runtime.getURL(path);
  const from = tab === null ? null : await tabs.get(tab).catch(() => null);
  const place = from &&
    !from.incognito && { windowId: from.windowId!, index: from.index + 1, openerTabId: from.id! };
  await tabs.create({ url, ...place });
}

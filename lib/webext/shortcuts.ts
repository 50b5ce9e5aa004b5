/** The browser's own page for the keys of extensions. */
import type { Browser } from './browser.ts';

/**
 * Opens it: by the browser's own call where there is one (Firefox 137), else at its address.
 * @param userAgent tells Edge, which has its own scheme
 */
export async function openShortcuts(
  { commands, tabs }: Pick<Browser, 'commands' | 'tabs'>,
  userAgent: string,
): Promise<void> {
  if (typeof commands.openShortcutSettings === 'function') return commands.openShortcutSettings();
  const scheme = /\bEdg\//.test(userAgent) ? 'edge' : 'chrome';
  await tabs.create({ url: `${scheme}://extensions/shortcuts` });
}

/** Opens the view beside the page in the way this browser has: a side panel, or a sidebar. */
import type { Browser } from './browser.ts';

/** What the types of the APIs do not know, or know although not every browser has it. */
interface Places {
  readonly sidePanel?: { open?(where: { windowId: number }): Promise<void> };
  readonly sidebarAction?: { open?(): Promise<void> };
}

/**
 * Chosen by what is there, not by the browser's name.
 * @returns what opens it in a window, to be called first thing in a click; null where there is no such place
 */
export function besideOf(browser: Browser): ((windowId: number) => Promise<void>) | null {
  const { sidePanel, sidebarAction } = browser as unknown as Places;
  if (sidePanel?.open) return (windowId) => sidePanel.open!({ windowId });
  if (sidebarAction?.open) return () => sidebarAction.open!();
  return null;
}

/** The icon: grey and bare where nothing is known, in colour with a number where lessons fit. */
import type { Browser } from './browser.ts';

const SIZES = [16, 24, 32, 48];
const ICONS = { here: icons(''), none: icons('-grey') };

/**
 * Shows on a tab's icon how many lessons fit.
 * @param title what the icon says when pointed at; empty for the default
 */
export async function showBadge(
  action: Browser['action'],
  tabId: number,
  count: number,
  title: string,
): Promise<void> {
  const text = count === 0 ? '' : count > 9 ? '9+' : String(count);
  const path = count === 0 ? ICONS.none : ICONS.here;
  // The tab may be gone by now; a badge nobody sees is no error.
  await Promise.allSettled([
    action.setIcon({ tabId, path }),
    action.setBadgeText({ tabId, text }),
    action.setBadgeBackgroundColor({ tabId, color: '#0b5c6b' }),
    action.setBadgeTextColor({ tabId, color: '#ffffff' }),
    action.setTitle({ tabId, title }),
  ]);
}

function icons(state: string): Record<string, string> {
  return Object.fromEntries(SIZES.map((size) => [String(size), `/icon/${size}${state}.png`]));
}

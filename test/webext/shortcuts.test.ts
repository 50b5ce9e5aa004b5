import { describe, expect, it, vi } from 'vitest';
import type { Browser } from '../../lib/webext/browser.ts';
import { openShortcuts } from '../../lib/webext/shortcuts.ts';

const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36';

async function opened(commands: object, userAgent: string): Promise<unknown[]> {
  const create = vi.fn(async () => ({}));
  await openShortcuts({ commands, tabs: { create } } as unknown as Browser, userAgent);
  return create.mock.calls.flat();
}

describe('the page for the keys', () => {
  it("is opened by the browser's own call where there is one", async () => {
    const openShortcutSettings = vi.fn(async () => {});
    expect(await opened({ openShortcutSettings }, '')).toEqual([]);
    expect(openShortcutSettings).toHaveBeenCalledOnce();
  });

  it.each([
    ['Chrome', CHROME, 'chrome://extensions/shortcuts'],
    ['Edge', `${CHROME} Edg/156.0.0.0`, 'edge://extensions/shortcuts'],
  ])('is opened in a new tab in %s', async (_, userAgent, url) => {
    expect(await opened({}, userAgent)).toEqual([{ url }]);
  });
});

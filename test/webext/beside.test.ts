import { describe, expect, it, vi } from 'vitest';
import { besideOf } from '../../lib/webext/beside.ts';
import type { Browser } from '../../lib/webext/browser.ts';
import { panelService } from '../../lib/webext/panel.ts';
import { fakeWindow, WINDOW } from './window.ts';

const has = (places: object) => places as unknown as Browser;
const open = () => vi.fn(async () => {});

describe('the place beside the page', () => {
  it('is the side panel of the window where there is one', async () => {
    const [panel, sidebar] = [open(), open()];
    await besideOf(has({ sidePanel: { open: panel }, sidebarAction: { open: sidebar } }))?.(WINDOW);
    expect(panel.mock.calls).toEqual([[{ windowId: WINDOW }]]);
    expect(sidebar).not.toHaveBeenCalled();
  });

  it('is the sidebar where there is one', async () => {
    const sidebar = open();
    await besideOf(has({ sidebarAction: { open: sidebar } }))?.(WINDOW);
    expect(sidebar.mock.calls).toEqual([[]]);
  });

  it.each([{}, { sidePanel: {} }, { sidebarAction: {} }])('is none in %j', (places) => {
    expect(besideOf(has(places))).toBeNull();
  });
});

describe('the popup’s button', () => {
  it('opens the place before anything else happens, then closes the popup', async () => {
    const { browser } = fakeWindow({ id: 1 });
    const [panel, close] = [open(), vi.fn()];
    Object.assign(browser, { sidePanel: { open: panel } });
    const service = panelService(browser, { onOptions: () => {}, onBeside: close });
    await service.look().catch(() => {});
    service.openBeside?.();
    // A click's permission to open does not outlive the first wait.
    expect([panel.mock.calls, close.mock.calls]).toEqual([[[{ windowId: WINDOW }]], []]);
    await Promise.resolve();
    await vi.waitFor(() => expect(close).toHaveBeenCalledOnce());
  });

  it('is not there without such a place, nor in the place itself', () => {
    const { browser } = fakeWindow({ id: 1 });
    const onOptions = () => {};
    expect(panelService(browser, { onOptions, onBeside: () => {} }).openBeside).toBeUndefined();
    Object.assign(browser, { sidePanel: { open: open() } });
    expect(panelService(browser, { onOptions }).openBeside).toBeUndefined();
  });
});

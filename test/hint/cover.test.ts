// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCover } from '../../lib/hint/cover.ts';
import type { Screen, ToFrame } from '../../lib/hint/wire.ts';

const SCREEN: Screen = { parts: [], target: 'missing' };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  document.body.innerHTML = '<input id="field"><div id="host" tabindex="0"></div>';
  // jsdom has no top layer: what is in it is marked.
  const { querySelectorAll } = Document.prototype;
  vi.spyOn(Document.prototype, 'querySelectorAll').mockImplementation(function (this: Document, css: string) {
    return querySelectorAll.call(this, css.startsWith(':modal') ? '[data-open]' : css);
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function covered() {
  const host = document.querySelector<HTMLElement>('#host')!;
  const field = document.querySelector<HTMLElement>('#field')!;
  const said: ToFrame[] = [];
  const focus = vi.fn(() => host.focus());
  const frame = { focus } as unknown as HTMLElement;
  const raised = vi.fn();
  Object.assign(host, { showPopover: raised, hidePopover: () => {} });
  const cover = createCover(window, host, frame, {
    put: () => {},
    tell: (message) => void said.push(message),
  });
  const read = vi.fn(() => SCREEN);
  const settle = (token = 'a') => cover.settle(read, token);
  const isPaused = () => said.findLast(({ kind }) => kind === 'paused');
  return { toggled: cover.toggled, host, field, settle, focus, read, isPaused, raised };
}

describe('the cover', () => {
  it('takes the focus once, and again when the page moved it', () => {
    const { field, settle, focus, isPaused } = covered();
    settle();
    settle();
    expect(focus).toHaveBeenCalledTimes(1);
    expect(isPaused()).toMatchObject({ isPaused: false });
    vi.advanceTimersByTime(60_000);
    field.focus();
    settle();
    expect(focus).toHaveBeenCalledTimes(2);
    expect(isPaused()).toMatchObject({ isPaused: false });
  });

  it('does not fight with a page that takes the focus back at once, whoever tells whom', () => {
    const { host, field, settle, focus, isPaused } = covered();
    // A focus trap, as dialogs of many tools have one; and our own ear for it.
    host.addEventListener('focus', () => field.focus());
    field.addEventListener('focus', () => settle());
    for (let n = 0; n < 50; n++) settle();
    expect(focus.mock.calls.length).toBeLessThan(6);
    expect(isPaused()).toMatchObject({ isPaused: true });
    vi.advanceTimersByTime(60_000);
    settle();
    expect(focus.mock.calls.length).toBeLessThan(8);
  });

  it('reads a page that scrolls now and then, and anew for each step', () => {
    const { settle, read } = covered();
    for (let n = 0; n < 20; n++) settle();
    expect(read).toHaveBeenCalledTimes(1);
    settle('b');
    vi.advanceTimersByTime(200);
    settle('b');
    expect(read).toHaveBeenCalledTimes(3);
  });

  it('lies above what the page opens later, also what it hides and shows again in one go', () => {
    const { settle, raised, toggled } = covered();
    settle();
    expect(raised).not.toHaveBeenCalled();
    const toast = document.body.appendChild(document.createElement('p'));
    toast.dataset.open = '';
    settle();
    settle();
    expect(raised).toHaveBeenCalledTimes(1);
    toggled(toast);
    settle();
    expect(raised).toHaveBeenCalledTimes(2);
  });
});

/**
 * Puts the frame with a hint into a page. All that the page's document gets is one element, with a closed root; taking
 * it away leaves the page as it was. No key and no click is listened for here: they happen in the frame.
 */
import { boxOf } from './anchor.ts';
import { costs } from './cost.ts';
import { type Box, place } from './place.ts';
import { STYLE } from './style.ts';
import type { FromFrame, Size, ToFrame } from './wire.ts';

export const HOST = 'cuecard-hint';

export interface Mounted {
  /** Shows the lesson. @param focus a key asked for it */
  open(focus: boolean): void;
  /** What the hint speaks of now, and the word by which the frame is admitted. */
  offer(word: string, anchor: Element | null): void;
  /** Puts it where it belongs, if that has changed. */
  settle(): void;
  remove(): void;
}

/** A page that still builds itself up may soon have something better to offer: until it rests, nothing is shown. */
const REST_MS = 800;

/**
 * @param src address of the frame's page
 * @param origin where that page says it is from
 * @param onGone called when the frame is done
 */
export function mount(
  window: Window & typeof globalThis,
  { src, origin }: { src: string; origin: string },
  onGone: () => void,
): Mounted {
  const { document } = window;
  const ended = new AbortController();
  const host = document.createElement(HOST);
  const root = host.attachShadow({ mode: 'closed' });
  const style = document.createElement('style');
  style.textContent = STYLE;
  const frame = document.createElement('iframe');
  frame.title = 'Cuecard';
  frame.allow = 'clipboard-write';
  frame.src = src;
  root.append(style, frame);

  let size: Size | null = null;
  let due = Infinity;
  let spot: { box: Box; key: string } | null = null;
  let anchor: Element | null = null;
  let token = '';
  let before: HTMLElement | null = null;
  let port: MessagePort | null = null;
  const waiting: ToFrame[] = [];

  const tell = (message: ToFrame) => {
    if (port) port.postMessage(message);
    else waiting.push(message);
  };
  const heard = ({ data }: MessageEvent<FromFrame>) => {
    if (data.kind === 'size') {
      size = data;
      settle();
    } else {
      if (document.activeElement === host) before?.focus({ preventScroll: true });
      if (data.kind === 'gone') onGone();
    }
  };
  const greet = () => {
    const channel = new window.MessageChannel();
    port?.close();
    port = channel.port1;
    port.onmessage = heard;
    // Only a page of this origin gets the token: another would be an error page of the browser's.
    frame.contentWindow?.postMessage({ token }, origin, [channel.port2]);
    for (const message of waiting.splice(0)) port.postMessage(message);
  };

  const settle = () => {
    if (!size || !host.isConnected || window.performance.now() < due) return;
    const view = { width: window.innerWidth, height: window.innerHeight };
    const about = anchor && boxOf(anchor);
    const near = about && seen(about, view) ? about : null;
    // What stands in a corner stays there while the page moves under it: a hint that jumps is no quiet one.
    const key = JSON.stringify([view, size, near]);
    if (spot?.key !== key) {
      const rtl = window.getComputedStyle(document.documentElement).direction === 'rtl';
      spot = { box: place({ view, size, anchor: near, rtl, cost: costs(document, host) }), key };
    }
    apply(host, style, spot.box);
  };
  const later = () => window.requestAnimationFrame(settle);

  frame.addEventListener('load', greet, { signal: ended.signal });
  const passive = { signal: ended.signal, passive: true, capture: true };
  const focused = ({ target }: Event) => {
    if (target !== host) before = target as HTMLElement;
  };
  before = document.activeElement as HTMLElement | null;
  document.addEventListener('focusin', focused, passive);
  window.addEventListener('scroll', later, passive);
  window.addEventListener('resize', later, passive);
  const timer = window.setInterval(settle, 500);

  return {
    open(focus) {
      due = 0;
      if (focus) frame.focus();
      tell({ kind: 'open', focus });
    },
    offer(word, element) {
      anchor = element;
      if (word === token) return;
      const isFirst = token === '';
      token = word;
      due = window.performance.now() + REST_MS;
      if (isFirst) show(document, host);
      else if (port) tell({ kind: 'again', token });
    },
    settle,
    remove() {
      ended.abort();
      window.clearInterval(timer);
      port?.close();
      if (document.activeElement === host) before?.focus({ preventScroll: true });
      host.remove();
    },
  };
}

/** The top layer is above everything, and no transform or filter of the page reaches it. */
function show(document: Document, host: HTMLElement): void {
  host.popover = 'manual';
  document.documentElement.append(host);
  try {
    host.showPopover();
  } catch {
    // A document that is not shown has no top layer; the style holds the host above the page.
  }
}

/** What was scrolled away is no anchor. */
function seen(box: Box, view: Size): boolean {
  return (
    box.left + box.width > 0 && box.top + box.height > 0 && box.left < view.width && box.top < view.height
  );
}

const SHOWN = [
  ['bottom', 'auto'],
  ['opacity', '1'],
  ['pointer-events', 'auto'],
] as const;

/** Written into the rule of the root's own style: the page's attributes and rules stay out of it. */
function apply(host: HTMLElement, style: HTMLStyleElement, box: Box): void {
  const rule = style.sheet!.cssRules[0] as CSSStyleRule;
  const set = (name: string, value: number) => rule.style.setProperty(name, `${value}px`, 'important');
  set('left', 0);
  set('top', 0);
  set('width', 100);
  // Where the page is zoomed by its own style, 100 px of ours are not 100 px of the window.
  const real = host.getBoundingClientRect();
  const scale = real.width / 100 || 1;
  set('left', (box.left - real.left) / scale);
  set('top', (box.top - real.top) / scale);
  set('width', box.width / scale);
  set('height', box.height / scale);
  for (const [name, shown] of SHOWN) rule.style.setProperty(name, shown, 'important');
}

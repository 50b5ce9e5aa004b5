/**
 * Puts the frame with a hint into a page. All that the page's document gets is one element, with a closed root; taking
 * it away leaves the page as it was. No key and no click is listened for here: they happen in the frame.
 */
import { deepest, insertText, type Undo } from '../page/insert.ts';
import { topModal } from '../page/modal.ts';
import { boxOf } from './anchor.ts';
import { apply } from './apply.ts';
import { costs } from './cost.ts';
import { createCover } from './cover.ts';
import { follow, show } from './home.ts';
import { createHost } from './host.ts';
import { type Box, carried, inView, place } from './place.ts';
import { createRing } from './ring.ts';
import type { FromFrame, Screen, Size, ToFrame } from './wire.ts';

/** What a demo's step is about. */
export interface Aim {
  /** Asked again and again; null while it is not there. */
  element(): Element | null;
  /** It is not what was meant, but sure enough like it. */
  isGuess?(): boolean;
  /** Practice: what is in sight. The frame covers the page then. */
  screen?(): Screen;
}

export interface Mounted {
  /** Shows the lesson. @param focus a key asked for it */
  open(focus: boolean): void;
  /**
   * What the hint speaks of now, and the word by which the frame is admitted.
   * @param aim what a demo's step points at; null: none is shown
   */
  offer(word: string, anchor: Element | null, aim?: Aim | null): void;
  /** Puts it where it belongs, if that has changed. */
  settle(): void;
  remove(): void;
}

/** A page that still builds itself up may soon have something better to offer: until it rests, nothing is shown. */
const REST_MS = 800;

/** In Firefox a script whose extension is gone stops at once; what is not kept alive by it hides itself after this time. */
const ALIVE_MS = 5000;

/**
 * @param src address of the frame's page
 * @param origin where that page says it is from
 * @param onGone called when the frame is done, or was taken away: perhaps with a dialog of the page's that it stood in
 * @param onReload called when the frame needs another word: it was loaded anew, or its own came too late
 */
export function mount(
  window: Window & typeof globalThis,
  { src, origin }: { src: string; origin: string },
  onGone: (wasInDialog?: boolean) => void,
  onReload: () => void,
): Mounted {
  const { document } = window;
  const ended = new AbortController();
  const { host, root, style, frame } = createHost(document, src);

  let size: Size | null = null;
  let due = Infinity;
  let spot: { box: Box; near: Box | null; room: string } | null = null;
  let anchor: Element | null = null;
  let aim: Aim | null = null;
  let isPointed: string | null = null;
  const ring = createRing(root);

  let token = '';
  /** The word of the hint that the frame knows to be in sight. */
  let told = '';
  let before: HTMLElement | null = null;
  let isOverModal = false;
  let isInDialog = false;
  let isLoaded = false;
  /** A frame that is not admitted twice is none of ours any more. */
  let isAskedAgain = false;
  let alive: Animation | undefined;
  /** Where the host is, from the corner where it would be by itself. */
  const at = { left: 0, top: 0 };
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
    } else if (data.kind === 'insert' || data.kind === 'uninsert') {
      tell({ kind: 'inserted', done: data.kind === 'insert' ? insert(data.text) : undo() });
      // The field had the focus for that; who works in the frame goes on there.
      frame.focus();
    } else if (data.kind === 'lost' && !isAskedAgain) {
      isAskedAgain = true;
      onReload();
    } else if (data.kind === 'reveal') {
      aim?.element()?.scrollIntoView({ block: 'center', inline: 'nearest' });
      settle();
    } else {
      giveBack();
      if (data.kind !== 'folded') onGone();
    }
  };
  let uninsert: Undo | null = null;
  const insert = (text: string) => {
    uninsert = insertText(before, text);
    return uninsert !== null;
  };
  const undo = () => {
    const done = uninsert?.() ?? false;
    uninsert = null;
    return done;
  };
  /** The focus goes back to where it was. A form's part may be called `focus` and hide the method. */
  const giveBack = () => {
    if (before && document.activeElement === host)
      window.HTMLElement.prototype.focus.call(before, { preventScroll: true });
  };
  const greet = () => {
    isLoaded = true;
    const channel = new window.MessageChannel();
    port?.close();
    port = channel.port1;
    port.onmessage = heard;
    // Only a page of this origin gets the token: another would be an error page of the browser's.
    frame.contentWindow?.postMessage({ token }, origin, [channel.port2]);
    for (const message of waiting.splice(0)) port.postMessage(message);
  };

  const settle = () => {
    if (alive) alive.currentTime = 0;
    // The page took it away, with all the rest or on purpose: it is not put back.
    if (token !== '' && !host.isConnected) return onGone(isInDialog);
    if (!size || window.performance.now() < due) return;
    if (aim || isInDialog) isInDialog = follow(document, host);
    isOverModal &&= !aim && topModal(document) !== null;
    if (isOverModal) return;
    if (aim?.screen) return covered(aim.screen);
    const view = { width: window.innerWidth, height: window.innerHeight };
    const pointed = aim?.element() ?? null;
    const about = (pointed && boxOf(pointed)) ?? (anchor && boxOf(anchor));
    const near = about && inView(about, view) ? about : null;
    const room = JSON.stringify([view, size]);
    // A hint that jumps is no quiet one, and a new place costs time: a scrolled page takes its hint along.
    const moved = spot?.room === room ? carried(spot, near, view) : null;
    const { direction } = window.getComputedStyle(document.documentElement);
    // What a demo says stands beside what it points at, whatever lies below.
    const cost = pointed ? () => 0 : costs(document, host);
    const isNeeded = pointed !== null;
    const box = moved ?? place({ view, size, anchor: near, rtl: direction === 'rtl', isNeeded, cost });
    spot = { box, near, room };
    apply(host, style, box, at);
    ring.point(pointed ? near : null);
    const state = { isThere: pointed !== null, isGuess: aim?.isGuess?.() ?? false };
    if (aim && isPointed !== JSON.stringify(state)) tell({ kind: 'pointed', ...state });
    isPointed = aim && JSON.stringify(state);
    seen();
  };
  const covered = (read: () => Screen) => {
    ring.point(null);
    cover.settle(read, token);
    seen();
  };
  const seen = () => {
    if (told !== token) tell({ kind: 'shown' });
    told = token;
  };
  const cover = createCover(window, host, frame, { put: (box) => apply(host, style, box, at, true), tell });
  const toggled = ({ target }: Event) => {
    cover.toggled(target);
    settle();
  };
  const later = () => window.requestAnimationFrame(settle);

  /** Firefox loads a frame anew that is moved: it is another one, which must be admitted by another word. */
  const loaded = () => {
    if (!port || !(aim || isInDialog)) return greet();
    port.close();
    port = null;
    onReload();
  };
  frame.addEventListener('load', loaded, { signal: ended.signal });
  const passive = { signal: ended.signal, passive: true, capture: true };
  const focused = (event: Event) => {
    // In an open shadow root it is the element itself, not the root's host.
    if (event.isTrusted && event.target !== host) before = event.composedPath()[0] as HTMLElement;
    if (aim?.screen && event.target !== host) settle();
  };
  /** A frame of the page's that gets the focus tells only by this; it forgets its field when the focus leaves it. */
  const left = () =>
    window.setTimeout(() => {
      const inner = deepest(document.activeElement);
      if (!inner || inner.ownerDocument === document) return;
      before = inner as HTMLElement;
      inner.ownerDocument.addEventListener('focusin', focused, passive);
    });
  before = document.activeElement as HTMLElement | null;
  document.addEventListener('focusin', focused, passive);
  window.addEventListener('blur', left, passive);
  window.addEventListener('scroll', later, passive);
  window.addEventListener('resize', later, passive);
  document.addEventListener('visibilitychange', settle, passive);
  // A dialog or popover of the page's.
  document.addEventListener('toggle', toggled, passive);
  const timer = window.setInterval(settle, 500);

  return {
    open(focus) {
      due = 0;
      if (focus) frame.focus();
      tell({ kind: 'open', focus });
    },
    offer(word, element, next = null) {
      anchor = element;
      aim = next;
      if (word === token) return;
      isPointed = null;
      if (aim) spot = null;
      else ring.point(null);
      const isFirst = token === '';
      token = word;
      due = aim ? 0 : window.performance.now() + REST_MS;
      if (isFirst) {
        // It would lie above the dialog and yet not be reachable: only what is in the dialog is.
        isOverModal = topModal(document) !== null;
        show((aim && topModal(document)) ?? document.documentElement, host);
        alive = frame.animate(
          { visibility: ['visible', 'hidden'] },
          { duration: ALIVE_MS, fill: 'forwards' },
        );
      } else if (port) tell({ kind: 'again', token });
      else if (isLoaded) greet();
    },
    settle,
    remove() {
      ended.abort();
      window.clearInterval(timer);
      port?.close();
      giveBack();
      host.remove();
    },
  };
}

/** The frame over the whole page, for practice: nothing that is done reaches the tool. */
import { own } from '../page/walk.ts';
import { above } from './home.ts';
import type { Box } from './place.ts';
import type { Screen, ToFrame } from './wire.ts';

/** A page that takes the focus back so often within this time, in ms, keeps it: practice is paused, and nobody fights on. */
const [CONTESTS, CONTEST_MS] = [3, 5000];
/** A page that scrolls is not read at every picture of it, in ms. */
const READ_MS = 100;

export interface Cover {
  /** @param read tells what lies below @param token of what is shown: a frame that is new is told again */
  settle(read: () => Screen, token: string): void;
  /** Something of the page's was opened or closed. */
  toggled(element: EventTarget | null): void;
}

/**
 * @param put gives the frame its place
 * @param tell speaks to the frame
 */
export function createCover(
  window: Window,
  host: HTMLElement,
  frame: HTMLElement,
  { put, tell }: { put(box: Box): void; tell(message: ToFrame): void },
): Cover {
  const { document } = window;
  const top = above(document, host);
  let told = '';
  let screen: Screen | null = null;
  let of = '';
  let readAt = -Infinity;
  let takenAt = -Infinity;
  let contests = 0;
  let isTaking = false;

  /** @returns whether keys go into the frame */
  function take(): boolean {
    if (own(document, 'activeElement') === host) return true;
    const now = window.performance.now();
    contests = now - takenAt < CONTEST_MS ? contests + 1 : 0;
    // The page may answer at once by taking it back, which is told to us before it is over.
    if (isTaking || contests > CONTESTS) return false;
    takenAt = now;
    isTaking = true;
    frame.focus();
    isTaking = false;
    // What is inert takes no focus: something lies above that the host cannot go into.
    return own(document, 'activeElement') === host;
  }

  function look(read: () => Screen, token: string): Screen {
    const now = window.performance.now();
    if (screen && of === token && now - readAt < READ_MS) return screen;
    [screen, of, readAt] = [read(), token, now];
    return screen;
  }

  return {
    toggled: top.toggled,
    settle(read, token) {
      put({ left: 0, top: 0, width: window.innerWidth, height: window.innerHeight });
      top.rise();
      const messages: ToFrame[] = [
        { kind: 'paused', isPaused: !take() },
        { kind: 'screen', token, ...look(read, token) },
      ];
      const now = JSON.stringify(messages);
      if (now !== told) for (const message of messages) tell(message);
      told = now;
    },
  };
}

/** The frame over the whole page, for practice: nothing that is done reaches the tool. */
import { above } from './home.ts';
import type { Box } from './place.ts';
import type { Screen, ToFrame } from './wire.ts';

export interface Cover {
  /** @param read tells what lies below @param token of what is shown: a frame that is new is told again */
  settle(read: () => Screen, token: string): void;
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
  const rise = above(document, host);
  let told = '';
  return {
    settle(read, token) {
      put({ left: 0, top: 0, width: window.innerWidth, height: window.innerHeight });
      rise();
      if (document.activeElement !== host) frame.focus();
      // What is inert takes no focus: something lies above that the host cannot go into.
      const messages: ToFrame[] = [
        { kind: 'paused', isPaused: document.activeElement !== host },
        { kind: 'screen', token, ...read() },
      ];
      const now = JSON.stringify(messages);
      if (now !== told) for (const message of messages) tell(message);
      told = now;
    },
  };
}

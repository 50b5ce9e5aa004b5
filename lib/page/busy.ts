/** Moments in which nobody wants to be spoken to. Input is counted, never read. */
import type { Signal } from './tool.ts';
import { all, isVisible } from './walk.ts';

/** Why a person is not to be interrupted now. */
export const BUSY = ['typing', 'unsent', 'modal', 'fullscreen', 'sound', 'tool'] as const;
export type Busy = (typeof BUSY)[number];

/** Somebody who typed less than this ago, in ms, is typing. */
export const TYPING_MS = 10_000;

export interface BusyWatch {
  /**
   * @param signals the tool's own signs that a person is busy there
   * @param has tests one signal on the page
   * @returns the first reason not to interrupt, or null
   */
  busy(signals: readonly Signal[], has: (signal: Signal) => boolean): Busy | null;
  /** Milliseconds until the person counts as no longer typing; 0 when they are not. */
  typingFor(): number;
  /** What was entered was sent, or left behind with the view it stood in. */
  settle(): void;
}

/**
 * Starts counting.
 * @param signal stops it
 * @param now milliseconds of any clock that only goes forward
 */
export function watchBusy(document: Document, signal: AbortSignal, now: () => number): BusyWatch {
  let unsent = 0;
  let typed = -Infinity;
  const options = { signal, passive: true, capture: true };
  document.addEventListener(
    'input',
    ({ isTrusted }) => {
      if (!isTrusted) return;
      unsent += 1;
      typed = now();
    },
    options,
  );
  const settle = () => {
    unsent = 0;
  };
  document.addEventListener('submit', settle, options);
  const typingFor = () => Math.max(0, typed + TYPING_MS - now());
  return {
    busy(signals, has) {
      if (typingFor() > 0) return 'typing';
      if (document.fullscreenElement) return 'fullscreen';
      if (hasModal(document)) return 'modal';
      if (isSounding(document)) return 'sound';
      if (signals.some(has)) return 'tool';
      return unsent > 0 ? 'unsent' : null;
    },
    typingFor,
    settle,
  };
}

function hasModal(document: Document): boolean {
  // Two searches for one thing each are faster than one for two.
  return ['dialog[open]', '[aria-modal="true"]'].some((css) =>
    [...all(document, css)].some(
      (element) => isVisible(element) && (element.localName !== 'dialog' || isModal(element)),
    ),
  );
}

/** A dialog that was opened beside the page blocks nothing. */
function isModal(dialog: Element): boolean {
  try {
    return dialog.matches(':modal,[aria-modal="true"]');
  } catch {
    return true;
  }
}

function isSounding(document: Document): boolean {
  return (['audio', 'video'] as const).some((name) =>
    ([...all(document, name)] as HTMLMediaElement[]).some(
      (media) => !media.paused && !media.ended && !media.muted && media.volume > 0,
    ),
  );
}

/** Finds and watches what a step of a demo points at. Put there by the background before the script that shows it. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readScreen } from '../lib/hint/screen.ts';
import { watchStep } from '../lib/hint/watch-step.ts';
import { findTarget } from '../lib/page/target.ts';

/** What the script of a hint finds there while a demo is shown. */
export interface ShowTools {
  readonly watchStep: typeof watchStep;
  readonly readScreen: typeof readScreen;
  readonly findTarget: typeof findTarget;
}

export default defineUnlistedScript(() => {
  // A page's element with this id would answer to the same name.
  if (Object.hasOwn(globalThis, 'cuecardShow')) return;
  const value: ShowTools = { watchStep, readScreen, findTarget };
  Object.defineProperty(globalThis, 'cuecardShow', { value, configurable: true });
});

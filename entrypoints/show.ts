/** Finds and watches what a step of a demo points at. Put there by the background before the script that shows it. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { watchStep } from '../lib/hint/watch-step.ts';

export default defineUnlistedScript(() => {
  // A page's element with this id would answer to the same name.
  if (Object.hasOwn(globalThis, 'cuecardShow')) return;
  Object.defineProperty(globalThis, 'cuecardShow', { value: watchStep, configurable: true });
});

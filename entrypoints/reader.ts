/** Reads the page that content.js follows. The background puts it there once a tool is known, or the person asks. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { reader } from '../lib/page/look.ts';

export default defineUnlistedScript(() => {
  Object.defineProperty(globalThis, 'cuecardReader', { value: reader, configurable: true });
});

/** Puts a text into the field that the person is in. Put there by the background, when they ask for it. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { insertText, type Undo } from '../lib/page/insert.ts';

export default defineUnlistedScript(() => {
  // A page's element with this id would answer to the same name.
  if (Object.hasOwn(globalThis, 'cuecardInsert')) return;
  let undo: Undo | null = null;
  let last = '';
  const value = {
    insert(text: string, id: string): boolean {
      if (id !== last) undo = insertText(document.activeElement, text);
      last = id;
      return undo !== null;
    },
    uninsert(): boolean {
      const done = undo?.() ?? false;
      undo = null;
      return done;
    },
  };
  Object.defineProperty(globalThis, 'cuecardInsert', { value, configurable: true });
});

/** Where the host stands in the page: last in the document element, or for a demo in the dialog that lies above it. */
import { topModal } from '../page/modal.ts';

/**
 * The top layer is above everything, and no transform or filter of the page reaches it.
 * @param home what it is put into
 */
export function show(home: Element, host: HTMLElement): void {
  host.popover = 'manual';
  home.append(host);
  raise(host);
}

/**
 * Goes along into a dialog that opened, and out of it when it is closed.
 * @returns whether it stands in a dialog now
 */
export function follow(document: Document, host: HTMLElement): boolean {
  const dialog = topModal(document);
  const home = dialog ?? document.documentElement;
  if (host.parentNode === home) return dialog !== null;
  // Put there as usual, the frame would be loaded anew (DOM Standard, "move"); Firefox does so all the same.
  home.moveBefore(host, null);
  host.hidePopover();
  raise(host);
  return dialog !== null;
}

/**
 * Keeps the host above what the page puts into the top layer later.
 * @returns how: to be called again and again
 */
export function above(document: Document, host: HTMLElement): () => void {
  let known = new Set<Element>();
  return () => {
    const open = [...document.querySelectorAll(':modal,:popover-open,:fullscreen')];
    const isCovered = open.some((element) => element !== host && !known.has(element));
    known = new Set(open);
    if (!isCovered) return;
    host.hidePopover();
    raise(host);
  };
}

function raise(host: HTMLElement): void {
  try {
    host.showPopover();
  } catch {
    // A document that is not shown has no top layer; the style holds the host above the page.
  }
}

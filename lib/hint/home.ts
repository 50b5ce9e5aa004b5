/** Where the host stands in the page: last in the document element, or for a demo in the dialog that lies above it. */

/** The modal dialog that is on top; everything outside of it is inert. */
export function topModal(document: Document): Element | null {
  return [...document.querySelectorAll('dialog:modal')].at(-1) ?? null;
}

/** The top layer is above everything, and no transform or filter of the page reaches it. */
export function show(document: Document, host: HTMLElement): void {
  host.popover = 'manual';
  document.documentElement.append(host);
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

function raise(host: HTMLElement): void {
  try {
    host.showPopover();
  } catch {
    // A document that is not shown has no top layer; the style holds the host above the page.
  }
}

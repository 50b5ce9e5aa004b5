/** Where the host stands in the page: last in the document element, or for a demo in the dialog that lies above it. */
import { topModal } from '../page/modal.ts';
import { all } from '../page/walk.ts';

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

export interface Above {
  /** Puts the host on top again where something came after it. */
  rise(): void;
  /** Something was opened or closed: hidden and shown in one go, it lies above, and looks as if it had stayed. */
  toggled(element: EventTarget | null): void;
}

/** Keeps the host above what the page puts into the top layer later. */
export function above(document: Document, host: HTMLElement): Above {
  let known = new Set<EventTarget>();
  return {
    rise() {
      const open = [...all(document, ':modal,:popover-open,:fullscreen')];
      const isCovered = open.some((element) => element !== host && !known.has(element));
      known = new Set(open);
      if (!isCovered) return;
      host.hidePopover();
      raise(host);
    },
    toggled(element) {
      if (element) known.delete(element);
    },
  };
}

function raise(host: HTMLElement): void {
  try {
    host.showPopover();
  } catch {
    // A document that is not shown has no top layer; the style holds the host above the page.
  }
}

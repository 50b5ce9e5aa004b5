/** The one element that a page gets of ours, and the frame in its closed root. */
import { STYLE } from './style.ts';

export const HOST = 'cuecard-hint';

export interface Host {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly style: HTMLStyleElement;
  readonly frame: HTMLIFrameElement;
}

/** @param src address of the frame's page */
export function createHost(document: Document, src: string): Host {
  // A class that the page defined for this name would be handed the closed root. Another document knows no such class,
  // and one that comes later gets no root that is there already (HTML, `ElementInternals.shadowRoot`).
  const elsewhere = document.implementation.createHTMLDocument('');
  const host = elsewhere.createElement(HOST);
  const root = host.attachShadow({ mode: 'closed' });
  const style = elsewhere.createElement('style');
  style.textContent = STYLE;
  const frame = elsewhere.createElement('iframe');
  frame.title = 'Cuecard';
  frame.allow = 'clipboard-write';
  // The frame keeps nothing of its own. Where a page asks for `Cross-Origin-Embedder-Policy: require-corp`, Chrome and
  // Edge show an address that changes with the session only in such a frame (seen in Chromium 156).
  frame.setAttribute('credentialless', '');
  frame.src = src;
  root.append(style, frame);
  return { host, root, style, frame };
}

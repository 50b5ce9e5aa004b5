/** Puts the host where it belongs. */
import type { Box } from './place.ts';
import { RADIUS, SHADOW } from './style.ts';

/**
 * Written into the rule of the root's own style: the page's attributes and rules stay out of it. The size is never set for
 * a measurement, as the frame would draw itself anew each time.
 */
export function apply(
  host: HTMLElement,
  style: HTMLStyleElement,
  box: Box,
  at: { left: number; top: number },
  isCover = false,
): void {
  const [own, inner] = [...style.sheet!.cssRules] as CSSStyleRule[];
  const set = (name: string, value: string) => own!.style.setProperty(name, value, 'important');
  // Where the page is zoomed by its own style, a px of ours would not be a px of the window.
  set('zoom', `${1 / (host.ownerDocument.documentElement.currentCSSZoom || 1)}`);
  set('width', `${box.width}px`);
  set('height', `${box.height}px`);
  const real = host.getBoundingClientRect();
  at.left += Math.round(box.left - real.left);
  at.top += Math.round(box.top - real.top);
  // Chrome and Edge count what moves as a shift of the tool's layout, unless a transform moves it. Firefox counts
  // nothing, but a frame there does not know that it is transformed: its menus would open elsewhere.
  if ('LayoutShift' in globalThis) set('transform', `translate(${at.left}px, ${at.top}px)`);
  else {
    set('left', `${at.left}px`);
    set('top', `${at.top}px`);
  }
  set('opacity', '1');
  inner!.style.setProperty('pointer-events', 'auto');
  // Nothing of the page is in reach then, in no corner.
  inner!.style.setProperty('border-radius', isCover ? '0' : RADIUS);
  inner!.style.setProperty('box-shadow', isCover ? 'none' : SHADOW);
}

/** The spotlight: a ring around what a step points at, and a shade over the rest. It takes no click. */
import type { Box } from './place.ts';

export const RING_STYLE = `.ring {
  position: absolute;
  box-sizing: border-box;
  border: 2px solid light-dark(#0b5c6b, #6cc4d6);
  border-radius: 8px;
  box-shadow: 0 0 0 2px light-dark(#ffffff, #16191d), 0 0 0 200vmax light-dark(#16191d40, #00000080);
  pointer-events: none;
}
`;

/** Room between the element and its ring, in CSS px. */
const GAP = 4;

export interface Ring {
  /** @param box in the window; null: nothing is pointed at */
  point(box: Box | null): void;
}

/** @param root the closed root; the ring comes before all that is in it, so that the frame lies above the shade */
export function createRing(root: ShadowRoot): Ring {
  const host = root.host as HTMLElement;
  let ring: HTMLElement | null = null;
  return {
    point(box) {
      if (!box) {
        ring?.remove();
        ring = null;
        return;
      }
      if (!ring) {
        ring = root.ownerDocument.createElement('div');
        ring.className = 'ring';
        root.prepend(ring);
      }
      const own = host.getBoundingClientRect();
      const place = {
        left: box.left - own.left - GAP,
        top: box.top - own.top - GAP,
        width: box.width + 2 * GAP,
        height: box.height + 2 * GAP,
      };
      for (const [name, value] of Object.entries(place)) ring.style.setProperty(name, `${value}px`);
    },
  };
}

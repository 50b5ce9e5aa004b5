/** Where a hint stands: beside what it speaks of and never over it, else in a corner where it covers least. */
import type { Size } from './wire.ts';

export interface Box extends Size {
  readonly left: number;
  readonly top: number;
}

export interface Room {
  readonly view: Size;
  readonly size: Size;
  /** What the hint speaks of; null: the page as a whole. */
  readonly anchor: Box | null;
  /** The page reads from right to left. */
  readonly rtl: boolean;
  /** It is read and used while a demo is shown: where there is no room beside the anchor, it lies over it. */
  readonly isNeeded?: boolean;
  /** How much of what a person needs would lie below. */
  cost(box: Box): number;
}

/** Distances in CSS px: to the edge of the window, and to what the hint speaks of. */
const EDGE = 12;
const GAP = 8;

/**
 * Chooses a place.
 * @returns a box inside the window that does not touch the anchor, unless it is needed; smaller than asked for where there
 *   is no room
 */
export function place({ view, size, anchor, rtl, isNeeded = false, cost }: Room): Box {
  const fitted = {
    width: Math.max(0, Math.min(size.width, view.width - 2 * EDGE)),
    height: Math.max(0, Math.min(size.height, view.height - 2 * EDGE)),
  };
  const near = anchor ? beside(view, fitted, anchor, rtl) : [];
  // Off the edge of the window first, where that can be had.
  const spots = [...near.filter((box) => overhang(view, box) <= -EDGE), ...near];
  const boxes = [...spots, ...corners(view, fitted, rtl)]
    .map((box) => inside(view, box))
    .filter((box) => !anchor || !touches(box, anchor));
  let best: { box: Box; cost: number } | null = null;
  for (const box of boxes) {
    const price = cost(box);
    if (!best || price < best.cost) best = { box, cost: price };
    if (price === 0) break;
  }
  if (best) return best.box;
  const small = shrunk(view, fitted, anchor!);
  return isNeeded && small.height < fitted.height ? corners(view, fitted, rtl)[0]! : small;
}

/**
 * Where a hint is when what it speaks of has moved.
 * @returns null where it has to look for another place
 */
export function carried(
  { box, near }: { readonly box: Box; readonly near: Box | null },
  now: Box | null,
  view: Size,
): Box | null {
  if (!near || !now) return near === now ? box : null;
  if (near.width !== now.width || near.height !== now.height) return null;
  const moved = { ...box, left: box.left + now.left - near.left, top: box.top + now.top - near.top };
  return overhang(view, moved) <= 0 ? moved : null;
}

/** After, below, above and before the anchor, in the order in which people look for it. */
function beside(view: Size, { width, height }: Size, anchor: Box, rtl: boolean): Box[] {
  const right = anchor.left + anchor.width + GAP;
  const left = anchor.left - GAP - width;
  // A line stands on the anchor's line, a card begins where the anchor does; along the anchor both may be moved.
  const centred = Math.max((anchor.height - height) / 2, -GAP);
  const top = within(anchor.top + centred, view.height - height, EDGE);
  const start = within(rtl ? anchor.left + anchor.width - width : anchor.left, view.width - width, EDGE);
  const [after, before] = rtl ? [left, right] : [right, left];
  const spots = [
    { left: after, top, width, height },
    { left: start, top: anchor.top + anchor.height + GAP, width, height },
    { left: start, top: anchor.top - GAP - height, width, height },
    { left: before, top, width, height },
  ];
  return spots.filter((box) => overhang(view, box) < 1);
}

/** From the corner where reading ends upwards along the edge, then the same along the other edge. */
function corners(view: Size, { width, height }: Size, rtl: boolean): Box[] {
  const [near, far] = [EDGE, view.width - EDGE - width];
  const tops: number[] = [];
  for (let top = view.height - EDGE - height; top > EDGE; top -= height + EDGE) tops.push(top);
  tops.push(EDGE);
  return (rtl ? [near, far] : [far, near]).flatMap((left) =>
    tops.map((top) => ({ left, top, width, height })),
  );
}

/** How far a box would stand outside; less than 0: how far off the nearest edge it stands. */
function overhang(view: Size, { left, top, width, height }: Box): number {
  return Math.max(-left, left + width - view.width, -top, top + height - view.height);
}

function inside(view: Size, box: Box): Box {
  return {
    ...box,
    left: within(box.left, view.width - box.width),
    top: within(box.top, view.height - box.height),
  };
}

/** @param edge kept free on both sides, where there is room for it */
function within(value: number, most: number, edge = 0): number {
  const least = Math.min(edge, Math.max(0, most / 2));
  return Math.max(least, Math.min(value, most - least));
}

/** Tells whether two boxes share a point. */
export function touches(a: Box, b: Box): boolean {
  return (
    a.left < b.left + b.width &&
    b.left < a.left + a.width &&
    a.top < b.top + b.height &&
    b.top < a.top + a.height
  );
}

/** Where nothing fits beside the anchor: the larger strip above or below it. */
function shrunk(view: Size, { width, height }: Size, anchor: Box): Box {
  const below = view.height - (anchor.top + anchor.height) - GAP;
  const above = anchor.top - GAP;
  const room = Math.max(0, Math.min(height, Math.max(below, above)));
  const top = below >= above ? anchor.top + anchor.height + GAP : anchor.top - GAP - room;
  const left = within(anchor.left, view.width - width, EDGE);
  return { left, top, width, height: room };
}

/** What was scrolled away is no anchor. */
export function inView(box: Box, view: Size): boolean {
  return (
    box.left + box.width > 0 && box.top + box.height > 0 && box.left < view.width && box.top < view.height
  );
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, carried, place, touches } from '../../lib/hint/place.ts';

const VIEW = { width: 1280, height: 800 };
const SIZE = { width: 260, height: 36 };
const FREE = () => 0;
const box = (left: number, top: number, width: number, height: number): Box => ({ left, top, width, height });

describe('a hint for the page', () => {
  it('stands in the corner where reading ends', () => {
    expect(place({ view: VIEW, size: SIZE, anchor: null, rtl: false, cost: FREE })).toEqual(
      box(1008, 752, 260, 36),
    );
    expect(place({ view: VIEW, size: SIZE, anchor: null, rtl: true, cost: FREE })).toEqual(
      box(12, 752, 260, 36),
    );
  });

  it('goes where it covers no control', () => {
    const bar = box(0, 740, 1280, 60);
    const placed = place({
      view: VIEW,
      size: SIZE,
      anchor: null,
      rtl: false,
      cost: (at) => (touches(at, bar) ? 3 : 0),
    });
    expect(placed).toEqual(box(1008, 704, 260, 36));
  });
});

describe('a hint for a field', () => {
  const field = box(300, 200, 400, 40);

  it('stands after it, on its line', () => {
    const there = place({ view: VIEW, size: SIZE, anchor: field, rtl: false, cost: FREE });
    expect(there).toEqual(box(708, 202, 260, 36));
    const back = place({ view: VIEW, size: SIZE, anchor: field, rtl: true, cost: FREE });
    expect(back).toEqual(box(32, 202, 260, 36));
  });

  it('stands below it where the line is full', () => {
    const wide = box(20, 200, 1240, 40);
    expect(place({ view: VIEW, size: SIZE, anchor: wide, rtl: false, cost: FREE })).toEqual(
      box(20, 248, 260, 36),
    );
  });

  it('stands above it where there is no room below', () => {
    const low = box(20, 750, 1240, 40);
    expect(place({ view: VIEW, size: SIZE, anchor: low, rtl: false, cost: FREE })).toEqual(
      box(20, 706, 260, 36),
    );
  });
});

it('keeps off the edge of the window, also beside what stands at it', () => {
  const card = { width: 320, height: 200 };
  const at = (anchor: Box, view = VIEW) => place({ view, size: card, anchor, rtl: false, cost: FREE });
  expect(at(box(300, 770, 100, 30))).toEqual(box(408, 588, 320, 200));
  expect(at(box(300, 0, 100, 30))).toEqual(box(408, 12, 320, 200));
  const narrow = { width: 360, height: 640 };
  expect(at(box(0, 300, 100, 40), narrow)).toEqual(box(12, 348, 320, 200));
  expect(at(box(300, 300, 60, 40), narrow)).toEqual(box(28, 348, 320, 200));
});

it('prefers the side with room to the window, and takes one without where there is no other', () => {
  const card = { width: 320, height: 100 };
  const at = (anchor: Box) => place({ view: VIEW, size: card, anchor, rtl: false, cost: FREE });
  expect(at(box(800, 300, 150, 40))).toEqual(box(800, 348, 320, 100));
  expect(at(box(200, 100, 750, 650))).toEqual(box(958, 375, 320, 100));
});

it('lies over what leaves it no room only where it is needed', () => {
  const room = {
    view: { width: 360, height: 640 },
    size: { width: 320, height: 160 },
    rtl: false,
    cost: FREE,
  };
  const anchor = box(37, -100, 286, 900);
  expect(place({ ...room, anchor, isNeeded: true })).toEqual(box(28, 468, 320, 160));
  expect(place({ ...room, anchor }).height).toBe(0);
  const half = box(37, 0, 286, 500);
  expect(place({ ...room, anchor: half, isNeeded: true }).height).toBe(160);
});

const size = (least: number, most: number) =>
  fc.record({
    width: fc.integer({ min: least, max: most }),
    height: fc.integer({ min: least, max: most }),
  });

it('is never over what it speaks of, and never outside the window', () => {
  fc.assert(
    fc.property(
      size(200, 2000),
      size(20, 700),
      size(1, 600),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.boolean(),
      fc.integer({ min: 0, max: 5 }),
      (view, size, field, x, y, rtl, busy) => {
        const anchor = { ...field, left: x * (view.width - 1), top: y * (view.height - 1) };
        const cost = (at: Box) => (at.left + at.top) % (busy + 1);
        const at = place({ view, size, anchor, rtl, cost });
        expect(at.width > 0 && at.height > 0 && touches(at, anchor)).toBe(false);
        if (at.height === 0) return;
        expect(at.left).toBeGreaterThanOrEqual(0);
        expect(at.top).toBeGreaterThanOrEqual(0);
        expect(at.left + at.width).toBeLessThanOrEqual(view.width + 0.001);
        expect(at.top + at.height).toBeLessThanOrEqual(view.height + 0.001);
      },
    ),
    { numRuns: 2000 },
  );
});

describe('a hint whose page is scrolled', () => {
  const near = box(300, 200, 400, 40);
  const spot = { box: box(708, 202, 260, 36), near };

  it('goes along with its field, as long as it stays in the window', () => {
    expect(carried(spot, { ...near, top: 150 }, VIEW)).toEqual(box(708, 152, 260, 36));
    expect(carried(spot, { ...near, top: -30 }, VIEW)).toBeNull();
  });

  it('looks for another place where its field has another size, or is gone', () => {
    expect(carried(spot, { ...near, width: 500 }, VIEW)).toBeNull();
    expect(carried(spot, null, VIEW)).toBeNull();
  });

  it('stays in its corner where it speaks of the page', () => {
    expect(carried({ box: spot.box, near: null }, null, VIEW)).toEqual(spot.box);
  });
});

/** Where a lesson was placed by its author, and how near that is to where the person is. */
import type { Place } from '../lesson/schema.ts';
import { clean } from '../page/text.ts';
import { find } from './dictionary.ts';
import type { Doc, Index } from './index.ts';
import { KEYS } from './read.ts';
import { cardAt, holdersIn, type Numbers, type Segment } from './segment.ts';
import type { Situation } from './situation.ts';
import { isAscii } from './terms.ts';

export const TIER = { none: 0, tool: 1, page: 2, field: 3, alert: 4 } as const;

/** A lesson that is placed here. */
export interface Placed {
  readonly place: Place;
  readonly tier: number;
  /** Which of the lesson's places it is: an author names first what a lesson is most for. */
  readonly nth: number;
}

/** Gives each lesson that is placed on this page, in its field or at its alert, with its nearest place. */
export function placedHere(index: Index, at: Situation): Map<string, Doc & Placed> {
  const found = new Map<string, Doc & Placed>();
  const { tool, page } = at;
  if (tool === null) return found;
  const shown = shownBy(at);
  const keys = [
    KEYS.detail(tool, undefined),
    ...(page === null ? [] : [KEYS.page(tool, page), KEYS.detail(tool, page)]),
  ];
  index.segments.forEach((segment, number) => {
    for (const key of keys)
      for (const doc of docsOf(segment, key)) {
        const placed = nearest(cardAt(segment, doc).for, at, shown);
        if (placed && placed.tier > TIER.none)
          found.set(idOf({ segment: number, doc }), { segment: number, doc, ...placed });
      }
  });
  return found;
}

/** The lessons of the whole tool, in the index's order. */
export function ofTool(index: Index, tool: string | null, most: number): Doc[] {
  return tool === null ? [] : docsWith(index, KEYS.tool(tool)).slice(0, most);
}

/** The lessons with a place in the tool, on whatever page. */
export function membersOf(index: Index, tool: string | null): Doc[] {
  return tool === null ? [] : docsWith(index, KEYS.member(tool));
}

function docsWith({ segments }: Index, key: string): Doc[] {
  return segments.flatMap((one, segment) => [...docsOf(one, key)].map((doc) => ({ segment, doc })));
}

export const idOf = ({ segment, doc }: Doc) => `${segment}/${doc}`;

/**
 * By segment, which lessons may be offered in a tool: its own, and those of no tool. Null where the tool is unknown: any
 * may be listed.
 */
export function allowedIn(index: Index, tool: string | null): (Uint8Array | null)[] {
  return index.segments.map((segment) =>
    tool === null ? null : maskOf(segment, KEYS.member(tool), KEYS.free),
  );
}

/** Whether a lesson is placed in the whole tool. */
export function isOfTool(index: Index, { segment, doc }: Doc, tool: string | null): boolean {
  return tool !== null && maskOf(index.segments[segment]!, KEYS.tool(tool))[doc] === 1;
}

const masks = new WeakMap<Segment, Map<string, Uint8Array>>();
const MOST_MASKS = 40;

/** A 1 for each lesson with one of the keys. */
function maskOf(segment: Segment, ...keys: string[]): Uint8Array {
  let own = masks.get(segment);
  if (!own || own.size >= MOST_MASKS) {
    own = new Map();
    masks.set(segment, own);
  }
  const name = keys.join('\n');
  let mask = own.get(name);
  if (!mask) {
    mask = new Uint8Array(segment.count);
    for (const key of keys) for (const doc of docsOf(segment, key)) mask[doc] = 1;
    own.set(name, mask);
  }
  return mask;
}

function docsOf(segment: Segment, key: string): Numbers {
  const number = find(segment.terms, key);
  if (holdersIn(segment, number) === 0) return new Uint16Array();
  return segment.docs.subarray(segment.starts[number]!, segment.starts[number + 1]!);
}

/** The page's field and labels as `bare` makes them, once for all lessons. */
interface Shown {
  readonly field: string;
  readonly labels: ReadonlySet<string>;
}

function shownBy({ field, labels }: Situation): Shown {
  return { field: bare(field ?? ''), labels: new Set(labels.map(bare)) };
}

function nearest(places: readonly Place[], at: Situation, shown: Shown): Placed | null {
  let found: Placed | null = null;
  for (const [nth, place] of places.entries()) {
    const tier = tierOf(place, at, shown);
    if (tier > (found?.tier ?? TIER.none)) found = { place, tier, nth };
  }
  return found;
}

function tierOf(place: Place, at: Situation, shown: Shown): number {
  if (place.tool !== at.tool) return TIER.none;
  if (place.page !== undefined && place.page !== at.page) return TIER.none;
  if (place.alert !== undefined) return alertFor(place.alert, at) ? TIER.alert : TIER.none;
  if (place.field !== undefined) {
    const want = bare(place.field);
    if (at.field !== null && shown.field === want) return TIER.field;
    return shown.labels.has(want) ? TIER.tool : TIER.none;
  }
  return place.page === undefined ? TIER.tool : TIER.page;
}

/** Labels carry decorations such as "*" or ":"; they do not count, except in a label such as "%" that is nothing else. */
function bare(text: string): string {
  const folded = clean(text).normalize('NFKC').toLowerCase();
  return folded.replace(isAscii(folded) ? /[^a-z0-9]+/g : /[^\p{L}\p{N}]+/gu, ' ').trim() || folded;
}

/**
 * The page's alert that holds a part. The author wrote the tool's text as it is shown; the context holds it without
 * numbers and quoted words. A part that is nothing else would be in any alert with some.
 */
export function alertFor(part: string, { alerts }: Situation): string | undefined {
  const want = clean(part, true).toLowerCase();
  if (!/[\p{L}\p{N}\p{S}]/u.test(want)) return undefined;
  return alerts.find((alert) => alert.toLowerCase().includes(want));
}

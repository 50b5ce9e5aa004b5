/** The one queue of what to write or mend next: each entry with its evidence, what it costs people, and what to do. */
import type { Catalogue } from './catalogue.ts';
import type { WhyNot } from './event.ts';
import type { Tally } from './tally.ts';

/**
 * Asked on a page without a lesson that fits; looked for in vain; only a lesson below the floor; rated not useful; opened again
 * and again; ended at a step; a check often wrong; a step that its page does not show; past its date.
 */
export const GAP_KINDS = [
  'page',
  'search',
  'maybe',
  'useless',
  'again',
  'abandoned',
  'wrong',
  'drift',
  'due',
] as const;
export type GapKind = (typeof GAP_KINDS)[number];

/** What to do about it. */
export type Action = 'write' | 'place' | 'mend' | 'check';

export interface Gap {
  /** The same need has the same id in each report. */
  readonly id: string;
  readonly kind: GapKind;
  readonly action: Action;
  readonly tool: string | null;
  readonly page: string | null;
  /** The lesson that is to be mended, or that fits best. */
  readonly lesson: string | null;
  /** The letter of its variant that is to be mended; absent for the original. */
  readonly variant?: string;
  /** How often it was seen, and of how many; `of` is null where it is of nothing. */
  readonly n: number;
  readonly of: number | null;
  readonly people: number;
  /** What it costs all of them in 30 days, as `MINUTES` has it. */
  readonly minutes: number;
  /** The queue's order. */
  readonly score: number;
  /** The block and step that it is about, from 0. */
  readonly block: number | null;
  readonly step: number | null;
  /** What people looked for, or what the page shows where a step's element was; most frequent first. */
  readonly words: readonly string[];
  /** What they wrote for the author. */
  readonly said: readonly string[];
  /** Why the lesson did not help, as they said. */
  readonly reasons: readonly { readonly reason: WhyNot; readonly n: number }[];
  /** The day by which it was to be looked at. */
  readonly day: string | null;
}

/**
 * Minutes that each costs a person: an assumption, the same for everybody, so that entries can be compared. To find an answer
 * elsewhere or ask a colleague takes five; a lesson that does not help takes its own time, and then that.
 */
export const MINUTES: Readonly<Record<GapKind, number>> = {
  page: 5,
  search: 5,
  maybe: 3,
  useless: 5,
  again: 2,
  abandoned: 3,
  wrong: 1,
  drift: 2,
  due: 0.2,
};

/** What is seen once or twice may be chance: an entry's weight is n / (n + 3). */
const CHANCE = 3;

/** An entry before it is weighed. `cost`: how many times somebody paid for it. */
export type Found = Omit<Gap, 'id' | 'minutes' | 'score' | 'people'> & {
  readonly cost: number;
  readonly by: ReadonlySet<string>;
  /** What tells it from others of its kind. */
  readonly name: string;
};

/** What most entries do not have. */
export const PLAIN = {
  ...{ tool: null, page: null, lesson: null, of: null, block: null, step: null, day: null },
  ...{ words: [] as string[], said: [] as string[], reasons: [] as Gap['reasons'] },
};

/**
 * Puts what was found into one queue.
 * @param days that were looked at
 * @param fewest entries of fewer people are not shown, only counted
 */
export function queueOf(found: readonly Found[], days: number, fewest: number) {
  const shown = found.filter(({ by }) => by.size === 0 || by.size >= fewest);
  const gaps = shown.map(({ cost, by, name, ...entry }): Gap => {
    const minutes = (cost * MINUTES[entry.kind] * 30) / days;
    const score = (minutes * entry.n) / (entry.n + CHANCE);
    return { ...entry, id: `${entry.kind}:${name}`, people: by.size, minutes, score };
  });
  gaps.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  return { gaps, hidden: found.length - shown.length };
}

/** Pages that people ask on: nothing fits there, or only a lesson that may. */
export function pageGaps({ pages }: Tally): Found[] {
  return [...pages.values()].flatMap(({ tool, page, unmet, unmetBy, maybe }): Found[] => {
    const at = { ...PLAIN, tool, page };
    const name = `${tool}/${page}`;
    const none: Found[] =
      unmet === 0 ? [] : [{ ...at, kind: 'page', action: 'write', n: unmet, cost: unmet, by: unmetBy, name }];
    const some = [...maybe].map(
      ([lesson, { n, by }]): Found => ({
        ...at,
        ...{ kind: 'maybe', action: 'place', lesson, n, cost: n, by, name: `${name}:${lesson}` },
      }),
    );
    return [...none, ...some];
  });
}

/** Lessons that nobody has looked at again in time. The more they are used, the more it matters. */
export function dueGaps(counted: Tally, { lessons }: Catalogue, today: string, fewest: number): Found[] {
  return lessons.flatMap(({ ref, reviewBy }): Found[] => {
    if (reviewBy === null || reviewBy >= today) return [];
    const used = [...(counted.lessons.get(ref)?.values() ?? [])];
    const by = new Set(used.flatMap(({ people }) => [...people]));
    // That it is due says nothing of anybody; that few use it would.
    const isHidden = by.size < fewest;
    const n = isHidden ? 0 : used.reduce((sum, one) => sum + one.opened, 0);
    return [
      {
        ...{ ...PLAIN, kind: 'due', action: 'check', lesson: ref, day: reviewBy },
        ...{ n, cost: n, by: isHidden ? new Set<string>() : by, name: ref },
      },
    ];
  });
}

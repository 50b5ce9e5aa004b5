/** What several devices or exports hold, as one: each event once, each day's count once. */
import type { Event } from './event.ts';
import type { Kept } from './exchange.ts';
import { dayIn, rollupsOf } from './rollup.ts';
import { collectSeries, type Series } from './series.ts';

/** What a report is made from. */
export interface Material {
  readonly series: readonly Series[];
  /** Events whose words the counts do not hold: searches, requests, and what a page shows in place of a step's element. */
  readonly told: readonly Event[];
}

/** The kinds of these events. */
export const TOLD = ['searched', 'request', 'drifted'] as const;

/** One export: whose it is, and what it holds. */
export type Part = Kept & { readonly person: string };

/** Counted from events that are not all there any more, these would come under other keys than they were counted under. */
const NEEDS_MORE = /^[^|]*\|(rating|drifted)\|/;

/**
 * Puts exports together, in any order; the same export twice changes nothing. A device's counts only grow, so that of two
 * counts of one person and day the larger one is the later. Where there are no counts, the events are counted.
 */
export function merge(parts: readonly Part[]): Material {
  const counts = new Map<string, Map<string, number>>();
  const days = new Set<string>();
  const put = (person: string, key: string, count: number) => {
    const own = counts.get(person) ?? new Map<string, number>();
    counts.set(person, own);
    own.set(key, Math.max(own.get(key) ?? 0, count));
  };
  for (const { person, rollups } of parts)
    for (const { key, count } of rollups) {
      put(person, key, count);
      days.add(`${person} ${key.slice(0, 10)}`);
    }
  const events = new Map(parts.flatMap((part) => part.events.map((event) => [event.id, event] as const)));
  for (const [person, own] of byPerson(events.values()))
    for (const { key, count } of rollupsOf(own))
      if (!NEEDS_MORE.test(key) || !days.has(`${person} ${key.slice(0, 10)}`)) put(person, key, count);
  return { series: seriesIn(counts), told: [...events.values()].filter(hasWords) };
}

function byPerson(events: Iterable<Event>): Map<string, Event[]> {
  const found = new Map<string, Event[]>();
  for (const event of events) {
    const own = found.get(event.person);
    if (own) own.push(event);
    else found.set(event.person, [event]);
  }
  return found;
}

function seriesIn(counts: ReadonlyMap<string, ReadonlyMap<string, number>>): Series[] {
  const found = collectSeries();
  for (const [person, own] of counts)
    for (const [key, count] of own) {
      const [day, rest] = dayIn(key);
      found.add(person, day, rest, count);
    }
  return found.all();
}

const hasWords = ({ kind }: Event) => (TOLD as readonly string[]).includes(kind);

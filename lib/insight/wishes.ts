/** What people looked for in vain, and what they wrote down for the author, as needs. */
import { wordsOf } from '../match/terms.ts';
import type { Catalogue } from './catalogue.ts';
import { type Cluster, cluster } from './cluster.ts';
import { dayOf, type Event } from './event.ts';
import { type Found, PLAIN } from './gap.ts';
import { type Filter, isIn } from './tally.ts';

/** One search without result, or one request. */
export interface Wished {
  readonly words: readonly string[];
  readonly tool: string | null;
  /** Tool and page, as JSON. */
  readonly place: string;
  readonly person: string;
  readonly day: string;
  /** As it was written, of a request. */
  readonly said: string | null;
}

/** The wishes among events: each need once, however often its words were typed on. */
function wishesIn(told: readonly Event[]): Wished[] {
  const replaced = new Set(
    told.flatMap((event) => (event.kind === 'searched' && event.data.instead ? [event.data.instead] : [])),
  );
  return told.flatMap((event): Wished[] => {
    const { tool, page, person, id } = event;
    const at = { tool, place: JSON.stringify([tool, page]), person, day: dayOf(event.at) };
    if (event.kind === 'request')
      return [{ ...at, words: wordsOf(event.data.words), said: event.data.words }];
    if (event.kind !== 'searched' || event.data.found > 0 || replaced.has(id)) return [];
    return [{ ...at, words: event.data.words, said: null }];
  });
}

export type Needs = readonly Cluster<Wished>[];

/** Clusters all that was wished: the same at each filter, so that an entry keeps its name. */
export const needsIn = (told: readonly Event[], catalogue: Catalogue): Needs =>
  cluster(wishesIn(told), catalogue);

export function wishGaps(needs: Needs, filter: Filter): Found[] {
  // A search is about no lesson.
  if (filter.lesson !== null) return [];
  return needs.flatMap(({ key, words, wishes }): Found[] => {
    const own = wishes.filter(
      ({ day, tool }) => isIn(filter, day) && (filter.tool === null || tool === filter.tool),
    );
    if (own.length === 0) return [];
    const [tool, page]: [string | null, string | null] = JSON.parse(most(own.map(({ place }) => place)));
    return [
      {
        ...{ ...PLAIN, kind: 'search', action: 'write', tool, page },
        ...{ n: own.length, cost: own.length, by: new Set(own.map(({ person }) => person)) },
        words: [...new Set([...words, ...own.flatMap((one) => (one.said === null ? one.words : []))])].slice(
          0,
          8,
        ),
        said: own.flatMap(({ said }) => said ?? []).slice(0, 5),
        name: key,
      },
    ];
  });
}

/** The most frequent of some values, at least one. */
function most(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0];
}

/** A context of one application against the lessons of all others: there is nothing to find, so silence is right. */
import { fitFor, type Progress, together } from './evaluate.ts';
import type { BenchMatcher } from './matcher.ts';
import { mean } from './metrics.ts';
import { type BenchSet, isContext } from './sets.ts';

/** How sure the matcher was of a lesson that cannot be right. */
export interface Stray {
  /** (set, kind) */
  readonly group: string;
  readonly app: string;
  readonly confidence: number;
}

export interface Foreign {
  readonly n: number;
  /** The share of contexts at which it is silent, macro over (set, kind). */
  readonly silent: number;
  readonly groups: Record<string, number>;
}

/**
 * Asks every page and field of each application among the lessons of the others.
 * @param isSeen on a device that was on all of these pages before; else on one that was on none
 */
export async function strays(
  matcher: BenchMatcher,
  sets: readonly BenchSet[],
  isSeen: boolean,
  progress?: Progress,
): Promise<Stray[]> {
  const of = sets.reduce((sum, { queries }) => sum + queries.filter(isContext).length, 0);
  const found: Stray[] = [];
  for (const { name, app, queries } of sets) {
    const lessons = together(sets.filter((other) => other.app !== app));
    const contexts = queries.filter(isContext);
    if (lessons.length === 0 || contexts.length === 0) continue;
    const searcher = await fitFor(matcher, app).build(lessons, isSeen ? contexts : []);
    for (const query of contexts) {
      const [first] = await searcher.rank(query);
      found.push({ group: `${name}/${query.kind}`, app, confidence: first?.confidence ?? 0 });
      progress?.(found.length, of);
    }
  }
  return found;
}

/**
 * How often it was silent.
 * @param threshold from which confidence on it speaks, by application
 * @returns null if there was but one application
 */
export function foreignOf(list: readonly Stray[], threshold: (app: string) => number): Foreign | null {
  if (list.length === 0) return null;
  const silent = (stray: Stray) => (stray.confidence < threshold(stray.app) ? 1 : 0);
  const groups = Object.fromEntries(
    [...Map.groupBy(list, ({ group }) => group)].map(([group, own]) => [group, mean(own.map(silent))]),
  );
  return { n: list.length, silent: mean(Object.values(groups)), groups };
}

/** From answers to confidence: what was right, and what was said among foreign lessons. */
import { confidenceOf, type Judged, macroSpoken, thresholdsOf } from './confidence.ts';
import type { Answer, Progress } from './evaluate.ts';
import { foreignOf, strays } from './foreign.ts';
import type { BenchMatcher } from './matcher.ts';
import type { ConfidenceResult } from './results.ts';
import { type BenchSet, isContext } from './sets.ts';

/** @returns null if the matcher never says how sure it is, or there is neither page nor field */
export async function measureConfidence(
  matcher: BenchMatcher,
  sets: readonly BenchSet[],
  answers: readonly Answer[],
  progress?: Progress,
): Promise<ConfidenceResult | null> {
  const contexts = answers.filter(({ query }) => isContext(query));
  if (!contexts.some(({ ranked }) => ranked[0]?.confidence !== undefined)) return null;
  const judged = contexts.map(judge);
  const thresholds = thresholdsOf(judged);
  const stray = await strays(matcher, sets, false, progress);
  const known = await strays(matcher, sets, true, progress);
  const chosen = (app: string) => thresholds.get(app) ?? Number.POSITIVE_INFINITY;
  const { floor } = matcher;
  return {
    ...confidenceOf(judged),
    foreign: foreignOf(stray, chosen),
    foreign_seen: foreignOf(known, chosen),
    at_floor:
      floor === undefined
        ? null
        : { floor, ...macroSpoken(judged, floor), foreign: foreignOf(stray, () => floor) },
  };
}

/** No answer is a sure "none": confidence 0. Loosely right is right. */
export function judge({ group, app, query, ranked }: Answer): Judged {
  const [first] = ranked;
  const right = first !== undefined && [...query.relevant, ...query.relevant_loose].includes(first.id);
  return { group, app, confidence: first?.confidence ?? 0, right };
}

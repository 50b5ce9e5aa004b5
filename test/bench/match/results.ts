/** What a run of the bench found: the shape of its JSON. */
import type { Confidence, Spoken } from './confidence.ts';
import { type Answer, byGroup, type Group, macroOf } from './evaluate.ts';
import type { Foreign } from './foreign.ts';
import type { Figures } from './metrics.ts';
import type { ScaleRow } from './scale.ts';
import type { Woken } from './woken.ts';

/** A (set, kind) searched on its own lessons, and on all sets' lessons together. */
export type GroupResult = Group & { readonly all: Figures | null };

export interface MatcherResult {
  readonly sets: Record<string, GroupResult>;
  readonly macro: Figures & { readonly all: Figures | null };
}

export interface TypoResult {
  readonly n: number;
  readonly hit5: number;
  readonly hit5_typos: number;
}

export interface ConfidenceResult extends Confidence {
  readonly foreign: Foreign | null;
  /** The same on a device that was on all of the pages before. */
  readonly foreign_seen: Foreign | null;
  /** At the floor that the product has. */
  readonly at_floor: (Spoken & { readonly floor: number; readonly foreign: Foreign | null }) | null;
}

export interface Results {
  sets?: MatcherResult['sets'];
  macro?: MatcherResult['macro'];
  peers?: Record<string, MatcherResult>;
  typos?: Record<string, TypoResult>;
  /** Null if the matcher does not say how sure it is. */
  confidence?: ConfidenceResult | null;
  /** By number of lessons, then by subject. */
  time?: Record<string, Record<string, ScaleRow>>;
  /** A worker that was killed before each question. */
  woken?: Woken;
  missed: string[];
}

/** The figures of one matcher from its answers. */
export function resultOf(own: readonly Answer[], all: readonly Answer[] | null): MatcherResult {
  const groups = byGroup(own);
  const among = all && byGroup(all);
  const sets = Object.fromEntries(
    Object.entries(groups).map(([group, figures]) => [
      group,
      { ...figures, all: among && bare(among[group]!) },
    ]),
  );
  return { sets, macro: { ...macroOf(groups), all: among && macroOf(among) } };
}

/** Clean and mistyped, by (set, kind). */
export function typosOf(clean: readonly Answer[], typos: readonly Answer[]): Record<string, TypoResult> {
  const [before, after] = [byGroup(clean), byGroup(typos)];
  return Object.fromEntries(
    Object.entries(after).map(([group, { n, hit5 }]) => [
      group,
      { n, hit5: before[group]!.hit5, hit5_typos: hit5 },
    ]),
  );
}

/** The library that is best overall. */
export function bestPeer(peers: Record<string, MatcherResult>): [string, MatcherResult] | undefined {
  return Object.entries(peers).sort((a, b) => b[1].macro.mrr - a[1].macro.mrr)[0];
}

const bare = ({ mrr, ndcg, hit1, hit5 }: Group): Figures => ({ mrr, ndcg, hit1, hit5 });

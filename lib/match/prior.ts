/** What people's ratings say about a lesson before the page is looked at. */

/** The votes on one lesson's current revision: one for each person, the last one given. */
export interface Votes {
  readonly useful: number;
  readonly votes: number;
}

export type Priors = ReadonlyMap<string, Votes>;

/**
 * The chance that a lesson is useful, from few votes: as if six people had voted already, four of them useful
 * (the mean of a Beta(4, 2) prior with the votes added).
 */
export function usefulness({ useful, votes }: Votes): number {
  return (useful + 4) / (votes + 6);
}

/** Votes from here and from elsewhere, together. */
export function together(a: Priors, b: Priors): Priors {
  const all = new Map(a);
  for (const [ref, { useful, votes }] of b) {
    const known = all.get(ref) ?? NO_VOTES;
    all.set(ref, { useful: known.useful + useful, votes: known.votes + votes });
  }
  return all;
}

export const NO_VOTES: Votes = { useful: 0, votes: 0 };

/** How good a list of lessons is, best first, when it is known which are right. */

/** Only the first ten count. */
export const DEEPEST = 10;

export interface Figures {
  readonly mrr: number;
  readonly ndcg: number;
  readonly hit1: number;
  readonly hit5: number;
}

/** The figures of one list. `ndcg`: a right lesson gains one, discounted by log2 of its place and one. */
export function figuresOf(ids: readonly string[], relevant: readonly string[]): Figures {
  const right = new Set(relevant);
  let first = Number.POSITIVE_INFINITY;
  let gain = 0;
  ids.slice(0, DEEPEST).forEach((id, at) => {
    // A lesson that is listed twice gains once.
    if (!right.delete(id)) return;
    first = Math.min(first, at + 1);
    gain += discount(at);
  });
  let ideal = 0;
  for (let at = 0; at < Math.min(new Set(relevant).size, DEEPEST); at++) ideal += discount(at);
  return {
    mrr: 1 / first,
    ndcg: ideal === 0 ? 0 : gain / ideal,
    hit1: first === 1 ? 1 : 0,
    hit5: first <= 5 ? 1 : 0,
  };
}

/** The mean of each figure: over queries, or over (set, kind) for the macro average. */
export function meanFigures(list: readonly Figures[]): Figures {
  const of = (name: keyof Figures) => mean(list.map((figures) => figures[name]));
  return { mrr: of('mrr'), ndcg: of('ndcg'), hit1: of('hit1'), hit5: of('hit5') };
}

/** NaN for an empty list. */
export function mean(list: readonly number[]): number {
  return list.reduce((sum, n) => sum + n, 0) / list.length;
}

/** The value that this share of the list is at most (nearest rank); NaN for an empty list. */
export function quantile(list: readonly number[], share: number): number {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

const discount = (at: number) => 1 / Math.log2(at + 2);

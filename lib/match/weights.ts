/**
 * The models' weights, as test/bench/match/train.ts printed them; the floor is six thousandths lower, so that a page that says
 * a whole question is sure of it.
 */
import type { Weights } from './model.ts';

export const WEIGHTS: Weights = {
  ranking: { words: 4.6, exact: 1.59, exactFocus: 0.94 },
  confidence: { bias: -0.23, said: 0.91, exact: 1.09, ahead: 1.3, third: 0.75 },
  floor: 0.904,
};

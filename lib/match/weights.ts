/** The models' weights, as test/bench/match/train.ts printed them. */
import type { Weights } from './model.ts';

export const WEIGHTS: Weights = {
  ranking: { base: 7.03, exact: 1.6, exactFocus: 0.93 },
  confidence: { bias: -0.26, said: 0.91, exact: 1.12, ahead: 1.22, third: 0.83 },
  floor: 0.905,
};

/** The models' weights, as test/bench/match/train.ts printed them. */
import type { Weights } from './model.ts';

export const WEIGHTS: Weights = {
  ranking: { words: 4.61, exact: 1.63, exactFocus: 0.83 },
  confidence: {
    bias: -1.03,
    said: 1.2,
    exact: 1.06,
    ahead: 2.35,
    third: 1.68,
    answered: -0.4,
    elsewhere: -1.49,
    told: 0.44,
  },
  floor: 0.81,
};

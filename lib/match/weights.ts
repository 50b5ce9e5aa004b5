/** The models' weights, as test/bench/match/train.ts printed them. */
import type { Weights } from './model.ts';

export const WEIGHTS: Weights = {
  ranking: { words: 4.65, exact: 1.62, exactFocus: 0.82 },
  confidence: {
    bias: -1.097,
    said: 0.981,
    exact: 1.235,
    ahead: 2.406,
    third: 1.704,
    answered: -0.435,
    elsewhere: -1.472,
    told: 0.51,
  },
  floor: 0.8,
};

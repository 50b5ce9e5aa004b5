/** The models' weights, as test/bench/match/train.ts printed them. */
import type { Weights } from './model.ts';

export const WEIGHTS: Weights = {
  ranking: { words: 4.65, exact: 1.62, exactFocus: 0.81 },
  confidence: {
    bias: -1.071,
    said: 0.972,
    exact: 1.246,
    ahead: 2.388,
    third: 1.682,
    answered: -0.443,
    elsewhere: -1.465,
    told: 0.511,
  },
  floor: 0.8,
};

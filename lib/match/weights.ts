/** The models' weights, as test/bench/match/train.ts printed them. */
import type { Weights } from './model.ts';

export const WEIGHTS: Weights = {
  ranking: { words: 4.65, exact: 1.62, exactFocus: 0.82 },
  confidence: {
    bias: -1.081,
    said: 0.968,
    exact: 1.235,
    ahead: 2.409,
    third: 1.682,
    answered: -0.428,
    elsewhere: -1.46,
    told: 0.507,
  },
  floor: 0.8,
};

/** Gradient descent with Adam (Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015), over all cases at once. */

export type Gradient = number[];

const [STEPS, RATE, FIRST, SECOND] = [400, 0.05, 0.9, 0.99];

/**
 * Finds weights with a small loss.
 * @param start the weights to begin with; the ridge pulls towards them
 * @param ridge how hard it pulls
 * @param slope adds the loss's gradient at the weights
 */
export function descend(
  start: readonly number[],
  ridge: number,
  slope: (weights: readonly number[], gradient: Gradient) => void,
): number[] {
  const weights = [...start];
  const mean = start.map(() => 0);
  const square = start.map(() => 0);
  for (let step = 1; step <= STEPS; step++) {
    const gradient = weights.map((weight, n) => ridge * (weight - start[n]!));
    slope(weights, gradient);
    gradient.forEach((by, n) => {
      mean[n] = FIRST * mean[n]! + (1 - FIRST) * by;
      square[n] = SECOND * square[n]! + (1 - SECOND) * by * by;
      const size = Math.sqrt(square[n]! / (1 - SECOND ** step)) + 1e-8;
      weights[n]! -= (RATE * mean[n]!) / (1 - FIRST ** step) / size;
    });
  }
  return weights;
}

export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let n = 0; n < a.length; n++) sum += a[n]! * b[n]!;
  return sum;
}

export function addTo(gradient: Gradient, values: ArrayLike<number>, by: number): void {
  for (let n = 0; n < values.length; n++) gradient[n]! += values[n]! * by;
}

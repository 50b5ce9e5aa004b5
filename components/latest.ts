/** Answers that come in another order than they were asked for. */

/**
 * Asks, and takes the answer unless it was asked again meanwhile: of two answers on their way the older one says how things were.
 * @param failed takes what went wrong in its place
 * @returns asks; resolves when that answer was taken, or a newer one
 */
export function latest<T>(
  ask: () => Promise<T>,
  take: (answer: T) => void,
  failed: (error: unknown) => void,
): () => Promise<void> {
  let newest = Promise.resolve();
  let asked = 0;
  const turn = async (mine: number): Promise<void> => {
    try {
      const answer = await ask();
      if (mine === asked) take(answer);
    } catch (error) {
      if (mine === asked) failed(error);
    }
    if (mine !== asked) await newest;
  };
  return () => {
    asked += 1;
    newest = turn(asked);
    return newest;
  };
}

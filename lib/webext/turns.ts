/** Work of one tab in the order in which it came. */

/**
 * Puts in order what runs at the same time; nothing is remembered beyond that, so that a worker may die.
 * @returns runs a tab's work once that tab's work before has ended, well or not
 */
export function inTurns(): <T>(tab: number, work: () => Promise<T>) => Promise<T> {
  const last = new Map<number, Promise<unknown>>();
  return (tab, work) => {
    const turn = (last.get(tab) ?? Promise.resolve()).then(work, work);
    last.set(tab, turn);
    const done = () => {
      if (last.get(tab) === turn) last.delete(tab);
    };
    turn.then(done, done);
    return turn;
  };
}

/** Times of the clock. */

export const DAY_MS = 24 * 60 * 60 * 1000;

/** Minutes since midnight. @param clock as `09:00` */
export function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

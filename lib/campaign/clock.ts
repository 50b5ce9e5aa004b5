/** A device's clock beside that of a server. */

/** A server's clock counts where the device's is further off than this, in ms. */
const MOST_OFF = 5 * 60_000;

/** A day or two is a wrong clock; a year and more is a wrong server. */
const ABSURD = 366 * 24 * 3_600_000;

/**
 * What must be added to the device's clock.
 * @param date the `Date` header of an answer (RFC 9110, 6.6.1)
 * @param received when the answer came, by the device's clock: UTC, ms
 * @param age the `Age` header, in s, where a cache answered (RFC 9111, 5.1)
 * @returns ms; 0 where the clock is right enough; null where the header says nothing that can be used
 */
export function clockOffset(date: string | null, received: number, age: string | null = null): number | null {
  const sent = Date.parse(date ?? '');
  if (Number.isNaN(sent) || !/ GMT$/.test(date ?? '')) return null;
  const offset = sent + (Number(age ?? 0) || 0) * 1000 - received;
  if (Math.abs(offset) > ABSURD) return null;
  return Math.abs(offset) > MOST_OFF ? offset : 0;
}

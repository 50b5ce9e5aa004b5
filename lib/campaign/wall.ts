/** Times on the wall, without a zone, such as `2026-11-30T09:00`: they compare as texts. */
const MINUTE = 60_000;

/** The wall time as minutes of a clock that knows no zone: for differences only. */
export const wallMinutes = (wall: string) => Date.parse(`${wall}Z`) / MINUTE;

/** From such minutes back to the wall time. */
export const wallOf = (minutes: number) => new Date(minutes * MINUTE).toISOString().slice(0, 16);

/** Tells whether there is such a day and time. */
export function isWall(wall: string): boolean {
  const minutes = wallMinutes(wall);
  return Number.isFinite(minutes) && wallOf(minutes) === wall;
}

/** Tells whether there is such an IANA time zone. */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== null;
  } catch {
    return false;
  }
}

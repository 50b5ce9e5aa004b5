/** Lengths of time as authors write them: "90 min", "3 h", "1 day". */
const UNITS: Readonly<Record<string, number>> = { min: 1, h: 60, day: 1440, days: 1440 };

/** The minutes in a length of time, a day having 24 hours; null where it is none, or longer than a year. */
export function minutesIn(text: string): number | null {
  const [, count, unit] = /^([1-9]\d{0,3}) ?(min|h|days?)$/.exec(text.trim()) ?? [];
  const minutes = Number(count) * (UNITS[unit ?? ''] ?? Number.NaN);
  return minutes <= 366 * 1440 ? minutes : null;
}

/** The same as an author would write it. */
export function spanText(minutes: number): string {
  if (minutes % 1440 === 0) return minutes === 1440 ? '1 day' : `${minutes / 1440} days`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`;
}
